"""A visit's life cycle: from what is said to the caller to the key that leads on."""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import VisitState


@unique
class VisitEvent(StrEnum):
    """What can happen to a caller in a menu."""

    SAID = "SAID"
    TYPED = "TYPED"
    MISSED = "MISSED"
    """A wrong key, or none in time: they hear it once more."""
    CHOSEN = "CHOSEN"
    """A key that leads on, or the last try missed."""


VISIT: LifeCycle[VisitState, VisitEvent] = LifeCycle(
    "the caller in the menu",
    VisitState.HEARING,
    {
        VisitState.HEARING: {
            VisitEvent.SAID: VisitState.CHOOSING,
            VisitEvent.TYPED: VisitState.TYPING,
            VisitEvent.MISSED: VisitState.HEARING,
            VisitEvent.CHOSEN: VisitState.LEFT,
        },
        VisitState.CHOOSING: {
            VisitEvent.TYPED: VisitState.TYPING,
            VisitEvent.MISSED: VisitState.HEARING,
            VisitEvent.CHOSEN: VisitState.LEFT,
        },
        VisitState.TYPING: {
            VisitEvent.TYPED: VisitState.TYPING,
            VisitEvent.MISSED: VisitState.HEARING,
            VisitEvent.CHOSEN: VisitState.LEFT,
        },
        VisitState.LEFT: {},
    },
)
