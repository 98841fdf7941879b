"""What all tables share: their metadata, and how far the projections that write them have come."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()

projections = sa.Table(
    "projections",
    metadata,
    sa.Column("domain", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String(64), primary_key=True),
    sa.Column("applied", sa.BigInteger, nullable=False),
)
"""The number of the last fact that each projection has applied."""
