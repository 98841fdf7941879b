"""The clock goes forward, whatever somebody does to the machine's clock."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from cordboard.owner.backoff import Backoff
from cordboard.owner.clock import SystemClock
from cordboard.owner.fresh import fresh_id
from cordboard.vcc.ids import Milliseconds

SECOND = 1_000_000_000


class Machine:
    """A machine whose wall clock can be set."""

    def __init__(self) -> None:
        self.wall = 1_700_000_000 * SECOND
        self.steady = 5 * SECOND
        self.clock = SystemClock(lambda: self.wall, lambda: self.steady)

    def pass_time(self, seconds: int) -> None:
        self.wall += seconds * SECOND
        self.steady += seconds * SECOND


def test_it_tells_the_time_of_day_in_milliseconds() -> None:
    assert Machine().clock.now() == 1_700_000_000_000


def test_set_back_it_goes_on_at_its_pace() -> None:
    machine = Machine()
    machine.wall -= 3600 * SECOND
    machine.pass_time(10)

    assert machine.clock.now() == 1_700_000_010_000


def test_set_forward_it_follows() -> None:
    machine = Machine()
    machine.wall += 3600 * SECOND

    assert machine.clock.now() == 1_700_003_600_000


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(-10_000, 10_000))))
def test_it_never_runs_backwards_or_stands_still(steps: list[tuple[int, int]]) -> None:
    machine = Machine()
    before = machine.clock.now()

    for passed, jump in steps:
        machine.pass_time(passed)
        machine.wall += jump * SECOND
        now = machine.clock.now()
        assert now >= before + passed * 1000
        before = now


async def test_it_wakes_and_can_be_told_not_to() -> None:
    woken: list[str] = []
    done = asyncio.Event()
    clock = SystemClock()
    clock.after(Milliseconds(0), lambda: woken.append("prevented"))()
    clock.after(Milliseconds(1), done.set)

    await done.wait()

    assert woken == []


def test_delays_double_up_to_the_longest_until_it_works() -> None:
    backoff = Backoff(Milliseconds(100), Milliseconds(500))

    assert [backoff.delay() for _ in range(5)] == [100, 200, 400, 500, 500]
    backoff.reset()
    assert backoff.delay() == 100


def test_ids_are_32_upper_case_hex_digits_and_new() -> None:
    ids = {fresh_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert all(len(each) == 32 and set(each) <= set("0123456789ABCDEF") for each in ids)
