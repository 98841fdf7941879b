"""What the center keeps of its customers."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import DataType, Display, MapTo

from .base import DERIVED, NOWHERE, Entry, Id, Word, about
from .variables import RestrictionsEntry


class ContactFieldEntry(Entry, kw_only=True):
    """A field of every contact besides the system's own, or what is different about one of those.

    The system's: `number1` to `number3` (PHONE), `first_name`, `last_name`, `company`, `street`, `city`,
    `state`, `zip`. Their type stays.
    """

    name: Annotated[Word, about("Its name; imports find their columns by it.")]
    description: Annotated[Word, about("What it says.")] = NOWHERE
    type: Annotated[DataType, about("What its values are.")] = DataType.STRING
    restrictions: Annotated[RestrictionsEntry, about("What values keep to.")] = msgspec.field(
        default_factory=RestrictionsEntry
    )
    display: Annotated[
        Display, about("How the agent's screen shows it: SHORT, LONG (a line of its own), INVISIBLE.")
    ] = Display.SHORT
    map_to: Annotated[
        MapTo, about("What the center writes into it when a call is over; nobody else changes it then.")
    ] = MapTo.NONE
    id: Id = DERIVED
