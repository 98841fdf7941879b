"""What is said now to those who wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..ids import CallId, PlayId
from .facts import AnnouncementOver, CallAnnounced


@dataclass(slots=True)
class Announced:
    """The newest announcement of each call that waits, over or not."""

    plays: dict[CallId, tuple[PlayId, ...]] = field(default_factory=dict)


def _said(announced: Announced, fact: CallAnnounced) -> None:
    announced.plays[fact.call.id] = fact.plays


def _over(announced: Announced, fact: AnnouncementOver) -> None:
    announced.plays.pop(fact.waited, None)


EFFECTS: Mapping[type, Callable[[Announced, Any], None]] = {CallAnnounced: _said, AnnouncementOver: _over}
