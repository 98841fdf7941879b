"""Every fact of the center, gathered for those who read and write the journal."""

from __future__ import annotations

from typing import TypeAlias

from .agents.facts import (
    LoggedOut,
    LoginFailed,
    LoginFinished,
    LoginStarted,
    ReadinessChanged,
    ReadinessPending,
    StationConnecting,
)
from .calls.facts import (
    CallAbandoned,
    CallArrived,
    CallConnected,
    CallEnded,
    CallFinished,
    CallHeld,
    CallInitiated,
    CallOffered,
    CallPickedUp,
    CallQueued,
    CallResumed,
    ManualCallFailed,
    ManualCallStarted,
    OfferEnded,
    RecordingSaved,
    RecordingStarted,
    RecordingStopped,
)
from .kernel import SignalHeard, TimerCancelled, TimerFired, TimerSet, WishIssued, WishSettled
from .listeners.facts import ListenerAdded, ListenerRemoved

AnyFact: TypeAlias = (
    WishIssued
    | WishSettled
    | SignalHeard
    | TimerSet
    | TimerCancelled
    | TimerFired
    | ListenerAdded
    | ListenerRemoved
    | LoginStarted
    | StationConnecting
    | LoginFinished
    | LoginFailed
    | LoggedOut
    | ReadinessChanged
    | ReadinessPending
    | CallArrived
    | CallQueued
    | CallOffered
    | CallPickedUp
    | OfferEnded
    | CallAbandoned
    | ManualCallStarted
    | CallInitiated
    | ManualCallFailed
    | CallConnected
    | CallHeld
    | CallResumed
    | RecordingStarted
    | RecordingStopped
    | RecordingSaved
    | CallEnded
    | CallFinished
)
