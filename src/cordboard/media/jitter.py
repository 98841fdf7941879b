"""The small waiting room that turns an uneven stream of packets into an even stream of sound.

One ring of 10 ms units a leg, all legs in shared arrays; a unit's place is its timestamp, so order and
duplicates do not matter. The delay grows when packets come too late and shrinks when they keep waiting;
a hole repeats what was last heard and fades it out. Octets are stored as they came: no codec is known here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import UNIT, Integers, Octets

RING = 32
"""Units a leg: 320 ms."""
_MASK = RING - 1
_EMPTY = -(1 << 40)
_START_DELAY = 4
_DEEP = 5
_TOO_DEEP = 24
_WINDOW = 100
_PATIENCE = 10
_FADE = np.array([1.0, 1.0, 0.7, 0.7, 0.4, 0.4, 0.2, 0.2, 0.0], np.float32)
_HALVES = np.arange(2)


@dataclass(frozen=True, slots=True)
class Repairs:
    """Half frames that are not sound as it came: index in (2 x rows) and gain to apply (0 = silence)."""

    halves: Integers
    gains: NDArray[np.float32]


class JitterRings:
    """The rings of all legs; a leg is a row number."""

    def __init__(self, capacity: int) -> None:
        self._octets = np.zeros((capacity, RING, UNIT), np.uint8)
        self._unit = np.full((capacity, RING), _EMPTY, np.int64)
        self._base = np.zeros(capacity, np.int64)
        self._started = np.zeros(capacity, np.bool_)
        self._play = np.zeros(capacity, np.int64)
        self._top = np.zeros(capacity, np.int64)
        self._good = np.zeros(capacity, np.int64)
        self._holes = np.zeros(capacity, np.int64)
        self._shallowest = np.zeros(capacity, np.int64)
        self._age = np.zeros(capacity, np.int64)
        self.late = np.zeros(capacity, np.int64)
        """Packets a row that came after their time."""
        self.concealed = np.zeros(capacity, np.int64)
        """Units a row that had to be invented."""
        self.shifted = np.zeros(capacity, np.int64)
        """Units a row that were left out to shorten the delay."""

    def grow(self, capacity: int) -> None:
        """Make room for more rows; what is there stays."""
        for name, old in list(vars(self).items()):
            wider = np.zeros((capacity, *old.shape[1:]), old.dtype)
            wider[: len(old)] = old
            setattr(self, name, wider)

    def reset(self, row: int) -> None:
        """Forget everything about a row."""
        self.pause(row)
        for counter in (self.late, self.concealed, self.shifted):
            counter[row] = 0

    def pause(self, row: int) -> None:
        """The sender stops or starts anew: the next packet sets the clock, nothing is invented till then."""
        self._started[row] = False

    def depth(self, row: int) -> int:
        """Units that wait in a row."""
        return int(self._top[row] - self._play[row] + 1) if self._started[row] else 0

    def push_frames(self, rows: Integers, timestamps: Integers, frames: Octets) -> None:
        """Store packets of 20 ms: rows (n,), timestamps (n,), frames (n, 160). A row may occur twice."""
        unit = self._place(rows, timestamps)
        late = unit < self._play[rows]
        if late.any():
            np.add.at(self.late, rows[late], 1)
            rows, unit, frames = rows[~late], unit[~late], frames[~late]
        for half in (0, 1):
            slot = (unit + half) & _MASK
            self._octets[rows, slot] = frames[:, half * UNIT : (half + 1) * UNIT]
            self._unit[rows, slot] = unit + half
        np.maximum.at(self._top, rows, unit + 1)

    def push_packet(self, row: int, timestamp: int, payload: bytes, silence: int) -> None:
        """Store one packet of any other length; a unit that it covers in part is filled up with `silence`."""
        rows = np.array([row])
        first = int(self._place(rows, np.array([timestamp], np.int64))[0])
        octets = np.frombuffer(payload, np.uint8)
        offset = int((timestamp - self._base[row]) % UNIT)
        if first < self._play[row]:
            self.late[row] += 1
            return
        position = 0
        while position < len(octets):
            piece = octets[position : position + UNIT - offset]
            self._store(row, first, offset, piece, silence)
            position, first, offset = position + len(piece), first + 1, 0

    def _store(self, row: int, unit: int, offset: int, piece: Octets, silence: int) -> None:
        slot = unit & _MASK
        if self._unit[row, slot] != unit:
            self._octets[row, slot] = silence
            self._unit[row, slot] = unit
        self._octets[row, slot, offset : offset + len(piece)] = piece
        self._top[row] = max(self._top[row], unit)

    def _place(self, rows: Integers, timestamps: Integers) -> Integers:
        """Units of the packets; rows that begin, or whose timestamps jump, start a new count."""
        distance = _signed(timestamps - self._base[rows])
        unit = distance // UNIT
        off = ~self._started[rows] | (np.abs(unit - self._play[rows]) >= RING + _START_DELAY)
        if off.any():
            self._begin(rows[off], timestamps[off])
            unit = _signed(timestamps - self._base[rows]) // UNIT
        return unit

    def _begin(self, rows: Integers, timestamps: Integers) -> None:
        self._base[rows] = timestamps
        self._unit[rows] = _EMPTY
        self._play[rows] = -_START_DELAY
        self._top[rows] = -1
        self._good[rows] = -1
        self._holes[rows] = 0
        self._shallowest[rows] = RING
        self._age[rows] = 0
        self._started[rows] = True

    def pull_frames(self, rows: Integers, frames: Octets, skipped: int = 0) -> Repairs | None:
        """Take the next 20 ms of distinct rows into `frames` (n, 160), after passing over `skipped` ones.

        None means that everything is sound as it came.
        """
        if skipped:
            self._skip(rows, skipped)
        play = self._play[rows]
        units = play[:, None] + _HALVES
        slots = units & _MASK
        whole = self._unit[rows[:, None], slots] == units
        started = self._started[rows]
        whole &= started[:, None]
        frames.reshape(-1, 2, UNIT)[:] = self._octets[rows[:, None], slots]
        repairs = None
        if whole.all():
            self._good[rows] = play + 1
            self._holes[rows] = 0
        else:
            repairs = self._repair(rows, units, whole, started, frames)
        self._advance(rows, play, started)
        return repairs

    def _skip(self, rows: Integers, skipped: int) -> None:
        play = self._play[rows]
        self._play[rows] = np.minimum(play + 2 * skipped, np.maximum(play, self._top[rows] - 3))

    def _repair(
        self,
        rows: Integers,
        units: Integers,
        whole: NDArray[np.bool_],
        started: NDArray[np.bool_],
        frames: Octets,
    ) -> Repairs:
        halves = frames.reshape(-1, 2, UNIT)
        gains = np.zeros(whole.shape, np.float32)
        for half in (0, 1):
            fine = whole[:, half]
            self._good[rows[fine]] = units[fine, half]
            self._holes[rows[fine]] = 0
            hole = ~fine & started & (units[:, half] >= 0) & (self._good[rows] >= 0)
            if hole.any():
                legs = rows[hole]
                holes = self._holes[legs]
                source = np.maximum(self._good[legs] - 1 + (holes & 1), 0)
                halves[hole, half] = self._octets[legs, source & _MASK]
                gains[hole, half] = _FADE[np.minimum(holes, len(_FADE) - 1)]
                self._holes[legs] = holes + 1
                self.concealed[legs] += 1
        index = np.nonzero(~whole.reshape(-1))[0]
        return Repairs(index, gains.reshape(-1)[index])

    def _advance(self, rows: Integers, play: Integers, started: NDArray[np.bool_]) -> None:
        top = self._top[rows]
        depth = top - play
        # Nothing waits: stand still instead of running ahead, which is how the delay grows.
        moving = (depth >= 0) | (play < 0)
        after = play + 2 * (moving & started)
        far = depth > _TOO_DEEP
        if far.any():
            self.shifted[rows[far]] += top[far] - 3 - after[far]
            after[far] = top[far] - 3
        self._play[rows] = after
        if not moving.all():
            tired = ~moving & (self._holes[rows] >= _PATIENCE)
            self._started[rows[tired]] = False
        self._shorten(rows, depth)

    def _shorten(self, rows: Integers, depth: Integers) -> None:
        """Leave out one unit when, for two seconds, more has waited than is needed."""
        shallowest = np.minimum(self._shallowest[rows], depth)
        age = self._age[rows] + 1
        self._shallowest[rows] = shallowest
        self._age[rows] = age
        due = age >= _WINDOW
        if due.any():
            legs = rows[due]
            excess = (shallowest[due] > _DEEP) & self._started[legs]
            self._play[legs] += excess
            self.shifted[legs] += excess
            self._shallowest[legs] = RING
            self._age[legs] = 0


def _signed(difference: Integers) -> Integers:
    """The shortest way round the 32-bit circle of timestamps."""
    return ((difference + 0x80000000) & 0xFFFFFFFF) - 0x80000000
