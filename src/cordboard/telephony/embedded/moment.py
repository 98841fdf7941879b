"""The engine's two clocks, which never disagree: one for timers, one for the story it tells.

SIP and audio count seconds of a clock that never jumps; signals carry milliseconds since the epoch,
counted on from the epoch at the start, so that they never go backwards.
"""

from __future__ import annotations

import time

from cordboard.vcc.ids import Milliseconds


class Moment:
    """The time, for one engine life."""

    def __init__(self) -> None:
        self._offset = time.time() - time.monotonic()

    def now(self) -> float:
        """Seconds of the steady clock (the event loop's)."""
        return time.monotonic()

    def wall(self) -> Milliseconds:
        """Milliseconds since the epoch."""
        return self.wall_at(time.monotonic())

    def wall_at(self, steady: float) -> Milliseconds:
        """A moment of the steady clock as milliseconds since the epoch."""
        return Milliseconds(int((steady + self._offset) * 1000))

    def steady(self, wall: Milliseconds) -> float:
        """The steady clock at a moment of the story."""
        return wall / 1000 - self._offset
