"""What is noted beside the journal: of each domain, whole or not at all, and never in the way."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest

from cordboard.journal.head import Head
from cordboard.vcc.ids import DomainId

ONE, TWO = DomainId(1), DomainId(2**40)


def noted(path: Path) -> dict[DomainId, tuple[int, int]]:
    with closing(Head(path)) as head:
        return head.noted


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A head that knows two domains."""
    path = tmp_path / "head"
    with closing(Head(path)) as head:
        for number in range(1, 4):
            head.move(ONE, number, number * 7)
            head.move(TWO, number * 10**12, 2**32 - number)
    return path


def test_each_domain_s_newest_is_found_again(path: Path) -> None:
    assert noted(path) == {ONE: (3, 21), TWO: (3 * 10**12, 2**32 - 3)}


def test_a_domain_keeps_its_place(path: Path) -> None:
    with closing(Head(path)) as head:
        head.move(TWO, 5, 5)
    assert noted(path) == {ONE: (3, 21), TWO: (5, 5)}


def test_a_new_one_says_nothing(tmp_path: Path) -> None:
    assert noted(tmp_path / "head") == {}


@pytest.mark.parametrize("place", [0, 8, 16, 20, 23, 40])
def test_what_is_not_whole_says_nothing(path: Path, place: int, caplog: pytest.LogCaptureFixture) -> None:
    octets = bytearray(path.read_bytes())
    octets[place] ^= 1
    path.write_bytes(octets)
    assert noted(path) == {}
    assert "not as it was written" in caplog.text


def test_it_is_private(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_disk_that_takes_nothing_is_said_once_and_stops_nobody(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # given a disk that takes nothing
    full = os.open("/dev/full", os.O_WRONLY)
    with closing(Head(path)) as head:
        os.close(head._file)
        monkeypatch.setattr(head, "_file", full)
        # when commits go on
        head.move(ONE, 4, 4)
        head.move(ONE, 5, 5)
    # then
    assert caplog.text.count("cannot be written") == 1
