"""Sound without audio: who would hear whom, how long each play lasts, what a recording would hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import partial

from cordboard.telephony.port import Provision
from cordboard.telephony.switchboard import Board, CannotDo, Failure, LegState, Reports
from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, PlayId, RecordingId, WishId
from cordboard.vcc.telephony import (
    Gap,
    Music,
    Play,
    Prompt,
    Quality,
    RecordLeg,
    Role,
    Silence,
    Source,
    StartRecording,
    Tone,
    ToneSource,
)
from cordboard.vcc.telephony import Recorded as Voicemail

from .audio_door import MemoryAudioDoor

LENGTHS = {Tone.RECORDING_BEEP: Milliseconds(200), Tone.PROBE: Milliseconds(1_000)}
"""How long tones last; the others go on until they are stopped."""

MUSIC = Music()
FRAME = 20
"""Milliseconds in a packet."""
SPEECH = -20.0
"""How loud people in memory are, in dBov."""
START = Milliseconds(0)


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the person on a leg hears: people, by their legs, and sounds."""

    people: frozenset[LegId]
    sounds: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What goes into a recording now: whose voices on which side, and the sounds on the left."""

    left: frozenset[LegId] = frozenset()
    right: frozenset[LegId] = frozenset()
    sounds: tuple[Source, ...] = ()


NOTHING = Hearing(frozenset(), ())


@dataclass(slots=True)
class _Sounding:
    """A play in hand. `position` is where it stood at the moment `since`; None = it does not go on."""

    verb: Play
    length: Milliseconds | None
    volume: int
    paused: bool = False
    position: Milliseconds = START
    since: Milliseconds | None = None

    def stands_at(self, now: Milliseconds) -> Milliseconds:
        """How far it is, in a loop from the start of the turn."""
        passed = 0 if self.since is None else now - self.since
        position = self.position + passed
        if self.verb.loop and self.length:
            position %= self.length
        return Milliseconds(position)


@dataclass(slots=True)
class _Tape:
    verb: StartRecording | RecordLeg
    began: Milliseconds
    quiet: Milliseconds | None = None
    """Since when its one leg has said nothing."""
    paused: Milliseconds | None = None
    gaps: list[Gap] = field(default_factory=list)


class MemorySound:
    """The `Sound` of the memory engine. `reports` is set by the engine."""

    reports: Reports

    def __init__(self, board: Board, door: MemoryAudioDoor) -> None:
        self._board = board
        self._door = door
        self._prompts: dict[str, Milliseconds] | None = None
        self._music: set[LegId] = set()
        """Those who would hear music on hold."""
        self._plays: dict[PlayId, _Sounding] = {}
        self._tapes: dict[RecordingId, _Tape] = {}
        self._quiet: set[LegId] = set()
        """Those who say nothing."""
        self._voicemails: dict[str, Milliseconds] = {}
        self.digits: dict[LegId, str] = {}
        self.quality: dict[LegId, Quality] = {}
        """What measurements find, where it is not the usual."""

    def provision(self, provision: Provision) -> None:
        """Nothing to know: prompts have lengths only, recordings no files."""

    def prompts(self, lengths: dict[str, Milliseconds]) -> None:
        """The prompt library: names and lengths. Before this is called, every prompt lasts 1 s."""
        self._prompts = dict(lengths)

    def hears(self, leg: LegId) -> Hearing:
        """What the person on `leg` hears now, by bridge, roles, holds, mutes, echo and plays.

        Who holds on their own phone hears nothing of ours. What their phone sends meanwhile is passed on.
        """
        found = self._board.legs[leg]
        if found.state is not LegState.UP or found.held_by_them or self._door.is_deaf(leg):
            return NOTHING
        own = self._sounding(leg, None)
        if found.held:
            return Hearing(frozenset(), own or ((MUSIC,) if leg in self._music else ()))
        up = (one for one in self._board.legs.values() if one.state is LegState.UP)
        people = frozenset(one.id for one in up if one.speaks_to(found) and not self._door.is_deaf(one.id))
        return Hearing(people, own + self._sounding(None, found.bridge))

    def _sounding(self, leg: LegId | None, bridge: BridgeId | None) -> tuple[Source, ...]:
        first = self._first(leg, bridge)
        audible = first is not None and not first.paused and first.volume > 0
        return (first.verb.source,) if first is not None and audible else ()

    def close(self, leg: LegId) -> None:
        """Forget the leg."""
        self._door.forget(leg)
        self._music.discard(leg)
        self._quiet.discard(leg)
        self.digits.pop(leg, None)
        self.quality.pop(leg, None)

    def create_bridge(self, bridge: BridgeId) -> None:
        """The board knows."""

    def destroy_bridge(self, bridge: BridgeId) -> None:
        """The board knows."""

    def join(self, bridge: BridgeId, leg: LegId) -> None:
        """The board knows."""

    def set_role(self, bridge: BridgeId, leg: LegId, role: Role, ear: LegId | None) -> None:
        """The board knows."""

    def leave(self, bridge: BridgeId, leg: LegId) -> None:
        """The board knows."""

    def hold(self, leg: LegId, music: bool) -> None:
        """On hold; the board knows."""
        (self._music.add if music else self._music.discard)(leg)

    def unhold(self, leg: LegId) -> None:
        """The board knows."""

    def mute(self, leg: LegId, muted: bool) -> None:
        """The board knows."""

    def echo(self, leg: LegId, echoes: bool) -> None:
        """The board knows."""

    def measure(self, wish: WishId, leg: LegId, duration: Milliseconds) -> None:
        """Packets come as they should, unless the world has said otherwise."""
        due = Milliseconds(self._board.clock() + duration)
        packets = duration // FRAME
        found = self.quality.get(leg, Quality(sent=packets, received=packets, said_dbov=SPEECH))
        self._board.timers.set(f"measure:{wish}", due, lambda: self.reports.measured(wish, found))

    def send_dtmf(self, leg: LegId, digits: str) -> None:
        """Note the keys."""
        self.digits[leg] = self.digits.get(leg, "") + digits

    def play(self, verb: Play) -> Milliseconds | None:
        """Play as long as the source lasts, after what is being played there."""
        length = self._length(verb.source)
        self._plays[verb.play] = _Sounding(verb, length, verb.volume)
        self._go_on(verb.leg, verb.bridge)
        return length

    def _first(self, leg: LegId | None, bridge: BridgeId | None) -> _Sounding | None:
        """What sounds on a leg or in a bridge: of those that wait, the first."""
        if leg is None and bridge is None:
            return None
        plays = self._plays.values()
        return next((one for one in plays if (one.verb.leg, one.verb.bridge) == (leg, bridge)), None)

    def _go_on(self, leg: LegId | None, bridge: BridgeId | None) -> None:
        """Let the clock of the play whose turn it is run."""
        first = self._first(leg, bridge)
        if first is None or first.paused or first.since is not None:
            return
        now, play = self._board.clock(), first.verb.play
        first.since = now
        if first.length is not None and not first.verb.loop:
            due = Milliseconds(now + max(first.length - first.position, 0))
            self._board.timers.set(f"play:{play}", due, lambda: self._play_over(play))

    def _stand_still(self, play: PlayId, position: Milliseconds) -> None:
        self._board.timers.cancel(f"play:{play}")
        self._plays[play].position, self._plays[play].since = position, None

    def pause_play(self, play: PlayId, paused: bool) -> None:
        """Stop its clock, or let it run again."""
        self._plays[play].paused = paused
        self.seek_play(play, self.play_position(play))

    def seek_play(self, play: PlayId, position: Milliseconds) -> None:
        """Put its clock to another moment."""
        self._stand_still(play, position)
        self._go_on(self._plays[play].verb.leg, self._plays[play].verb.bridge)

    def set_play_volume(self, play: PlayId, percent: int) -> None:
        """Louder or softer."""
        self._plays[play].volume = percent

    def play_position(self, play: PlayId) -> Milliseconds:
        """Where its clock stands."""
        return self._plays[play].stands_at(self._board.clock())

    def _length(self, source: Source) -> Milliseconds | None:
        if isinstance(source, Silence):
            return source.duration
        if isinstance(source, ToneSource):
            return LENGTHS.get(source.tone)
        if isinstance(source, Prompt):
            return self._prompt_length(source.name)
        if isinstance(source, Voicemail):
            return self._voicemail_length(source.name)
        return None

    def _voicemail_length(self, name: str) -> Milliseconds:
        if name not in self._voicemails:
            raise CannotDo(Failure.NO_SUCH_PROMPT, f"there is no voicemail {name}")
        return self._voicemails[name]

    def _prompt_length(self, name: str) -> Milliseconds:
        if self._prompts is None:
            return Milliseconds(1_000)
        if name not in self._prompts:
            raise CannotDo(Failure.NO_SUCH_PROMPT, f"there is no prompt {name}; add it to the library")
        return self._prompts[name]

    def _play_over(self, play: PlayId) -> None:
        self.reports.play_over(play)
        self.stop_play(play)

    def stop_play(self, play: PlayId) -> None:
        """Stop; what waited behind it begins."""
        verb = self._plays.pop(play).verb
        self._board.timers.cancel(f"play:{play}")
        self._go_on(verb.leg, verb.bridge)

    def start_recording(self, verb: StartRecording) -> None:
        """The clock runs."""
        self._tapes[verb.recording] = _Tape(verb, self._board.clock())

    def record_leg(self, verb: RecordLeg) -> None:
        """The clock runs, and people speak unless they are quiet."""
        self._tapes[verb.recording] = _Tape(verb, self._board.clock())
        self.quieten(verb.leg, quiet=verb.leg in self._quiet)

    def quieten(self, leg: LegId, *, quiet: bool) -> None:
        """Somebody says nothing from now on, or speaks again."""
        now = self._board.clock()
        (self._quiet.add if quiet else self._quiet.discard)(leg)
        for recording, tape in self._tapes.items():
            if isinstance(tape.verb, RecordLeg) and tape.verb.leg == leg:
                tape.quiet = now if quiet else None
                self._board.timers.cancel(f"silence:{recording}")
                if quiet and tape.verb.silence:
                    due = Milliseconds(now + tape.verb.silence)
                    self._board.timers.set(f"silence:{recording}", due, partial(self._fell_silent, recording))

    def _fell_silent(self, recording: RecordingId) -> None:
        self.reports.fell_silent(recording)

    def pause_recording(self, recording: RecordingId) -> None:
        """A gap begins; in a gap nothing changes."""
        tape = self._tapes[recording]
        if tape.paused is None:
            tape.paused = self._since(tape)

    def resume_recording(self, recording: RecordingId) -> None:
        """A gap ends; outside of one nothing changes."""
        tape = self._tapes[recording]
        if tape.paused is not None:
            tape.gaps.append(Gap(tape.paused, self._since(tape)))
            tape.paused = None

    def stop_recording(self, recording: RecordingId) -> None:
        """The file would be whole at once; its hash is that of the story."""
        self.resume_recording(recording)
        tape = self._tapes.pop(recording)
        length, gaps = self._since(tape), tuple(tape.gaps)
        story = f"{tape.verb.name} {length} {gaps}".encode()
        spoken = START
        if isinstance(tape.verb, RecordLeg):
            spoken = length if tape.quiet is None else Milliseconds(tape.quiet - tape.began)
            self._voicemails[tape.verb.name] = length
            self._board.timers.cancel(f"silence:{recording}")
        self.reports.recording_over(
            recording, tape.verb.name, length, gaps, hashlib.sha256(story).hexdigest(), spoken=spoken
        )

    def _since(self, tape: _Tape) -> Milliseconds:
        return Milliseconds(self._board.clock() - tape.began)

    def move_recording(self, recording: RecordingId, bridge: BridgeId, right: LegId) -> None:
        """The board knows."""

    def recorded(self, recording: RecordingId) -> Recorded:
        """What goes into a recording now, side by side."""
        taping = self._board.recordings[recording]
        if self._tapes[recording].paused is not None:
            return Recorded()
        living = self._board.legs
        if taping.bridge is None:
            talk = [living[leg] for leg in (taping.left, taping.right) if leg in living]
            heard = not any(leg.held for leg in talk)
        else:
            members = (living[leg] for leg in self._board.bridges[taping.bridge])
            talk = [leg for leg in members if leg.role is Role.MEMBER and not leg.held]
            heard = len(talk) > 1
        voices = frozenset(leg.id for leg in talk if heard and not leg.muted)
        sounds = self._sounding(None, taping.bridge) if talk else ()
        return Recorded(voices - {taping.right}, voices & {taping.right}, sounds)
