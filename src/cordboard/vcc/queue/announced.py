"""What is said now to those who wait, and who is just asking to be called back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Any

import msgspec

from ..ids import CallId, PlayId
from ..lifecycle import LifeCycle
from .facts import AnnouncementOver, AskingMoved, AskingOver, CallAnnounced
from .model import Asking, AskingState


@unique
class AskingEvent(StrEnum):
    """What a caller does who asks to be called back."""

    OTHER = "OTHER"
    TYPED = "TYPED"
    NUMBER = "NUMBER"
    AGREED = "AGREED"


ASKING: LifeCycle[AskingState, AskingEvent] = LifeCycle(
    "the caller who asks to be called back",
    AskingState.CONFIRMING,
    {
        AskingState.CONFIRMING: {
            AskingEvent.OTHER: AskingState.TYPING,
            AskingEvent.AGREED: AskingState.LEAVING,
        },
        AskingState.TYPING: {
            AskingEvent.TYPED: AskingState.TYPING,
            AskingEvent.NUMBER: AskingState.CONFIRMING,
        },
        AskingState.LEAVING: {},
    },
)


class AnnouncedKept(msgspec.Struct, frozen=True, kw_only=True):
    """All of `Announced`, as a snapshot keeps it."""

    plays: tuple[tuple[CallId, tuple[PlayId, ...]], ...] = ()
    asked: tuple[Asking, ...] = ()


@dataclass(slots=True)
class Announced:
    """The newest announcement of each call that waits, over or not."""

    plays: dict[CallId, tuple[PlayId, ...]] = field(default_factory=dict)
    asked: dict[CallId, Asking] = field(default_factory=dict)
    """Who is asking to be called back."""

    def kept(self) -> AnnouncedKept:
        """Everything, frozen."""
        return AnnouncedKept(plays=tuple(self.plays.items()), asked=tuple(self.asked.values()))

    @classmethod
    def of(cls, kept: AnnouncedKept) -> Announced:
        """What was kept."""
        return cls(dict(kept.plays), {each.call: each for each in kept.asked})


def _said(announced: Announced, fact: CallAnnounced) -> None:
    announced.plays[fact.call.id] = fact.plays


def _over(announced: Announced, fact: AnnouncementOver) -> None:
    announced.plays.pop(fact.waited, None)


def _asked(announced: Announced, fact: AskingMoved) -> None:
    announced.asked[fact.asking.call] = fact.asking


def _asked_out(announced: Announced, fact: AskingOver) -> None:
    announced.asked.pop(fact.waited, None)


EFFECTS: Mapping[type, Callable[[Announced, Any], None]] = {
    CallAnnounced: _said,
    AnnouncementOver: _over,
    AskingMoved: _asked,
    AskingOver: _asked_out,
}
