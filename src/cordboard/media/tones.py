"""The sounds a telephone network makes itself, and an ear that recognises them.

Levels are dBov: 0 is the loudest square wave that fits, a full sine is -3.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from cordboard.media.samples import RATE, Samples, silence, to_samples

FULL_SCALE = 32768.0
QUIETEST = -127.0
"""What a level reads in complete silence (RFC 6464)."""

_LOW = (697, 770, 852, 941)
_HIGH = (1209, 1336, 1477, 1633)
_KEYPAD = ("123A", "456B", "789C", "*0#D")
DTMF = {
    key: (_LOW[row], _HIGH[column]) for row, keys in enumerate(_KEYPAD) for column, key in enumerate(keys)
}
"""The two frequencies of each key (ITU-T Q.23)."""
_DTMF_LEVEL = -12.0
_CALL_TONE_LEVEL = -16.0
_HEARD_LEVEL = -36.0
_TWIST = 8.0
_PURITY = 0.7


def sine(frequency: float, milliseconds: int, level: float = -12.0) -> Samples:
    """A pure tone of so many dBov."""
    return _blend((frequency,), milliseconds, level)


def dtmf(key: str, milliseconds: int, level: float = _DTMF_LEVEL) -> Samples:
    """The tone of one key, each of its two frequencies at `level` dBov."""
    return _blend(DTMF[key], milliseconds, level)


def ringback() -> Samples:
    """One turn of the ringback tone as France has it: 440 Hz, 1.5 s on, 3.5 s off (ITU-T E.180)."""
    return np.concatenate([sine(440, 1500, _CALL_TONE_LEVEL), silence(3500)])


def busy() -> Samples:
    """One turn of the busy tone: half a second on, half a second off."""
    return np.concatenate([sine(440, 500, _CALL_TONE_LEVEL), silence(500)])


def beep() -> Samples:
    """The short tone before a message is taken."""
    return sine(1000, 200, -14.0)


def probe() -> Samples:
    """A sweep from 300 to 3,000 Hz in one second: nothing else is like it, and it is like itself once."""
    instant = np.arange(RATE) / RATE
    turns = 300 * (10**instant - 1) / np.log(10)
    edges = np.minimum(1.0, 50 * np.minimum(instant, 1 - instant))
    amplitude = FULL_SCALE * np.sqrt(2.0) * 10 ** (_CALL_TONE_LEVEL / 20)
    return to_samples(amplitude * edges * np.sin(2 * np.pi * turns))


def _blend(frequencies: tuple[float, ...], milliseconds: int, level: float) -> Samples:
    instant = np.arange(milliseconds * RATE // 1000) / RATE
    amplitude = FULL_SCALE * np.sqrt(2.0) * 10 ** (level / 20)
    wave = sum(np.sin(2 * np.pi * frequency * instant) for frequency in frequencies) * amplitude
    return to_samples(wave)


def level(samples: Samples) -> float:
    """Loudness in dBov, from the root of the mean square."""
    if len(samples) == 0:
        return QUIETEST
    return decibels(float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))))


def tone_level(samples: Samples, frequency: float) -> float:
    """How strongly one frequency is present, in dBov: the one Fourier bin that Goertzel's filter gives."""
    if len(samples) == 0:
        return QUIETEST
    turn = np.exp(-2j * np.pi * frequency / RATE * np.arange(len(samples)))
    return decibels(float(np.abs(samples @ turn)) * np.sqrt(2.0) / len(samples))


def decibels(rms: float) -> float:
    """Loudness in dBov of a root of a mean square."""
    return max(20.0 * float(np.log10(max(rms, 1e-9) / FULL_SCALE)), QUIETEST)


def recognise_key(samples: Samples) -> str | None:
    """Tell which key sounds in 20 ms or more, if one does and hardly anything else (ITU-T Q.24)."""
    low = [tone_level(samples, frequency) for frequency in _LOW]
    high = [tone_level(samples, frequency) for frequency in _HIGH]
    row, column = int(np.argmax(low)), int(np.argmax(high))
    pair = 10 ** (low[row] / 10) + 10 ** (high[column] / 10)
    clear = min(low[row], high[column]) > _HEARD_LEVEL and abs(low[row] - high[column]) < _TWIST
    pure = pair > _PURITY * 10 ** (level(samples) / 10)
    return _KEYPAD[row][column] if clear and pure else None


def recognise_keys(samples: Samples, window: int = 240) -> str:
    """Tell the keys in a longer stretch, in order; two equal keys need a pause between them."""
    windows = [samples[start : start + window] for start in range(0, len(samples) - window + 1, window // 2)]
    keys = ["", *((recognise_key(piece) or "") for piece in windows)]
    return "".join(after for before, after in pairwise(keys) if after != before)
