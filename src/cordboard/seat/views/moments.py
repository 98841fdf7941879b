"""How the contract shows moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from cordboard.vcc.ids import Milliseconds

_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Without a zone, of which only the letter is written: it is in every event."""


def moment(at: Milliseconds) -> datetime:
    """A moment in UTC."""
    return datetime.fromtimestamp(at / 1000, UTC)


def timestamp(at: Milliseconds) -> str:
    """ISO 8601 in UTC with milliseconds, as events carry it."""
    return f"{(_BEGINNING + timedelta(milliseconds=at)).isoformat(timespec='milliseconds')}Z"
