"""What agents have had of the calls, and how far an algorithm looks back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.center import Algorithm, ClockChange, Period, TimeZone
from cordboard.vcc.routing import Choice, Decided, Handled, Rule, Shares, Spoke, Tally, begins
from cordboard.vcc.routing.shares import CALLERS_KEPT, CHOICES_KEPT

HOUR = 3_600_000
NOW = 1_700_000_000_000  # Tuesday, 14 November 2023, 22:13:20 UTC
PARTS = st.lists(st.builds(Handled, st.integers(0, 60 * HOUR), st.integers(0, HOUR)))


@given(parts=PARTS, since=st.integers(36 * HOUR, 60 * HOUR))
def test_a_tally_counts_what_was_over_since_a_moment(parts, since):
    tally = Tally()
    for part in (ordered := sorted(parts, key=lambda part: part.at)):
        tally.add(part)
    # what is a day older than the newest may be forgotten; nothing newer ever is
    counted = [part for part in ordered if part.at > since]
    assert tally.since(since) == (len(counted), sum(part.took for part in counted))


@given(parts=PARTS)
def test_a_tally_can_be_kept_and_read_again(parts):
    tally = Tally()
    for part in parts:
        tally.add(part)
    assert Tally.of(tally.all()) == tally


def test_what_is_older_than_the_longest_day_is_forgotten():
    tally = Tally()
    for hour in range(30):
        tally.add(Handled(hour * HOUR, 1000))
    assert [part.at for part in tally.all()] == [hour * HOUR for hour in range(5, 30)]


@pytest.mark.parametrize(
    ("period", "length"),
    [("15m", HOUR // 4), ("30m", HOUR // 2), ("60m", HOUR), ("8h", 8 * HOUR), ("24h", 24 * HOUR)],
)
def test_a_period_ends_now(period, length):
    assert begins(Period(period), None, NOW) == NOW - length


def test_this_day_begins_at_midnight_of_the_center_s_clock():
    zone = TimeZone(name="here", changes=(ClockChange(0, 2 * HOUR),))
    in_utc, here = begins(Period.THIS_DAY, None, NOW), begins(Period.THIS_DAY, zone, NOW)
    assert (in_utc + 1) % (24 * HOUR) == 0
    assert in_utc < NOW - 22 * HOUR
    assert (here + 1 + 2 * HOUR) % (24 * HOUR) == 0
    assert NOW - here < HOUR


def test_the_two_algorithms_that_look_back_compare_calls_and_time():
    shares = Shares(tallies={1: Tally.of([Handled(10, 500), Handled(20, 700)])})
    assert shares.measure(1, Rule(Algorithm.MIN_CALLS_HANDLED, Period.HOURS_8), 5) == 2
    assert shares.measure(1, Rule(Algorithm.MIN_HANDLE_TIME, Period.HOURS_8), 10) == 700
    assert shares.measure(2, Rule(Algorithm.MIN_HANDLE_TIME, Period.HOURS_8), 10) == 0


def test_only_the_last_callers_and_choices_are_kept():
    shares = Shares()
    for each in range(CALLERS_KEPT + 1):
        shares.remember(Spoke(str(each), 1, each))
        shares.explain(str(each), Choice(decided=Decided.NOBODY_ELSE))
    assert shares.last_agent("0", 0) is None
    assert (shares.last_agent("1", 0), shares.last_agent("1", 2)) == (1, None)
    assert len(shares.choices) == CHOICES_KEPT
