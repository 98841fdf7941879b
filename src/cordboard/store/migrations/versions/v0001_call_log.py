"""Make the call log, the list of recordings, and the projections' progress."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "projections",
        sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("applied", sa.BigInteger, nullable=False),
    )
    op.create_table("calls", *_call_columns(), *_call_outcome_columns())
    op.create_index("calls_by_time", "calls", ["domain", "created_at"])
    op.create_index("calls_by_agent", "calls", ["domain", "agent_id", "created_at"])
    op.create_table(
        "recordings",
        sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("length", sa.BigInteger, nullable=False),
        sa.Column("gaps", sa.JSON, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    op.create_index("recordings_by_call", "recordings", ["domain", "call_id"])


def _call_columns() -> list[sa.Column[object]]:
    return [
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
    ]


def _call_outcome_columns() -> list[sa.Column[object]]:
    return [
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
        sa.Column("abandoned", sa.Boolean, nullable=False),
        sa.Column("failure", sa.Integer),
        sa.Column("failure_cause", sa.Text),
    ]


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("recordings")
    op.drop_table("calls")
    op.drop_table("projections")
