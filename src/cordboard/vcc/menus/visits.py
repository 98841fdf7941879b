"""The callers who are in a menu now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..calls import CallAbandoned, CallTurnedAway
from ..ids import CallId
from .facts import CallerAsked, MenuLeft, VisitMoved
from .model import Visit


@dataclass(slots=True)
class Visits:
    """Who is in which menu."""

    living: dict[CallId, Visit] = field(default_factory=dict)


def _put(visits: Visits, fact: CallerAsked | VisitMoved) -> None:
    visits.living[fact.visit.call] = fact.visit


def _left(visits: Visits, fact: MenuLeft) -> None:
    visits.living.pop(fact.visit.call, None)


def _gone(visits: Visits, fact: CallAbandoned | CallTurnedAway) -> None:
    visits.living.pop(fact.call.id, None)


EFFECTS: Mapping[type, Callable[[Visits, Any], None]] = {
    CallerAsked: _put,
    VisitMoved: _put,
    MenuLeft: _left,
    CallAbandoned: _gone,
    CallTurnedAway: _gone,
}
