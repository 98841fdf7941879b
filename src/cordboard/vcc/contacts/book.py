"""What the calls that live now know of their contacts: a part of the world, and what facts change in it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec.structs import replace

from ..ids import FIRST_CREATED_CONTACT, CallId, ContactId
from ..kernel import Fact
from .facts import ContactChanged, ContactChosen, ContactCreated, ContactsFound, ContactShown
from .model import CallContact, Contact

_ENDED = 32
"""So many calls at most end in one decision."""


class KeptContacts(msgspec.Struct, frozen=True, kw_only=True):
    """The part as a snapshot keeps it."""

    of_calls: tuple[tuple[CallId, CallContact], ...] = ()
    created: int = 0


@dataclass(slots=True)
class Contacts:
    """The contacts of living calls, and how many records calls have left behind so far."""

    of_calls: dict[CallId, CallContact] = field(default_factory=dict)
    created: int = 0
    ended: deque[tuple[CallId, CallContact]] = field(
        default_factory=lambda: deque(maxlen=_ENDED), compare=False
    )
    """What calls knew that have just ended, for those who are told so in the same decision."""

    def of(self, call: CallId) -> CallContact | None:
        """What the call knows, or knew when it ended just now; None where its number was not looked up."""
        return self.of_calls.get(call) or next((known for each, known in self.ended if each == call), None)

    def forget(self, call: CallId) -> None:
        """The call is over."""
        known = self.of_calls.pop(call, None)
        if known is not None:
            self.ended.append((call, known))

    @property
    def next_id(self) -> ContactId:
        """The id of the next record that a call leaves behind."""
        return ContactId(FIRST_CREATED_CONTACT + self.created)

    def keep(self) -> KeptContacts:
        """The whole part as one value."""
        return KeptContacts(of_calls=tuple(self.of_calls.items()), created=self.created)

    @classmethod
    def restored(cls, kept: KeptContacts) -> Contacts:
        """The part that `keep` has seen."""
        return cls(dict(kept.of_calls), kept.created)


def _find(contacts: Contacts, fact: ContactsFound) -> None:
    contacts.of_calls[fact.call.id] = CallContact(contact=fact.contact, candidates=fact.candidates)


def _show(contacts: Contacts, fact: ContactShown) -> None:
    if not fact.offer:
        contacts.of_calls[fact.call_id] = replace(contacts.of_calls[fact.call_id], shown_to=fact.shown_to)


def _choose(contacts: Contacts, fact: ContactChosen) -> None:
    contacts.of_calls[fact.call.id] = replace(contacts.of_calls[fact.call.id], contact=fact.contact)


def _change(contacts: Contacts, fact: ContactChanged) -> None:
    """Every call with this customer knows the new record."""
    contacts.created += fact.created
    changed = fact.contact
    contacts.of_calls[fact.call.id] = replace(contacts.of_calls[fact.call.id], contact=changed)
    for call, known in contacts.of_calls.items():
        contacts.of_calls[call] = _refreshed(known, changed)


def _refreshed(known: CallContact, changed: Contact) -> CallContact:
    if all(each.id != changed.id for each in (known.contact, *known.candidates)):
        return known
    return replace(
        known,
        contact=changed if known.contact.id == changed.id else known.contact,
        candidates=tuple(changed if each.id == changed.id else each for each in known.candidates),
    )


def _create(contacts: Contacts, _fact: ContactCreated) -> None:
    contacts.created += 1


EFFECTS: Mapping[type[Fact], Callable[[Contacts, Any], None]] = {
    ContactsFound: _find,
    ContactShown: _show,
    ContactChosen: _choose,
    ContactChanged: _change,
    ContactCreated: _create,
}
"""What each fact changes in the part."""
