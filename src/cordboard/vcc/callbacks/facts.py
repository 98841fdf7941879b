"""What can happen to callbacks: `callback` is the after-state, `seats` those of the agents whose it is."""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..ids import AgentId, CallbackId, CallId, SeatId
from ..kernel import Fact
from .model import Callback


class CallbackAdded(Fact, frozen=True, kw_only=True, tag="callback.added"):
    """Somebody is to be called."""

    seats: tuple[SeatId, ...]
    callback: Callback


class CallbackChanged(Fact, frozen=True, kw_only=True, tag="callback.changed"):
    """It is another one now: changed by an agent, put off, dialed, or not reached."""

    seats: tuple[SeatId, ...]
    callback: Callback


class CallbackShared(Fact, frozen=True, kw_only=True, tag="callback.shared"):
    """These agents see it from now on."""

    seats: tuple[SeatId, ...]
    callback: Callback


class CallbackUnshared(Fact, frozen=True, kw_only=True, tag="callback.unshared"):
    """These agents do not see it any more; others do."""

    seats: tuple[SeatId, ...]
    callback: Callback


class CallbackOverdue(Fact, frozen=True, kw_only=True, tag="callback.overdue"):
    """Its time has come."""

    seats: tuple[SeatId, ...]
    callback: Callback


class CallbackReminded(Fact, frozen=True, kw_only=True, tag="callback.reminded"):
    """Its time had come already when this agent came to work."""

    seat: SeatId
    callback: Callback


class CallbackDismissed(Fact, frozen=True, kw_only=True, tag="callback.dismissed"):
    """One agent is not shown it any more for the rest of their session."""

    seat: SeatId
    user: AgentId
    callback: Callback


class CallbackShown(Fact, frozen=True, kw_only=True, tag="callback.shown"):
    """One agent is shown it again."""

    seat: SeatId
    user: AgentId
    callback: Callback


class CallbackCompleted(Fact, frozen=True, kw_only=True, tag="callback.completed"):
    """The call that was made for it has reached whom it was for."""

    seats: tuple[SeatId, ...]
    callback: Callback
    call_id: CallId


class CallbackRemoved(Fact, frozen=True, kw_only=True, tag="callback.removed"):
    """An agent does not want it any more."""

    seats: tuple[SeatId, ...]
    callback: Callback
    by: AgentId


class CallbacksListed(Fact, frozen=True, kw_only=True, tag="callback.listed"):
    """The agent at a seat is told of all callbacks that are theirs, those that they have `dismissed` too."""

    seat: SeatId
    agent: Agent
    callbacks: tuple[Callback, ...]
    dismissed: frozenset[CallbackId] = frozenset()


CallbackFact: TypeAlias = (
    CallbackAdded
    | CallbackChanged
    | CallbackShared
    | CallbackUnshared
    | CallbackOverdue
    | CallbackReminded
    | CallbackDismissed
    | CallbackShown
    | CallbackCompleted
    | CallbackRemoved
    | CallbacksListed
)
