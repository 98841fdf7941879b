"""The seating plan of one phase: which legs are served together, and in which row each of them sits.

Pairs come first, then larger bridges, then legs on their own. A plan is made anew when anything about its
legs changes, and is only arrays afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from cordboard.media.g711 import Law
from cordboard.media.samples import FRAME, Integers, Samples
from cordboard.telephony.embedded.plane.legs import Leg, LegTable
from cordboard.telephony.embedded.plane.plays import PlayQueue
from cordboard.telephony.embedded.plane.wire import Wire


@dataclass(slots=True, eq=False)
class Bridge:
    """Legs that hear each other."""

    bridge_id: str
    phase: int
    legs: list[Leg] = field(default_factory=list)
    before: frozenset[tuple[str, str]] | None = None
    """(listener, speaker) pairs of the last turn, where another hearing is to be faded in."""
    plays: PlayQueue = field(default_factory=PlayQueue)
    recorded: int = 0
    """How many recordings listen to it."""
    played: Samples | None = None
    """What was played to it in its last turn."""

    @property
    def open(self) -> bool:
        """Whether everybody hears everybody, and did in the last turn."""
        return self.before is None and all(leg.audience is None for leg in self.legs)

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Who hears whom: (listener, speaker)."""
        return frozenset((a.leg_id, b.leg_id) for a in self.legs for b in self.legs if b.speaks_to(a))

    def matrix(self, pairs: frozenset[tuple[str, str]]) -> NDArray[np.bool_]:
        """Pairs as the mixer wants them: [listener, speaker], in the order of the legs."""
        names = [leg.leg_id for leg in self.legs]
        return np.array([[(a, b) in pairs for b in names] for a in names], np.bool_)


@dataclass(frozen=True, slots=True)
class BridgeRows:
    """Where a bridge sits."""

    bridge: Bridge
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Hearing:
    """A bridge in which not everybody hears everybody: now, and in the turn before where that differs."""

    place: BridgeRows
    now: NDArray[np.bool_]
    before: NDArray[np.bool_] | None


class PhasePlan:
    """The legs of one phase, in order, with the buffers they are served from."""

    def __init__(self, legs: list[Leg], bridges: list[Bridge], table: LegTable, wire: Wire) -> None:
        peopled = [bridge for bridge in bridges if bridge.legs]
        pairs = [bridge for bridge in peopled if bridge.open and len(bridge.legs) == 2]
        sums = [bridge for bridge in peopled if bridge.open and len(bridge.legs) != 2]
        odd = [bridge for bridge in peopled if not bridge.open]
        self.legs = [leg for bridge in (*pairs, *sums, *odd) for leg in bridge.legs]
        self.pairs_end = 2 * len(pairs)
        self.sums_end = self.pairs_end + sum(len(bridge.legs) for bridge in sums)
        self.bridged = len(self.legs)
        self.legs += [leg for leg in legs if leg.bridge_id is None]
        for index, leg in enumerate(self.legs):
            leg.index = index
        self.sum_sizes: Integers = np.array([len(bridge.legs) for bridge in sums], np.int64)
        self.sum_starts: Integers = np.cumsum(self.sum_sizes) - self.sum_sizes
        self.hearings = [self._hearing_of(bridge) for bridge in odd]
        self.sounding = [self._rows_of(bridge) for bridge in bridges if bridge.plays]
        self.playing = [leg for leg in self.legs if leg.plays]
        self.gauged = [leg for leg in self.legs if leg.gauges]
        self.dialing = [leg for leg in self.legs if leg.keypad and table.wanted[leg.row]]
        taped = {bridge.bridge_id for bridge in bridges if bridge.recorded}
        self.recorded = [leg for leg in self.legs if leg.recorded or leg.bridge_id in taped]
        for bridge in bridges:
            bridge.played = None
        self._index_legs()
        self._make_buffers(table, wire)

    def _rows_of(self, bridge: Bridge) -> BridgeRows:
        low = bridge.legs[0].index if bridge.legs else 0
        return BridgeRows(bridge, low, low + len(bridge.legs))

    def _hearing_of(self, bridge: Bridge) -> Hearing:
        before = None if bridge.before is None else bridge.matrix(bridge.before)
        return Hearing(self._rows_of(bridge), bridge.matrix(bridge.pairs()), before)

    def _where(self, chosen: list[bool]) -> Integers:
        return np.nonzero(np.array(chosen, np.bool_))[0]

    def _index_legs(self) -> None:
        self.rows: Integers = np.array([leg.row for leg in self.legs], np.int64)
        self.gated = self._where([leg.gated for leg in self.legs])
        self.echoing = self._where([leg.echoes for leg in self.legs])
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
