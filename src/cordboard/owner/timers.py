"""The alarms of the center: an offer that waits too long, a phone that does not answer.

Timers are facts; this keeps one alarm for the earliest of them. A timer fires late rather than
never: what was due while nobody ran fires when `start` is called.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from itertools import count
from typing import Any

from cordboard.vcc.ids import Milliseconds, TimerId
from cordboard.vcc.kernel import Timer, TimerCancelled, TimerFired, TimerSet

from .clock import Moments
from .ports import Clock

LONGEST = Milliseconds(60_000)
"""The alarm looks at the clock at least so often, for that may be set forward."""


class Timers:
    """The running timers; each due one is handed to `fire`, in order, after `start`."""

    def __init__(self, clock: Clock, moments: Moments, fire: Callable[[Timer], None]) -> None:
        self._clock = clock
        self._moments = moments
        self._fire = fire
        self._running: dict[TimerId, Timer] = {}
        self._due: list[tuple[Milliseconds, int, TimerId]] = []
        self._not_before: dict[TimerId, Milliseconds] = {}
        self._order = count()
        self._started = False
        self._cancel: Callable[[], None] | None = None
        self._alarm_at = Milliseconds(0)

    def reset(self, timers: Iterable[Timer]) -> None:
        """These run, and no others."""
        self._running = {timer.id: timer for timer in timers}
        self._not_before = {each: at for each, at in self._not_before.items() if each in self._running}
        self._due = []
        for timer in self._running.values():
            self._push(timer.id, max(timer.due, self._not_before.get(timer.id, timer.due)))
        self._arm()

    def note(self, facts: Iterable[Any]) -> None:
        """Follow the committed facts that set, cancel or fire timers."""
        for fact in facts:
            if isinstance(fact, TimerSet):
                self._running[fact.timer.id] = fact.timer
                self._push(fact.timer.id, fact.timer.due)
            elif isinstance(fact, TimerCancelled | TimerFired):
                self._running.pop(fact.timer, None)
                self._not_before.pop(fact.timer, None)
        self._arm()

    def postpone(self, timer: TimerId, delay: Milliseconds) -> None:
        """Firing `timer` came to nothing: fire it again in `delay` ms, not before."""
        if timer in self._running:
            self._not_before[timer] = Milliseconds(self._moments.now() + delay)
            self.reset(tuple(self._running.values()))

    def start(self) -> None:
        """Fire what is due, from now on; again is harmless."""
        self._started = True
        self._arm()

    def stop(self) -> None:
        """Fire nothing any more."""
        self._started = False
        self._disarm()

    def _push(self, timer: TimerId, due: Milliseconds) -> None:
        heapq.heappush(self._due, (due, next(self._order), timer))

    def _arm(self) -> None:
        while self._due and self._due[0][2] not in self._running:
            heapq.heappop(self._due)
        if not self._started or not self._due:
            self._disarm()
            return
        earliest = self._due[0][0]
        if self._cancel is None or self._alarm_at != earliest:
            self._disarm()
            delay = min(max(earliest - self._moments.now(), 0), LONGEST)
            self._alarm_at = earliest
            self._cancel = self._clock.after(Milliseconds(delay), self._ring)

    def _disarm(self) -> None:
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _ring(self) -> None:
        self._cancel = None
        now = self._moments.now()
        while self._due and self._due[0][0] <= now:
            _, _, timer_id = heapq.heappop(self._due)
            timer = self._running.get(timer_id)
            if timer is not None:
                self._fire(timer)
        self._arm()
