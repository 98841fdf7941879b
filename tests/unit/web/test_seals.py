"""Words that come back from a browser: ours, from the same browser, and not too late."""

from __future__ import annotations

import base64

import pytest
from json_caller import Moment

from cordboard.web import Seals


@pytest.fixture
def moment() -> Moment:
    return Moment()


@pytest.fixture
def seals(moment: Moment) -> Seals:
    return Seals(moment, seconds=60)


def test_what_was_sealed_is_read(seals: Seals) -> None:
    assert seals.read("one", seals.make("one", "signed in", "ada@demo", "ä\n")) == (
        "signed in",
        "ada@demo",
        "ä\n",
    )


def test_another_browser_reads_nothing(seals: Seals) -> None:
    sealed = seals.make("one", "word")
    assert (
        seals.read("two", sealed) is seals.read("", sealed) is seals.read("", seals.make("", "word")) is None
    )


def test_another_process_reads_nothing(seals: Seals, moment: Moment) -> None:
    assert Seals(moment).read("one", seals.make("one", "word")) is None


def test_it_ends(seals: Seals, moment: Moment) -> None:
    sealed = seals.make("one", "word")
    moment.pass_seconds(59)
    assert seals.read("one", sealed) == ("word",)
    moment.pass_seconds(1)
    assert seals.read("one", sealed) is None


@pytest.mark.parametrize("sealed", ["", "x", "ä", "=" * 8, base64.urlsafe_b64encode(b"0" * 40).decode()])
def test_what_is_no_seal(seals: Seals, sealed: str) -> None:
    assert seals.read("one", sealed) is None


def test_no_word_of_it_can_be_changed(seals: Seals) -> None:
    whole = base64.urlsafe_b64decode(seals.make("one", "ada@demo"))
    for place in range(len(whole)):
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert seals.read("one", base64.urlsafe_b64encode(changed).decode()) is None
