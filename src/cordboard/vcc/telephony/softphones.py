"""Softphones: agents' phones in browsers. To attach audio is for them what to register is for a desk phone.

Offers and answers never come by here: they hold secrets, and nobody needs them again (`telephony/port.py`).
"""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import AttachmentId, StationId
from .words import Signal

_KIND = "softphone:"


def softphone_of(user: str) -> StationId:
    """The one softphone of a user (`name@domain`)."""
    return StationId(_KIND + user.lower())


def is_softphone(station: StationId) -> bool:
    """Whether a station is somebody's softphone."""
    return station.startswith(_KIND)


@unique
class DetachCause(StrEnum):
    """Why a softphone's audio came to its end."""

    LEFT = "left"
    """Somebody ended it: the page, or the agent."""
    TAKEN = "taken"
    """The agent took it over from somewhere else."""
    SILENT = "silent"
    """Nothing was heard of it for too long."""
    REPLACED = "replaced"
    """It had fallen silent or never begun, and another came."""
    FAILED = "failed"
    """It never came about, or broke: no way through, a wrong fingerprint, an error."""


class SoftphoneAttached(Signal, frozen=True, kw_only=True, tag="softphone_attached"):
    """A softphone's audio flows; `holder` is what people read of where it is."""

    station: StationId
    attachment: AttachmentId
    holder: str


class SoftphoneDetached(Signal, frozen=True, kw_only=True, tag="softphone_detached"):
    """A softphone's audio is over, told once of each that was answered, also where it never flowed.

    A leg to the softphone lives on in silence for a while, and is heard again with the next audio.
    """

    station: StationId
    attachment: AttachmentId
    cause: DetachCause


class SoftphoneInventory(msgspec.Struct, frozen=True):
    """One softphone whose audio flows."""

    station: StationId
    attachment: AttachmentId
    holder: str
