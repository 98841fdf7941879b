"""What the center asks of its telephony engine, and what the engine tells it.

Verbs go out as wishes: each carries an id that we choose, so that it may be sent again without
being done twice. Success is the signal, not the reply: a signal names the wish it `settles`.
Signals carry the engine's own time and a number (see `Heard`), and stay with the engine until they
are acknowledged. These are plain values; `telephony/port.py` says how they travel.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TypeAlias

import msgspec

from .ids import (
    BridgeId,
    EngineId,
    LegId,
    Milliseconds,
    PlayId,
    RecordingId,
    StationId,
    TrunkId,
    WishId,
)


class Verb(msgspec.Struct, frozen=True, kw_only=True, tag_field="verb"):
    """One request to the engine; `id` makes it repeatable."""

    id: WishId


class Signal(msgspec.Struct, frozen=True, kw_only=True, tag_field="signal"):
    """One thing that happened in the engine at `at` (engine's clock), caused by wish `settles` if any."""

    at: Milliseconds
    settles: WishId | None = None


# -- where a leg leads, and what can be played to it -------------------------------------------


class ToStation(msgspec.Struct, frozen=True, tag="station"):
    """An agent's phone; `auto_answer` asks it to lift by itself (Call-Info / Alert-Info headers)."""

    station: StationId
    auto_answer: bool = True


class ToNumber(msgspec.Struct, frozen=True, tag="number"):
    """An outside number in E.164 (`+4930…`) or as the trunk's dial plan wants it, through `trunk`."""

    number: str
    trunk: TrunkId


Destination: TypeAlias = ToStation | ToNumber


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


@unique
class HangupCause(StrEnum):
    """Why a leg ended, in the trade's words."""

    NORMAL = "normal"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REJECTED = "rejected"
    UNREACHABLE = "unreachable"
    INVALID_NUMBER = "invalid_number"
    CANCELLED = "cancelled"
    CONGESTION = "congestion"
    MEDIA_LOST = "media_lost"
    ENGINE_LOST = "engine_lost"
    FAILED = "failed"


@unique
class By(StrEnum):
    """Who ended a leg: us (a verb), the far end, or neither (time-out, loss)."""

    US = "us"
    THEM = "them"
    SYSTEM = "system"


# -- verbs --------------------------------------------------------------------------------------


class Originate(Verb, frozen=True, kw_only=True, tag="originate"):
    """Start `leg` towards `to`, showing `caller`; give up after `ring_timeout`.

    Signals: LegRinging, then LegAnswered or LegEnded.
    """

    leg: LegId
    to: Destination
    caller: str = ""
    caller_name: str = ""
    ring_timeout: Milliseconds = Milliseconds(60_000)


class Ring(Verb, frozen=True, kw_only=True, tag="ring"):
    """Tell the caller of an incoming leg that it rings (180). Settled by VerbDone."""

    leg: LegId


class Answer(Verb, frozen=True, kw_only=True, tag="answer"):
    """Answer an incoming leg. Signals: LegAnswered, or LegEnded if the caller left first."""

    leg: LegId


class Lift(Verb, frozen=True, kw_only=True, tag="lift"):
    """Ask a phone that rings to lift by itself (NOTIFY with `Event: talk`). Settled by VerbDone.

    Signal: LegAnswered where the phone does.
    """

    leg: LegId


class HangUp(Verb, frozen=True, kw_only=True, tag="hang_up"):
    """End a leg in any state: reject, cancel or BYE, whichever is right. Signal: LegEnded."""

    leg: LegId
    cause: HangupCause = HangupCause.NORMAL


class CreateBridge(Verb, frozen=True, kw_only=True, tag="create_bridge"):
    """Mix `legs` with each other. Settled by VerbDone."""

    bridge: BridgeId
    legs: tuple[LegId, ...] = ()


class AddToBridge(Verb, frozen=True, kw_only=True, tag="add_to_bridge"):
    """Let a leg join a bridge. Settled by VerbDone."""

    bridge: BridgeId
    leg: LegId


class RemoveFromBridge(Verb, frozen=True, kw_only=True, tag="remove_from_bridge"):
    """Take a leg out of a bridge; it stays up, in silence. Settled by VerbDone."""

    bridge: BridgeId
    leg: LegId


class DestroyBridge(Verb, frozen=True, kw_only=True, tag="destroy_bridge"):
    """End a bridge; its legs stay up. Settled by VerbDone."""

    bridge: BridgeId


class Hold(Verb, frozen=True, kw_only=True, tag="hold"):
    """Put the person on `leg` on hold: they hear music, the others do not hear them. VerbDone."""

    leg: LegId
    music: bool = True


class Unhold(Verb, frozen=True, kw_only=True, tag="unhold"):
    """Take the person on `leg` off hold. Settled by VerbDone."""

    leg: LegId


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


class SendDtmf(Verb, frozen=True, kw_only=True, tag="send_dtmf"):
    """Send digits (0-9 * # A-D) to the person on `leg`. Settled by VerbDone."""

    leg: LegId
    digits: str


class Mute(Verb, frozen=True, kw_only=True, tag="mute"):
    """Do not pass on what the person on `leg` says, or pass it on again. Settled by VerbDone."""

    leg: LegId
    muted: bool


class ProbeStation(Verb, frozen=True, kw_only=True, tag="probe_station"):
    """Is the agent's phone there? Registered and answering OPTIONS.

    Signals: StationReachable or StationUnreachable. Any final answer but 408 and 503 counts as there.
    """

    station: StationId


AnyVerb: TypeAlias = (
    Originate
    | Ring
    | Answer
    | Lift
    | HangUp
    | CreateBridge
    | AddToBridge
    | RemoveFromBridge
    | DestroyBridge
    | Hold
    | Unhold
    | Play
    | StopPlay
    | StartRecording
    | PauseRecording
    | ResumeRecording
    | StopRecording
    | SendDtmf
    | Mute
    | ProbeStation
)

# -- signals ------------------------------------------------------------------------------------


class VerbDone(Signal, frozen=True, kw_only=True, tag="verb_done"):
    """The wish named by `settles` is done (verbs that have no signal of their own)."""


class VerbFailed(Signal, frozen=True, kw_only=True, tag="verb_failed"):
    """The wish named by `settles` cannot be done; `code` is stable, `text` is for the log."""

    code: str
    text: str


class LegIncoming(Signal, frozen=True, kw_only=True, tag="leg_incoming"):
    """Somebody calls us: the engine chose the id `leg` and sends 100 Trying until it is told more."""

    leg: LegId
    caller: str
    called: str
    trunk: TrunkId | None = None
    station: StationId | None = None
    caller_name: str = ""


class LegRinging(Signal, frozen=True, kw_only=True, tag="leg_ringing"):
    """The far end of an outgoing leg rings."""

    leg: LegId


class LegAnswered(Signal, frozen=True, kw_only=True, tag="leg_answered"):
    """The leg is up, audio flows."""

    leg: LegId


class LegHeld(Signal, frozen=True, kw_only=True, tag="leg_held"):
    """The person on the leg pressed hold on their own phone (re-INVITE)."""

    leg: LegId


class LegUnheld(Signal, frozen=True, kw_only=True, tag="leg_unheld"):
    """The person on the leg took their own phone off hold."""

    leg: LegId


class LegEnded(Signal, frozen=True, kw_only=True, tag="leg_ended"):
    """The leg is over. Nothing about this leg follows. `status` is the SIP status, 0 if none."""

    leg: LegId
    cause: HangupCause
    by: By
    status: int = 0


class DtmfReceived(Signal, frozen=True, kw_only=True, tag="dtmf_received"):
    """The person on the leg pressed a key."""

    leg: LegId
    digit: str
    duration: Milliseconds = Milliseconds(0)


class PlayFinished(Signal, frozen=True, kw_only=True, tag="play_finished"):
    """A play came to its end; `complete` is False when it was stopped or its target went."""

    play: PlayId
    complete: bool


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


class StationRegistered(Signal, frozen=True, kw_only=True, tag="station_registered"):
    """A phone registered that was not registered before (refreshes are not told)."""

    station: StationId


class StationLost(Signal, frozen=True, kw_only=True, tag="station_lost"):
    """A phone's registration ended or expired."""

    station: StationId


class StationReachable(Signal, frozen=True, kw_only=True, tag="station_reachable"):
    """The probe found the phone."""

    station: StationId


class StationUnreachable(Signal, frozen=True, kw_only=True, tag="station_unreachable"):
    """The probe did not find the phone; `cause` says why in the trade's words."""

    station: StationId
    cause: str


class LegInventory(msgspec.Struct, frozen=True):
    """One living leg of the engine."""

    leg: LegId
    answered: bool


class EngineUp(Signal, frozen=True, kw_only=True, tag="engine_up"):
    """The engine and we have found each other: all that lives in it now.

    It comes after every earlier signal that had not been acknowledged, so what is missing here is
    gone, and what we do not know is nobody's.
    """

    engine: EngineId
    legs: tuple[LegInventory, ...] = ()
    bridges: tuple[BridgeId, ...] = ()
    recordings: tuple[RecordingId, ...] = ()
    stations: tuple[StationId, ...] = ()


class EngineLost(Signal, frozen=True, kw_only=True, tag="engine_lost"):
    """The engine process is gone, and its calls with it. Made by the link, not by the engine."""


AnySignal: TypeAlias = (
    VerbDone
    | VerbFailed
    | LegIncoming
    | LegRinging
    | LegAnswered
    | LegHeld
    | LegUnheld
    | LegEnded
    | DtmfReceived
    | PlayFinished
    | RecordingFinished
    | StationRegistered
    | StationLost
    | StationReachable
    | StationUnreachable
    | EngineUp
    | EngineLost
)


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A signal with its place in one engine life's order: numbers start at 1 and have no gaps."""

    engine: EngineId
    number: int
    signal: AnySignal
