"""Recordings: what customer and agent say to each other, kept side by side; and the voice of one leg alone.

What nobody else can hear is not recorded: a side is silent while its leg is muted or on hold, and also while
the other side is on hold. Legs may come and go; the clock of the file goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from cordboard.media import mixing
from cordboard.media.recording import Side, Track
from cordboard.media.samples import Samples
from cordboard.telephony.embedded.plane.legs import Leg
from cordboard.telephony.embedded.plane.model import (
    PlaneEvent,
    RecordingEnd,
    RecordingFinished,
    RecordingSilent,
    RecordingUnknownError,
)
from cordboard.telephony.embedded.plane.plan import Bridge
from cordboard.telephony.embedded.plane.voice import Voice
from cordboard.telephony.embedded.plane.writer import RecordingWriter

_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}


Voices: TypeAlias = tuple[Samples | None, Samples | None]
"""20 ms of the left and of the right side; None is silence."""


@dataclass(frozen=True, slots=True)
class Room:
    """A bridge as a recording hears it: the agent on the right, everybody else on the left."""

    bridge: Bridge
    agent: Leg

    def voices(self) -> Voices:
        """What its members said in the last turn, and what was played to them, while somebody could hear it.

        A whisper is no part of the talk.
        """
        members = [leg for leg in self.bridge.legs if leg.audience is None]
        ears = sum(not leg.held for leg in members)
        said = {leg: leg.voice for leg in members if leg.voice is not None} if ears > 1 else {}
        right = said.pop(self.agent, None)
        left = list(said.values())
        if ears and self.bridge.played is not None:
            left.append(self.bridge.played)
        return (mixing.together(left) if left else None), right


@dataclass(slots=True, eq=False)
class _Recording:
    recording_id: str
    path: Path
    first_phase: int
    number: int = -1
    room: Room | None = None
    legs: dict[Side, Leg] = field(default_factory=dict)
    used: dict[Side, int] = field(default_factory=dict)
    track: Track = field(default_factory=Track)
    voice: Voice | None = None
    """The leg that it records alone."""

    @property
    def phase(self) -> int:
        """When its 20 ms are due: with those of its bridge, or of its leg."""
        if self.voice is not None:
            return self.voice.leg.phase
        return self.first_phase if self.room is None else self.room.bridge.phase

    def voices(self) -> tuple[Samples | None, ...]:
        """What each side has said since the last time."""
        if self.voice is not None:
            return (self.voice.next_frame(),)
        if self.room is not None:
            return self.room.voices()
        return self._said(Side.LEFT), self._said(Side.RIGHT)

    def _said(self, side: Side) -> Samples | None:
        leg, other = self.legs.get(side), self.legs.get(_OTHER[side])
        if leg is None or leg.voice_number == self.used[side]:
            return None
        self.used[side] = leg.voice_number
        return None if other is not None and other.held else leg.voice


class Recorder:
    """All recordings that run or are being finished."""

    def __init__(self, touched: Callable[[Leg | Bridge], None]) -> None:
        self._touched = touched
        self._writer = RecordingWriter()
        self._running: dict[str, _Recording] = {}
        self._finishing: dict[str, _Recording] = {}
        self._silent: list[str] = []
        self._known: set[str] = set()

    def start(self, recording_id: str, left: Leg | None, right: Leg | None, path: Path) -> None:
        """Begin; an id that is known begins nothing."""
        first = left or right
        recording = self._begin(recording_id, path, first.phase if first else 0)
        if recording is not None:
            self._seat(recording, Side.LEFT, left)
            self._seat(recording, Side.RIGHT, right)

    def start_room(self, recording_id: str, room: Room, path: Path) -> None:
        """Begin with a bridge; an id that is known begins nothing."""
        recording = self._begin(recording_id, path, room.bridge.phase)
        if recording is not None:
            self._enter(recording, room)

    def start_voice(self, recording_id: str, voice: Voice, path: Path) -> None:
        """Begin with one leg alone; an id that is known begins nothing."""
        recording = self._begin(recording_id, path, voice.leg.phase, channels=1)
        if recording is not None:
            recording.voice = voice
            voice.leg.recorded += 1
            self._touched(voice.leg)

    def _begin(self, recording_id: str, path: Path, phase: int, *, channels: int = 2) -> _Recording | None:
        if recording_id in self._known:
            return None
        self._known.add(recording_id)
        recording = _Recording(recording_id, path, phase, track=Track(channels))
        self._running[recording_id] = recording
        self._writer.create(recording_id, path, channels)
        return recording

    def move(self, recording_id: str, room: Room) -> None:
        """Go on with this bridge and agent, whatever was recorded before."""
        recording = self._get(recording_id)
        if recording is not None:
            self._vacate(recording)
            self._enter(recording, room)

    def _enter(self, recording: _Recording, room: Room) -> None:
        recording.room = room
        room.bridge.recorded += 1
        self._touched(room.bridge)

    def _vacate(self, recording: _Recording) -> None:
        for side in Side:
            self._seat(recording, side, None)
        if recording.room is not None:
            recording.room.bridge.recorded -= 1
            self._touched(recording.room.bridge)
        if recording.voice is not None:
            recording.voice.leg.recorded -= 1
            self._touched(recording.voice.leg)

    def _get(self, recording_id: str) -> _Recording | None:
        """The running recording, None when it has ended; RecordingUnknownError when it never began."""
        if recording_id not in self._known:
            raise RecordingUnknownError(recording_id)
        return self._running.get(recording_id)

    def seat(self, recording_id: str, side: Side, leg: Leg | None) -> None:
        """Put another leg, or nobody, on a side."""
        recording = self._get(recording_id)
        if recording is not None:
            self._seat(recording, side, leg)

    def _seat(self, recording: _Recording, side: Side, leg: Leg | None) -> None:
        before = recording.legs.pop(side, None)
        if before is not None:
            before.recorded -= 1
            self._touched(before)
        recording.used[side] = 0
        if leg is not None:
            recording.legs[side] = leg
            leg.recorded += 1
            recording.used[side] = leg.voice_number
            self._touched(leg)

    def unseat(self, leg: Leg) -> None:
        """A leg is gone: its side falls silent."""
        for recording in self._running.values():
            for side in [side for side, seated in recording.legs.items() if seated is leg]:
                self._seat(recording, side, None)

    def pause(self, recording_id: str) -> None:
        """Leave out what follows."""
        recording = self._get(recording_id)
        if recording is not None:
            recording.track.pause()

    def resume(self, recording_id: str) -> None:
        """Record again."""
        recording = self._get(recording_id)
        if recording is not None:
            recording.track.resume()

    def stop(self, recording_id: str) -> None:
        """End; RecordingFinished follows when the file is whole."""
        recording = self._get(recording_id)
        if recording is None:
            return
        self._vacate(recording)
        del self._running[recording_id]
        self._finishing[recording_id] = recording
        self._writer.append(recording_id, recording.track.take())
        self._writer.finish(recording_id)

    def turn(self, phase: int, number: int) -> None:
        """Add 20 ms to each recording of this phase; turns that were skipped become silence."""
        for recording in self._running.values():
            if recording.phase == phase and number > recording.number:
                missed = 0 if recording.number < 0 else number - recording.number - 1
                for _ in range(missed):
                    self._add(recording)
                self._add(recording, *recording.voices())
                recording.number = number
                self._listen(recording, missed)

    def _listen(self, recording: _Recording, missed: int) -> None:
        if recording.voice is not None:
            recording.voice.skip(missed)
            if recording.voice.has_fallen_silent():
                self._silent.append(recording.recording_id)

    def _add(self, recording: _Recording, *voices: Samples | None) -> None:
        block = recording.track.add(*voices)
        if block is not None:
            self._writer.append(recording.recording_id, block)

    def collect(self, now: float) -> list[PlaneEvent]:
        """Recordings that hear nothing any more, have become whole, or have failed, since the last time."""
        news: list[PlaneEvent] = [RecordingSilent(now, each) for each in self._silent]
        self._silent.clear()
        for done in self._writer.collect():
            over = self._finishing.pop(done.recording_id)
            news.append(
                RecordingFinished(
                    at=now,
                    recording_id=done.recording_id,
                    cause=RecordingEnd.FAILED if done.fault else RecordingEnd.COMPLETED,
                    path=over.path,
                    samples=over.track.samples,
                    gaps=over.track.gaps,
                    sha256=done.sha256,
                    fault=done.fault,
                    spoken_ms=0 if over.voice is None else over.voice.spoken,
                )
            )
        return news

    def close(self) -> None:
        """End every recording and wait until all are on disk."""
        for recording_id in list(self._running):
            self.stop(recording_id)
        self._writer.close()
