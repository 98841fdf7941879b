"""The clocks of a zone as data say what the tz database says."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.centerfile.zones import time_zone

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"]
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2049, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(name=st.sampled_from(ZONES), moment=MOMENTS)
def test_every_moment_has_the_offset_of_the_database(name: str, moment: datetime) -> None:
    changes = time_zone(name).changes
    place = bisect_right(changes, moment.timestamp() * 1000, key=lambda change: change.at)
    assert timedelta(milliseconds=changes[place - 1].offset) == moment.astimezone(ZoneInfo(name)).utcoffset()


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [("2026-03-29T01:00:00", 1, 2), ("2026-10-25T01:00:00", 2, 1)],
)
def test_a_change_is_known_to_the_second(change: str, before: int, after: int) -> None:
    at = int(datetime.fromisoformat(change + "+00:00").timestamp() * 1000)
    changes = list(time_zone("Europe/Berlin").changes)
    (place,) = [place for place, each in enumerate(changes) if each.at == at]
    assert [changes[place - 1].offset, changes[place].offset] == [before * 3_600_000, after * 3_600_000]


def test_a_zone_that_changes_nothing_has_one_entry() -> None:
    assert len(time_zone("Asia/Kolkata").changes) == 1
