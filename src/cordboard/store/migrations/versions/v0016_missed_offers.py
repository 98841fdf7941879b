"""Make the list of calls that agents were offered and did not take."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; it is filled from as far back as the journal goes."""
    op.create_table(
        "missed_offers",
        sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("fact", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("agent_id", sa.BigInteger, nullable=False),
        sa.Column("call_id", sa.String(64), nullable=False),
        sa.Column("missed_at", sa.BigInteger, nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
    )
    op.create_index("missed_offers_by_agent", "missed_offers", ["domain", "agent_id", "fact"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("missed_offers")
