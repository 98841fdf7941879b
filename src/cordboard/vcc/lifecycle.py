"""A life cycle as a table: in which state a thing is, what can happen to it there, what it is then.

An event without a row is refused and changes nothing. Everything that can happen is in the table and
nowhere else, so that diagrams and "operations allowed now" can be made from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

from .errors import Reason, Refusal

S = TypeVar("S", bound=Enum)
E = TypeVar("E", bound=Enum)


class LifeCycle(Generic[S, E]):
    """The rows of one kind of thing: `rows[state][event]` is the next state; `first` is where it begins."""

    def __init__(self, thing: str, first: S, rows: Mapping[S, Mapping[E, S]]) -> None:
        self.thing = thing
        self.first = first
        self.rows = rows

    def after(self, state: S, event: E) -> S:
        """The state after `event`. Raises Refusal WRONG_STATE where the table has no such row."""
        following = self.rows[state].get(event)
        if following is None:
            allowed = ", ".join(each.name for each in self.rows[state]) or "nothing"
            raise Refusal(
                Reason.WRONG_STATE,
                f"{self.thing} in state {state.name}: {event.name} is not possible now, only {allowed}",
            )
        return following

    def allowed(self, state: S) -> frozenset[E]:
        """What can happen in `state`."""
        return frozenset(self.rows[state])
