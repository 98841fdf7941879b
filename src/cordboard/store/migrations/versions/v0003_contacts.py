"""Make the tables of contacts, of lists, of imported do-not-call numbers and of imports."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NUMBERS = ("number1", "number2", "number3")
_TEXTS = ("first_name", "last_name", "company", "street", "city", "state", "zip")


def upgrade() -> None:
    """Make the tables, and say in the call log whom a call was with."""
    op.add_column("calls", sa.Column("contact_id", sa.BigInteger))
    op.create_index("calls_by_contact", "calls", ["domain", "contact_id", "created_at"])
    op.create_table("contacts", *_contact_columns())
    for name in _NUMBERS:
        op.create_index(f"contacts_by_{name}", "contacts", ["domain", name])
    op.create_table("contact_histories", *_history_columns())
    _create_lists()
    op.create_table("dnc_numbers", _key("domain"), _key("number"))
    op.create_table(
        "imports",
        _key("domain"),
        _key("number"),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("rows", sa.BigInteger, nullable=False),
        sa.Column("rejected", sa.BigInteger, nullable=False),
    )


def _key(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger, primary_key=True, autoincrement=False)


def _contact_columns() -> list[sa.Column[Any]]:
    return [
        _key("domain"),
        _key("id"),
        *(sa.Column(name, sa.Text, nullable=False, server_default="") for name in (*_NUMBERS, *_TEXTS)),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
        sa.Column("modified_at", sa.BigInteger, nullable=False),
    ]


def _history_columns() -> list[sa.Column[Any]]:
    texts = ("last_agent", "last_disposition", "last_system_disposition", "last_agent_disposition")
    moments = ("last_disposition_at", "last_system_disposition_at", "last_agent_disposition_at")
    return [
        _key("domain"),
        _key("contact_id"),
        *(sa.Column(name, sa.Text) for name in (*texts, "last_number", "last_campaign", "last_list")),
        *(sa.Column(name, sa.BigInteger) for name in (*moments, "last_campaign_id")),
        sa.Column("last_number_place", sa.SmallInteger),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    ]


def _create_lists() -> None:
    op.create_table(
        "lists",
        _key("domain"),
        _key("id"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("created_at", sa.BigInteger, nullable=False),
    )
    op.create_index("lists_by_name", "lists", ["domain", "name"], unique=True)
    op.create_table(
        "list_records",
        _key("domain"),
        _key("list_id"),
        _key("contact_id"),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("final", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
        sa.Column("next_at", sa.BigInteger, nullable=False, server_default="0"),
        sa.Column("last_at", sa.BigInteger),
        sa.Column("last_number", sa.Text),
        sa.Column("last_disposition_id", sa.BigInteger),
    )
    op.create_index("list_records_due", "list_records", ["domain", "list_id", "final", "next_at", "place"])


def downgrade() -> None:
    """Drop them."""
    for table in ("imports", "dnc_numbers", "list_records", "lists", "contact_histories", "contacts"):
        op.drop_table(table)
    op.drop_index("calls_by_contact", "calls")
    op.drop_column("calls", "contact_id")
