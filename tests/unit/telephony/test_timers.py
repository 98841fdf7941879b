"""Timers: what is due is done, in the order it was due, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cordboard.telephony.timers import Timers
from cordboard.vcc.ids import Milliseconds


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 50)), st.integers(0, 50))
def test_what_is_due_is_done_in_order(plans: dict[str, int], now: int) -> None:
    # given
    timers, done = Timers(), list[str]()
    for key, due in plans.items():
        timers.set(key, Milliseconds(due), lambda key=key: done.append(key))
    # when
    timers.run(Milliseconds(now))
    # then
    turns = {key: turn for turn, key in enumerate(plans)}
    due = sorted((when, turns[key], key) for key, when in plans.items() if when <= now)
    later = [when for when in plans.values() if when > now]
    assert done == [key for _, _, key in due]
    assert timers.next_due() == min(later, default=None)


def test_setting_again_replaces() -> None:
    timers, done = Timers(), list[str]()
    timers.set("key", Milliseconds(1), lambda: done.append("first"))
    timers.set("key", Milliseconds(5), lambda: done.append("second"))
    timers.run(Milliseconds(9))
    assert done == ["second"]


def test_what_is_cancelled_is_not_done() -> None:
    timers, done = Timers(), list[str]()
    timers.set("key", Milliseconds(1), lambda: done.append("done"))
    timers.cancel("key")
    timers.run(Milliseconds(9))
    assert (done, timers.next_due(), "key" in timers) == ([], None, False)


def test_an_action_may_plan_another() -> None:
    timers, done = Timers(), list[int]()
    timers.set("a", Milliseconds(1), lambda: timers.set("b", Milliseconds(2), lambda: done.append(2)))
    timers.run(Milliseconds(2))
    assert done == [2]
