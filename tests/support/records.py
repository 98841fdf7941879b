"""Records of lists for stories: Mia with two numbers, Ben and Eva with one."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from small_center import NEW_FRIENDS, OLD_FRIENDS

from cordboard.vcc.contacts import Contact
from cordboard.vcc.ids import ContactId, ListId
from cordboard.vcc.previews import ListRecord

MIA_1, MIA_2, BEN_1, EVA_1 = "+12025550181", "+12025550182", "+12025550183", "+12025550184"


def record(
    place: int,
    name: str,
    *numbers: str,
    kept_in: ListId = OLD_FRIENDS,
    **manners: Any,
) -> ListRecord:
    """The record of somebody with these numbers."""
    held = dict(zip(("number1", "number2", "number3"), numbers, strict=False))
    contact = Contact(id=ContactId(310_000_000_000_000 + place), fields=(("first_name", name),), **held)
    return ListRecord(list=kept_in, contact=contact, place=place, **manners)


MIA = record(1, "Mia", MIA_1, MIA_2)
BEN = record(2, "Ben", BEN_1)
EVA = record(3, "Eva", EVA_1, kept_in=NEW_FRIENDS)


def later(given: ListRecord, **changes: Any) -> ListRecord:
    """The record at another time."""
    return replace(given, **changes)
