"""An ear for echoes: how long does what somebody hears take to come back in what they say?

What comes back may be softer, turned over in phase and through a codec; it is recognised by its shape.
"""

from __future__ import annotations

import numpy as np

from cordboard.media.samples import FRAME, RATE, Samples

REACH = RATE
"""The longest delay that is found, in samples: one second."""
_BLOCK = 25
"""Frames that are compared at once: half a second, 0.6 ms of work."""
_SIZE = 16384
"""Of the Fourier transform: at least REACH and a block."""
_LIKE = 0.4
"""How like each other two sounds must be, from 0 to 1, to be one and its echo."""
_AUDIBLE = 30.0
"""Root of the mean square below which there is nothing to compare (-61 dBov)."""


class EchoFinder:
    """Compares two streams while they go by, frame by frame."""

    def __init__(self) -> None:
        self._history = np.zeros(REACH + _BLOCK * FRAME, np.float64)
        """What was heard: a second, and the block that is being filled."""
        self._said = np.zeros(_BLOCK * FRAME, np.float64)
        self._filled = 0
        self._samples = 0
        self._likeness = np.zeros(REACH + 1, np.float64)
        self._energy_said = self._energy_heard = 0.0

    def add(self, heard: Samples, said: Samples) -> None:
        """Take 20 ms of what somebody heard, and of what they said at the same time."""
        here = slice(self._filled, self._filled + FRAME)
        self._said[here] = said
        self._history[REACH + here.start : REACH + here.stop] = heard
        self._filled += FRAME
        if self._filled == len(self._said):
            self._compare()

    def _compare(self) -> None:
        """Add a block to the likeness at every delay; a cross-correlation by Fourier transform."""
        history, said = np.fft.rfft(self._history, _SIZE), np.fft.rfft(self._said, _SIZE)
        alike = np.fft.irfft(history * np.conj(said), _SIZE)[: REACH + 1]
        self._likeness += alike[::-1]
        self._energy_said += float(self._said @ self._said)
        self._energy_heard += float(self._history[REACH:] @ self._history[REACH:])
        self._samples += self._filled
        self._history[:REACH] = self._history[-REACH:].copy()
        self._said[:] = self._history[REACH:] = 0.0
        self._filled = 0

    def delay(self) -> int | None:
        """After how many samples it comes back; None where nothing alike does."""
        if self._filled:
            self._compare()
        if min(self._energy_said, self._energy_heard) <= _AUDIBLE**2 * self._samples:
            return None
        found = int(np.argmax(np.abs(self._likeness)))
        like = abs(self._likeness[found]) / np.sqrt(self._energy_said * self._energy_heard)
        return found if like >= _LIKE else None
