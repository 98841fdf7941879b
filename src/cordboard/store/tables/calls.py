"""The tables of what became of calls."""

from __future__ import annotations

import sqlalchemy as sa

from .base import metadata

calls = sa.Table(
    "calls",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("type", sa.String(16), nullable=False),
    sa.Column("state", sa.String(32), nullable=False),
    sa.Column("campaign_id", sa.BigInteger),
    sa.Column("campaign", sa.Text),
    sa.Column("skill_id", sa.BigInteger),
    sa.Column("skill", sa.Text),
    sa.Column("agent_id", sa.BigInteger),
    sa.Column("agent", sa.Text),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("ani", sa.Text, nullable=False),
    sa.Column("dnis", sa.Text, nullable=False),
    sa.Column("created_at", sa.BigInteger, nullable=False),
    sa.Column("queued_at", sa.BigInteger),
    sa.Column("offered_at", sa.BigInteger),
    sa.Column("connected_at", sa.BigInteger),
    sa.Column("ended_at", sa.BigInteger),
    sa.Column("finished_at", sa.BigInteger),
    sa.Column("queue_time", sa.BigInteger),
    sa.Column("talk_time", sa.BigInteger),
    sa.Column("hold_time", sa.BigInteger),
    sa.Column("wrap_time", sa.BigInteger),
    sa.Column("ended_by", sa.SmallInteger),
    sa.Column("disposition_id", sa.BigInteger),
    sa.Column("disposition", sa.Text),
    sa.Column("comments", sa.Text, nullable=False),
    sa.Column("abandoned", sa.Boolean, nullable=False, default=False),
    sa.Column("failure", sa.Integer),
    sa.Column("failure_cause", sa.Text),
    sa.Column("main_id", sa.String(64)),
    sa.Column("transferred_by_id", sa.BigInteger),
    sa.Column("transferred_by", sa.Text),
    sa.Column("park_time", sa.BigInteger),
    sa.Column("list_id", sa.BigInteger),
    sa.Column("redial_at", sa.BigInteger),
    sa.Column("contact_id", sa.BigInteger),
    sa.Column("recorded", sa.Boolean, default=False),
    sa.Column("left_out", sa.JSON),
    sa.Column("end_cause", sa.String(16)),
    sa.Index("calls_by_time", "domain", "created_at"),
    sa.Index("calls_by_agent", "domain", "agent_id", "created_at"),
    sa.Index("calls_by_contact", "domain", "contact_id", "created_at"),
)
"""The call log: one row a call, from its first sign; also calls that were abandoned or never began.
`recorded` is what the agent may know of; `left_out` is a list of `{"since", "until"}`, moments."""

call_parts = sa.Table(
    "call_parts",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("call_id", sa.String(64), primary_key=True),
    sa.Column("agent_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("started_at", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("agent", sa.Text),
    sa.Column("ended_at", sa.BigInteger),
    sa.Column("ending", sa.String(16)),
    sa.Column("transferred_by_id", sa.BigInteger),
    sa.Column("transferred_by", sa.Text),
    sa.Column("disposition_id", sa.BigInteger),
    sa.Column("disposition", sa.Text),
    sa.Index("call_parts_by_agent", "domain", "agent_id", "started_at"),
)
"""One row for each time that an agent had a call; `ending` is one of `parts.Ending`."""

missed_offers = sa.Table(
    "missed_offers",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("fact", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("agent_id", sa.BigInteger, nullable=False),
    sa.Column("call_id", sa.String(64), nullable=False),
    sa.Column("missed_at", sa.BigInteger, nullable=False),
    sa.Column("cause", sa.String(16), nullable=False),
    sa.Index("missed_offers_by_agent", "domain", "agent_id", "fact"),
)
"""One row for each offer that its agent did not take; `fact` is the number of what says so."""

recordings = sa.Table(
    "recordings",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("id", sa.String(64), primary_key=True),
    sa.Column("call_id", sa.String(64), nullable=False),
    sa.Column("file_name", sa.Text, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("gaps", sa.JSON, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Index("recordings_by_call", "domain", "call_id"),
)
"""The whole files: `gaps` is a list of `{"start", "end"}` in ms from the recording's start."""
