"""Writes contacts as agents change them, and what became of the calls with each.

Only the fields that a fact names are written: whatever an import has put into the others meanwhile stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from cordboard.vcc.calls import Call, CallFinished, CallType, ManualCallFailed
from cordboard.vcc.center import Center
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.contacts import NUMBER_FIELDS, Contact, ContactChanged, ContactCreated
from cordboard.vcc.ids import ContactId, DomainId
from cordboard.vcc.kernel import Recorded

from .contacts import TEXT_FIELDS
from .database import put
from .tables import contact_histories, contacts

_COLUMNS = frozenset((*NUMBER_FIELDS, *TEXT_FIELDS))


class ContactRecords:
    """The projection that writes contacts and their histories."""

    name = "contacts"

    def __init__(self, center: Center) -> None:
        self._learn(center)

    def _learn(self, center: Center) -> None:
        self._agents = {user.id: user.name for user in center.users}
        self._campaigns = {campaign.id: campaign.name for campaign in center.campaigns}
        self._dispositions = {each.id: each.name for each in center.dispositions}

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` say, in order."""
        for recorded in facts:
            write = _WRITERS.get(type(recorded.fact))
            if isinstance(recorded.fact, CenterReplaced):
                self._learn(recorded.fact.center)
            elif write is not None:
                write(self, connection, recorded)

    def change(self, connection: sa.Connection, recorded: Recorded) -> None:
        """An agent has changed a record, or begun one."""
        fact: ContactChanged = recorded.fact
        if fact.created:
            put(connection, contacts, _new_row(recorded, fact.contact))
            return
        key = contacts.c.domain == recorded.domain, contacts.c.id == fact.contact.id
        own = connection.execute(sa.select(contacts.c.fields).where(*key)).scalar()
        if own is None:
            return  # the record has been deleted meanwhile: nothing brings it back
        values: dict[str, Any] = {name: fact.contact.value(name) for name in fact.changed if name in _COLUMNS}
        values["fields"] = _with_values(own, fact)
        connection.execute(sa.update(contacts).where(*key).values(**values, modified_at=recorded.at))

    def create(self, connection: sa.Connection, recorded: Recorded) -> None:
        """A call has left a record behind; two calls at once with somebody new leave one only."""
        fact: ContactCreated = recorded.fact
        if not _has_number(connection, recorded.domain, fact.contact.number1):
            put(connection, contacts, _new_row(recorded, fact.contact))
            self._note(connection, recorded, fact.call)

    def finish(self, connection: sa.Connection, recorded: Recorded) -> None:
        """A call is over: note how it turned out."""
        call: Call | None = recorded.fact.call
        if call is not None and call.contact:
            self._note(connection, recorded, call)

    def _note(self, connection: sa.Connection, recorded: Recorded, call: Call) -> None:
        assert call.contact is not None
        row = self._outcome(recorded, call)
        if call.type is not CallType.INBOUND:
            row |= self._attempt(connection, recorded.domain, call.contact, call)
        put(connection, contact_histories, {"domain": recorded.domain, "contact_id": call.contact, **row})

    def _outcome(self, recorded: Recorded, call: Call) -> dict[str, Any]:
        row: dict[str, Any] = {}
        if call.campaign is not None:
            row |= {"last_campaign_id": call.campaign, "last_campaign": self._campaigns.get(call.campaign)}
        agent = call.agent or call.last_agent
        if agent is not None:
            row["last_agent"] = self._agents.get(agent)
        if call.disposition is not None:
            name = self._dispositions.get(call.disposition)
            limited = getattr(recorded.fact, "wrap_up_limit", 0)
            by_system = limited or isinstance(recorded.fact, ManualCallFailed)
            whose = "system" if by_system else "agent"
            for column in ("last_disposition", f"last_{whose}_disposition"):
                row |= {column: name, f"{column}_at": recorded.at}
        return row

    def _attempt(
        self, connection: sa.Connection, domain: DomainId, contact: ContactId, call: Call
    ) -> dict[str, Any]:
        history = connection.execute(
            sa.select(contact_histories.c.last_campaign_id, contact_histories.c.attempts).where(
                contact_histories.c.domain == domain, contact_histories.c.contact_id == contact
            )
        ).first()
        goes_on = history is not None and history.last_campaign_id == call.campaign
        numbers = connection.execute(
            sa.select(*(contacts.c[name] for name in NUMBER_FIELDS)).where(
                contacts.c.domain == domain, contacts.c.id == contact
            )
        ).first()
        places = {number: place for place, number in reversed(list(enumerate(numbers or (), 1)))}
        return {
            "attempts": (history.attempts if goes_on and history is not None else 0) + 1,
            "last_number": call.number,
            "last_number_place": places.get(call.number),
            "last_campaign_id": call.campaign,
            "last_campaign": None if call.campaign is None else self._campaigns.get(call.campaign),
        }


def _new_row(recorded: Recorded, contact: Contact) -> dict[str, Any]:
    own = {name: value for name, value in contact.fields if name not in _COLUMNS}
    return {
        "domain": recorded.domain,
        "id": contact.id,
        "fields": own,
        "created_at": recorded.at,
        "modified_at": recorded.at,
        **{name: contact.value(name) for name in _COLUMNS},
    }


def _with_values(own: Mapping[str, str], fact: ContactChanged) -> dict[str, str]:
    changed = {name: fact.contact.value(name) for name in fact.changed if name not in _COLUMNS}
    return {name: value for name, value in {**own, **changed}.items() if value}


def _has_number(connection: sa.Connection, domain: DomainId, number: str) -> bool:
    own = sa.or_(*(contacts.c[name] == number for name in NUMBER_FIELDS))
    found = sa.select(contacts.c.id).where(contacts.c.domain == domain, own).limit(1)
    return connection.execute(found).first() is not None


_WRITERS: dict[type, Callable[[ContactRecords, sa.Connection, Recorded], None]] = {
    ContactChanged: ContactRecords.change,
    ContactCreated: ContactRecords.create,
    CallFinished: ContactRecords.finish,
    ManualCallFailed: ContactRecords.finish,
}
