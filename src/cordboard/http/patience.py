"""How long one client is waited for: there is one thing at a time that it owes, or nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Patience:
    """Calls `give_up` when what is owed has not come in time."""

    __slots__ = ("_alarm", "_due", "_give_up", "_loop")

    def __init__(self, loop: asyncio.AbstractEventLoop, give_up: Callable[[], None]) -> None:
        self._loop = loop
        self._give_up = give_up
        self._due: float | None = None
        self._alarm: asyncio.TimerHandle | None = None

    def expect(self, seconds: float) -> None:
        """The client owes something from now on, in place of what it owed before.

        An alarm that is set stays if it comes first, and looks again then: most clients are never late, and
        to set one for each of their requests would cost more than the requests' heads.
        """
        due = self._due = self._loop.time() + seconds
        if self._alarm is not None and self._alarm.when() > due:
            self._alarm.cancel()
            self._alarm = None
        if self._alarm is None:
            self._alarm = self._loop.call_at(due, self._look)

    def rest(self) -> None:
        """The client owes nothing."""
        self._due = None

    def end(self) -> None:
        """Nobody is waited for any more."""
        self._due = None
        self._give_up = _never  # or the connection and its patience would keep each other in memory
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _look(self) -> None:
        """The alarm rings: was it the time?"""
        self._alarm = None
        if self._due is None:
            return
        if self._due > self._loop.time():
            self._alarm = self._loop.call_at(self._due, self._look)
        else:
            self._due = None
            self._give_up()


def _never() -> None:
    """What is over cannot be given up."""
