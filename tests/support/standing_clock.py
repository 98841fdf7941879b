"""A clock that stands until a test moves it, and lets everything happen that follows."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Callable


class Alarm:
    """One entry of a `StandingClock`."""

    def __init__(self, callback: Callable[..., object], args: tuple[object, ...]) -> None:
        self._callback: Callable[..., object] | None = callback
        self._args = args

    def cancel(self) -> None:
        self._callback = None

    def ring(self) -> None:
        callback, self._callback = self._callback, None
        (callback or (lambda *_: None))(*self._args)


class StandingClock:
    """Timers that move only when told to."""

    def __init__(self) -> None:
        self._now = 0.0
        self._alarms: list[tuple[float, int, Alarm]] = []
        self._order = itertools.count()

    def time(self) -> float:
        return self._now

    def call_later(self, delay: float, callback: Callable[..., object], /, *args: object) -> Alarm:
        alarm = Alarm(callback, args)
        heapq.heappush(self._alarms, (self._now + delay, next(self._order), alarm))
        return alarm

    async def advance(self, seconds: float) -> None:
        """Let time pass, and everything happen that follows."""
        end = self._now + seconds
        await settle()
        while self._alarms and self._alarms[0][0] <= end:
            self._now, _, alarm = heapq.heappop(self._alarms)
            alarm.ring()
            await settle()
        self._now = end


async def settle() -> None:
    """Let everything that is ready to run, run."""
    for _ in range(20):
        await asyncio.sleep(0)
