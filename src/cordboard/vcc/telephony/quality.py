"""How well one leg is heard: its packets, its loudness, and how long an echo takes."""

from __future__ import annotations

import msgspec

from ..ids import LegId, Milliseconds
from .words import Signal, Verb


class MeasureLeg(Verb, frozen=True, kw_only=True, tag="measure_leg"):
    """Measure a leg that is up for `duration` ms (100 to 60,000). Signal: LegMeasured.

    Nothing is played: whoever wants an echo to be timed plays `Tone.PROBE` to the leg meanwhile.
    """

    leg: LegId
    duration: Milliseconds = Milliseconds(5_000)


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """What a measurement found.

    `sent`, `received`: packets to and from the far end; `lost` by its sequence numbers; `late`: too late to
    be heard. `jitter_ms` as RFC 3550 has it, at the end. Loudness in dBov, -127 is silence: `said_dbov` of
    what came, muted or not, `heard_dbov` of what the person was given to hear. `round_trip_ms`: after so
    long what they heard came back, our jitter buffer included; None where nothing alike did within a second.
    """

    sent: int
    received: int
    lost: int = 0
    late: int = 0
    jitter_ms: float = 0.0
    said_dbov: float = -127.0
    heard_dbov: float = -127.0
    round_trip_ms: int | None = None


class LegMeasured(Signal, frozen=True, kw_only=True, tag="leg_measured"):
    """How well the leg did for `duration` ms."""

    leg: LegId
    duration: Milliseconds
    quality: Quality
