"""What can happen to a caller who keeps their place in the queue and is called back."""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..ids import SeatId
from ..kernel import Fact
from .facts import DialFailure
from .model import Call


class PlaceKept(Fact, frozen=True, kw_only=True, tag="callback.place_kept"):
    """The caller has hung up, and their call waits on at its place in the queue."""

    call: Call


class CallbackRests(Fact, frozen=True, kw_only=True, tag="callback.rests"):
    """The call keeps its place, but is offered to nobody for a while: the hours have ended."""

    call: Call


class CallbackDue(Fact, frozen=True, kw_only=True, tag="callback.due"):
    """The call is offered to agents again."""

    call: Call


class CallbackAccepted(Fact, frozen=True, kw_only=True, tag="callback.accepted"):
    """The agent will call back; their own phone comes first."""

    seat: SeatId
    call: Call
    agent: Agent


class CallbackNotReached(Fact, frozen=True, kw_only=True, tag="callback.not_reached"):
    """Nobody was reached. The call is in the queue again, and rests; after the last attempt it is over."""

    seat: SeatId
    call: Call
    agent: Agent
    failure: DialFailure
    cause: str


CallbackFact: TypeAlias = PlaceKept | CallbackRests | CallbackDue | CallbackAccepted | CallbackNotReached
