"""Every leg of the plane: what matters once a call in an object, what matters each 20 ms in arrays.

A leg's row in the arrays is its own from open to close and is given to another leg afterwards.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cordboard.media.g711 import Law
from cordboard.media.jitter import JitterRings
from cordboard.media.samples import Samples
from cordboard.media.telephone_event import KeyListener
from cordboard.telephony.embedded.plane.gauge import Gauge
from cordboard.telephony.embedded.plane.keypad import Keypad
from cordboard.telephony.embedded.plane.model import LegUnknownError
from cordboard.telephony.embedded.plane.plays import PlayQueue

_FIRST_CAPACITY = 64
Address = tuple[int, int]
"""IPv4 address as a number, and port."""


@dataclass(slots=True, eq=False)
class Leg:
    """One far end and what is being done to it."""

    leg_id: str
    row: int
    phase: int
    socket: int
    host: str
    port: int
    law: Law = Law.PCMU
    dtmf_payload: int | None = None
    connected: bool = False
    receive: bool = True
    announced: Address | None = None
    """Where the SDP says that the far end is."""
    source: Address | None = None
    """Where its packets really come from."""
    learn_until: float = 0.0
    media_lost: bool = False
    muted: bool = False
    held: bool = False
    hold_music: bool = False
    echoes: bool = False
    bridge_id: str | None = None
    audience: frozenset[str] | None = None
    """The legs of its bridge that may hear it; None = all of them."""
    keys: KeyListener = field(default_factory=KeyListener)
    keypad: Keypad = field(default_factory=Keypad)
    plays: PlayQueue = field(default_factory=PlayQueue)
    gauges: list[Gauge] = field(default_factory=list)
    """The measurements of it that go on."""
    recorded: int = 0
    """How many recordings listen to it."""
    voice: Samples | None = None
    """What it said in its last tick, kept while it is recorded."""
    voice_number: int = 0
    """Counts the voices, so that each is recorded once."""
    index: int = -1
    """Its place in the plan of its phase."""

    @property
    def gated(self) -> bool:
        """Whether nobody may hear it."""
        return self.muted or self.held

    def speaks_to(self, other: Leg) -> bool:
        """Whether another leg of its bridge hears it."""
        return other is not self and (self.audience is None or other.leg_id in self.audience)


class LegTable:
    """All legs, by id and by row."""

    def __init__(self) -> None:
        self.capacity = _FIRST_CAPACITY
        self.rings = JitterRings(self.capacity)
        self._by_id: dict[str, Leg] = {}
        self._free = list(range(self.capacity))[::-1]
        self.by_row: list[Leg | None] = [None] * self.capacity
        self.ssrc_in = self._column(np.int64)
        self.payload_type = self._column(np.uint8)
        self.fast = self._column(np.bool_)
        """Pinned to one source, and nothing about its next packet needs a second look."""
        self.wanted = self._column(np.bool_)
        """Whether the far end takes our packets."""
        self.ip = self._column(np.int64)
        self.port = self._column(np.int64)
        self.socket = self._column(np.int64)
        self.key = self._column(np.uint64)
        self.ssrc_out = self._column(np.int64)
        self.sequence = self._column(np.int64)
        self.timestamp = self._column(np.int64)
        self.number = self._column(np.int64)
        self.packets_in = self._column(np.int64)
        self.octets_in = self._column(np.int64)
        self.packets_out = self._column(np.int64)
        self.octets_out = self._column(np.int64)
        self.first_sequence = self._column(np.int64)
        self.highest_sequence = self._column(np.int64)
        self.expected_before = self._column(np.int64)
        self.packets_before = self._column(np.int64)
        self.transit = self._column(np.float64)
        self.jitter = self._column(np.float64)
        self.heard_at = self._column(np.float64)
        self.music_frame = self._column(np.int64)

    def _column(self, kind: type[np.generic]) -> NDArray[Any]:
        return np.zeros(self.capacity, kind)

    def __iter__(self) -> Iterator[Leg]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def find(self, leg_id: str) -> Leg | None:
        """The leg, if it is open."""
        return self._by_id.get(leg_id)

    def get(self, leg_id: str) -> Leg:
        """The leg; LegUnknownError if it is not open."""
        leg = self._by_id.get(leg_id)
        if leg is None:
            raise LegUnknownError(leg_id)
        return leg

    def add(self, leg_id: str, phase: int, socket: int, host: str, port: int) -> Leg:
        """Give a new leg a row with a fresh start in every column (RFC 3550: random SSRC, sequence, time)."""
        if not self._free:
            self._grow()
        row = self._free.pop()
        for column in self._columns().values():
            column[row] = 0
        self.ssrc_in[row] = -1
        self.first_sequence[row] = -1
        self.number[row] = -1
        self.ssrc_out[row] = secrets.randbits(32)
        self.sequence[row] = secrets.randbits(16)
        self.timestamp[row] = secrets.randbits(32)
        self.socket[row] = socket
        self.rings.reset(row)
        leg = Leg(leg_id, row, phase, socket, host, port)
        self._by_id[leg_id] = self.by_row[row] = leg
        return leg

    def remove(self, leg: Leg) -> None:
        """Take the leg out; its row is free again."""
        del self._by_id[leg.leg_id]
        self.by_row[leg.row] = None
        self.fast[leg.row] = self.wanted[leg.row] = False
        self._free.append(leg.row)

    def _columns(self) -> dict[str, NDArray[Any]]:
        return {name: value for name, value in vars(self).items() if isinstance(value, np.ndarray)}

    def _grow(self) -> None:
        before, self.capacity = self.capacity, 2 * self.capacity
        for name, old in self._columns().items():
            wider = np.zeros(self.capacity, old.dtype)
            wider[:before] = old
            setattr(self, name, wider)
        self.rings.grow(self.capacity)
        self.by_row += [None] * before
        self._free = list(range(before, self.capacity))[::-1]
