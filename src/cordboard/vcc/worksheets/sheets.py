"""The worksheets of calls that live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..ids import CallId
from ..kernel import Fact
from . import facts
from .model import Sheet


@dataclass(slots=True)
class Sheets:
    """The world's part of this capability."""

    begun: dict[CallId, Sheet] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: tuple[Sheet, ...]) -> Sheets:
        """The worksheets of a snapshot."""
        return cls({each.call: each for each in kept})

    def kept(self) -> tuple[Sheet, ...]:
        """All of them as one value."""
        return tuple(self.begun.values())


def _answered(sheets: Sheets, fact: facts.WorksheetAnswered) -> None:
    sheets.begun[fact.sheet.call] = fact.sheet


def _closed(sheets: Sheets, fact: facts.WorksheetClosed) -> None:
    del sheets.begun[fact.sheet.call]


EFFECTS: Mapping[type[Fact], Callable[[Sheets, Any], None]] = {
    facts.WorksheetAnswered: _answered,
    facts.WorksheetClosed: _closed,
}
"""What each fact changes here."""
