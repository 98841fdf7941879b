"""Call variables and what their values keep to."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import (
    DataType,
)

from .base import DERIVED, NOWHERE, Entry, Id, Word, about

MOST_DIGITS = 30


class RestrictionsEntry(Entry, kw_only=True):
    """What a value must keep to besides its type."""

    required: Annotated[bool, about("It cannot be emptied.")] = False
    min: Annotated[Word, about("The smallest value; of texts the smallest length.")] = NOWHERE
    max: Annotated[Word, about("The largest value; of texts the largest length.")] = NOWHERE
    regexp: Annotated[Word, about("The whole value matches this regular expression.")] = NOWHERE
    one_of: Annotated[tuple[Word, ...], about("It is one of these.")] = ()
    any_of: Annotated[tuple[Word, ...], about("It is a list of these, parted by semicolons.")] = ()
    precision: Annotated[
        int, msgspec.Meta(ge=1, le=MOST_DIGITS, description="Digits in all (NUMBER, CURRENCY, PERCENT).")
    ] = MOST_DIGITS
    scale: Annotated[
        int, msgspec.Meta(ge=0, le=MOST_DIGITS, description="Digits after the point (the same types).")
    ] = MOST_DIGITS


class CallVariableEntry(Entry, kw_only=True):
    """A piece of knowledge that the center keeps of each call, besides the system's own."""

    group: Annotated[Word, about("Shown as `group.name`; Call, Customer, Agent and IVR are the system's.")]
    name: Annotated[Word, about("Its name in the group.")]
    description: Annotated[Word, about("What it says.")] = NOWHERE
    type: Annotated[DataType, about("What its values are.")] = DataType.STRING
    default: Annotated[Word, about("Its value until somebody sets one.")] = NOWHERE
    restrictions: Annotated[RestrictionsEntry, about("What values keep to.")] = msgspec.field(
        default_factory=RestrictionsEntry
    )
    width: Annotated[
        int, msgspec.Meta(ge=0, le=100, description="Percent of the agent's call view; 0: not shown.")
    ] = 0
    editable: Annotated[bool, about("The call view lets agents change it.")] = True
    sensitive: Annotated[
        bool, about("Connectors tell its values in the body of a POST alone, never in an address.")
    ] = False
    id: Id = DERIVED
