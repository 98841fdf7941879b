"""The world around a memory engine, for tests and simulations: people who call and answer."""

from __future__ import annotations

from collections.abc import Sequence

from cordboard.telephony.switchboard import Arrival, Board, Reports
from cordboard.vcc.ids import LegId, Milliseconds, StationId, TrunkId
from cordboard.vcc.telephony import By, HangupCause, Originate

from .line import Manners, MemoryLine
from .sound import Hearing, MemorySound

A_PRESS = Milliseconds(100)


class World:
    """What people and phones do. A leg that does not live is ignored, as a late packet would be."""

    def __init__(self, board: Board, reports: Reports, line: MemoryLine, sound: MemorySound) -> None:
        self._board = board
        self._reports = reports
        self._line = line
        self._sound = sound

    def behaves(self, who: StationId | str, manners: Manners) -> None:
        """Script what a station or number does from now on when it is called."""
        self._line.behaves(who, manners)

    def prompts(self, lengths: dict[str, Milliseconds]) -> None:
        """The prompt library: names and lengths in ms. Without one every prompt lasts 1 s."""
        self._sound.prompts(lengths)

    def register(self, station: StationId) -> None:
        """An agent's phone registers."""
        self._line.register(station)

    def unregister(self, station: StationId) -> None:
        """An agent's phone goes."""
        self._line.unregister(station)

    def falls_silent(self, station: StationId, silent: bool = True) -> None:
        """A registered phone stops (or begins again) to answer probes."""
        self._line.silence(station, silent)

    def arrive(self, trunk: TrunkId, caller: str, called: str, *, caller_name: str = "") -> LegId:
        """Somebody calls us over a trunk."""
        return self._arrive(Arrival(trunk=trunk, caller=caller, called=called, caller_name=caller_name))

    def dials(self, station: StationId, called: str) -> LegId:
        """An agent dials on their own phone."""
        return self._arrive(Arrival(station=station, caller=station, called=called))

    def _arrive(self, arrival: Arrival) -> LegId:
        leg = self._reports.new_leg()
        self._line.arrived(leg, arrival.caller)
        self._reports.arrived(arrival, leg)
        return leg

    def rings(self, leg: LegId) -> None:
        """It rings at the far end of a leg that we called."""
        self._reports.rang(leg)

    def far_end_answers(self, leg: LegId) -> None:
        """The far end lifts."""
        self._reports.connected(leg)

    def refuses(self, leg: LegId, cause: HangupCause = HangupCause.BUSY, status: int = 486) -> None:
        """The far end will not talk."""
        self._line.forget(leg)
        self._reports.ended(leg, cause, By.THEM, status)

    def hangs_up(self, leg: LegId) -> None:
        """The far end hangs up; a caller who is not answered yet gives up."""
        found = self._board.legs.get(leg)
        if found is not None:
            self._line.forget(leg)
            self._reports.ended(leg, found.cause_of_their_end, By.THEM)

    def loses_media(self, leg: LegId) -> None:
        """No sound comes from the far end any more."""
        self._reports.media_lost(leg)

    def presses(self, leg: LegId, digit: str, duration: Milliseconds = A_PRESS) -> None:
        """The far end presses a key."""
        self._reports.pressed(leg, digit, duration)

    def holds(self, leg: LegId) -> None:
        """The far end presses hold on their own phone."""
        self._reports.held(leg, held=True)

    def unholds(self, leg: LegId) -> None:
        """The far end takes their own phone off hold."""
        self._reports.held(leg, held=False)

    def leg_at(self, who: StationId | str) -> LegId | None:
        """The latest living call with a station, a number that we called, or a caller."""
        return self._line.leg_at(who)

    def hears(self, leg: LegId) -> Hearing:
        """What the person on a leg hears now: people (by leg) and sounds. KeyError where it does not live."""
        return self._sound.hears(leg)

    def digits(self, leg: LegId) -> str:
        """The keys that were sent to a leg so far."""
        return self._sound.digits.get(leg, "")

    @property
    def calls(self) -> Sequence[Originate]:
        """Every call that was started, in order."""
        return tuple(self._line.calls)
