"""The table of voicemails: every one that was kept, and what became of it."""

from __future__ import annotations

import sqlalchemy as sa

from .base import metadata

voicemails = sa.Table(
    "voicemails",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("session_id", sa.String(64), nullable=False),
    sa.Column("call_id", sa.String(64), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("type", sa.String(16), nullable=False),
    sa.Column("owner_id", sa.BigInteger),
    sa.Column("owner", sa.Text),
    sa.Column("skill_id", sa.BigInteger),
    sa.Column("skill", sa.Text),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("file_name", sa.Text),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("accepted_at", sa.BigInteger),
    sa.Column("ended_at", sa.BigInteger),
    sa.Column("agent_id", sa.BigInteger),
    sa.Column("agent", sa.Text),
    sa.Column("comments", sa.Text, nullable=False),
    sa.Index("voicemails_by_session", "domain", "session_id"),
)
"""`file_name` is NULL once the file has been thrown away; `agent` is who was done with it."""
