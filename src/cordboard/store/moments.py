"""Moments as values of fields have them."""

from __future__ import annotations

from datetime import UTC, datetime

from cordboard.vcc.ids import Milliseconds


def date_time(at: Milliseconds) -> str:
    """yyyy-MM-dd HH:mm:ss.SSS in UTC, the form of type DATE_TIME; empty for never."""
    if not at:
        return ""
    return datetime.fromtimestamp(at // 1000, UTC).strftime("%Y-%m-%d %H:%M:%S.") + f"{at % 1000:03d}"
