"""Say in the call log why a call ended, as the telephone line has it: that nobody answered, a lost engine."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of earlier calls it is not known."""
    op.add_column("calls", sa.Column("end_cause", sa.String(16)))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("calls", "end_cause")
