"""When a campaign serves callers: weekly windows on the local clock, and days without any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfoNotFoundError, available_timezones

from cordboard.vcc.center import CallingHours, Hours, TimeZone, Window

from .entries import CallingHoursEntry, HoursEntry, Word
from .naming import Directory
from .problems import Code, Problems, suggest
from .zones import time_zone

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SPAN = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])-([01][0-9]|2[0-4]):([0-5][0-9])")
_MIDNIGHT = 24 * 60


def build_calling_hours(entry: CallingHoursEntry, problems: Problems) -> CallingHours | None:
    """When people may be called; None where the file says nothing of it, or nothing that can be read."""
    if not entry.given:
        return None
    zone = known_zone(entry.zone, problems)
    windows = tuple(_windows(entry.week, problems))
    holidays = frozenset(_days(entry.holidays, problems))
    if zone is None:
        return None
    return CallingHours(
        hours=Hours(zone=zone, windows=windows, holidays=holidays), manual_calls=entry.manual_calls
    )


def build_hours(entry: HoursEntry, prompts: Directory[str], problems: Problems) -> Hours | None:
    """The hours that the file gives; None where it gives none, or none that can be read."""
    if not entry.given:
        return None
    zone = known_zone(entry.zone, problems)
    windows = tuple(_windows(entry.week, problems))
    holidays = frozenset(_days(entry.holidays, problems))
    prompt = prompts.find(entry.closed_prompt) or ""
    if zone is None:
        return None
    return Hours(zone=zone, windows=windows, holidays=holidays, closed_prompt=prompt)


def known_zone(word: Word, problems: Problems) -> TimeZone | None:
    """The clocks of the zone of that name; None, and a mistake, where there is none."""
    try:
        return time_zone(str(word))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        text = f"There is no time zone {str(word)!r}."
        problems.add(Code.VALUE, word.place, text, suggest(word, available_timezones()))
        return None


def _windows(week: dict[Word, Word], problems: Problems) -> Iterator[Window]:
    taken: dict[int, Word] = {}
    for days, spans in week.items():
        minutes = tuple(_spans(spans, problems))
        for day in _days_of_week(days, problems):
            if taken.setdefault(day, days) is not days:
                text = f"{_DAYS[day]} has its hours in {str(taken[day])!r} already."
                problems.add(Code.DUPLICATE, days.place, text, "Write each day once.")
            yield from (Window(day, opens, closes) for opens, closes in minutes)


def _days_of_week(word: Word, problems: Problems) -> range:
    """The days of `Sat` or `Mon-Fri`."""
    first, dash, last = word.partition("-")
    if first in _DAYS and (not dash or (last in _DAYS and _DAYS.index(first) < _DAYS.index(last))):
        return range(_DAYS.index(first), _DAYS.index(last or first) + 1)
    remedy = "Write Mon, Tue, Wed, Thu, Fri, Sat, Sun or a span like Mon-Fri."
    problems.add(Code.VALUE, word.place, f"{str(word)!r} is no day of the week.", remedy)
    return range(0)


def _spans(word: Word, problems: Problems) -> Iterator[tuple[int, int]]:
    """Minutes of the day of `09:00-12:00, 13:00-17:30`."""
    found = [_SPAN.fullmatch(part.strip()) for part in word.split(",")]
    minutes = [_minutes(match) for match in found if match is not None]
    ordered = all(opens < closes <= _MIDNIGHT for opens, closes in minutes) and all(
        earlier[1] <= later[0] for earlier, later in pairwise(minutes)
    )
    if None not in found and ordered:
        yield from minutes
        return
    remedy = "Write 09:00-17:30, several with commas, in order; what is past 24:00 is the next day's."
    problems.add(Code.VALUE, word.place, f"{str(word)!r} are no hours of a day.", remedy)


def _minutes(match: re.Match[str]) -> tuple[int, int]:
    hour, minute, last_hour, last_minute = (int(each) for each in match.groups())
    return hour * 60 + minute, last_hour * 60 + last_minute


def _days(words: tuple[Word, ...], problems: Problems) -> Iterator[date]:
    for word in words:
        try:
            yield date.fromisoformat(word)
        except ValueError:
            text = f"{str(word)!r} is no day."
            problems.add(Code.VALUE, word.place, text, "Write year-month-day, as in 2026-12-25.")
