"""Make the list of agents' parts in calls, and say in the call log who sent a call on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("calls", sa.Column("main_id", sa.String(64)))
    op.add_column("calls", sa.Column("transferred_by_id", sa.BigInteger))
    op.add_column("calls", sa.Column("transferred_by", sa.Text))
    op.add_column("calls", sa.Column("park_time", sa.BigInteger))
    op.create_table(
        "call_parts",
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
    )
    op.create_index("call_parts_by_agent", "call_parts", ["domain", "agent_id", "started_at"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("call_parts")
    for column in ("park_time", "transferred_by", "transferred_by_id", "main_id"):
        op.drop_column("calls", column)
