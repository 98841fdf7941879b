"""The e-mails about dispositions that have still to be sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .facts import NewsDue, NewsSettled
from .model import NewsMail


@dataclass(slots=True)
class News:
    """The world's part of this capability."""

    waiting: dict[str, NewsMail] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: tuple[NewsMail, ...]) -> News:
        """The e-mails of a snapshot."""
        return cls({each.id: each for each in kept})

    def kept(self) -> tuple[NewsMail, ...]:
        """All of them as one value."""
        return tuple(self.waiting.values())


def _due(news: News, fact: NewsDue) -> None:
    news.waiting[fact.mail.id] = fact.mail


def _settled(news: News, fact: NewsSettled) -> None:
    news.waiting.pop(fact.id, None)


EFFECTS: Mapping[type, Callable[[News, Any], None]] = {NewsDue: _due, NewsSettled: _settled}
"""What each fact changes here."""
