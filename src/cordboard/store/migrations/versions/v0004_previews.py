"""Keep what has been tried with each number of a list's record, and in the call log when it is redialed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("list_records", sa.Column("history", sa.JSON))
    op.add_column("calls", sa.Column("list_id", sa.BigInteger))
    op.add_column("calls", sa.Column("redial_at", sa.BigInteger))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("calls", "redial_at")
    op.drop_column("calls", "list_id")
    op.drop_column("list_records", "history")
