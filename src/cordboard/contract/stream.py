"""What a stream of events is made of: events with their numbers, gaps, and how far one has come.

Streams are what the second door has in place of listeners. A program keeps the number that it has seen last;
with it a stream goes on where another one ended, as long as the journal reaches back.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cordboard.contract.record import Event, Record
from cordboard.contract.scalars import Long
from cordboard.contract.x1.listening import Gap

__all__ = ["VIEW", "WHOLE", "Gap", "Message", "Position", "Reached", "Told", "position_of"]

WHOLE: Final = 2**31 - 1
"""The part of an event that comes after all events of its fact."""
VIEW: Final = 10**9 - 1
"""The part of an event that tells how it is after a fact, behind the events of that."""

_POSITION: Final = re.compile(r"([0-9]{1,18})(?:\.([0-9]{1,9}))?")


class Position(NamedTuple):
    """How far a program has come: to which fact, and to which event of it, from 1; `WHOLE` is all of them."""

    number: int
    part: int = WHOLE

    def __str__(self) -> str:
        return f"{self.number}" if self.part == WHOLE else f"{self.number}.{self.part}"


def position_of(text: str) -> Position | None:
    """The position that a text names, None where it names none."""
    found = _POSITION.fullmatch(text)
    if found is None:
        return None
    return Position(int(found[1]), WHOLE if found[2] is None else int(found[2]))


class Told(NamedTuple):
    """An event, and where it stands."""

    position: Position
    event: Event


class Reached(Record):
    """Everything up to this number has been told; nothing has come since.

    number: the newest fact of the center, whoever it is about.
    """

    number: Long | None = None


Message = Told | Gap | Reached
