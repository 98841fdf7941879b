"""A measurement of one leg while it goes on: loudness both ways, and whether what it hears comes back."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cordboard.media import tones
from cordboard.media.echo import EchoFinder
from cordboard.media.samples import FRAME, RATE, Samples
from cordboard.telephony.embedded.plane.model import LegCounters


@dataclass(slots=True, eq=False)
class Gauge:
    """Counts down its frames; `before` is how the counters of the leg stood when it began."""

    measurement_id: str
    frames: int
    before: LegCounters
    echo: EchoFinder = field(default_factory=EchoFinder)
    _said: float = 0.0
    _heard: float = 0.0
    _taken: int = 0

    def take(self, said: Samples, heard: Samples, *, echoes: bool) -> bool:
        """Take 20 ms; tell whether it is the last. A leg that we echo ourselves cannot be timed."""
        self._said += _power(said)
        self._heard += _power(heard)
        self._taken += 1
        if not echoes:
            self.echo.add(heard, said)
        return self._taken >= self.frames

    @property
    def said(self) -> float:
        """How loud the leg was, in dBov."""
        return tones.decibels((self._said / self._taken) ** 0.5)

    @property
    def heard(self) -> float:
        """How loud what it heard was, in dBov."""
        return tones.decibels((self._heard / self._taken) ** 0.5)

    @property
    def round_trip_ms(self) -> int | None:
        """How long an echo takes, None where there is none."""
        delay = self.echo.delay()
        return None if delay is None else 1000 * delay // RATE


def _power(frame: Samples) -> float:
    wide = frame.astype(np.float64)
    return float(wide @ wide) / FRAME
