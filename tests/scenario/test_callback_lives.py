"""Any life of callbacks: each is told to be due once for each time that it is promised for, never twice.

A model of a few lines says what an agent must hear; restarts from the journal and from snapshots, late alarms
and sessions that end come in between.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from often import often
from small_center import CUSTOMER

from cordboard import contract
from cordboard.vcc.agents import Logout
from cordboard.vcc.callbacks import (
    CALLBACK,
    AddCallback,
    CallbackState,
    DismissCallback,
    ListCallbacks,
    RemoveCallback,
    ShowCallback,
    SnoozeCallback,
)
from cordboard.vcc.calls import MakeCall
from cordboard.vcc.telephony import HangupCause

DELAYS = st.sampled_from([0, 1, 1_000, 60_000, 3_600_000, 30 * 24 * 3_600_000])
ME = "anna"


class Lives(RuleBasedStateMachine):
    """`waiting` and `due` are what the agent has been promised, by id; `heard` is checked against them."""

    def __init__(self, new_floor: Callable[[], Any]) -> None:
        super().__init__()
        self.floor = new_floor()
        self.waiting: dict[int, int] = {}
        self.due: set[int] = set()
        self.at_work = True

    @initialize()
    def morning(self) -> None:
        self.floor.login(ME)
        self.floor.forget()

    def overdue(self) -> list[int]:
        """Of which callbacks the agent has heard that they are due, since this was last asked."""
        told = self.floor.events(ME)
        return [event.id for event in told if isinstance(event, contract.CallbackOverdue)]

    def falls_due(self) -> set[int]:
        """Whose time has come by now."""
        now = {each for each, at in self.waiting.items() if at <= self.floor.now}
        self.waiting = {each: at for each, at in self.waiting.items() if each not in now}
        self.due |= now
        return now

    def passes(self, milliseconds: int) -> None:
        self.floor.wait(milliseconds)
        expected = self.falls_due() if self.at_work else set()
        assert sorted(self.overdue()) == sorted(expected)
        self.falls_due()

    @precondition(lambda self: self.at_work)
    @rule(delay=DELAYS)
    def promise(self, delay: int) -> None:
        due = self.floor.now + delay
        self.waiting[self.floor.asks(ME, AddCallback, number=CUSTOMER, due=due)] = due

    @precondition(lambda self: self.at_work and (self.waiting or self.due))
    @rule(data=st.data(), delay=DELAYS)
    def put_off(self, data: Any, delay: int) -> None:
        chosen, until = self.any_of(data, {*self.waiting, *self.due}), self.floor.now + delay
        self.floor.asks(ME, SnoozeCallback, callback=chosen, until=until)
        self.due.discard(chosen)
        self.waiting[chosen] = until

    @precondition(lambda self: self.at_work and (self.waiting or self.due))
    @rule(data=st.data())
    def remove(self, data: Any) -> None:
        chosen = self.any_of(data, {*self.waiting, *self.due})
        self.floor.asks(ME, RemoveCallback, callback=chosen)
        self.due.discard(chosen)
        self.waiting.pop(chosen, None)

    @precondition(lambda self: self.at_work and self.due)
    @rule(data=st.data(), again=st.booleans())
    def dismiss_and_show(self, data: Any, again: bool) -> None:
        chosen = self.any_of(data, self.due)
        self.floor.asks(ME, DismissCallback, callback=chosen)
        assert self.overdue() == []
        for _ in range(again):
            self.floor.asks(ME, ShowCallback, callback=chosen)
        assert self.overdue() == [chosen] * again

    @precondition(lambda self: self.at_work and (self.waiting or self.due))
    @rule(data=st.data(), reached=st.booleans(), talk=DELAYS)
    def call(self, data: Any, reached: bool, talk: int) -> None:
        """Whoever is reached is done with; a call that takes long silences nothing but itself."""
        chosen = self.any_of(data, {*self.waiting, *self.due})
        at = self.waiting.pop(chosen, 0)
        self.due.discard(chosen)
        dial = partial(MakeCall, number="", campaign=None, check_dnc=True, callback=chosen)
        self.floor.asks(ME, dial)
        self.floor.answers(self.floor.station_leg(ME))
        leg = self.floor.customer_leg()
        self.passes(talk)
        outcome = self.customer_talks if reached else partial(self.customer_is_busy, chosen, at)
        outcome(leg)

    def customer_talks(self, leg: Any) -> None:
        self.floor.answers(leg)
        self.floor.finishes(ME, self.floor.center.dispositions[2].id)

    def customer_is_busy(self, chosen: int, at: int, leg: Any) -> None:
        self.floor.ends(leg, HangupCause.BUSY)
        waits = at > self.floor.now
        self.waiting |= {chosen: at} if waits else {}
        self.due |= set() if waits else {chosen}
        assert self.overdue() == []

    @rule(milliseconds=DELAYS)
    def time_passes(self, milliseconds: int) -> None:
        self.passes(milliseconds)

    @rule(milliseconds=DELAYS, back=st.integers(0, 40))
    def vcc_stands_still(self, milliseconds: int, back: int) -> None:
        """It dies, and comes back later, from an older snapshot and the facts after it."""
        self.floor.now += milliseconds
        self.floor.restart_from_snapshot(back)
        self.passes(0)

    @rule()
    def goes_home_or_comes(self) -> None:
        step = self.goes_home if self.at_work else self.comes
        step()
        self.at_work = not self.at_work

    def goes_home(self) -> None:
        self.floor.asks(ME, Logout, reason=0)

    def comes(self) -> None:
        self.floor.login(ME)
        assert sorted(self.overdue()) == sorted(self.due)

    @invariant()
    def the_list_is_what_was_promised(self) -> None:
        book = self.floor.core._world.callbacks.all
        states = {each.id: each.state for each in book.values()}
        assert {each for each, state in states.items() if state is CallbackState.DUE} == self.due
        assert {each: book[each].due for each in states if each not in self.due} == self.waiting

    def teardown(self) -> None:
        """In the end nothing is left but what waits and what is due."""
        for _ in range(self.at_work):
            seen = self.floor.core.answer(ListCallbacks(seat=self.floor.seat(ME)))
            assert len(seen) == len(self.due) + len(self.waiting)

    @staticmethod
    def any_of(data: Any, ids: set[int]) -> int:
        chosen: int = data.draw(st.sampled_from(sorted(ids)))
        return chosen


def test_any_life(new_floor: Callable[[], Any]) -> None:
    run_state_machine_as_test(
        partial(Lives, new_floor),
        settings=settings(
            max_examples=often(120),
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_state_but_the_last_two_can_be_left() -> None:
    final = {state for state, rows in CALLBACK.rows.items() if not rows}
    reached = {after for rows in CALLBACK.rows.values() for after in rows.values()}
    assert final == {CallbackState.COMPLETED, CallbackState.REMOVED}
    assert reached == set(CallbackState)
