"""What a switchboard stands on: lines that carry calls, a door for softphones, and sound.

`Line`, `AudioDoor` and `Sound` do what they are told and never decide. What happens on them they report
through `reports.Reports`. Either may raise `CannotDo`, which becomes a VerbFailed.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import Protocol

from cordboard.telephony.port import Provision
from cordboard.vcc.ids import (
    AttachmentId,
    BridgeId,
    LegId,
    Milliseconds,
    PlayId,
    RecordingId,
    ReferId,
    StationId,
    TrunkId,
    WishId,
)
from cordboard.vcc.telephony import (
    HangupCause,
    Originate,
    Play,
    RecordLeg,
    Refer,
    Role,
    SoftphoneInventory,
    StartRecording,
)


@unique
class Failure(StrEnum):
    """The stable codes of VerbFailed."""

    NO_SUCH_LEG = "NO_SUCH_LEG"
    LEG_EXISTS = "LEG_EXISTS"
    LEG_ENDED = "LEG_ENDED"
    WRONG_STATE = "WRONG_STATE"
    NO_SUCH_BRIDGE = "NO_SUCH_BRIDGE"
    BRIDGE_EXISTS = "BRIDGE_EXISTS"
    PLAY_EXISTS = "PLAY_EXISTS"
    NO_SUCH_PLAY = "NO_SUCH_PLAY"
    BAD_POSITION = "BAD_POSITION"
    BAD_DURATION = "BAD_DURATION"
    BAD_VOLUME = "BAD_VOLUME"
    NO_TARGET = "NO_TARGET"
    NO_SUCH_PROMPT = "NO_SUCH_PROMPT"
    BAD_PROMPT = "BAD_PROMPT"
    NO_SUCH_RECORDING = "NO_SUCH_RECORDING"
    RECORDING_EXISTS = "RECORDING_EXISTS"
    RECORDING_FAILED = "RECORDING_FAILED"
    BAD_NAME = "BAD_NAME"
    BAD_DIGITS = "BAD_DIGITS"
    BAD_STATUS = "BAD_STATUS"
    NO_TRANSFERS = "NO_TRANSFERS"
    ENGINE_FAULT = "ENGINE_FAULT"


class CannotDo(Exception):
    """A verb that cannot be done; `text` says why, for the log."""

    def __init__(self, code: Failure, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text


class Line(Protocol):
    """Carries calls: SIP in the real engine, a script in memory."""

    def provision(self, provision: Provision) -> None:
        """Know these phones and trunks from now on, and no others."""

    def call(self, verb: Originate) -> None:
        """Start a call; how it goes is reported (also at once, from within)."""

    def ring(self, leg: LegId) -> None:
        """Let the caller hear that it rings."""

    def answer(self, leg: LegId) -> None:
        """Say yes to the caller; `connected` is reported when they know."""

    def lift(self, leg: LegId) -> None:
        """Ask the phone that rings to lift by itself; `connected` is reported when it does."""

    def end(self, leg: LegId, cause: HangupCause) -> None:
        """End a call in whatever state, and forget it: nothing about it is reported any more."""

    def report_refer(self, refer: ReferId, status: int) -> None:
        """Tell the phone that asked for a transfer how it goes; from 200 on it was the last word."""

    def refer(self, verb: Refer, trunk: TrunkId | None) -> None:
        """Ask the far end of a leg on `trunk`, where that wants this; how it goes is reported later."""

    def forget_refer(self, leg: LegId) -> None:
        """Nobody waits any more for how the far end's transfer went."""

    def probe(self, station: StationId) -> None:
        """See whether a phone is there; `probed` is reported."""

    def registered(self) -> tuple[StationId, ...]:
        """The phones that are registered now."""


