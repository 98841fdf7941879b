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


@unique
class Tone(StrEnum):
    """The tones that a caller knows."""

    RINGBACK = "ringback"
    BUSY = "busy"
    CONGESTION = "congestion"
    RECORDING_BEEP = "recording_beep"


class ToneSource(msgspec.Struct, frozen=True, tag="tone"):
    """A call-progress tone."""

    tone: Tone


class Music(msgspec.Struct, frozen=True, tag="music"):
    """Music on hold."""


class Silence(msgspec.Struct, frozen=True, tag="silence"):
    """`duration` ms of silence."""

    duration: Milliseconds


Source: TypeAlias = Prompt | ToneSource | Music | Silence


class Play(Verb, frozen=True, kw_only=True, tag="play"):
    """Play `source` to a leg or to everyone in a bridge. Signal at its end: PlayFinished.

    Settled by VerbDone once it plays. A looped play ends only by StopPlay or with its target.
    """

    play: PlayId
    leg: LegId | None = None
    bridge: BridgeId | None = None
    source: Source
    loop: bool = False


class StopPlay(Verb, frozen=True, kw_only=True, tag="stop_play"):
    """Stop a play. Settled by VerbDone, also where it has ended by itself."""

    play: PlayId


class PlayFinished(Signal, frozen=True, kw_only=True, tag="play_finished"):
    """A play came to its end; `complete` is False when it was stopped or its target went."""

    play: PlayId
    complete: bool
