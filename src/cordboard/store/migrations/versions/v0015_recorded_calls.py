"""Say in the call log whether a call's agent knows of a recording, and what they left out of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; of earlier calls it is not known."""
    op.add_column("calls", sa.Column("recorded", sa.Boolean))
    op.add_column("calls", sa.Column("left_out", sa.JSON))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("calls", "left_out")
    op.drop_column("calls", "recorded")
