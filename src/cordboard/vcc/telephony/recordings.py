"""What is kept: of a conversation a stereo file, its pauses, its end; of who speaks to nobody one voice."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import BridgeId, LegId, Milliseconds, RecordingId
from .words import Signal, Verb


class StartRecording(Verb, frozen=True, kw_only=True, tag="start_recording"):
    """Record into one stereo file, the agent's leg `right`, and `left` another leg or a bridge. VerbDone.

    With `bridge` instead of `left`: its other members, whoever they are at each moment, and what is played
    to the bridge. Nobody's whisper is recorded, nor what no other member can hear (hold, mute).
    The recording ends by itself with its last leg, or with the last leg of its bridge or the bridge itself.
    `name` is the file's name without a folder; the engine keeps the folder.
    """

    recording: RecordingId
    left: LegId | None = None
    bridge: BridgeId | None = None
    right: LegId
    name: str


class RecordLeg(Verb, frozen=True, kw_only=True, tag="record_leg"):
    """Record what the person on `leg`, which is up, says: one voice, into the folder of voicemails. VerbDone.

    It ends by itself with the leg, by one of the `keys`, once nothing has been said for `silence` ms, and
    when it is `longest` ms long; 0: without such a limit. `name` is the file's name without a folder.
    """

    recording: RecordingId
    leg: LegId
    name: str
    keys: str = "#"
    silence: Milliseconds = Milliseconds(0)
    longest: Milliseconds = Milliseconds(0)


class MoveRecording(Verb, frozen=True, kw_only=True, tag="move_recording"):
    """Go on with `bridge` and the agent on `right`, in the same file: a transfer. Settled by VerbDone.

    Send it before the end of what was recorded so far.
    """

    recording: RecordingId
    bridge: BridgeId
    right: LegId


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


@unique
class RecordingEnd(StrEnum):
    """Why a recording ended."""

    STOPPED = "stopped"
    """By a verb, or with whom it recorded."""
    KEY = "key"
    SILENCE = "silence"
    LONGEST = "longest"


class RecordingFinished(Signal, frozen=True, kw_only=True, tag="recording_finished"):
    """The file is whole: its name, length, pauses and SHA-256.

    `end` and `spoken` are for RecordLeg: why it ended, and until when something was said; 0: never.
    """

    recording: RecordingId
    name: str
    length: Milliseconds
    gaps: tuple[Gap, ...] = ()
    sha256: str = ""
    end: RecordingEnd = RecordingEnd.STOPPED
    spoken: Milliseconds = Milliseconds(0)
