"""Bans: enough failures within a while, for a while, a name before an address, never a trunk, bounded."""

from __future__ import annotations

import pytest

from cordboard.telephony.embedded.bans import FAILURES, FAILURES_OF_ALL, FOR, REMEMBERED, WITHIN, Bans

HOST = "192.0.2.1"
PHONE = "101"


def all_names(bans: Bans, failures: int) -> None:
    """Failures of many names at one address, each a few times only."""
    for turn in range(failures):
        bans.failed(HOST, f"10{turn % FAILURES_OF_ALL}", 0.0)


@pytest.mark.parametrize(
    ("times", "apart", "banned"),
    [(FAILURES - 1, 1.0, False), (FAILURES, 1.0, True), (FAILURES, WITHIN, False)],
)
def test_how_often_is_too_often(times: int, apart: float, banned: bool) -> None:
    bans = Bans()
    for turn in range(times):
        bans.failed(HOST, PHONE, turn * apart)
    assert bans.holds_name(HOST, PHONE, (times - 1) * apart) is banned


def test_one_phone_with_an_old_secret_harms_no_other_however_often_it_tries() -> None:
    bans = Bans()
    for _ in range(10 * FAILURES_OF_ALL):
        bans.failed(HOST, PHONE, 0.0)
    assert bans.holds_name(HOST, PHONE, 0.0)
    assert not bans.holds_name(HOST, "102", 0.0)
    assert not bans.holds_name("192.0.2.2", PHONE, 0.0)
    assert not bans.holds(HOST, 0.0)


@pytest.mark.parametrize(("failures", "banned"), [(FAILURES_OF_ALL - 1, False), (FAILURES_OF_ALL, True)])
def test_who_tries_many_names_is_not_heard_at_all(failures: int, banned: bool) -> None:
    bans = Bans()
    all_names(bans, failures)
    assert bans.holds(HOST, 0.0) is banned


def test_a_ban_ends() -> None:
    bans = Bans()
    all_names(bans, FAILURES * FAILURES_OF_ALL)
    assert bans.holds(HOST, FOR - 1)
    assert bans.holds_name(HOST, PHONE, FOR - 1)
    assert not bans.holds(HOST, FOR + 1)
    assert not bans.holds_name(HOST, PHONE, FOR + 1)


def test_a_trunk_is_never_banned() -> None:
    bans = Bans()
    bans.exempt = frozenset({HOST})
    all_names(bans, FAILURES * FAILURES_OF_ALL)
    assert not bans.holds(HOST, 0.0)
    assert bans.holds_name(HOST, PHONE, 0.0)


def test_one_who_became_a_trunk_is_free_at_once() -> None:
    bans = Bans()
    all_names(bans, FAILURES_OF_ALL)
    bans.exempt = frozenset({HOST})
    assert not bans.holds(HOST, 0.0)


def test_the_memory_is_bounded() -> None:
    bans = Bans()
    for number in range(REMEMBERED + 10):
        bans.failed(str(number), "x" * 1000 + str(number), 0.0)
    assert bans.remembered == 2 * REMEMBERED