class AudioDoor(Protocol):
    """Where the audio of softphones comes in: WebRTC in the real engine, a word in memory.

    `flows` and `gone` are reported (`softphones.Softphones`), never from within `open`, `join` or `part`.
    """

    def open(self, attachment: AttachmentId, offer: str) -> str:
        """Answer an offer (SDP); `flows` is reported once audio is heard. Raises AudioRefused."""

    def restart(self, attachment: AttachmentId, sdpfrag: str) -> str:
        """Answer an ICE restart; who is heard goes on to be heard. Raises AudioRefused."""

    def close(self, attachment: AttachmentId) -> None:
        """End it; nothing about it is reported any more. It is joined to no leg."""

    def heard_at(self, attachment: AttachmentId) -> Milliseconds:
        """When something true was last heard of it; while nothing was, when it was opened."""

    def spoke_at(self, attachment: AttachmentId) -> Milliseconds:
        """When audio was last heard of it; while none was, when it was opened."""

    def begin(self, leg: LegId) -> bool:
        """Make ready a leg, in silence; False where there is no place for it."""

    def join(self, leg: LegId, attachment: AttachmentId) -> None:
        """Let a leg hear this audio, and be heard by it."""

    def part(self, leg: LegId) -> None:
        """Leave a leg in silence."""


class SoftphoneLine(Protocol):
    """The switchboard's own line to softphones, beside the engine's `Line`."""

    def inventory(self) -> tuple[SoftphoneInventory, ...]:
        """The softphones whose audio flows."""

    def call(self, verb: Originate) -> None:
        """Begin a leg to a softphone."""

    def probe(self, station: StationId) -> None:
        """Say whether its audio is there."""

    def ended(self, station: StationId, leg: LegId) -> None:
        """A leg to a softphone is over."""


class Sound(Protocol):
    """Mixes, plays and records: the media plane in the real engine, a book of lengths in memory."""

    def provision(self, provision: Provision) -> None:
        """Where prompts are found and recordings go."""

    def close(self, leg: LegId) -> None:
        """The leg is over. It has left its bridge, its plays are stopped."""

    def create_bridge(self, bridge: BridgeId) -> None:
        """Make an empty bridge."""

    def destroy_bridge(self, bridge: BridgeId) -> None:
        """End a bridge that has been emptied."""

    def join(self, bridge: BridgeId, leg: LegId) -> None:
        """Mix a leg into a bridge, as a member; it is in no other."""

    def set_role(self, bridge: BridgeId, leg: LegId, role: Role, ear: LegId | None) -> None:
        """Change who hears a leg of the bridge; `ear` is whom a whisperer speaks to, there or not yet."""

    def leave(self, bridge: BridgeId, leg: LegId) -> None:
        """Take a leg out of its bridge."""

    def hold(self, leg: LegId, music: bool) -> None:
        """Music (or silence) to this leg, and nothing from it."""

    def unhold(self, leg: LegId) -> None:
        """As before the hold."""

    def mute(self, leg: LegId, muted: bool) -> None:
        """Pass on what this leg says, or not."""

    def echo(self, leg: LegId, echoes: bool) -> None:
        """Let this leg hear itself, or not."""

    def measure(self, wish: WishId, leg: LegId, duration: Milliseconds) -> None:
        """Measure a leg; `measured` is reported after this time, unless the leg is closed before."""

    def send_dtmf(self, leg: LegId, digits: str) -> None:
        """Press keys towards this leg."""

    def play(self, verb: Play) -> Milliseconds | None:
        """Play, after what is being played there; return the length of one turn, None where it has no end.

        `play_over` is reported when the sound has come to its end by itself.
        """

    def stop_play(self, play: PlayId) -> None:
        """Stop a play; nothing about it is reported any more."""

    def pause_play(self, play: PlayId, paused: bool) -> None:
        """Let a play stand still, or go on."""

    def seek_play(self, play: PlayId, position: Milliseconds) -> None:
        """Go on somewhere else; behind the end, the play is over."""

    def set_play_volume(self, play: PlayId, percent: int) -> None:
        """Change the loudness of a play, from 0 to 100."""

    def play_position(self, play: PlayId) -> Milliseconds:
        """Where a play stands."""

    def start_recording(self, verb: StartRecording) -> None:
        """Open the file and record."""

    def record_leg(self, verb: RecordLeg) -> None:
        """Open the file and record one leg; `fell_silent` is reported when nothing is said for too long."""

    def move_recording(self, recording: RecordingId, bridge: BridgeId, right: LegId) -> None:
        """Record this bridge and this agent from now on, into the same file."""

    def pause_recording(self, recording: RecordingId) -> None:
        """Begin a gap."""

    def resume_recording(self, recording: RecordingId) -> None:
        """End a gap."""

    def stop_recording(self, recording: RecordingId) -> None:
        """Finish the file; `recording_over` is reported when it is whole."""
