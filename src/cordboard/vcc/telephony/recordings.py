"""What is kept of a conversation: a stereo file, its pauses, its end."""

from __future__ import annotations

import msgspec

from ..ids import LegId, Milliseconds, RecordingId
from .words import Signal, Verb


class StartRecording(Verb, frozen=True, kw_only=True, tag="start_recording"):
    """Record two legs into one stereo file, `left` (customer) and `right` (agent). VerbDone.

    `name` is the file's name without a folder; the engine keeps the folder.
    """

    recording: RecordingId
    left: LegId
    right: LegId
    name: str


class PauseRecording(Verb, frozen=True, kw_only=True, tag="pause_recording"):
    """Leave a gap of silence from now on. Settled by VerbDone."""

    recording: RecordingId


class ResumeRecording(Verb, frozen=True, kw_only=True, tag="resume_recording"):
    """End the gap. Settled by VerbDone."""

    recording: RecordingId


class StopRecording(Verb, frozen=True, kw_only=True, tag="stop_recording"):
    """Finish the file. Signal: RecordingFinished."""

    recording: RecordingId


class Gap(msgspec.Struct, frozen=True):
    """A pause in a recording, in ms from the recording's start."""

    start: Milliseconds
    end: Milliseconds


class RecordingFinished(Signal, frozen=True, kw_only=True, tag="recording_finished"):
    """The file is whole: its name, length, pauses and SHA-256."""

    recording: RecordingId
    name: str
    length: Milliseconds
    gaps: tuple[Gap, ...] = ()
    sha256: str = ""
