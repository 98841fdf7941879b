"""A caller in a menu."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import CallId, PlayId


@unique
class VisitState(StrEnum):
    """How far a caller has come in a menu."""

    HEARING = "HEARING"
    """They hear what they can choose; a key counts already."""
    CHOOSING = "CHOOSING"
    """They have heard it."""
    TYPING = "TYPING"
    """They have keyed in the first digits of several."""
    LEFT = "LEFT"


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One caller in one menu."""

    call: CallId
    menu: str
    state: VisitState = VisitState.HEARING
    missed: int = 0
    """How often they have pressed nothing, or nothing with a meaning."""
    digits: str = ""
    plays: tuple[PlayId, ...] = ()
    """What is played to them."""
