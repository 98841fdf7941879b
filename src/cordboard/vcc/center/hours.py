"""When callers are served, by the clocks of a region."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime

import msgspec

from ..ids import Milliseconds


class ClockChange(msgspec.Struct, frozen=True):
    """From the moment `at` on, local clocks are `offset` ms ahead of UTC (behind, where negative)."""

    at: Milliseconds
    offset: Milliseconds


class TimeZone(msgspec.Struct, frozen=True, kw_only=True):
    """A region's clocks, as data: what was decided by them is decided the same in a replay years later.

    `changes` are in order and never empty; the first one also counts for everything before it.
    """

    name: str
    changes: tuple[ClockChange, ...]


class Window(msgspec.Struct, frozen=True):
    """Open on `day` (0 is Monday) from `opens` to `closes`, in minutes of the local day."""

    day: int
    opens: int
    closes: int


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """When callers are served, by the clock on the wall of `zone`."""

    zone: TimeZone
    windows: tuple[Window, ...]
    holidays: frozenset[date] = frozenset()
    """Local days without any window."""
    closed_prompt: str = ""
    """What callers hear outside the hours; empty: they are not answered at all."""


def wall_clock(zone: TimeZone | None, at: Milliseconds) -> datetime:
    """What the clocks of `zone` show at that moment; without a zone, those of UTC."""
    offset = 0
    if zone is not None:
        place = bisect_right(zone.changes, at, key=lambda change: change.at)
        offset = zone.changes[max(place - 1, 0)].offset
    return datetime.fromtimestamp((at + offset) / 1000, UTC)


class CallingHours(msgspec.Struct, frozen=True, kw_only=True):
    """When people may be called, by their own clocks; `hours.zone` counts where those are unknown."""

    hours: Hours
    manual_calls: bool = True
    """Calls that agents dial by hand keep to it as well."""
