"""A recording in the making, on one clock: of a call customer left and agent right, of a voicemail one voice.

Every 20 ms of the clock becomes 20 ms of the file, whatever either side does, so a place in the file is a
time in the call. A pause leaves silence in the file and an entry in the list of gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from cordboard.media.samples import FRAME, Samples

_BLOCK_FRAMES = 50


class Side(Enum):
    """A channel of the recording, by its index."""

    LEFT = 0
    RIGHT = 1


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch that was not recorded on purpose, in samples from the start of the file."""

    start: int
    length: int


class Track:
    """Puts as many mono streams as it has channels side by side, and hands them out in blocks of a second."""

    def __init__(self, channels: int = 2) -> None:
        self._block = np.zeros((_BLOCK_FRAMES * FRAME, channels), np.int16)
        self._filled = 0
        self._handed_out = 0
        self._paused_at: int | None = None
        self._gaps: list[Gap] = []

    @property
    def samples(self) -> int:
        """Length so far, in samples of one channel."""
        return self._handed_out + self._filled

    @property
    def paused(self) -> bool:
        """Whether sound is being left out."""
        return self._paused_at is not None

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The gaps so far; one that is still open ends here."""
        if self._paused_at is None or self._paused_at == self.samples:
            return tuple(self._gaps)
        return (*self._gaps, Gap(self._paused_at, self.samples - self._paused_at))

    def pause(self) -> None:
        """Leave out what follows; again does nothing."""
        if self._paused_at is None:
            self._paused_at = self.samples

    def resume(self) -> None:
        """Record again; without a pause does nothing."""
        self._gaps = list(self.gaps)
        self._paused_at = None

    def add(self, *voices: Samples | None) -> bytes | None:
        """Add 20 ms of each channel (None = nobody there); return a block of the file when one is full."""
        place = self._block[self._filled : self._filled + FRAME]
        for channel, frame in enumerate(voices):
            place[:, channel] = 0 if frame is None or self.paused else frame
        self._filled += FRAME
        return self.take() if self._filled == len(self._block) else None

    def take(self) -> bytes:
        """Hand out what has gathered, as interleaved little-endian octets."""
        block = self._block[: self._filled].astype("<i2").tobytes()
        self._handed_out += self._filled
        self._filled = 0
        return block
