"""Our finger on the keys: presses digits towards a far end, as telephone events or as tones.

One step is 20 ms; between two digits there are 60 ms of rest.
"""

from __future__ import annotations

from collections import deque
from typing import TypeAlias

from cordboard.media import tones
from cordboard.media.samples import Samples, frames_of
from cordboard.media.telephone_event import TelephoneEvent, reports

Step: TypeAlias = TelephoneEvent | Samples | None
"""What goes out in 20 ms instead of sound: a report, a piece of tone, or nothing special."""
_REST_STEPS = 3


class Keypad:
    """The digits that wait for one leg, and the one that is down."""

    __slots__ = ("_steps", "_waiting", "started_at")

    def __init__(self) -> None:
        self._waiting: deque[tuple[str, int]] = deque()
        self._steps: deque[Step] = deque()
        self.started_at: int | None = None
        """RTP timestamp of the press that is going on; None before its first report."""

    def __bool__(self) -> bool:
        return bool(self._waiting or self._steps)

    def press(self, digits: str, duration_ms: int) -> None:
        """Queue digits."""
        self._waiting.extend((digit, duration_ms) for digit in digits)

    def next_step(self, *, as_tones: bool) -> Step:
        """What goes out now; a press that has begun ends the way it began."""
        if not self._steps and self._waiting:
            digit, duration_ms = self._waiting.popleft()
            pressed = frames_of(tones.dtmf(digit, duration_ms)) if as_tones else reports(digit, duration_ms)
            self._steps.extend(pressed)
            self._steps.extend([None] * _REST_STEPS)
            self.started_at = None
        return self._steps.popleft() if self._steps else None
