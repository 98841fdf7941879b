"""SIGHUP ends only who has lost a terminal."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from cordboard import hangup


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool, bool, bool], list[str]]:
    def play(before: bool, after: bool, ignored: bool) -> list[str]:
        heard: list[str] = []
        handler = signal.SIG_IGN if ignored else signal.SIG_DFL
        monkeypatch.setattr(signal, "getsignal", lambda _signal: handler)
        monkeypatch.setattr(hangup, "has_terminal", lambda: before)
        react = hangup.Hangup(lambda: heard.append("end"), lambda: heard.append("read again"))
        monkeypatch.setattr(hangup, "has_terminal", lambda: after)
        react()
        return heard

    return play


@pytest.mark.parametrize(
    ("before", "after", "ignored", "meaning"),
    [
        (True, False, False, "end"),
        (True, True, False, "read again"),
        (False, False, False, "read again"),
        (True, False, True, "read again"),
    ],
)
def test_only_a_terminal_that_was_lost_ends(
    said: Callable[[bool, bool, bool], list[str]], before: bool, after: bool, ignored: bool, meaning: str
) -> None:
    assert said(before, after, ignored) == [meaning]


def test_a_terminal_is_one_that_opens(tmp_path: object) -> None:
    assert hangup.has_terminal("/dev/null")
    assert not hangup.has_terminal(f"{tmp_path}/none")
