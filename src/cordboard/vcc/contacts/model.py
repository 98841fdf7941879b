"""A contact: one customer's record."""

from __future__ import annotations

import msgspec

from ..ids import NO_CONTACT, AgentId, ContactId

NUMBER_FIELDS = ("number1", "number2", "number3")
"""The fields that calls are matched by, in the order in which they are looked at."""
MOST_CANDIDATES = 10
"""A number may have many contacts; a call keeps so many to choose from."""


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """One customer's record. Without an id it is an empty one, of somebody who is not known yet.

    The numbers are E.164 or empty. `fields` are all others that hold a value, by name, in the order of
    their names; each value is text in the form of its field's type.
    """

    id: ContactId = NO_CONTACT
    number1: str = ""
    number2: str = ""
    number3: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers that there are, the first one first."""
        return tuple(each for each in (self.number1, self.number2, self.number3) if each)

    def value(self, field: str) -> str:
        """What the field of that name holds, numbers as well; empty where it holds nothing."""
        if field in NUMBER_FIELDS:
            return str(getattr(self, field))
        return dict(self.fields).get(field, "")


class CallContact(msgspec.Struct, frozen=True, kw_only=True):
    """What a call knows of its customer."""

    contact: Contact
    candidates: tuple[Contact, ...] = ()
    """Whom the number belongs to where that is several; `contact` is the first, or the chosen one."""
    shown_to: AgentId | None = None
    """The agent whose programs have been told."""
