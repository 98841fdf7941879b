"""Who has the audio of which softphone now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from ..ids import StationId
from .facts import AudioAttached, AudioDetached, SoftphoneLevelChanged, SoftphoneTroubled
from .model import FOLLOWED, Attachment


@dataclass(slots=True)
class Softphones:
    """The softphones whose audio flows, by station."""

    attached: dict[StationId, Attachment] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: Iterable[Attachment]) -> Softphones:
        """Those that a snapshot knows."""
        return cls({each.station: each for each in kept})


def _put(book: Softphones, fact: AudioAttached | SoftphoneLevelChanged | SoftphoneTroubled) -> None:
    book.attached[fact.attachment.station] = fact.attachment


def _detach(book: Softphones, fact: AudioDetached) -> None:
    if fact.cause not in FOLLOWED:
        book.attached.pop(fact.attachment.station, None)


EFFECTS: dict[type, Callable[[Softphones, Any], None]] = {
    AudioAttached: _put,
    AudioDetached: _detach,
    SoftphoneLevelChanged: _put,
    SoftphoneTroubled: _put,
}
"""What facts change here."""
