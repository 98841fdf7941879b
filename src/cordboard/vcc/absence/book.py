"""The seats that have been given up: a part of the world, and what facts change in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..agents import LoggedOut
from ..ids import SeatId
from ..kernel import Fact
from ..listeners import ListenerAdded
from .facts import SessionGivenUp


@dataclass(slots=True)
class Absence:
    """The seats whose agents are logged out once they have no call."""

    given_up: set[SeatId] = field(default_factory=set)


def _give_up(absence: Absence, fact: SessionGivenUp) -> None:
    absence.given_up.add(fact.seat)


def _come_back(absence: Absence, fact: ListenerAdded) -> None:
    absence.given_up.discard(fact.listener.seat)


def _leave(absence: Absence, fact: LoggedOut) -> None:
    absence.given_up.discard(fact.seat)


EFFECTS: Mapping[type[Fact], Callable[[Absence, Any], None]] = {
    SessionGivenUp: _give_up,
    ListenerAdded: _come_back,
    LoggedOut: _leave,
}
