"""The errands that are under way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..ids import ErrandId
from ..kernel import Fact
from . import facts
from .model import Errand, ErrandState


@dataclass(slots=True)
class Errands:
    """The world's part of this capability."""

    running: dict[ErrandId, Errand] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: tuple[Errand, ...]) -> Errands:
        """The errands of a snapshot."""
        return cls({each.id: each for each in kept})

    def kept(self) -> tuple[Errand, ...]:
        """All of them as one value."""
        return tuple(self.running.values())


def _put(errands: Errands, fact: Any) -> None:
    errand: Errand = fact.errand
    if errand.state in {ErrandState.DONE, ErrandState.FAILED}:
        errands.running.pop(errand.id, None)
    else:
        errands.running[errand.id] = errand


EFFECTS: Mapping[type[Fact], Callable[[Errands, Any], None]] = {
    facts.ErrandBegun: _put,
    facts.FormOffered: _put,
    facts.ErrandEnded: _put,
}
"""What each fact changes here."""
