"""What the center asks of its telephony engine, and what the engine tells it.

Verbs go out as wishes: each carries an id that we choose, so that it may be sent again without
being done twice. Success is the signal, not the reply: a signal names the wish it `settles`.
Signals carry the engine's own time and a number (see `Heard`), and stay with the engine until they
are acknowledged. These are plain values; `telephony/port.py` says how they travel.

One module a subject; all names are taken from here.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from ..ids import EngineId
from .bridges import AddToBridge, CreateBridge, DestroyBridge, RemoveFromBridge, Role
from .legs import (
    Answer,
    Destination,
    DtmfReceived,
    Echo,
    HangUp,
    Hold,
    LegAnswered,
    LegEnded,
    LegHeld,
    LegIncoming,
    LegRinging,
    LegUnheld,
    Lift,
    Mute,
    Originate,
    Ring,
    SendDtmf,
    StopEcho,
    ToNumber,
    ToStation,
    Unhold,
)
from .life import EngineLost, EngineUp, LegInventory, PlayInventory
from .quality import LegMeasured, MeasureLeg, Quality
from .recordings import (
    Gap,
    MoveRecording,
    PauseRecording,
    RecordingEnd,
    RecordingFinished,
    RecordLeg,
    ResumeRecording,
    StartRecording,
    StopRecording,
)
from .softphones import (
    DetachCause,
    SoftphoneAttached,
    SoftphoneDetached,
    SoftphoneInventory,
    is_softphone,
    softphone_of,
)
from .sounds import (
    Music,
    PausePlay,
    Play,
    PlayFinished,
    PlayProgress,
    PlayStarted,
    Prompt,
    Recorded,
    ResumePlay,
    SeekPlay,
    SetPlayVolume,
    Silence,
    Source,
    StopPlay,
    Tone,
    ToneSource,
)
from .stations import ProbeStation, StationLost, StationReachable, StationRegistered, StationUnreachable
from .transfers import Refer, ReferDone, ReferExpired, ReferFailed, ReferProgress, ReferRequested, ReportRefer
from .words import By, HangupCause, Signal, Verb, VerbDone, VerbFailed

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
    | PausePlay
    | ResumePlay
    | SeekPlay
    | SetPlayVolume
    | StartRecording
    | RecordLeg
    | MoveRecording
    | PauseRecording
    | ResumeRecording
    | StopRecording
    | SendDtmf
    | Mute
    | Echo
    | StopEcho
    | MeasureLeg
    | ProbeStation
    | Refer
    | ReportRefer
)

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
    | LegMeasured
    | PlayStarted
    | PlayProgress
    | PlayFinished
    | RecordingFinished
    | StationRegistered
    | StationLost
    | StationReachable
    | StationUnreachable
    | SoftphoneAttached
    | SoftphoneDetached
    | ReferRequested
    | ReferExpired
    | ReferProgress
    | ReferDone
    | ReferFailed
    | EngineUp
    | EngineLost
)


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A signal with its place in one engine life's order: numbers start at 1 and have no gaps."""

    engine: EngineId
    number: int
    signal: AnySignal


__all__ = [
    "AddToBridge",
    "Answer",
    "AnySignal",
    "AnyVerb",
    "By",
    "CreateBridge",
    "Destination",
    "DestroyBridge",
    "DetachCause",
    "DtmfReceived",
    "Echo",
    "EngineLost",
    "EngineUp",
    "Gap",
    "HangUp",
    "HangupCause",
    "Heard",
    "Hold",
    "LegAnswered",
    "LegEnded",
    "LegHeld",
    "LegIncoming",
    "LegInventory",
    "LegMeasured",
    "LegRinging",
    "LegUnheld",
    "Lift",
    "MeasureLeg",
    "MoveRecording",
    "Music",
    "Mute",
    "Originate",
    "PausePlay",
    "PauseRecording",
    "Play",
    "PlayFinished",
    "PlayInventory",
    "PlayProgress",
    "PlayStarted",
    "ProbeStation",
    "Prompt",
    "Quality",
    "RecordLeg",
    "Recorded",
    "RecordingEnd",
    "RecordingFinished",
    "Refer",
    "ReferDone",
    "ReferExpired",
    "ReferFailed",
    "ReferProgress",
    "ReferRequested",
    "RemoveFromBridge",
    "ReportRefer",
    "ResumePlay",
    "ResumeRecording",
    "Ring",
    "Role",
    "SeekPlay",
    "SendDtmf",
    "SetPlayVolume",
    "Signal",
    "Silence",
    "SoftphoneAttached",
    "SoftphoneDetached",
    "SoftphoneInventory",
    "Source",
    "StartRecording",
    "StationLost",
    "StationReachable",
    "StationRegistered",
    "StationUnreachable",
    "StopEcho",
    "StopPlay",
    "StopRecording",
    "ToNumber",
    "ToStation",
    "Tone",
    "ToneSource",
    "Unhold",
    "Verb",
    "VerbDone",
    "VerbFailed",
    "is_softphone",
    "softphone_of",
]
