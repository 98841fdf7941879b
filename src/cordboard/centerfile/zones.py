"""Time zones as data: when the clocks of a region change, read from the tz database when a file is loaded.

The years 2020 to 2049 are read; what comes later is read by then. Laws about clocks change often, and
every start reads them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
from phonenumbers.tzdata import TIMEZONE_DATA

from cordboard.vcc.center import ClockChange, TimeZone
from cordboard.vcc.ids import Milliseconds

_FIRST, _LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@lru_cache(maxsize=64)
def time_zone(name: str) -> TimeZone:
    """The clocks of the zone of that name. Raises ZoneInfoNotFoundError, ValueError or OSError."""
    return TimeZone(name=name, changes=tuple(_changes(ZoneInfo(name))))


def zones_of_country(country: str) -> tuple[TimeZone, ...]:
    """The clocks of all regions with the country's calling code; those that nobody knows are left out."""
    code = str(phonenumbers.country_code_for_region(country))
    names = {name for prefix, found in TIMEZONE_DATA.items() if prefix.startswith(code) for name in found}
    return tuple(time_zone(name) for name in sorted(names & available_timezones()))


def _changes(zone: ZoneInfo) -> Iterator[ClockChange]:
    yield _change(zone, _FIRST)
    day = _FIRST
    while day < _LAST:
        if _offset(zone, day) != _offset(zone, day + _DAY):
            yield _change(zone, _first_moment(zone, day))
        day += _DAY


def _first_moment(zone: ZoneInfo, day: datetime) -> datetime:
    """The second in the day after `day` from which on clocks show another time."""
    before, after = day, day + _DAY
    while after - before > _SECOND:
        middle = before + timedelta(seconds=(after - before) // _SECOND // 2)
        if _offset(zone, middle) == _offset(zone, day):
            before = middle
        else:
            after = middle
    return after


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _change(zone: ZoneInfo, at: datetime) -> ClockChange:
    milliseconds = timedelta(milliseconds=1)
    return ClockChange(
        Milliseconds(int(at.timestamp()) * 1000), Milliseconds(_offset(zone, at) // milliseconds)
    )
