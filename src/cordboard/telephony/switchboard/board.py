"""The board: which legs, bridges, plays and recordings live in an engine now, and how it tells of them.

Everything that changes is here; verbs (what the center asks) and reports (what the world does)
are the only two that change it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cordboard.telephony.outbox import Outbox
from cordboard.telephony.timers import Timers
from cordboard.telephony.wishes import Wishes
from cordboard.vcc.ids import (
    BridgeId,
    EngineId,
    LegId,
    Milliseconds,
    PlayId,
    RecordingId,
    ReferId,
    StationId,
    WishId,
)
from cordboard.vcc.telephony import (
    AnySignal,
    By,
    EngineUp,
    HangupCause,
    LegEnded,
    LegInventory,
    MeasureLeg,
    PlayFinished,
    PlayInventory,
    PlayStarted,
    RecordingEnd,
    ReferDone,
    Role,
    VerbDone,
    VerbFailed,
)

from .legs import Leg, LegEvent, LegState, next_state
from .ports import AudioDoor, CannotDo, Failure, Line, SoftphoneLine, Sound

Clock = Callable[[], Milliseconds]
AGREED_AND_LEFT = 202


@dataclass(frozen=True, slots=True)
class Playing:
    """A play in hand, to a leg or to a bridge; of those to one target the first sounds.

    `length` is that of one turn, in ms; None where it has no end.
    """

    play: PlayId
    leg: LegId | None
    bridge: BridgeId | None
    length: Milliseconds | None = None
    begun: bool = False
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Taping:
    """A recording that goes on, of two legs, of a bridge, or of one leg (both are the same one).

    `keys`: those by which the person on the leg ends it. `stop` is the wish that waits for the file.
    """

    left: LegId | None
    bridge: BridgeId | None
    right: LegId
    keys: str = ""
    stopping: bool = False
    end: RecordingEnd = RecordingEnd.STOPPED
    stop: WishId | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """A transfer that a phone asked for; `decided` once the center has said something about it."""

    leg: LegId
    since: Milliseconds
    decided: bool = False


def _inventory_of(leg: Leg) -> LegInventory:
    return LegInventory(
        leg=leg.id,
        answered=leg.state is LegState.UP,
        bridge=leg.bridge,
        role=leg.role,
        whisper_to=leg.whisper_to,
        held=leg.held,
        muted=leg.muted,
        echo=leg.echo,
    )


class Board:
    """The state of one engine life."""

    line: Line
    sound: Sound
    audio_door: AudioDoor
    softphones: SoftphoneLine

    def __init__(self, engine: EngineId, clock: Clock) -> None:
        self.engine = engine
        self.clock = clock
        self.outbox = Outbox(engine)
        self.timers = Timers()
        self.wishes = Wishes()
        self.legs: dict[LegId, Leg] = {}
        self.bridges: dict[BridgeId, list[LegId]] = {}
        self.plays: dict[PlayId, Playing] = {}
        self.recordings: dict[RecordingId, Taping] = {}
        self.measurements: dict[WishId, MeasureLeg] = {}
        self.refers: dict[ReferId, Asking] = {}
        self.probes: dict[StationId, list[WishId]] = {}

    def connect(self, line: Line, sound: Sound, audio_door: AudioDoor) -> None:
        """Put the board on its line, its sound and its door for softphones, which report back to it."""
        self.line = line
        self.sound = sound
        self.audio_door = audio_door

    # -- telling ----------------------------------------------------------------------------------

    def tell(self, signal: AnySignal) -> None:
        """Tell the center something."""
        self.outbox.put(signal)

    def done(self, wish: WishId) -> None:
        """Settle a wish that has no signal of its own."""
        self.tell(VerbDone(at=self.clock(), settles=wish))

    def failed(self, wish: WishId, code: Failure, text: str) -> None:
        """Settle a wish that cannot be done."""
        self.tell(VerbFailed(at=self.clock(), settles=wish, code=code, text=text))

    def inventory(self) -> EngineUp:
        """All that lives here now."""
        return EngineUp(
            at=self.clock(),
            engine=self.engine,
            legs=tuple(map(_inventory_of, self.legs.values())),
            bridges=tuple(self.bridges),
            recordings=tuple(self.recordings),
            stations=self.line.registered(),
            plays=tuple(
                PlayInventory(
                    play=each.play,
                    leg=each.leg,
                    bridge=each.bridge,
                    position=self.sound.play_position(each.play),
                    paused=each.paused,
                )
                for each in self.plays.values()
            ),
            softphones=self.softphones.inventory(),
        )

    # -- finding ----------------------------------------------------------------------------------

    def leg(self, leg: LegId) -> Leg:
        """A living leg, or CannotDo."""
        if leg not in self.legs:
            raise CannotDo(Failure.NO_SUCH_LEG, f"there is no leg {leg} (any more)")
        return self.legs[leg]

    def leg_up(self, leg: LegId) -> Leg:
        """A leg that is up, or CannotDo."""
        found = self.leg(leg)
        if found.state is not LegState.UP:
            raise CannotDo(Failure.WRONG_STATE, f"leg {leg} is {found.state.name}, it must be UP")
        return found

    def bridge(self, bridge: BridgeId) -> list[LegId]:
        """The legs of a living bridge, or CannotDo."""
        if bridge not in self.bridges:
            raise CannotDo(Failure.NO_SUCH_BRIDGE, f"there is no bridge {bridge} (any more)")
        return self.bridges[bridge]

    def lives(self, subject: str) -> bool:
        """Whether the thing of this id lives, whatever it is."""
        return (
            subject in self.legs
            or subject in self.bridges
            or subject in self.plays
            or subject in self.recordings
            or subject in self.refers
            or subject in self.probes
        )

    def plays_to(self, leg: LegId | None = None, bridge: BridgeId | None = None) -> Iterator[Playing]:
        """The plays to a leg or to a bridge."""
        return (one for one in tuple(self.plays.values()) if (one.leg, one.bridge) == (leg, bridge))

    # -- changing ---------------------------------------------------------------------------------

    def change(self, leg: Leg, event: LegEvent) -> Leg:
        """Move a leg along its life, or CannotDo where the table has no row."""
        state = next_state(leg.state, event)
        if state is None:
            raise CannotDo(Failure.WRONG_STATE, f"leg {leg.id} is {leg.state.name}: no {event.name} there")
        return self.keep(replace(leg, state=state))

    def keep(self, leg: Leg) -> Leg:
        """The leg is like this from now on."""
        self.legs[leg.id] = leg
        return leg

    def leave_bridge(self, leg: Leg) -> Leg:
        """Take a leg out of the bridge it is in, if any."""
        if leg.bridge is None:
            return leg
        self.bridges[leg.bridge].remove(leg.id)
        self.sound.leave(leg.bridge, leg.id)
        return self.keep(replace(leg, bridge=None, role=Role.MEMBER, whisper_to=None))

    def cut_play(self, playing: Playing) -> None:
        """End a play before its own end."""
        self.sound.stop_play(playing.play)
        self.finish_play(playing.play, complete=False)

    def cut_plays(self, leg: LegId | None = None, bridge: BridgeId | None = None) -> None:
        """End all plays to a leg or a bridge, the last one first, so that none begins on the way."""
        for playing in reversed(tuple(self.plays_to(leg, bridge))):
            self.cut_play(playing)

    def finish_play(self, play: PlayId, *, complete: bool) -> None:
        """Tell of the end of a play, and of the one that follows it."""
        over = self.plays.pop(play)
        self.wishes.ended(play)
        self.tell(PlayFinished(at=self.clock(), play=play, complete=complete))
        self.begin_play(over.leg, over.bridge)

    def begin_play(self, leg: LegId | None, bridge: BridgeId | None) -> None:
        """Tell of the play whose turn has come at a target, once."""
        first = next(self.plays_to(leg, bridge), None)
        if first is not None and not first.begun:
            self.plays[first.play] = replace(first, begun=True)
            self.tell(PlayStarted(at=self.clock(), play=first.play, length=first.length))

    def end_refer(self, refer: ReferId) -> None:
        """The phone has heard the last word."""
        self.timers.cancel(f"refer:{refer}")
        del self.refers[refer]
        self.wishes.ended(refer)

    def end_leg(
        self, leg: Leg, cause: HangupCause, by: By, status: int = 0, settles: WishId | None = None
    ) -> None:
        """Tell of the end of a leg, once all that hangs on it has ended.

        A recording goes on, with silence on this side, as long as its other leg lives.
        """
        self.cut_plays(leg=leg.id)
        self._give_up_measuring(leg)
        self.leave_bridge(leg)
        self.timers.cancel(f"leg:{leg.id}")
        del self.legs[leg.id]
        self.sound.close(leg.id)
        if leg.station is not None:
            self.softphones.ended(leg.station, leg.id)
        unsettled = self._end_referral(leg, by)
        first = settles or leg.wish
        self.tell(LegEnded(at=self.clock(), leg=leg.id, cause=cause, by=by, status=status, settles=first))
        if settles is not None and leg.wish is not None:
            self.failed(leg.wish, Failure.LEG_ENDED, f"leg {leg.id} ended first")
        if unsettled is not None:
            self.failed(unsettled, Failure.LEG_ENDED, f"leg {leg.id} ended first")
        self.wishes.ended(leg.id)
        self._end_lonely_recordings(leg)

    def _end_referral(self, leg: Leg, by: By) -> WishId | None:
        """A carrier that agreed and hangs up has done it; of all else the wish is given back."""
        self.timers.cancel(f"referral:{leg.id}")
        referral = leg.referral
        if referral is None:
            return None
        if not referral.agreed or by is not By.THEM:
            return referral.wish
        self.tell(ReferDone(at=self.clock(), leg=leg.id, status=AGREED_AND_LEFT, settles=referral.wish))
        return None

    def _give_up_measuring(self, leg: Leg) -> None:
        for wish, verb in tuple(self.measurements.items()):
            if verb.leg == leg.id:
                del self.measurements[wish]
                self.failed(wish, Failure.LEG_ENDED, f"leg {leg.id} ended first")

    def _end_lonely_recordings(self, gone: Leg) -> None:
        """End what recorded two legs that are both gone, or the bridge that `gone` was the last in."""
        deserted = gone.bridge if gone.bridge is not None and not self.bridges[gone.bridge] else None
        for recording, taping in tuple(self.recordings.items()):
            pair_gone = taping.left not in self.legs and taping.right not in self.legs
            if pair_gone if taping.bridge is None else taping.bridge == deserted:
                self.end_recording(recording)

    def end_recording(self, recording: RecordingId, end: RecordingEnd = RecordingEnd.STOPPED) -> None:
        """Let a recording end by itself; once is enough."""
        taping = self.recordings.get(recording)
        if taping is not None and not taping.stopping:
            self.recordings[recording] = replace(taping, stopping=True, end=end)
            self.sound.stop_recording(recording)
