"""One leg as a recording of it alone hears it: what it says, until when, and whether it has fallen silent."""

from __future__ import annotations

from dataclasses import dataclass

from cordboard.media import tones
from cordboard.media.samples import FRAME, RATE, Samples
from cordboard.telephony.embedded.plane.legs import Leg

FRAME_MS = 1000 * FRAME // RATE
QUIET = -45.0
"""dBov: what is softer is the noise of a room, not somebody who speaks."""


@dataclass(slots=True, eq=False)
class Voice:
    """Listens to `leg`; `patience` is how many ms it may say nothing, 0: as long as it likes."""

    leg: Leg
    patience: int
    taken: int = 0
    """Milliseconds that have gone by."""
    spoken: int = 0
    """Until when it has said something, in ms from the start."""
    told: bool = False
    _number: int = 0

    def __post_init__(self) -> None:
        self._number = self.leg.voice_number

    def next_frame(self) -> Samples | None:
        """What it has said in 20 ms; None where nothing came from it."""
        self.taken += FRAME_MS
        if self.leg.voice_number == self._number:
            return None
        self._number = self.leg.voice_number
        frame = self.leg.voice
        if frame is not None and tones.level(frame) > QUIET:
            self.spoken = self.taken
        return frame

    def skip(self, frames: int) -> None:
        """So many frames were left out: time went by all the same."""
        self.taken += frames * FRAME_MS

    def has_fallen_silent(self) -> bool:
        """True once, when its patience is at its end."""
        if self.told or not self.patience or self.taken - self.spoken < self.patience:
            return False
        self.told = True
        return True
