"""How the contract shows moments."""

from __future__ import annotations

from datetime import UTC, datetime

from cordboard.vcc.ids import Milliseconds


def moment(at: Milliseconds) -> datetime:
    """A moment in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC)


def timestamp(at: Milliseconds) -> str:
    """ISO 8601 in UTC with milliseconds, as events carry it."""
    return f"{moment(at).isoformat(timespec='seconds')[:19]}.{at % 1000:03d}Z"
