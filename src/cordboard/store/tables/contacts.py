"""The tables of customers: contacts, lists of them, numbers not to call, and what was imported."""

from __future__ import annotations

import sqlalchemy as sa

from .base import metadata

_NUMBERS = ("number1", "number2", "number3")
_TEXTS = ("first_name", "last_name", "company", "street", "city", "state", "zip")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    *(_text(name) for name in (*_NUMBERS, *_TEXTS)),
    sa.Column("fields", sa.JSON, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("modified_at", sa.BigInteger, nullable=False),
    *(sa.Index(f"contacts_by_{name}", "domain", name) for name in _NUMBERS),
)
"""One customer a row. Numbers are E.164; what is not known is empty. `fields` holds the center's own fields
that have a value, by name. Imports and agents write here, by their facts."""

contact_histories = sa.Table(
    "contact_histories",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("contact_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("last_agent", sa.Text),
    sa.Column("last_disposition", sa.Text),
    sa.Column("last_disposition_at", sa.BigInteger),
    sa.Column("last_system_disposition", sa.Text),
    sa.Column("last_system_disposition_at", sa.BigInteger),
    sa.Column("last_agent_disposition", sa.Text),
    sa.Column("last_agent_disposition_at", sa.BigInteger),
    sa.Column("last_number", sa.Text),
    sa.Column("last_number_place", sa.SmallInteger),
    sa.Column("last_campaign_id", sa.BigInteger),
    sa.Column("last_campaign", sa.Text),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_list", sa.Text),
)
"""What became of our calls with a contact: a row from the first one on. `attempts` counts those that we made
for the last campaign. Fields with a `map_to` are read from here, whatever they are called."""

lists = sa.Table(
    "lists",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Index("lists_by_name", "domain", "name", unique=True),
)
"""Lists of contacts to call. The id follows from the name, as for what the center file describes."""

list_records = sa.Table(
    "list_records",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("list_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("contact_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("place", sa.BigInteger, nullable=False),
    sa.Column("final", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("next_at", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("last_at", sa.BigInteger),
    sa.Column("last_number", sa.Text),
    sa.Column("last_disposition_id", sa.BigInteger),
    sa.Column("history", sa.JSON),
    sa.Index("list_records_due", "domain", "list_id", "final", "next_at", "place", "attempts", "contact_id"),
)
"""One contact in one list. `place` is its order; it is due from `next_at` on (0: at once), unless `final`.
`history` is what has been tried with each of the three numbers, as `previews.NumberHistory` has it."""

dnc_numbers = sa.Table(
    "dnc_numbers",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
)
"""Imported numbers that must not be called: E.164 without its +, as a number."""

imports = sa.Table(
    "imports",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("target", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("rows", sa.BigInteger, nullable=False),
    sa.Column("rejected", sa.BigInteger, nullable=False),
)
"""Every import that was done, numbered from 1: of `contacts`, of a `list` (the target), of `dnc`."""
