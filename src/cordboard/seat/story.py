"""What a seat's listeners have still to hear: kept once, however many they are.

Places are counted from the story's beginning and never change; what everybody has heard is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cordboard.contract import Event

_TRIM_AT_LEAST = 64


class Entry(NamedTuple):
    """One event, and the number of the fact that it tells of."""

    number: int
    event: Event


class Story:
    """The events of one seat in order; a place is an index into it that stays valid."""

    __slots__ = ("_entries", "_first", "_trim_at", "heard")

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._first = 0
        self._trim_at = _TRIM_AT_LEAST
        self.heard = 0
        """The number of the newest fact that is in the story, or was there to be listened for."""

    @property
    def first(self) -> int:
        """The oldest place that is still kept."""
        return self._first

    @property
    def end(self) -> int:
        """The place of the next event."""
        return self._first + len(self._entries)

    @property
    def wants_trimming(self) -> bool:
        """Whether enough has come together that forgetting pays."""
        return len(self._entries) >= self._trim_at

    def tell(self, number: int, events: Sequence[Event]) -> None:
        """Add what fact `number` means for this seat."""
        self.heard = number
        self._entries.extend(Entry(number, event) for event in events)

    def at(self, place: int) -> Entry:
        """The event at a place that is kept."""
        return self._entries[place - self._first]

    def cursor(self, place: int) -> int:
        """The last fact of which nothing is left to tell somebody who stands at `place`."""
        return self.at(place).number - 1 if place < self.end else self.heard

    def forget_before(self, place: int) -> None:
        """Drop what lies before `place`."""
        if place > self._first:
            del self._entries[: place - self._first]
            self._first = place
        self._trim_at = max(_TRIM_AT_LEAST, 2 * len(self._entries))
