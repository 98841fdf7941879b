"""A caller who waits, and asks to be called back."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import CallId


@unique
class AskingState(StrEnum):
    """How far they have come."""

    CONFIRMING = "CONFIRMING"
    """They hear a number, and say whether it is right."""
    TYPING = "TYPING"
    """They key in another one."""
    LEAVING = "LEAVING"
    """They have agreed, and hear good-bye."""


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """One caller who asks."""

    call: CallId
    state: AskingState = AskingState.CONFIRMING
    number: str = ""
    digits: str = ""
