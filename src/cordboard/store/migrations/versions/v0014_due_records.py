"""Find the records that are due by the index alone, in the order in which they are dialed."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0005"
branch_labels = None
depends_on = None

_NAME, _TABLE = "list_records_due", "list_records"
_BEFORE = ["domain", "list_id", "final", "next_at", "place"]


def upgrade() -> None:
    """Let the index hold all that the order needs."""
    op.drop_index(_NAME, _TABLE)
    op.create_index(_NAME, _TABLE, [*_BEFORE, "attempts", "contact_id"])


def downgrade() -> None:
    """Let it hold less again."""
    op.drop_index(_NAME, _TABLE)
    op.create_index(_NAME, _TABLE, _BEFORE)
