"""What a handler can write down: facts, wishes, timers."""

from __future__ import annotations

from itertools import count

import pytest

from cordboard.vcc.center import Center
from cordboard.vcc.directory import Directory
from cordboard.vcc.kernel import TimerCancelled, TimerSet, WishIssued, WishSettled
from cordboard.vcc.telephony import Hold, Originate, ToStation, Unhold
from cordboard.vcc.work import Work
from cordboard.vcc.world import World


@pytest.fixture
def work() -> Work:
    """A piece of work in an empty world, at 1,000 ms."""
    numbers = count(1)
    return Work(World(Directory(Center(domain_id=1, domain="demo"))), 1_000, lambda: f"{next(numbers):032X}")


def kinds(work: Work) -> list[type]:
    """What was recorded, by kind."""
    return [type(fact) for fact in work.facts]


def test_a_thing_happened_now_unless_the_engine_says_when(work):
    assert work.at == work.now == 1_000
    assert Work(work.world, 1_000, work.fresh, at=900).at == 900


def test_a_timer_runs_from_now(work):
    work.set_timer("offer_timeout", "C", 20_000)
    [timer] = work.world.timers.values()
    assert (timer.due, timer.kind, timer.subject) == (21_000, "offer_timeout", "C")


def test_one_timer_of_a_kind_for_each_subject(work):
    work.set_timer("offer_timeout", "C", 20_000)
    work.set_timer("offer_timeout", "C", 5_000)
    work.set_timer("offer_timeout", "D", 5_000)
    assert kinds(work) == [TimerSet, TimerCancelled, TimerSet, TimerSet]
    assert sorted(timer.subject for timer in work.world.timers.values()) == ["C", "D"]


def test_a_timer_that_does_not_run_is_cancelled_silently(work):
    work.cancel_timer("offer_timeout", "C")
    assert work.facts == []


def test_a_wish_is_settled_once(work):
    wish = work.fresh_wish()
    work.wish(Hold(id=wish, leg="L"))
    work.settle(wish)
    work.settle(wish)
    work.settle(None)
    assert kinds(work) == [WishIssued, WishSettled]
    assert work.world.wishes == work.world.wishes_about == {}


def test_wishes_about_a_thing_are_settled_by_kind_or_all(work):
    work.wish(Hold(id="1", leg="L"))
    work.wish(Unhold(id="2", leg="L"))
    work.wish(Originate(id="3", leg="M", to=ToStation("101")))
    assert work.wishes_for("L", Hold)
    work.settle_about("L", Hold)
    assert not work.wishes_for("L", Hold)
    assert list(work.world.wishes) == ["2", "3"]
    work.settle_about("L")
    assert list(work.world.wishes) == ["3"]


def test_bookkeeping_changes_nothing_on_the_floor(work):
    work.set_timer("offer_timeout", "C", 20_000)
    work.wish(Hold(id="1", leg="L"))
    assert not work.has_changed_the_floor


def test_what_work_tells_of(work):
    work.set_timer("offer_timeout", "C", 20_000)

    assert work.tells_of(frozenset({TimerSet, WishIssued}))
    assert not work.tells_of(frozenset({WishIssued}))
    assert not work.has_changed_the_floor
