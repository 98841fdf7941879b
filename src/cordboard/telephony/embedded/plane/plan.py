"""The seating plan of one phase: which legs are served together, and in which row each of them sits.

Pairs come first, then larger bridges, then legs on their own. A plan is made anew when anything about its
legs changes, and is only arrays afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cordboard.media.g711 import Law
from cordboard.media.samples import FRAME, Integers
from cordboard.telephony.embedded.plane.legs import Leg, LegTable
from cordboard.telephony.embedded.plane.plays import PlayQueue
from cordboard.telephony.embedded.plane.wire import Wire


@dataclass(slots=True, eq=False)
class Bridge:
    """Legs that hear each other."""

    bridge_id: str
    phase: int
    legs: list[Leg] = field(default_factory=list)
    deaf: set[tuple[str, str]] = field(default_factory=set)
    """(listener, speaker) pairs that are kept apart."""
    plays: PlayQueue = field(default_factory=PlayQueue)

    @property
    def simple_pair(self) -> bool:
        """Whether its two legs just swap their sound."""
        return len(self.legs) == 2 and not self.deaf

    def hears(self) -> NDArray[np.bool_]:
        """Who hears whom: [listener, speaker]."""
        names = [leg.leg_id for leg in self.legs]
        return np.array([[a != b and (a, b) not in self.deaf for b in names] for a in names], np.bool_)


@dataclass(frozen=True, slots=True)
class BridgeRows:
    """Where a bridge sits."""

    bridge: Bridge
    low: int
    high: int


class PhasePlan:
    """The legs of one phase, in order, with the buffers they are served from."""

    def __init__(self, legs: list[Leg], bridges: list[Bridge], table: LegTable, wire: Wire) -> None:
        pairs = [bridge for bridge in bridges if bridge.simple_pair]
        sums = [bridge for bridge in bridges if not bridge.deaf and bridge.legs and not bridge.simple_pair]
        odd = [bridge for bridge in bridges if bridge.deaf and bridge.legs]
        self.legs = [leg for bridge in (*pairs, *sums, *odd) for leg in bridge.legs]
        self.pairs_end = 2 * len(pairs)
        self.sums_end = self.pairs_end + sum(len(bridge.legs) for bridge in sums)
        self.bridged = len(self.legs)
        self.legs += [leg for leg in legs if leg.bridge_id is None]
        for index, leg in enumerate(self.legs):
            leg.index = index
        self.sum_sizes: Integers = np.array([len(bridge.legs) for bridge in sums], np.int64)
        self.sum_starts: Integers = np.cumsum(self.sum_sizes) - self.sum_sizes
        self.matrices = [(self._rows_of(bridge), bridge.hears()) for bridge in odd]
        self.sounding = [self._rows_of(bridge) for bridge in bridges if bridge.plays]
        self.playing = [leg for leg in self.legs if leg.plays]
        self.dialing = [leg for leg in self.legs if leg.keypad and table.wanted[leg.row]]
        self.recorded = [leg for leg in self.legs if leg.recorded]
        self._index_legs()
        self._make_buffers(table, wire)

    def _rows_of(self, bridge: Bridge) -> BridgeRows:
        low = bridge.legs[0].index if bridge.legs else 0
        return BridgeRows(bridge, low, low + len(bridge.legs))

    def _where(self, chosen: list[bool]) -> Integers:
        return np.nonzero(np.array(chosen, np.bool_))[0]

    def _index_legs(self) -> None:
        self.rows: Integers = np.array([leg.row for leg in self.legs], np.int64)
        self.gated = self._where([leg.gated for leg in self.legs])
        self.held = self._where([leg.held for leg in self.legs])
        self.musical = self._where([leg.held and leg.hold_music for leg in self.legs])
        self.musical_rows = self.rows[self.musical]
        of_law = {law: self._where([leg.law is law for leg in self.legs]) for law in Law}
        self.laws = [(law, index) for law, index in of_law.items() if len(index)]

    def _make_buffers(self, table: LegTable, wire: Wire) -> None:
        count, rows = len(self.legs), self.rows
        self.octets_in = np.zeros((count, FRAME), np.uint8)
        self.octets_out = np.zeros((count, FRAME), np.uint8)
        self.voices = np.zeros((count, FRAME), np.int16)
        self.heard = np.zeros((count, FRAME), np.int16)
        self.wanted = table.wanted[rows]
        self.outbox = wire.outbox(table.socket[rows], table.ip[rows], table.port[rows], self.wanted)
        self.outbox.headers["second"] = table.payload_type[rows]
        self.outbox.headers["ssrc"] = table.ssrc_out[rows]
