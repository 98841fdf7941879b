"""What the world does to our calls: it calls in, rings, answers, holds, presses keys, hangs up.

Lines and sound report here; each report becomes a signal at once. A report about something that
has ended meanwhile is not news and is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cordboard.vcc.ids import LegId, Milliseconds, PlayId, RecordingId, StationId, TrunkId, WishId
from cordboard.vcc.telephony import (
    By,
    DtmfReceived,
    Gap,
    HangupCause,
    LegAnswered,
    LegHeld,
    LegIncoming,
    LegMeasured,
    LegRinging,
    LegUnheld,
    Quality,
    RecordingEnd,
    RecordingFinished,
    StationLost,
    StationReachable,
    StationRegistered,
    StationUnreachable,
    VerbFailed,
    is_softphone,
)

from .board import Board
from .legs import Leg, LegEvent, LegState, next_state
from .patience import patience
from .ports import Failure
from .softphones import Softphones
from .transfers import Transfers

NEVER = Milliseconds(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Who calls whom, over which trunk or from which of our phones."""

    caller: str
    called: str
    trunk: TrunkId | None = None
    station: StationId | None = None
    caller_name: str = ""
    replaces: LegId | None = None


class Reports:
    """The world's side of a board."""

    def __init__(self, board: Board, new_leg: Callable[[], LegId]) -> None:
        self._board = board
        self.new_leg = new_leg
        """Gives a fresh leg id for a caller."""
        self.transfers = Transfers(board)
        self.softphones = board.softphones = Softphones(board, self.connected)

    def arrived(self, arrival: Arrival, leg_id: LegId) -> None:
        """Somebody calls us; `leg_id` comes from `new_leg`."""
        board = self._board
        leg = Leg(id=leg_id, state=LegState.ARRIVED, trunk=arrival.trunk, station=arrival.station)
        board.keep(leg)
        self._lose_patience_in(leg.id, patience(board))
        board.tell(
            LegIncoming(
                at=board.clock(),
                leg=leg.id,
                caller=arrival.caller,
                called=arrival.called,
                trunk=arrival.trunk,
                station=arrival.station,
                caller_name=arrival.caller_name,
                replaces=arrival.replaces,
            )
        )

    def attendance_changed(self) -> None:
        """A center came or went: callers who hear nothing yet wait longer or shorter from now."""
        for leg in self._board.legs.values():
            if leg.state is LegState.ARRIVED:
                self._lose_patience_in(leg.id, patience(self._board))
        self.transfers.attendance_changed()

    def _lose_patience_in(self, leg: LegId, delay: Milliseconds) -> None:
        due = Milliseconds(self._board.clock() + delay)
        self._board.timers.set(f"leg:{leg}", due, lambda: self._nobody_decided(leg))

    def _nobody_decided(self, leg: LegId) -> None:
        attended = self._board.outbox.attached
        self.gives_up(leg, HangupCause.NO_ANSWER if attended else HangupCause.CONGESTION)

    def gives_up(self, leg: LegId, cause: HangupCause) -> None:
        """Nobody ended the leg, but it cannot go on."""
        found = self._board.legs.get(leg)
        if found is not None:
            self._board.line.end(leg, cause)
            self._board.end_leg(found, cause, By.SYSTEM)

    def media_lost(self, leg: LegId) -> None:
        """Nothing is heard from them any more.

        Who pressed hold may well be silent; a softphone has its grace.
        """
        found = self._board.legs.get(leg)
        if found is None or (found.station is not None and is_softphone(found.station)):
            return
        if found.state is LegState.UP and not found.held_by_them:
            self.gives_up(leg, HangupCause.MEDIA_LOST)

    def rang(self, leg: LegId) -> None:
        """It rings at the far end; told once."""
        found = self._board.legs.get(leg)
        if found is not None and found.state is LegState.CALLING:
            self._board.change(found, LegEvent.RING)
            self._board.tell(LegRinging(at=self._board.clock(), leg=leg))

    def connected(self, leg: LegId) -> None:
        """The leg is up: they answered, or they know that we did."""
        board = self._board
        found = board.legs.get(leg)
        if found is None or next_state(found.state, LegEvent.CONNECT) is None:
            return
        board.timers.cancel(f"leg:{leg}")
        board.keep(replace(board.change(found, LegEvent.CONNECT), wish=None))
        board.tell(LegAnswered(at=board.clock(), leg=leg, settles=found.wish))

    def ended(self, leg: LegId, cause: HangupCause, by: By = By.THEM, status: int = 0) -> None:
        """The call is over on its line."""
        found = self._board.legs.get(leg)
        if found is not None:
            self._board.end_leg(found, cause, by, status)

    def held(self, leg: LegId, *, held: bool) -> None:
        """They pressed hold on their phone, or took it off; told when it changes."""
        board = self._board
        found = board.legs.get(leg)
        if found is None or found.held_by_them == held:
            return
        board.keep(replace(found, held_by_them=held))
        signal = LegHeld if held else LegUnheld
        board.tell(signal(at=board.clock(), leg=leg))

    def pressed(self, leg: LegId, digit: str, duration: Milliseconds) -> None:
        """They pressed a key."""
        board = self._board
        if leg not in board.legs:
            return
        board.tell(DtmfReceived(at=board.clock(), leg=leg, digit=digit, duration=duration))
        for recording, taping in tuple(board.recordings.items()):
            if taping.left == leg and digit in taping.keys:
                board.end_recording(recording, RecordingEnd.KEY)

    def measured(self, wish: WishId, quality: Quality) -> None:
        """A measurement has come to its end."""
        verb = self._board.measurements.pop(wish, None)
        if verb is not None:
            now, duration = self._board.clock(), verb.duration
            self._board.tell(
                LegMeasured(at=now, settles=wish, leg=verb.leg, duration=duration, quality=quality)
            )

    def play_over(self, play: PlayId) -> None:
        """A play came to its own end."""
        if play in self._board.plays:
            self._board.finish_play(play, complete=True)

    def fell_silent(self, recording: RecordingId) -> None:
        """Nothing has been said into a recording of one leg for as long as it bears."""
        self._board.end_recording(recording, RecordingEnd.SILENCE)

    def recording_over(
        self,
        recording: RecordingId,
        name: str,
        length: Milliseconds,
        gaps: tuple[Gap, ...],
        sha256: str,
        *,
        spoken: Milliseconds = NEVER,
    ) -> None:
        """A recording's file is whole."""
        board = self._board
        taping = board.recordings.pop(recording, None)
        if taping is None:
            return
        board.wishes.ended(recording)
        board.timers.cancel(f"recording:{recording}")
        board.tell(
            RecordingFinished(
                at=board.clock(),
                settles=taping.stop,
                recording=recording,
                name=name,
                length=length,
                gaps=gaps,
                sha256=sha256,
                end=taping.end,
                spoken=spoken,
            )
        )

    def recording_failed(self, recording: RecordingId, text: str) -> None:
        """A recording could not be written; `text` says why."""
        board = self._board
        taping = board.recordings.pop(recording, None)
        if taping is not None:
            board.wishes.ended(recording)
            board.timers.cancel(f"recording:{recording}")
            board.tell(
                VerbFailed(at=board.clock(), settles=taping.stop, code=Failure.RECORDING_FAILED, text=text)
            )

    def registered(self, station: StationId) -> None:
        """A phone is there that was not."""
        self._board.tell(StationRegistered(at=self._board.clock(), station=station))

    def lost(self, station: StationId) -> None:
        """A phone is not there any more."""
        self._board.tell(StationLost(at=self._board.clock(), station=station))

    def probed(self, station: StationId, trouble: str | None) -> None:
        """What a probe found: `trouble` in the trade's words, None where the phone is there."""
        board = self._board
        for wish in board.probes.pop(station, []):
            if trouble is None:
                board.tell(StationReachable(at=board.clock(), station=station, settles=wish))
            else:
                board.tell(StationUnreachable(at=board.clock(), station=station, cause=trouble, settles=wish))
        board.wishes.ended(station)
