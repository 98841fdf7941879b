"""The switchboard's sound on the media plane: verbs go in, what happened to sounds comes out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from cordboard.media import tones
from cordboard.media.samples import RATE, silence
from cordboard.telephony.port import Provision
from cordboard.telephony.switchboard import CannotDo, Failure
from cordboard.vcc import telephony as words
from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, PlayId, RecordingId, WishId

from .parts import Parts
from .plane import (
    DtmfReceived,
    LegMeasured,
    LegMediaHeard,
    LegMediaLost,
    PlaneError,
    PlaneEvent,
    PlayEnd,
    PlayFinished,
    RecordingEnd,
    RecordingFinished,
    RecordingSilent,
    Source,
)
from .prompts import Prompts

PER_MS = RATE // 1000

_NOBODY: frozenset[str] = frozenset()
_AUDIENCE = {words.Role.MEMBER: None, words.Role.LISTENER: _NOBODY, words.Role.WHISPERER: _NOBODY}
"""Who hears a leg, before the one ear of a whisperer is known; None = everybody."""


class PlaneSound:
    """The `Sound` of the own engine. `end_lost`: a leg that is not heard any more is ended."""

    def __init__(self, parts: Parts, *, end_lost: bool) -> None:
        self._plane = parts.plane
        self._reports = parts.reports
        self._prompts = Prompts()
        self._recordings = Path()
        self._voicemails = Prompts()
        self._end_lost = end_lost
        self._held: set[LegId] = set()

    def provision(self, provision: Provision) -> None:
        """Where prompts are found and recordings go."""
        self._prompts.folder = Path(provision.prompts)
        self._recordings = Path(provision.recordings)
        self._voicemails.folder = Path(provision.voicemails)

    def close(self, leg: LegId) -> None:
        """The leg is over."""
        self._held.discard(leg)
        self._plane.close_leg(leg)

    def create_bridge(self, bridge: BridgeId) -> None:
        """An empty bridge."""
        self._plane.bridge(bridge, [])

    def destroy_bridge(self, bridge: BridgeId) -> None:
        """No bridge any more."""
        self._plane.destroy_bridge(bridge)

    def join(self, bridge: BridgeId, leg: LegId) -> None:
        """Mix a leg in."""
        with _told_plainly():
            self._plane.add_to_bridge(bridge, leg)

    def set_role(self, bridge: BridgeId, leg: LegId, role: words.Role, ear: LegId | None) -> None:
        """Change who hears a leg."""
        audience = _AUDIENCE[role]
        self._plane.set_audience(bridge, leg, audience if ear is None else frozenset({ear}))

    def leave(self, bridge: BridgeId, leg: LegId) -> None:
        """Take a leg out."""
        self._plane.remove_from_bridge(bridge, leg)

    def hold(self, leg: LegId, music: bool) -> None:
        """Music or silence to a leg, nothing from it."""
        self._held.add(leg)
        self._plane.hold(leg, music=music)

    def unhold(self, leg: LegId) -> None:
        """As before the hold."""
        self._held.discard(leg)
        self._plane.unhold(leg)

    def mute(self, leg: LegId, muted: bool) -> None:
        """Pass on what a leg says, or not."""
        self._plane.mute(leg, muted)

    def echo(self, leg: LegId, echoes: bool) -> None:
        """Give a leg its own voice, or not."""
        self._plane.echo(leg, echoes)

    def measure(self, wish: WishId, leg: LegId, duration: Milliseconds) -> None:
        """Measure a leg."""
        self._plane.measure(wish, leg, duration)

    def send_dtmf(self, leg: LegId, digits: str) -> None:
        """Press keys."""
        with _told_plainly():
            self._plane.send_dtmf(leg, digits)

    def play(self, verb: words.Play) -> Milliseconds | None:
        """Play."""
        target = verb.leg or verb.bridge
        assert target is not None
        source = self._source(verb.source, loop=verb.loop)
        self._plane.play(verb.play, target, source, verb.volume / 100)
        return None if _endless(verb.source) else _milliseconds(len(source.samples))

    def _source(self, source: words.Source, *, loop: bool) -> Source:
        if isinstance(source, words.Prompt):
            return Source.prompt(self._prompts.find(source.name), loop=loop)
        if isinstance(source, words.Recorded):
            return Source.prompt(self._voicemails.find(source.name), loop=loop)
        if isinstance(source, words.Silence):
            return Source.prompt(silence(source.duration), loop=loop)
        if isinstance(source, words.ToneSource):
            return _tone(source.tone, loop=loop)
        return Source.music()

    def stop_play(self, play: PlayId) -> None:
        """Stop."""
        self._plane.stop_play(play)

    def pause_play(self, play: PlayId, paused: bool) -> None:
        """Stand still, or go on."""
        self._plane.pause_play(play, paused)

    def seek_play(self, play: PlayId, position: Milliseconds) -> None:
        """Go on somewhere else."""
        self._plane.seek_play(play, position)

    def set_play_volume(self, play: PlayId, percent: int) -> None:
        """Louder or softer."""
        self._plane.set_play_volume(play, percent / 100)

    def play_position(self, play: PlayId) -> Milliseconds:
        """Where it stands."""
        return Milliseconds(self._plane.play_position(play))

    def start_recording(self, verb: words.StartRecording) -> None:
        """Record into the folder of recordings."""
        path = _new(self._recordings / verb.name)
        with _told_plainly():
            if verb.bridge is None:
                self._plane.start_recording(verb.recording, verb.left, verb.right, path)
            else:
                self._plane.record_bridge(verb.recording, verb.bridge, verb.right, path)

    def record_leg(self, verb: words.RecordLeg) -> None:
        """Record into the folder of voicemails."""
        path = _new(self._voicemails.folder / verb.name)
        with _told_plainly():
            self._plane.record_leg(verb.recording, verb.leg, path, verb.silence)

    def move_recording(self, recording: RecordingId, bridge: BridgeId, right: LegId) -> None:
        """Record another bridge or agent into the same file."""
        self._plane.move_recording(recording, bridge, right)

    def pause_recording(self, recording: RecordingId) -> None:
        """Begin a gap."""
        self._plane.pause_recording(recording)

    def resume_recording(self, recording: RecordingId) -> None:
        """End a gap."""
        self._plane.resume_recording(recording)

    def stop_recording(self, recording: RecordingId) -> None:
        """Finish the file."""
        self._plane.stop_recording(recording)

    # -- what the plane tells ---------------------------------------------------------------------

    def take(self, event: PlaneEvent) -> None:
        """Report an event of the plane."""
        if isinstance(event, DtmfReceived):
            self._reports.pressed(LegId(event.leg_id), event.digit, Milliseconds(event.duration_ms))
        elif isinstance(event, PlayFinished):
            if event.cause is PlayEnd.COMPLETED:
                self._reports.play_over(PlayId(event.play_id))
        elif isinstance(event, RecordingFinished):
            self._recording_over(event)
        elif isinstance(event, RecordingSilent):
            self._reports.fell_silent(RecordingId(event.recording_id))
        elif isinstance(event, LegMeasured):
            self._reports.measured(WishId(event.measurement_id), _quality(event))
        elif isinstance(event, LegMediaLost):
            self._media_lost(LegId(event.leg_id))
        else:
            assert isinstance(event, LegMediaHeard)
            self._reports.softphones.heard_again(LegId(event.leg_id))

    def _recording_over(self, event: RecordingFinished) -> None:
        recording = RecordingId(event.recording_id)
        if event.cause is RecordingEnd.FAILED:
            self._reports.recording_failed(recording, event.fault)
            return
        gaps = tuple(
            words.Gap(_milliseconds(gap.start), _milliseconds(gap.start + gap.length)) for gap in event.gaps
        )
        length = _milliseconds(event.samples)
        spoken = Milliseconds(event.spoken_ms)
        self._reports.recording_over(recording, event.path.name, length, gaps, event.sha256, spoken=spoken)

    def _media_lost(self, leg: LegId) -> None:
        """People on hold may well be silent; others are gone, but softphones only cannot be reached."""
        self._reports.softphones.fell_silent(leg)
        if self._end_lost and leg not in self._held:
            self._reports.media_lost(leg)


def _new(path: Path) -> Path:
    """No recording is written over. Raises CannotDo."""
    if path.exists():
        raise CannotDo(Failure.BAD_NAME, f"there is a recording {path.name} already; name it otherwise")
    return path


def _milliseconds(samples: int) -> Milliseconds:
    return Milliseconds(samples // PER_MS)


def _quality(event: LegMeasured) -> words.Quality:
    return words.Quality(
        sent=event.packets_out,
        received=event.packets_in,
        lost=event.lost,
        late=event.late,
        jitter_ms=event.jitter_ms,
        said_dbov=event.said,
        heard_dbov=event.heard,
        round_trip_ms=event.round_trip_ms,
    )


def _endless(source: words.Source) -> bool:
    """Whether a source goes on until it is stopped, looped or not."""
    if isinstance(source, words.ToneSource):
        return source.tone not in (words.Tone.RECORDING_BEEP, words.Tone.PROBE)
    return isinstance(source, words.Music)


def _tone(tone: words.Tone, *, loop: bool) -> Source:
    if tone is words.Tone.RINGBACK:
        return Source.ringback()
    if tone is words.Tone.BUSY:
        return Source.busy()
    if tone is words.Tone.CONGESTION:
        turn = np.concatenate([tones.sine(440, 240, -16.0), silence(240)])
        return Source.prompt(turn, loop=True)
    if tone is words.Tone.PROBE:
        return Source.prompt(tones.probe(), loop=loop)
    return Source.prompt(tones.beep(), loop=loop)


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What the plane refuses is a verb that cannot be done."""
    try:
        yield
    except PlaneError as error:
        raise CannotDo(Failure.WRONG_STATE, str(error)) from error
