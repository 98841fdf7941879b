"""Sound without audio: who would hear whom, how long each play lasts, what a recording would hold."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cordboard.telephony.port import Provision
from cordboard.telephony.switchboard import Board, CannotDo, Failure, Leg, LegState, Reports
from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, PlayId, RecordingId
from cordboard.vcc.telephony import (
    Gap,
    Music,
    Play,
    Prompt,
    Role,
    Silence,
    Source,
    StartRecording,
    Tone,
    ToneSource,
)

BEEP = Milliseconds(200)
"""How long the recording beep lasts; the other tones go on until they are stopped."""

MUSIC = Music()


@dataclass(frozen=True, slots=True)
class Hearing:
    """What the person on a leg hears: people, by their legs, and sounds."""

    people: frozenset[LegId]
    sounds: tuple[Source, ...]


NOTHING = Hearing(frozenset(), ())


@dataclass(slots=True)
class _Tape:
    verb: StartRecording
    began: Milliseconds
    paused: Milliseconds | None = None
    gaps: list[Gap] = field(default_factory=list)


class MemorySound:
    """The `Sound` of the memory engine. `reports` is set by the engine."""

    reports: Reports

    def __init__(self, board: Board) -> None:
        self._board = board
        self._prompts: dict[str, Milliseconds] | None = None
        self._held: dict[LegId, bool] = {}
        self._muted: set[LegId] = set()
        self._plays: dict[PlayId, Play] = {}
        self._lengths: dict[PlayId, Milliseconds | None] = {}
        self._tapes: dict[RecordingId, _Tape] = {}
        self.digits: dict[LegId, str] = {}

    def provision(self, provision: Provision) -> None:
        """Nothing to know: prompts have lengths only, recordings no files."""

    def prompts(self, lengths: dict[str, Milliseconds]) -> None:
        """The prompt library: names and lengths. Before this is called, every prompt lasts 1 s."""
        self._prompts = dict(lengths)

    def hears(self, leg: LegId) -> Hearing:
        """What the person on `leg` hears now, by bridge, roles, holds, mutes and plays.

        Who holds on their own phone hears nothing of ours. What their phone sends meanwhile is passed on.
        """
        found = self._board.legs[leg]
        if found.state is not LegState.UP or found.held_by_them:
            return NOTHING
        own = self._sounding(leg, None)
        if leg in self._held:
            return Hearing(frozenset(), own or ((MUSIC,) if self._held[leg] else ()))
        people = (one.id for one in self._board.legs.values() if self._is_heard(one) and one.speaks_to(found))
        return Hearing(frozenset(people), own + self._sounding(None, found.bridge))

    def _is_heard(self, leg: Leg) -> bool:
        return leg.state is LegState.UP and leg.id not in self._held and leg.id not in self._muted

    def _sounding(self, leg: LegId | None, bridge: BridgeId | None) -> tuple[Source, ...]:
        first = self._first(leg, bridge)
        return () if first is None else (first.source,)

    def close(self, leg: LegId) -> None:
        """Forget the leg."""
        self._held.pop(leg, None)
        self._muted.discard(leg)
        self.digits.pop(leg, None)

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
        """On hold."""
        self._held[leg] = music

    def unhold(self, leg: LegId) -> None:
        """Off hold."""
        self._held.pop(leg, None)

    def mute(self, leg: LegId, muted: bool) -> None:
        """Not heard by others, or heard again."""
        (self._muted.add if muted else self._muted.discard)(leg)

    def send_dtmf(self, leg: LegId, digits: str) -> None:
        """Note the keys."""
        self.digits[leg] = self.digits.get(leg, "") + digits

    def play(self, verb: Play) -> None:
        """Play as long as the source lasts, after what is being played there."""
        length = self._length(verb.source)
        self._plays[verb.play] = verb
        self._lengths[verb.play] = None if verb.loop else length
        if self._first(verb.leg, verb.bridge) is verb:
            self._begin(verb)

    def _first(self, leg: LegId | None, bridge: BridgeId | None) -> Play | None:
        """What sounds on a leg or in a bridge: of those that wait, the first."""
        if leg is None and bridge is None:
            return None
        return next((one for one in self._plays.values() if (one.leg, one.bridge) == (leg, bridge)), None)

    def _begin(self, verb: Play) -> None:
        length = self._lengths[verb.play]
        if length is not None:
            due = Milliseconds(self._board.clock() + length)
            self._board.timers.set(f"play:{verb.play}", due, lambda: self._play_over(verb.play))

    def _length(self, source: Source) -> Milliseconds | None:
        if isinstance(source, Silence):
            return source.duration
        if isinstance(source, ToneSource):
            return BEEP if source.tone is Tone.RECORDING_BEEP else None
        if isinstance(source, Prompt):
            return self._prompt_length(source.name)
        return None

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
        verb = self._plays.pop(play)
        del self._lengths[play]
        self._board.timers.cancel(f"play:{play}")
        following = self._first(verb.leg, verb.bridge)
        if following is not None and f"play:{following.play}" not in self._board.timers:
            self._begin(following)

    def start_recording(self, verb: StartRecording) -> None:
        """The clock runs."""
        self._tapes[verb.recording] = _Tape(verb, self._board.clock())

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
        self.reports.recording_over(
            recording, tape.verb.name, length, gaps, hashlib.sha256(story).hexdigest()
        )

    def _since(self, tape: _Tape) -> Milliseconds:
        return Milliseconds(self._board.clock() - tape.began)
