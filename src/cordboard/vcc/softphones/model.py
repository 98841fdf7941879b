"""Whose audio a softphone's is, from when on."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import AttachmentId, Milliseconds, StationId
from ..telephony import DetachCause

FOLLOWED = frozenset({DetachCause.TAKEN, DetachCause.REPLACED})
"""Another attachment of the same softphone comes at once: until then this one is not forgotten."""


@unique
class Level(StrEnum):
    """What of a softphone can be louder or softer."""

    MICROPHONE = "microphone"
    SPEAKER = "speaker"


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """The audio of one softphone, for as long as it flows; `holder` is what people read of where it is."""

    id: AttachmentId
    station: StationId
    holder: str
    since: Milliseconds
    levels: tuple[tuple[Level, int], ...] = ()
    """As they were told last, those that were told at all; from 0 to 100."""
    trouble: str = ""
    """What was wrong last, in the softphone's own words."""


def user_of(station: StationId) -> str:
    """The full name of the user whose softphone it is."""
    return station.partition(":")[2]
