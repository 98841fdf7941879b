"""Bans: enough failures within a while, for a while, never a trunk, and a bounded memory."""

from __future__ import annotations

import pytest

from cordboard.telephony.embedded.bans import FAILURES, FOR, REMEMBERED, WITHIN, Bans

HOST = "192.0.2.1"


@pytest.mark.parametrize(
    ("times", "apart", "banned"),
    [(FAILURES - 1, 1.0, False), (FAILURES, 1.0, True), (FAILURES, WITHIN, False)],
)
def test_how_often_is_too_often(times: int, apart: float, banned: bool) -> None:
    bans = Bans()
    for turn in range(times):
        bans.failed(HOST, turn * apart)
    assert bans.holds(HOST, (times - 1) * apart) is banned


def test_a_ban_ends() -> None:
    bans = Bans()
    for _ in range(FAILURES):
        bans.failed(HOST, 0.0)
    assert bans.holds(HOST, FOR - 1)
    assert not bans.holds(HOST, FOR + 1)


def test_a_trunk_is_never_banned() -> None:
    bans = Bans()
    bans.exempt = frozenset({HOST})
    for _ in range(FAILURES):
        bans.failed(HOST, 0.0)
    assert not bans.holds(HOST, 0.0)


def test_one_who_became_a_trunk_is_free_at_once() -> None:
    bans = Bans()
    for _ in range(FAILURES):
        bans.failed(HOST, 0.0)
    bans.exempt = frozenset({HOST})
    assert not bans.holds(HOST, 0.0)


def test_the_memory_is_bounded() -> None:
    bans = Bans()
    for number in range(REMEMBERED + 10):
        bans.failed(str(number), 0.0)
    assert len(bans._records) == REMEMBERED
