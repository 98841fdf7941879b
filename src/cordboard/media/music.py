"""What a caller hears on hold: a quiet piece of our own, made note by note, the same every time.

Eight bars in a slow three-four: plucked chords below, a simple tune above; it loops without a seam.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import RATE, Samples, to_samples

_BEAT = 4800
"""Samples a beat: 100 beats a minute."""
_BARS = (
    ((48, 64, 67), ((76, 2), (74, 1))),
    ((45, 60, 64), ((72, 3),)),
    ((41, 60, 65), ((69, 1), (72, 1), (77, 1))),
    ((43, 59, 62), ((74, 3),)),
    ((48, 64, 67), ((79, 2), (76, 1))),
    ((45, 60, 64), ((72, 2), (76, 1))),
    ((50, 62, 65), ((77, 1), (74, 1), (69, 1))),
    ((43, 59, 65), ((71, 1), (74, 1), (67, 1))),
)
"""A bar: the MIDI numbers of its chord, and the notes of its tune with their beats."""
_PEAK = 7000.0


def _pitch(note: int) -> float:
    return 440.0 * 2 ** ((note - 69) / 12)


def _pluck(note: int, beats: float, decay: float) -> NDArray[np.float64]:
    """A soft string: a few overtones, the higher the faster gone."""
    length = int(beats * _BEAT) + RATE // 2
    instant = np.arange(length) / RATE
    frequency = _pitch(note)
    wave = np.zeros(length)
    for overtone in (1, 2, 3, 4):
        if frequency * overtone < RATE / 2 - 400:
            fading = np.exp(-decay * overtone * instant)
            wave += np.sin(2 * np.pi * frequency * overtone * instant) * fading / overtone**1.6
    wave *= np.minimum(instant / 0.008, 1.0)
    wave *= np.minimum((length - np.arange(length)) / 400, 1.0)
    return wave


def _add(track: NDArray[np.float64], start: int, wave: NDArray[np.float64], gain: float) -> None:
    """Add a note; what rings past the end is heard at the beginning of the next turn."""
    np.add.at(track, (start + np.arange(len(wave))) % len(track), wave * gain)


@cache
def hold_music() -> Samples:
    """One turn of the piece, 14.4 s, a whole number of frames; shared, so read-only."""
    track = np.zeros(len(_BARS) * 3 * _BEAT)
    for number, (chord, tune) in enumerate(_BARS):
        start = number * 3 * _BEAT
        for beat, note in enumerate(chord):
            _add(track, start + beat * _BEAT, _pluck(note, 3 - beat, 2.2), 0.5)
        for note, beats in tune:
            _add(track, start, _pluck(note, beats, 1.6), 0.8)
            start += beats * _BEAT
    samples = to_samples(track * (_PEAK / np.abs(track).max()))
    samples.flags.writeable = False
    return samples
