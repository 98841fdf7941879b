"""Reads everything that an export holds, row by row, as it was at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from cordboard.vcc.center import ContactField
from cordboard.vcc.contacts import Contact
from cordboard.vcc.ids import DomainId, ListId

from .contacts import contact_of, select_contacts
from .tables import contacts, dnc_numbers, list_records

_PAGE = 1_000
"""Rows that are in memory at a time."""
OUTCOMES = ("place", "final", "attempts", "next_at", "last_at", "last_number", "last_disposition_id")
"""What a list knows of a contact, by its columns."""


def count_contacts(connection: sa.Connection, domain: DomainId) -> int:
    """How many there are."""
    return _count(connection, contacts, domain)


def every_contact(
    connection: sa.Connection, domain: DomainId, fields: Iterable[ContactField]
) -> Iterator[Contact]:
    """Every contact, the oldest record first."""
    known = tuple(fields)
    asked = select_contacts().where(contacts.c.domain == domain).order_by(contacts.c.id)
    return (contact_of(row, known) for row in _rows(connection, asked))


def count_records(connection: sa.Connection, domain: DomainId, kept_in: ListId) -> int:
    """How many contacts the list has."""
    return _count(connection, list_records, domain, list_records.c.list_id == kept_in)


def every_record(
    connection: sa.Connection, domain: DomainId, kept_in: ListId, fields: Iterable[ContactField]
) -> Iterator[tuple[Contact, dict[str, Any]]]:
    """Every contact of the list in its order, and what has become of it there, by OUTCOMES."""
    known = tuple(fields)
    mine = sa.and_(contacts.c.domain == list_records.c.domain, contacts.c.id == list_records.c.contact_id)
    asked = (
        select_contacts()
        .add_columns(*(list_records.c[name].label(f"record_{name}") for name in OUTCOMES))
        .join(list_records, mine)
        .where(list_records.c.domain == domain, list_records.c.list_id == kept_in)
        .order_by(list_records.c.place, list_records.c.contact_id)
    )
    for row in _rows(connection, asked):
        yield contact_of(row, known), {name: row[f"record_{name}"] for name in OUTCOMES}


def count_numbers(connection: sa.Connection, domain: DomainId) -> int:
    """How many imported do-not-call numbers there are."""
    return _count(connection, dnc_numbers, domain)


def every_number(connection: sa.Connection, domain: DomainId) -> Iterator[str]:
    """Every imported do-not-call number in E.164, in rising order."""
    asked = sa.select(dnc_numbers.c.number).where(dnc_numbers.c.domain == domain)
    return (f"+{row['number']}" for row in _rows(connection, asked.order_by(dnc_numbers.c.number)))


def _count(
    connection: sa.Connection, table: sa.Table, domain: DomainId, *which: sa.ColumnElement[bool]
) -> int:
    asked = sa.select(sa.func.count()).select_from(table).where(table.c.domain == domain, *which)
    return int(connection.execute(asked).scalar_one())


def _rows(connection: sa.Connection, asked: sa.Select[Any]) -> Iterator[sa.RowMapping]:
    found = connection.execution_options(yield_per=_PAGE).execute(asked)
    return iter(found.mappings())
