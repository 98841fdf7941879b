"""Polls, deliveries and failures of the programs that listen at a seat."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard.contract import CallStarted, ContractFault, Event, FaultCode
from cordboard.seat.listeners import Audience, Queue
from cordboard.vcc.ids import ListenerId, Milliseconds, SeatId
from cordboard.vcc.listeners import Listener, Removal

BOUND = 10


def an_event(number: int) -> Event:
    return CallStarted(timestamp="2023-11-14T22:13:20.123Z", callSessionId=str(number))


def numbered(event: Any) -> Any:
    """The number that `an_event` was made with."""
    return event and int(event.callSessionId)


def listener(name: str) -> Listener:
    return Listener(id=ListenerId(name), seat=SeatId("local"), name=name, added_at=Milliseconds(0))


def tell(audience: Audience, *numbers: int) -> list[Queue]:
    return [late for number in numbers for late in audience.tell(number, [an_event(number)])]


@pytest.fixture
def audience(clock: Any) -> Audience:
    return Audience(clock, BOUND, lambda _queue: None)


@pytest.fixture
def queue(audience: Audience) -> Queue:
    return audience.join(listener("one"), 0)


async def test_events_come_in_order_one_a_poll(audience: Audience, queue: Queue) -> None:
    tell(audience, 1, 2, 3)

    assert [numbered(await queue.poll(0)) for _ in range(4)] == [1, 2, 3, None]


async def test_a_poll_waits_for_what_happens(audience: Audience, queue: Queue, settle: Any) -> None:
    poll = asyncio.ensure_future(queue.poll(5))
    await settle()
    assert not poll.done()

    tell(audience, 1)

    assert numbered(await poll) == 1


async def test_a_poll_waits_no_longer_than_it_says(queue: Queue, clock: Any) -> None:
    poll = asyncio.ensure_future(queue.poll(5))

    await clock.advance(4.9)
    assert not poll.done()
    await clock.advance(0.1)

    assert await poll is None


async def test_what_happened_before_is_not_heard(audience: Audience, queue: Queue) -> None:
    tell(audience, 1)

    late = audience.join(listener("late"), 1)
    tell(audience, 2)

    assert numbered(await late.poll(0)) == 2
    assert numbered(await queue.poll(0)) == 1


async def test_an_event_that_is_known_to_have_failed_comes_again_first(
    audience: Audience, queue: Queue
) -> None:
    tell(audience, 1, 2)
    lost = await queue.poll(0)
    assert lost is not None

    queue.failed(lost)

    assert [numbered(await queue.poll(0)) for _ in range(3)] == [1, 2, None]


async def test_a_failure_that_is_known_late_still_counts_while_nothing_followed(
    audience: Audience, queue: Queue, settle: Any
) -> None:
    tell(audience, 1)
    lost = await queue.poll(0)
    assert lost is not None
    again = asyncio.ensure_future(queue.poll(5))
    await settle()

    queue.failed(lost)

    assert numbered(await again) == 1


async def test_a_failure_that_is_known_after_the_next_event_changes_nothing(
    audience: Audience, queue: Queue
) -> None:
    tell(audience, 1, 2, 3)
    lost = await queue.poll(0)
    assert lost is not None
    await queue.poll(0)

    queue.failed(lost)

    assert numbered(await queue.poll(0)) == 3


async def test_a_cancelled_poll_loses_nothing(audience: Audience, queue: Queue, settle: Any) -> None:
    poll = asyncio.ensure_future(queue.poll(5))
    await settle()

    tell(audience, 1)
    poll.cancel()  # in the moment between the event and its leaving
    await settle()

    assert numbered(await queue.poll(0)) == 1


async def test_a_newer_poll_ends_the_older_one(audience: Audience, queue: Queue, settle: Any) -> None:
    older = asyncio.ensure_future(queue.poll(5))
    await settle()
    newer = asyncio.ensure_future(queue.poll(5))
    await settle()
    assert await older is None

    tell(audience, 1)

    assert numbered(await newer) == 1


async def test_a_newer_poll_gets_the_event_that_woke_the_older_one(
    audience: Audience, queue: Queue, settle: Any
) -> None:
    older = asyncio.ensure_future(queue.poll(5))
    await settle()
    tell(audience, 1)

    newer = await queue.poll(0)  # before the older one has run

    assert (numbered(newer), await older) == (1, None)


async def test_who_falls_too_far_behind_is_told_so(audience: Audience, queue: Queue) -> None:
    other = audience.join(listener("other"), 0)
    assert tell(audience, *range(BOUND)) == []
    await other.poll(0)
    await other.poll(0)

    late = tell(audience, BOUND)

    assert late == [queue]
    with pytest.raises(ContractFault) as gone:
        await queue.poll(0)
    assert gone.value.code is FaultCode.LISTENER_OVERRUN
    assert numbered(await other.poll(0)) == 2


@pytest.mark.parametrize(
    ("removal", "code"),
    [
        (Removal.ASKED, FaultCode.UNKNOWN_LISTENER),
        (Removal.EXPIRED, FaultCode.LISTENER_EXPIRED),
        (Removal.OVERRUN, FaultCode.LISTENER_OVERRUN),
    ],
)
async def test_a_listener_that_leaves_is_told_why(
    audience: Audience, queue: Queue, settle: Any, removal: Removal, code: FaultCode
) -> None:
    poll = asyncio.ensure_future(queue.poll(5))
    await settle()

    audience.leave(queue.listener.id, removal)

    for refused in (poll, asyncio.ensure_future(_poll_by_name(audience, queue.listener.id))):
        with pytest.raises(ContractFault) as gone:
            await refused
        assert gone.value.code is code


async def _poll_by_name(audience: Audience, name: ListenerId) -> Event | None:
    return await audience.queue(name).poll(0)


async def test_a_stranger_is_unknown(audience: Audience) -> None:
    with pytest.raises(ContractFault) as unknown:
        audience.queue(ListenerId("nobody"))
    assert unknown.value.code is FaultCode.UNKNOWN_LISTENER


async def test_the_cursor_is_the_last_fact_that_is_told_in_full(audience: Audience, queue: Queue) -> None:
    audience.tell(7, [an_event(1), an_event(2)])
    audience.tell(9, [an_event(3)])
    told = []
    for _ in range(4):
        await queue.poll(0)
        told.append(queue.cursor)

    assert told == [6, 6, 8, 9]


async def test_what_all_have_heard_is_forgotten(audience: Audience, queue: Queue) -> None:
    fast = audience.join(listener("fast"), 0)
    for number in range(1000):
        tell(audience, number)
        await queue.poll(0)
        await fast.poll(0)

    assert len(audience._story._entries) < 200


# -- any order of events ------------------------------------------------------------------------

STEPS = ["tell", "poll", "poll", "run", "run", "cancel", "wait", "arrive", "lose", "ghost"]


class Program:
    """A listening program and its connections, good and bad, as its door sees them."""

    def __init__(self, floor: Floor, name: str) -> None:
        self.floor = floor
        self.queue = floor.audience.join(listener(name), 0)
        self.heard: list[int] = []
        self.twice: set[int] = set()
        """What was heard although its connection counted as failed."""
        self.open: list[asyncio.Task[Event | None]] = []

    async def tell(self) -> None:
        """One fact with two events, for everybody."""
        self.floor.audience.tell(self.floor.told, [an_event(self.floor.told), an_event(self.floor.told + 1)])
        self.floor.told += 2

    async def run(self) -> None:
        """Whatever is ready runs."""
        await self.floor.settle()

    async def wait(self) -> None:
        """More time passes than any poll waits."""
        await self.floor.clock.advance(61)

    async def poll(self) -> None:
        """A poll comes in, whether or not one is open."""
        self.open.append(asyncio.ensure_future(self.queue.poll(60)))

    async def arrive(self) -> None:
        """All answers arrive."""
        answers = [poll.result() for poll in self.open if poll.done() and not poll.cancelled()]
        self.open = [poll for poll in self.open if not poll.done()]
        self.heard += [numbered(answer) for answer in answers if answer is not None]

    async def lose(self) -> None:
        """The newest poll's answer is lost, and that is known."""
        for answer in self._newest_answer():
            self.open.pop()
            self.queue.failed(answer)
        await self.arrive()

    async def ghost(self) -> None:
        """The newest poll's answer arrives, yet its connection is known to have failed."""
        newest = self._newest_answer()
        await self.arrive()
        for answer in newest:
            self.queue.failed(answer)
            self.twice.add(numbered(answer))

    async def cancel(self) -> None:
        """The newest poll's connection fails."""
        for poll in self.open[-1:]:
            poll.cancel()
            await asyncio.wait({poll})
        await self.lose()

    def _newest_answer(self) -> list[Event]:
        done = [poll.result() for poll in self.open[-1:] if poll.done() and not poll.cancelled()]
        return [answer for answer in done if answer is not None]


class Floor:
    """Two programs at one seat."""

    def __init__(self, clock: Any, settle: Any) -> None:
        self.clock = clock
        self.settle = settle
        self.audience = Audience(clock, 1000, lambda _queue: None)
        self.told = 0
        self.programs = [Program(self, name) for name in ("one", "two")]

    async def play(self, steps: list[tuple[str, int]]) -> None:
        """All steps, and then enough good polls to hear the rest."""
        for step, which in steps:
            await getattr(self.programs[which], step)()
        for program in self.programs:
            for step in ["run", "arrive", "wait", "arrive"] + ["poll", "run", "arrive"] * (self.told + 1):
                await getattr(program, step)()
        await self.clock.advance(61)


@settings(max_examples=often(400))
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 1)), min_size=40, max_size=80))
def test_no_order_of_polls_and_failures_makes_a_gap(
    make_clock: Callable[[], Any], settle: Any, steps: list[tuple[str, int]]
) -> None:
    floor = Floor(make_clock(), settle)

    asyncio.run(floor.play(steps))

    for program in floor.programs:
        assert [number for number, _ in itertools.groupby(program.heard)] == list(range(floor.told))
        repeated = {number for number, count in Counter(program.heard).items() if count > 1}
        assert repeated <= program.twice
