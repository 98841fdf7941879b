"""Reads contacts: whose a number is, and what the center has written about a customer by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from cordboard.vcc.center import SYSTEM_FIELDS, ContactField, MapTo
from cordboard.vcc.contacts import MOST_CANDIDATES, NUMBER_FIELDS, Contact
from cordboard.vcc.ids import ContactId, DomainId, Milliseconds

from .moments import date_time
from .tables import contact_histories, contacts

TEXT_FIELDS = tuple(field.name for field in SYSTEM_FIELDS if field.name not in NUMBER_FIELDS)
"""The system's fields besides numbers, each a column of its own."""

_Row = sa.RowMapping


def contacts_with(
    connection: sa.Connection, domain: DomainId, number: str, fields: Iterable[ContactField]
) -> tuple[Contact, ...]:
    """Whose `number` (E.164) is: first those who have it as their first number, the oldest record first.

    At most MOST_CANDIDATES of them.
    """
    found = connection.execute(_having_number(), {"domain": domain, "number": number}).mappings()
    records = {row["id"]: row for row in found}
    mapped = _mapped(fields)
    return tuple(_contact(row, mapped) for row in list(records.values())[:MOST_CANDIDATES])


def find_contact(
    connection: sa.Connection, domain: DomainId, contact: ContactId, fields: Iterable[ContactField]
) -> Contact | None:
    """The record of that id."""
    one = select_contacts().where(contacts.c.domain == domain, contacts.c.id == contact)
    row = connection.execute(one).mappings().first()
    return None if row is None else _contact(row, _mapped(fields))


@cache
def _having_number() -> sa.Select[Any]:
    """One statement for every number: SQLAlchemy compiles the same one only once."""
    ways = (
        sa.select(contacts.c.domain, contacts.c.id, sa.literal(place).label("place")).where(
            contacts.c.domain == sa.bindparam("domain"), contacts.c[name] == sa.bindparam("number")
        )
        for place, name in enumerate(NUMBER_FIELDS, 1)
    )
    most = len(NUMBER_FIELDS) * MOST_CANDIDATES  # a contact may have the number three times
    either = sa.union_all(*ways).order_by("place", "id").limit(most).subquery("either")
    own = sa.and_(contacts.c.domain == either.c.domain, contacts.c.id == either.c.id)
    return select_contacts().join(either, own).order_by(either.c.place, contacts.c.id)


def select_contacts() -> sa.Select[Any]:
    """Every contact with what the center has written about it; `contact_of` reads a row."""
    columns = [column for column in contact_histories.columns if not column.primary_key]
    theirs = sa.and_(
        contact_histories.c.domain == contacts.c.domain, contact_histories.c.contact_id == contacts.c.id
    )
    return sa.select(contacts, *columns).outerjoin_from(contacts, contact_histories, theirs)


def contact_of(row: _Row, fields: Iterable[ContactField]) -> Contact:
    """The contact in a row of `select_contacts`."""
    return _contact(row, _mapped(fields))


def _contact(row: _Row, mapped: Mapping[str, MapTo]) -> Contact:
    written = {name: _READ[kind](row) for name, kind in mapped.items()}
    values = {**row["fields"], **{name: row[name] for name in TEXT_FIELDS}, **written}
    return Contact(
        id=row["id"],
        fields=tuple(sorted((name, value) for name, value in values.items() if value)),
        **{name: row[name] for name in NUMBER_FIELDS},
    )


def _mapped(fields: Iterable[ContactField]) -> dict[str, MapTo]:
    return {field.name: field.map_to for field in fields if field.map_to is not MapTo.NONE}


def _text(column: str) -> Callable[[_Row], str]:
    return lambda row: str(row[column] or "")


def _moment(column: str) -> Callable[[_Row], str]:
    return lambda row: date_time(Milliseconds(row[column] or 0))


def _which_number(row: _Row) -> str:
    return NUMBER_FIELDS[row["last_number_place"] - 1] if row["last_number_place"] else ""


_READ: dict[MapTo, Callable[[_Row], str]] = {
    MapTo.LAST_AGENT: _text("last_agent"),
    MapTo.LAST_DISPOSITION: _text("last_disposition"),
    MapTo.LAST_DISPOSITION_DATE_TIME: _moment("last_disposition_at"),
    MapTo.LAST_SYSTEM_DISPOSITION: _text("last_system_disposition"),
    MapTo.LAST_SYSTEM_DISPOSITION_DATE_TIME: _moment("last_system_disposition_at"),
    MapTo.LAST_AGENT_DISPOSITION: _text("last_agent_disposition"),
    MapTo.LAST_AGENT_DISPOSITION_DATE_TIME: _moment("last_agent_disposition_at"),
    MapTo.LAST_ATTEMPTED_NUMBER: _text("last_number"),
    MapTo.LAST_ATTEMPTED_NUMBER_N1N2N3: _which_number,
    MapTo.LAST_CAMPAIGN: _text("last_campaign"),
    MapTo.ATTEMPTS_FOR_LAST_CAMPAIGN: _text("attempts"),
    MapTo.LAST_LIST: _text("last_list"),
    MapTo.CREATED_DATE_TIME: _moment("created_at"),
    MapTo.LAST_MODIFIED_DATE_TIME: _moment("modified_at"),
}
"""What a field with a `map_to` holds."""
