"""Two people made of arithmetic, who babble all day: sound like speech for tests and the demo.

A voice is a pitch and a size of throat; what it says comes from a seed, the same each time. An ear tells how
much of each voice is in a signal, even when both speak at once.
"""

from __future__ import annotations

from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import RATE, Samples, to_samples
from cordboard.media.tones import FULL_SCALE, QUIETEST

Wave = NDArray[np.float64]

_VOWELS = ((730, 1090, 2440), (530, 1840, 2480), (270, 2290, 3010), (570, 840, 2410), (300, 870, 2240))
"""The first three formants of a, e, i, o, u in Hz, for an average throat."""
_STRENGTHS = (1.0, 0.5, 0.22)
_BANDWIDTH = 110.0
_PEAK = 9000.0
_HIGHEST = 3300.0
_STEPS = (-0.03, -0.02, -0.01, 0.0, 0.01, 0.02, 0.03)
"""The little melody of speech: by how much a syllable is above or below the voice's pitch."""
_EAR = 480
"""Samples that the ear takes in at once: 60 ms."""
_CERTAIN = 0.3
"""Share of those that a voice must explain to be believed."""
_RICHNESS = 3.8
"""How many equally strong harmonics its sound must be worth."""
_FUNDAMENTAL = 0.1
"""How strong the lowest harmonic must be, of the strongest."""


class Voice(Enum):
    """Who speaks: pitch in Hz, and formants relative to the average. The pitches share no low harmonics."""

    LOW = (113.0, 0.94)
    HIGH = (183.0, 1.16)

    @property
    def pitch(self) -> float:
        """Middle pitch in Hz."""
        return self.value[0]

    @property
    def throat(self) -> float:
        """Factor on the formants."""
        return self.value[1]


def speech(voice: Voice, milliseconds: int, seed: int) -> Samples:
    """So much babble: words of a few syllables with short pauses between them."""
    chance = np.random.default_rng(seed)
    length = milliseconds * RATE // 1000
    parts = [np.zeros(0)]
    spoken = 0
    while spoken < length:
        word = _word(voice, chance)
        parts.append(word)
        spoken += len(word)
    return to_samples(np.concatenate(parts)[:length] * _PEAK)


def _word(voice: Voice, chance: np.random.Generator) -> Wave:
    """A few syllables, and the pause after them."""
    parts = [np.zeros(int(chance.integers(400, 1200)))]
    for _ in range(int(chance.integers(2, 5))):
        parts += [_syllable(voice, chance), np.zeros(int(chance.integers(80, 320)))]
    return np.concatenate(parts)


def _syllable(voice: Voice, chance: np.random.Generator) -> Wave:
    """A breath of noise, then a vowel that swells and dies away; its loudest sample is 1."""
    length = int(chance.integers(1000, 2000))
    pitch = voice.pitch * (1 + float(chance.choice(_STEPS)))
    vowel = _vowel(pitch, voice.throat, _VOWELS[int(chance.integers(len(_VOWELS)))], length)
    rise = np.minimum(np.arange(length) / 160, 1.0)
    fall = np.minimum((length - np.arange(length)) / 400, 1.0)
    consonant = np.diff(chance.standard_normal(161)) * 0.03
    vowel *= rise * fall / np.abs(vowel).max()
    vowel[:160] += consonant * (1 - rise[:160])
    syllable: Wave = vowel
    return syllable


def _vowel(pitch: float, throat: float, formants: tuple[int, int, int], length: int) -> Wave:
    """Every harmonic of the pitch, as strong as the nearest formants let it through."""
    harmonics = np.arange(1, int(_HIGHEST / pitch) + 1)
    frequency = harmonics * pitch
    strength = sum(
        weight / (1 + ((frequency - formant * throat) / _BANDWIDTH) ** 2)
        for weight, formant in zip(_STRENGTHS, formants, strict=True)
    )
    strength = (strength + 0.02) / np.sqrt(harmonics)
    turns = np.outer(frequency, np.arange(length) / RATE) + np.outer(harmonics**2, [0.37])
    wave: Wave = strength @ np.sin(2 * np.pi * turns)
    return wave


def voice_level(samples: Samples, voice: Voice) -> float:
    """How loud one voice is in a signal, in dBov over its whole length; -127 where it is not heard at all.

    The louder voice of each 60 ms is taken out before the other is looked for.
    """
    count = len(samples) // _EAR
    if count == 0:
        return QUIETEST
    pieces = samples[: count * _EAR].reshape(count, _EAR).astype(np.float64)
    other = Voice.HIGH if voice is Voice.LOW else Voice.LOW
    (mine, human), (theirs, _) = _explain(pieces, voice), _explain(pieces, other)
    covered = _energy(theirs) > _energy(mine)
    mine[covered], human[covered] = _explain(pieces[covered] - theirs[covered], voice)
    energy = _energy(mine)
    heard = human & (energy > _CERTAIN * np.maximum(_energy(pieces), 1.0))
    rms = float(np.sqrt(energy[heard].sum() / (count * _EAR)))
    return max(20 * float(np.log10(max(rms, 1e-9) / FULL_SCALE)), QUIETEST)


def _energy(pieces: Wave) -> Wave:
    energy: Wave = np.square(pieces).sum(axis=1)
    return energy


def _explain(pieces: Wave, voice: Voice) -> tuple[Wave, NDArray[np.bool_]]:
    """The part of each piece that the harmonics of the voice make up, at the pitch that fits best.

    Also whether it may be a human: music and tones fit a few harmonics, a throat sounds all of them.
    """
    best = np.zeros_like(pieces)
    human = np.zeros(len(pieces), np.bool_)
    energy = np.zeros(len(pieces))
    for basis in _combs(voice):
        coefficients = pieces @ basis
        explained = _energy(coefficients)
        better = explained > energy
        best[better] = coefficients[better] @ basis.T
        human[better] = _human(coefficients[better])
        energy[better] = explained[better]
    return best, human


def _human(coefficients: Wave) -> NDArray[np.bool_]:
    """Whether many harmonics sound, the lowest among them. `coefficients` are (n, sines + cosines)."""
    sines, cosines = np.hsplit(coefficients, 2)
    strength = np.hypot(sines, cosines)
    rich = strength.sum(axis=1) ** 2 > _RICHNESS * np.square(strength).sum(axis=1)
    human: NDArray[np.bool_] = rich & (strength[:, 0] > _FUNDAMENTAL * strength.max(axis=1))
    return human


@cache
def _combs(voice: Voice) -> tuple[Wave, ...]:
    """For each pitch of the voice, an orthonormal basis (480, 2 x harmonics) of its harmonics."""
    instant = np.arange(_EAR) / RATE
    combs = []
    for step in _STEPS:
        pitch = voice.pitch * (1 + step)
        turns = 2 * np.pi * np.outer(instant, np.arange(1, int(_HIGHEST / pitch) + 1) * pitch)
        combs.append(np.linalg.qr(np.hstack([np.sin(turns), np.cos(turns)]))[0])
    return tuple(combs)
