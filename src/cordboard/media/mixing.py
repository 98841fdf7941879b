"""Who hears whom: each listener gets the sum of the others, never an echo of itself.

Sums are made wide and cut back at the loudest value a sample can have; arrays are (legs, 160).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import FRAME, Integers, Samples, to_samples

_LOUDEST = 32767
_LOWEST = -32768
_RISE = (np.arange(FRAME) + 1) / FRAME
"""From nothing to all in the course of a frame."""


def swap_pairs(voices: Samples, heard: Samples) -> None:
    """Two-party bridges: rows 0 and 1 hear each other, 2 and 3, and so on. Both arrays (2k, 160)."""
    heard.reshape(-1, 2, FRAME)[:] = voices.reshape(-1, 2, FRAME)[:, ::-1]


def sum_minus_self(voices: Samples, starts: Integers, sizes: Integers, heard: Samples) -> None:
    """Bridges of any size: rows of one bridge lie together, beginning at `starts`, `sizes` rows each."""
    wide = voices.astype(np.int32)
    totals = np.add.reduceat(wide, starts, axis=0)
    np.subtract(np.repeat(totals, sizes, axis=0), wide, out=wide)
    np.clip(wide, _LOWEST, _LOUDEST, out=wide)
    np.copyto(heard, wide, casting="unsafe")


def mix_by_matrix(voices: Samples, hears: NDArray[np.bool_], heard: Samples) -> None:
    """One bridge in which not everybody hears everybody: `hears[listener, speaker]`, both of its rows."""
    wide = hears.astype(np.int32) @ voices.astype(np.int32)
    np.clip(wide, _LOWEST, _LOUDEST, out=wide)
    np.copyto(heard, wide, casting="unsafe")


def added(heard: Samples, extra: Samples) -> Samples:
    """Both together, cut at the loudest; shapes as numpy broadcasts them."""
    wide = heard.astype(np.int32) + extra
    return np.clip(wide, _LOWEST, _LOUDEST, out=wide).astype(np.int16)


def together(frames: Sequence[Samples]) -> Samples:
    """The sum of some frames, cut at the loudest. At least one, each (160,)."""
    wide = np.add.reduce(np.stack(frames).astype(np.int32))
    whole: Samples = np.clip(wide, _LOWEST, _LOUDEST).astype(np.int16)
    return whole


def amplify(frame: Samples, before: float, after: float) -> Samples:
    """A frame that goes from one loudness to another: factors from 0 to 1. Shape (160,)."""
    return to_samples(frame * (before + (after - before) * _RISE))


def cross_fade(before: Samples, heard: Samples) -> None:
    """Go from `before` to `heard` over one frame, in place: a change that makes no click. (legs, 160)."""
    blend = heard * _RISE + before * (1 - _RISE)
    np.copyto(heard, np.rint(blend), casting="unsafe")
