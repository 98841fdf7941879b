"""One piece of work: what a handler sees and what it writes down while it decides on one input.

Facts are applied as they are recorded, so that later decisions of the same work see them. A handler
refuses before it records anything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .ids import BridgeId, LegId, Milliseconds, TimerId, WishId
from .kernel import BOOKKEEPING, Fact, Timer, TimerCancelled, TimerSet, WishIssued, WishSettled
from .telephony import AnyVerb
from .world import World


class Work:
    """The world, the moment, fresh ids; facts, wishes and timers go in here.

    `now` is the VCC's clock. `at` is when the thing happened: the engine's time for a signal, which may
    have waited for us, else `now`.
    """

    __slots__ = ("_fresh", "_kinds", "at", "facts", "now", "passing", "world")

    def __init__(
        self, world: World, now: Milliseconds, fresh: Callable[[], str], at: Milliseconds | None = None
    ) -> None:
        self.world = world
        self.now = now
        self.at = now if at is None else at
        self.facts: list[Any] = []
        self.passing: list[AnyVerb] = []
        self._kinds: set[type] = set()
        self._fresh = fresh

    def fresh(self) -> str:
        """32 upper-case hex digits, never given before."""
        return self._fresh()

    def fresh_wish(self) -> WishId:
        """The id of a new wish."""
        return WishId(self._fresh())

    def record(self, fact: Fact) -> None:
        """`fact` happened, from here on for everyone."""
        self.world.apply(fact)
        self.facts.append(fact)
        self._kinds.add(type(fact))

    @property
    def has_changed_the_floor(self) -> bool:
        """False where nothing has been recorded but bookkeeping."""
        return not self._kinds <= BOOKKEEPING

    def tells_of(self, kinds: frozenset[type]) -> bool:
        """Whether a fact of one of these kinds has been recorded."""
        return not self._kinds.isdisjoint(kinds)

    def wish(self, verb: AnyVerb) -> None:
        """Ask the engine for `verb`, once this is committed and until it is settled."""
        self.record(WishIssued(wish=verb))

    def pass_on(self, verb: AnyVerb) -> None:
        """Ask the engine for `verb` once, leaving no trace of it; it is lost where the engine is."""
        self.passing.append(verb)

    def settle(self, wish: WishId | None) -> None:
        """`wish` is answered or has lost its meaning; nothing where it is not outstanding."""
        if wish is not None and wish in self.world.wishes:
            self.record(WishSettled(wish=wish))

    def settle_about(self, thing: str, *verbs: type) -> None:
        """Settle the wishes about a leg, play, recording or station: those of `verbs`, or all of them."""
        for wish in tuple(self.world.wishes_about.get(thing, ())):
            if not verbs or type(self.world.wishes[wish]) in verbs:
                self.record(WishSettled(wish=wish))

    def wishes_for(self, thing: LegId | BridgeId, verb: type) -> bool:
        """Is such a wish about `thing` outstanding?"""
        return any(type(self.world.wishes[wish]) is verb for wish in self.world.wishes_about.get(thing, ()))

    def set_timer(self, kind: str, subject: str, after: Milliseconds) -> None:
        """Fire the `kind` of timer about `subject` in `after` ms; an earlier one of the kind gives way."""
        self.cancel_timer(kind, subject)
        due = Milliseconds(self.now + after)
        self.record(TimerSet(timer=Timer(id=TimerId(self._fresh()), due=due, kind=kind, subject=subject)))

    def cancel_timer(self, kind: str, subject: str) -> None:
        """Let that timer not fire; nothing where none runs."""
        timer = self.world.timers_about.get((kind, subject))
        if timer is not None:
            self.record(TimerCancelled(timer=timer))
