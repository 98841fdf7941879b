"""Which addresses line up: those with many passwords that were not right, for a while, within bounds."""

from __future__ import annotations

import pytest

from cordboard.owner.suspects import DOUBTS, REMEMBERED, WITHIN, Suspects, neighbourhood

HOME = "192.0.2.1"


def doubtful(times: int, apart: float = 0.0) -> Suspects:
    suspects = Suspects()
    for turn in range(times):
        suspects.doubt(HOME, turn * apart)
    return suspects


@pytest.mark.parametrize(
    ("times", "apart", "suspect"),
    [(DOUBTS - 1, 1.0, False), (DOUBTS, 1.0, True), (DOUBTS, WITHIN, False)],
)
def test_how_many_are_too_many(times: int, apart: float, suspect: bool) -> None:
    assert doubtful(times, apart).doubt(HOME, times * apart) is suspect


def test_it_passes() -> None:
    assert not doubtful(10 * DOUBTS).doubt(HOME, WITHIN + 1)


def test_who_is_right_is_trusted_however_often_they_come() -> None:
    suspects = Suspects()
    for _ in range(10 * DOUBTS):
        assert not suspects.doubt(HOME, 0.0)
        suspects.trust(HOME)


def test_others_are_not_suspect_and_an_unknown_address_is_nobody_s() -> None:
    suspects = doubtful(10 * DOUBTS)
    for _ in range(2 * DOUBTS):
        assert not suspects.doubt("", 0.0)
    assert not suspects.doubt("192.0.2.2", 0.0)
    suspects.trust("never seen")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("unknown", "unknown", True),
    ],
)
def test_who_lives_together(one: str, other: str, same: bool) -> None:
    assert (neighbourhood(one) == neighbourhood(other)) is same


def test_the_memory_is_bounded() -> None:
    suspects = Suspects()
    for number in range(REMEMBERED + 10):
        suspects.doubt(f"{number} {'x' * 1000}", 0.0)
    assert suspects.remembered == REMEMBERED
