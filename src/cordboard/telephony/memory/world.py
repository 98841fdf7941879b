"""The world around a memory engine, for tests and simulations: people who call and answer."""

from __future__ import annotations

from collections.abc import Sequence

from cordboard.telephony.switchboard import Arrival, Board, Reports, Wanted
from cordboard.vcc.ids import AttachmentId, LegId, Milliseconds, RecordingId, ReferId, StationId, TrunkId
from cordboard.vcc.telephony import By, DetachCause, HangupCause, Originate, Quality, Refer, is_softphone

from .audio_door import MemoryAudioDoor
from .line import Manners, MemoryLine
from .sound import Hearing, MemorySound, Recorded

A_PRESS = Milliseconds(100)
TRYING, OK = 100, 200


class World:
    """What people and phones do. A leg that does not live is ignored, as a late packet would be."""

    def __init__(
        self, board: Board, reports: Reports, line: MemoryLine, sound: MemorySound, door: MemoryAudioDoor
    ) -> None:
        self._board = board
        self._reports = reports
        self._line = line
        self._sound = sound
        self._door = door

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

    def dials(self, station: StationId, called: str, *, replaces: LegId | None = None) -> LegId:
        """An agent dials on their own phone, perhaps in place of a leg."""
        return self._arrive(Arrival(station=station, caller=station, called=called, replaces=replaces))

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
        self._reports.softphones.fell_silent(leg)

    def has_media(self, leg: LegId) -> None:
        """Sound comes from the far end again."""
        self._reports.softphones.heard_again(leg)

    def quiet(self, leg: LegId, quiet: bool = True) -> None:
        """The far end says nothing from now on, or speaks (again), as everybody else does all the time."""
        self._sound.quieten(leg, quiet=quiet)

    def presses(self, leg: LegId, digit: str, duration: Milliseconds = A_PRESS) -> None:
        """The far end presses a key."""
        self._reports.pressed(leg, digit, duration)

    def holds(self, leg: LegId) -> None:
        """The far end presses hold on their own phone."""
        self._reports.held(leg, held=True)

    def unholds(self, leg: LegId) -> None:
        """The far end takes their own phone off hold."""
        self._reports.held(leg, held=False)

    # -- softphones -------------------------------------------------------------------------------

    def blocks_softphones(self, blocked: bool = True) -> None:
        """The network lets no audio through for softphones that come from now on, or lets it through."""
        self._door.blocked = blocked

    def softphone_falls_silent(self, station: StationId, silent: bool = True) -> None:
        """Nothing is heard of a softphone's audio any more, or it is heard again."""
        self._door.silence(self._held(station), silent=silent)

    def softphone_leaves(self, station: StationId) -> None:
        """The browser ends a softphone's audio by itself: its page is gone."""
        self._reports.softphones.gone(self._held(station), DetachCause.LEFT)

    def softphone_breaks(self, station: StationId) -> None:
        """A softphone's audio breaks."""
        self._reports.softphones.gone(self._held(station), DetachCause.FAILED)

    def _held(self, station: StationId) -> AttachmentId:
        held = self._reports.softphones.inventory()
        return next(one.attachment for one in held if one.station == station)

    # -- transfers --------------------------------------------------------------------------------

    def refers(
        self, leg: LegId, target: str, *, replaces: LegId | None = None, referred_by: str = ""
    ) -> ReferId:
        """A phone asks for a transfer; see `told` for whether it is refused at once."""
        refer = ReferId(f"{self._board.engine}-refer-{len(self._line.told) + 1}")
        refusal = self._reports.transfers.refusal(leg)
        self._line.told[refer] = [refusal or TRYING]
        if refusal is not None:
            return refer
        self._reports.transfers.wanted(
            Wanted(refer=refer, leg=leg, target=target, replaces=replaces, referred_by=referred_by)
        )
        return refer

    def told(self, refer: ReferId) -> Sequence[int]:
        """How its transfer goes, as the phone was told so far."""
        return tuple(self._line.told[refer])

    def agrees(self, leg: LegId) -> None:
        """The carrier will try the transfer that we asked for."""
        self._reports.transfers.agreed(leg)

    def says(self, leg: LegId, status: int) -> None:
        """The carrier tells how that transfer goes, by a status; from 200 on, how it went."""
        report = self._reports.transfers.goes_on if status < OK else self._reports.transfers.over
        report(leg, status)

    @property
    def asked(self) -> Sequence[Refer]:
        """Every transfer that a carrier was asked for, in order."""
        return tuple(self._line.asked)

    # -- looking in -------------------------------------------------------------------------------

    def leg_at(self, who: StationId | str) -> LegId | None:
        """The latest living call with a station, a number that we called, or a caller."""
        if not is_softphone(StationId(who)):
            return self._line.leg_at(who)
        return next((leg.id for leg in reversed(self._board.legs.values()) if leg.station == who), None)

    def hears(self, leg: LegId) -> Hearing:
        """What the person on a leg hears now: people (by leg) and sounds. KeyError where it does not live."""
        return self._sound.hears(leg)

    def recorded(self, recording: RecordingId) -> Recorded:
        """What goes into a recording now, side by side. KeyError where it does not go on."""
        return self._sound.recorded(recording)

    def sounds_like(self, leg: LegId, quality: Quality) -> None:
        """What measurements of a leg find from now on. Usually no packet is lost."""
        self._sound.quality[leg] = quality

    def digits(self, leg: LegId) -> str:
        """The keys that were sent to a leg so far."""
        return self._sound.digits.get(leg, "")

    @property
    def calls(self) -> Sequence[Originate]:
        """Every call that was started, in order."""
        return tuple(self._line.calls)
