"""Calls without a network: phones and numbers that behave as their script says.

A number or phone without a script rings at once and then waits for the world to do something.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cordboard.telephony.port import Provision
from cordboard.telephony.switchboard import Board, CannotDo, Failure, Reports
from cordboard.vcc.center import Transfer
from cordboard.vcc.ids import LegId, Milliseconds, ReferId, StationId, TrunkId
from cordboard.vcc.telephony import By, HangupCause, Originate, Refer, ToStation

AT_ONCE = Milliseconds(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How somebody behaves who is called. Each moment is in ms after the call, None = never."""

    rings: Milliseconds | None = AT_ONCE
    answers: Milliseconds | None = None
    refuses: Milliseconds | None = None
    cause: HangupCause = HangupCause.BUSY
    """Why they refuse."""
    status: int = 486


WAITS = Manners()


class MemoryLine:
    """The `Line` of the memory engine. `reports` is set by the engine."""

    reports: Reports

    def __init__(self, board: Board) -> None:
        self._board = board
        self._manners: dict[str, Manners] = {}
        self._legs: dict[LegId, str] = {}
        self._latest: dict[str, LegId] = {}
        self._stations: dict[StationId, None] = {}
        self._known: frozenset[StationId] = frozenset()
        self._silent: set[StationId] = set()
        self._asks_carrier: frozenset[TrunkId] = frozenset()
        self.calls: list[Originate] = []
        self.asked: list[Refer] = []
        self.told: dict[ReferId, list[int]] = {}

    def provision(self, provision: Provision) -> None:
        """Know these phones, and which trunks want transfers."""
        self._known = frozenset(station.id for station in provision.stations)
        self._asks_carrier = frozenset(
            trunk.id for trunk in provision.trunks if trunk.transfer is Transfer.REFER
        )

    def behaves(self, who: str, manners: Manners) -> None:
        """Script a station or a number."""
        self._manners[who] = manners

    def call(self, verb: Originate) -> None:
        """Ring somebody, as their manners are."""
        self.calls.append(verb)
        who = verb.to.station if isinstance(verb.to, ToStation) else verb.to.number
        if isinstance(verb.to, ToStation) and verb.to.station not in self._stations:
            self.reports.ended(verb.leg, HangupCause.UNREACHABLE, By.SYSTEM)
            return
        self._legs[verb.leg] = who
        self._latest[who] = verb.leg
        manners = self._manners.get(who, WAITS)
        self._later(verb.leg, "rings", manners.rings, lambda: self.reports.rang(verb.leg))
        self._later(verb.leg, "answers", manners.answers, lambda: self.reports.connected(verb.leg))
        self._later(verb.leg, "refuses", manners.refuses, lambda: self._refuse(verb.leg, manners))

    def _later(self, leg: LegId, what: str, delay: Milliseconds | None, action: Callable[[], None]) -> None:
        if delay is None or leg not in self._legs:
            return
        if delay == 0:
            action()
            return
        self._board.timers.set(f"line:{leg}:{what}", Milliseconds(self._board.clock() + delay), action)

    def _refuse(self, leg: LegId, manners: Manners) -> None:
        self.forget(leg)
        self.reports.ended(leg, manners.cause, By.THEM, manners.status)

    def arrived(self, leg: LegId, who: str) -> None:
        """Note who calls us."""
        self._legs[leg] = who
        self._latest[who] = leg

    def ring(self, leg: LegId) -> None:
        """Nothing to do: nobody is there to hear it."""

    def answer(self, leg: LegId) -> None:
        """The caller knows at once."""
        self.reports.connected(leg)

    def lift(self, leg: LegId) -> None:
        """Every phone in memory does as it is asked."""
        self.reports.connected(leg)

    def end(self, leg: LegId, cause: HangupCause) -> None:
        """Forget the call, whatever the cause."""
        self.forget(leg)

    def report_refer(self, refer: ReferId, status: int) -> None:
        """Note what the phone is told."""
        self.told[refer].append(status)

    def refer(self, verb: Refer, trunk: TrunkId | None) -> None:
        """Ask a carrier, where its trunk wants this."""
        if trunk not in self._asks_carrier:
            raise CannotDo(Failure.NO_TRANSFERS, f"leg {verb.leg} is on no trunk that transfers by itself")
        self.asked.append(verb)

    def forget_refer(self, leg: LegId) -> None:
        """Nothing to do: nobody tells anything by itself."""

    def forget(self, leg: LegId) -> None:
        """The call is over."""
        who = self._legs.pop(leg, None)
        if who is not None and self._latest.get(who) == leg:
            del self._latest[who]
        for what in ("rings", "answers", "refuses"):
            self._board.timers.cancel(f"line:{leg}:{what}")

    def leg_at(self, who: str) -> LegId | None:
        """The latest living call with a station or a number."""
        return self._latest.get(who)

    def probe(self, station: StationId) -> None:
        """A registered phone answers at once, unless it has fallen silent."""
        if station not in self._stations:
            self.reports.probed(station, "not registered" if station in self._known else "unknown")
        else:
            self.reports.probed(station, "no answer" if station in self._silent else None)

    def registered(self) -> tuple[StationId, ...]:
        """The phones that are registered now."""
        return tuple(self._stations)

    def register(self, station: StationId) -> None:
        """A phone registers; a refresh is not told."""
        if station not in self._stations:
            self._stations[station] = None
            self.reports.registered(station)

    def unregister(self, station: StationId) -> None:
        """A phone goes."""
        if station in self._stations:
            del self._stations[station]
            self.reports.lost(station)

    def silence(self, station: StationId, silent: bool) -> None:
        """A phone stays registered but does not answer probes, or answers them again."""
        (self._silent.add if silent else self._silent.discard)(station)
