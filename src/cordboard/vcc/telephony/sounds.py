"""What is played to people: prompts, tones, music, silence."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TypeAlias

import msgspec

from ..ids import BridgeId, LegId, Milliseconds, PlayId
from .words import Signal, Verb


class Prompt(msgspec.Struct, frozen=True, tag="prompt"):
    """A sound file of the center's prompt library, by its name there."""

    name: str


class Recorded(msgspec.Struct, frozen=True, tag="recorded"):
    """A voicemail, by the name of the file that RecordLeg made."""

    name: str


@unique
class Tone(StrEnum):
    """The tones that a caller knows, and one that measures."""

    RINGBACK = "ringback"
    BUSY = "busy"
    CONGESTION = "congestion"
    RECORDING_BEEP = "recording_beep"
    PROBE = "probe"
    """A sweep of one second, whose echo can be timed: see MeasureLeg."""


class ToneSource(msgspec.Struct, frozen=True, tag="tone"):
    """A tone; the call-progress tones go on until they are stopped."""

    tone: Tone


class Music(msgspec.Struct, frozen=True, tag="music"):
    """Music on hold."""


class Silence(msgspec.Struct, frozen=True, tag="silence"):
    """`duration` ms of silence."""

    duration: Milliseconds


Source: TypeAlias = Prompt | Recorded | ToneSource | Music | Silence


class Play(Verb, frozen=True, kw_only=True, tag="play"):
    """Play `source` to a leg or to everyone in a bridge. Signals: PlayStarted, at its end PlayFinished.

    Settled by VerbDone once it is in hand; plays to one target wait for each other. A looped play ends only
    by StopPlay or with its target. `volume` is in percent of the amplitude, 100 the sound as it is.
    """

    play: PlayId
    leg: LegId | None = None
    bridge: BridgeId | None = None
    source: Source
    loop: bool = False
    volume: int = 100


class StopPlay(Verb, frozen=True, kw_only=True, tag="stop_play"):
    """Stop a play. Settled by VerbDone, also where it has ended by itself."""

    play: PlayId


class PausePlay(Verb, frozen=True, kw_only=True, tag="pause_play"):
    """Let a play stand still; what waits behind it goes on waiting. Settled by PlayProgress."""

    play: PlayId


class ResumePlay(Verb, frozen=True, kw_only=True, tag="resume_play"):
    """Let a play go on where it stands. Settled by PlayProgress."""

    play: PlayId


class SeekPlay(Verb, frozen=True, kw_only=True, tag="seek_play"):
    """Go on at `position` ms from the start; behind its end a play is over. Settled by PlayProgress.

    A paused play stays paused.
    """

    play: PlayId
    position: Milliseconds


class SetPlayVolume(Verb, frozen=True, kw_only=True, tag="set_play_volume"):
    """Make a play louder or softer, without a click: 0 is silence, 100 as it is. VerbDone."""

    play: PlayId
    volume: int


class PlayStarted(Signal, frozen=True, kw_only=True, tag="play_started"):
    """The turn of a play has come. `length` is in ms, in a loop of one turn; None where it has no end."""

    play: PlayId
    length: Milliseconds | None = None


class PlayProgress(Signal, frozen=True, kw_only=True, tag="play_progress"):
    """Where a play stands at this moment: ms from its start, in a loop from the start of the turn."""

    play: PlayId
    position: Milliseconds
    paused: bool = False


class PlayFinished(Signal, frozen=True, kw_only=True, tag="play_finished"):
    """A play came to its end; `complete` is False when it was stopped or its target went."""

    play: PlayId
    complete: bool
