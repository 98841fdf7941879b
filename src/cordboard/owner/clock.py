"""The center's clock: it may be set forward, but it never runs backwards or stands still."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from cordboard.vcc.ids import Milliseconds

from .ports import Clock

NANOSECONDS = 1_000_000


class SystemClock:
    """The machine's clock. Where somebody sets that back, this one goes on from where it was."""

    def __init__(
        self, wall: Callable[[], int] = time.time_ns, steady: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self._wall = wall
        self._steady = steady
        self._offset = wall() - steady()

    def now(self) -> Milliseconds:
        """This moment."""
        steady = self._steady()
        self._offset = max(self._offset, self._wall() - steady)
        return Milliseconds((steady + self._offset) // NANOSECONDS)

    def after(self, delay: Milliseconds, action: Callable[[], None]) -> Callable[[], None]:
        """Run `action` on the running event loop in `delay` ms."""
        return asyncio.get_running_loop().call_later(delay / 1000, action).cancel


class Moments:
    """The moments of one domain's facts: none is earlier than the one before, also across restarts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead = 0
        self._last = Milliseconds(0)

    def go_on_from(self, at: Milliseconds) -> None:
        """The newest fact was recorded at `at`: run ahead of a clock that has been set back since."""
        self._ahead = max(self._ahead, at - self._clock.now())

    def now(self) -> Milliseconds:
        """This moment."""
        self._last = max(self._last, Milliseconds(self._clock.now() + self._ahead))
        return self._last


async def pause(clock: Clock, delay: Milliseconds) -> None:
    """Wait `delay` ms of `clock`."""
    over = asyncio.Event()
    cancel = clock.after(delay, over.set)
    try:
        await over.wait()
    finally:
        cancel()
