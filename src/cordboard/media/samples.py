"""What a piece of sound is in this house: 8,000 numbers a second, handled 160 at a time.

All audio is linear 16-bit PCM at 8 kHz, mono, in numpy arrays; a frame is 20 ms, a unit is 10 ms.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.int16]
Octets: TypeAlias = NDArray[np.uint8]
Integers: TypeAlias = NDArray[np.int64]

RATE = 8000
"""Samples a second."""
FRAME = 160
"""Samples in the 20 ms that one RTP packet usually carries."""
UNIT = 80
"""Samples in 10 ms, the grain of the jitter rings."""
FRAME_SECONDS = FRAME / RATE


class AudioError(ValueError):
    """Audio that cannot be used, with a stable `code` and a text that says what to do."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


def frames_of(samples: Samples) -> Samples:
    """Cut samples into whole frames, shape (n, 160); the last one is filled up with silence.

    Samples that fill whole frames are not copied.
    """
    if len(samples) % FRAME == 0:
        return samples.reshape(-1, FRAME)
    count = -(-len(samples) // FRAME)
    padded = np.zeros(count * FRAME, np.int16)
    padded[: len(samples)] = samples
    return padded.reshape(count, FRAME)


def to_samples(wave: NDArray[np.float64]) -> Samples:
    """Round a computed wave; what is too loud is cut at the loudest sample."""
    samples: Samples = np.clip(np.rint(wave), -32768, 32767).astype(np.int16)
    return samples


def silence(milliseconds: int) -> Samples:
    """Return that much silence."""
    return np.zeros(milliseconds * RATE // 1000, np.int16)
