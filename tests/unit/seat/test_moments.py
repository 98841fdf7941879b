"""Moments as events carry them."""

from hypothesis import given
from hypothesis import strategies as st

from cordboard.seat.views.moments import moment, timestamp


def test_a_moment_is_shown_in_utc_with_milliseconds() -> None:
    assert timestamp(1_700_000_000_007) == "2023-11-14T22:13:20.007Z"
    assert timestamp(0) == "1970-01-01T00:00:00.000Z"


@given(st.integers(0, 4_102_444_800_000))
def test_what_is_shown_is_the_moment_itself(at: int) -> None:
    shown = timestamp(at)
    assert shown == f"{moment(at // 1000 * 1000):%Y-%m-%dT%H:%M:%S}.{at % 1000:03d}Z"
