"""Events in batches, and what may be asked now, as programs of the extension hear them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.contract.stream import Gap, Position, Told
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.seat.allowing import PERIOD
from cordboard.seat.streams import LINGER
from cordboard.vcc.clicks import ClickNumber
from cordboard.vcc.ids import LOCAL_SEAT

FIRST_NUMBER = 2025550000


@pytest.fixture
def settings() -> SeatSettings:
    return SeatSettings(domain="demo.example", queue_bound=30, listeners_per_seat=2)


@pytest.fixture
async def at_work(client: Any, link: Any) -> None:
    """Somebody is logged in at the machine's own seat."""
    await client.log_in(link)


async def click(link: Any, *numbers: int) -> None:
    """Facts at the machine's own seat, of one event each."""
    for number in numbers:
        await link.submit(ClickNumber(seat=LOCAL_SEAT, number=str(FIRST_NUMBER + number)))


def numbers(batch: x1.EventBatch) -> list[int]:
    """The numbers that were clicked."""
    clicked = (each.event for each in batch.events if isinstance(each.event, contract.Click2DialInitiated))
    return [int(each.number or 0) - FIRST_NUMBER for each in clicked]


def allowed(event: contract.Event | None) -> set[str]:
    """The operations that an event allows."""
    assert isinstance(event, x1.OperationsAllowedChanged)
    return {f"{each.operation}{f'({each.variant})' if each.variant else ''}" for each in event.operations}


async def test_who_begins_hears_at_once_from_where_on(client: Any, link: Any) -> None:
    batch = await client(x1.GetEvents(timeout=60_000))
    assert batch == x1.EventBatch(position=str(link.last), more=False)


@pytest.mark.usefixtures("at_work")
async def test_what_has_happened_since(client: Any, link: Any) -> None:
    start = await client(x1.GetEvents())
    await click(link, 1, 2)
    batch = await client(x1.GetEvents(after=start.position))
    assert numbers(batch) == [1, 2]
    assert [each.position for each in batch.events] == [f"{link.last - 1}.1", f"{link.last}.1"]
    assert (batch.position, batch.more, batch.gap) == (str(link.last), False, None)


@pytest.mark.usefixtures("at_work")
async def test_who_asks_again_from_the_same_place_hears_the_same(client: Any, link: Any) -> None:
    start = await client(x1.GetEvents())
    await click(link, 1, 2)
    first = await client(x1.GetEvents(after=start.position))
    assert await client(x1.GetEvents(after=start.position)) == first
    assert numbers(await client(x1.GetEvents(after=first.events[0].position))) == [2]


@pytest.mark.usefixtures("at_work")
async def test_a_batch_has_no_more_than_was_asked_for(client: Any, link: Any) -> None:
    # given more than is kept in memory
    start = await client(x1.GetEvents())
    await click(link, *range(100))

    # when a program goes from batch to batch
    batches = [await client(x1.GetEvents(after=start.position, limit=40))]
    batches.append(await client(x1.GetEvents(after=batches[-1].position, limit=40)))
    batches.append(await client(x1.GetEvents(after=batches[-1].position, limit=40)))

    # then it has everything once, and knows when to stop
    assert [len(each.events) for each in batches] == [40, 40, 20]
    assert [number for each in batches for number in numbers(each)] == list(range(100))
    assert [each.more for each in batches] == [True, True, False]


@pytest.mark.usefixtures("at_work")
async def test_a_batch_that_ends_with_the_last_event_may_promise_nothing_more(client: Any, link: Any) -> None:
    start = await client(x1.GetEvents())
    await click(link, 1, 2)
    batch = await client(x1.GetEvents(after=start.position, limit=2))
    assert (numbers(batch), batch.more) == ([1, 2], False)


@pytest.mark.usefixtures("at_work")
async def test_it_waits_for_the_first_event(client: Any, link: Any, settle: Any) -> None:
    start = await client(x1.GetEvents())
    waiting = asyncio.ensure_future(client(x1.GetEvents(after=start.position, timeout=10_000)))
    await settle()
    assert not waiting.done()
    await click(link, 1)
    assert numbers(await waiting) == [1]


async def test_nothing_in_time(client: Any, link: Any, clock: Any, settle: Any) -> None:
    start = await client(x1.GetEvents())
    waiting = asyncio.ensure_future(client(x1.GetEvents(after=start.position, timeout=10_000)))
    await settle()
    link.register("1001")
    await clock.advance(9.9)
    assert not waiting.done()
    await clock.advance(0.2)
    assert await waiting == x1.EventBatch(position=str(link.last), more=False)


@pytest.mark.usefixtures("at_work")
async def test_no_time_does_not_wait(client: Any) -> None:
    start = await client(x1.GetEvents())
    assert (await client(x1.GetEvents(after=start.position, timeout=0))).events == ()


@pytest.mark.usefixtures("at_work")
async def test_at_the_end_everybody_who_waits_is_answered(client: Any, house: Any, settle: Any) -> None:
    start = await client(x1.GetEvents())
    waiting = asyncio.ensure_future(client(x1.GetEvents(after=start.position, timeout=60_000)))
    await settle()
    house.release()
    assert (await waiting).events == ()


@pytest.mark.usefixtures("at_work")
async def test_a_gap_is_told_with_what_follows(client: Any, link: Any) -> None:
    await click(link, 1, 2, 3)
    link.first = link.last
    batch = await client(x1.GetEvents(after="1"))
    assert batch.gap == Gap(after=1, next=link.first)
    assert numbers(batch) == [3]


async def test_a_position_that_never_was_is_a_gap(client: Any, link: Any) -> None:
    batch = await client(x1.GetEvents(after="10000", timeout=60_000))
    assert batch.gap == Gap(after=10_000, next=link.last + 1)
    assert batch.position == str(link.last)


@pytest.mark.parametrize("wrong", [{"after": "x"}, {"limit": 0}, {"limit": 1001}])
async def test_what_cannot_be_asked(client: Any, wrong: dict[str, Any]) -> None:
    with pytest.raises(ContractFault) as refused:
        await client(x1.GetEvents(**wrong))
    assert refused.value.code is FaultCode.BAD_VALUE


@pytest.mark.usefixtures("at_work")
async def test_who_comes_again_soon_is_served_from_memory(client: Any, link: Any, clock: Any) -> None:
    # given a program that asked, and a journal that cannot be read
    start = await client(x1.GetEvents())
    await click(link, 1)
    replay, link.replay = link.replay, None
    assert numbers(await client(x1.GetEvents(after=start.position))) == [1]

    # when it comes after a while, the journal is asked
    await clock.advance(LINGER + 1)
    link.replay = replay
    assert numbers(await client(x1.GetEvents(after=start.position))) == [1]


# -- operations allowed -------------------------------------------------------------------------------


async def test_who_is_not_logged_in_may_log_in(client: Any) -> None:
    allowed_now = await client(x1.GetOperationsAllowed())
    assert {each.operation for each in allowed_now} >= {"login", "loginAsync2"}
    assert "makeCall" not in {each.operation for each in allowed_now}


@pytest.mark.usefixtures("at_work")
async def test_what_an_idle_agent_may_ask(client: Any) -> None:
    now = x1.OperationsAllowedChanged(timestamp="T", operations=await client(x1.GetOperationsAllowed()))
    assert allowed(now) >= {"setReadyState", "setNotReadyState", "logout", "makeCall", "restartStation"}
    assert not allowed(now) & {"login", "disconnectCall", "toggleHold(true)", "finishCall"}


@pytest.mark.usefixtures("at_work")
async def test_a_change_is_told_behind_its_reason(client: Any, link: Any, clock: Any) -> None:
    # given an agent who is ready, and a program that listens
    await client(contract.SetReadyState(stateId=1))
    start = await client(x1.GetEvents())

    # when a call is offered
    link.customer_calls()
    batch = await client(x1.GetEvents(after=start.position, timeout=0))

    # then it hears what may be asked now, last of all and once
    *others, last = batch.events
    assert allowed(last.event) >= {"softphonePickupPhone", "rejectCall"}
    assert "makeCall" not in allowed(last.event)
    assert not any(isinstance(each.event, x1.OperationsAllowedChanged) for each in others)
    assert (await client(x1.GetEvents(after=batch.position, timeout=0))).events == ()


@pytest.mark.usefixtures("at_work")
async def test_who_waits_hears_a_change_with_its_reason(client: Any, link: Any, settle: Any) -> None:
    # given a program that has heard of a call, and waits
    await client(contract.SetReadyState(stateId=1))
    start = await client(x1.GetEvents())
    link.customer_calls()
    heard = await client(x1.GetEvents(after=start.position))

    waiting = asyncio.ensure_future(client(x1.GetEvents(after=heard.position, timeout=10_000)))
    await settle()

    # when the agent takes it
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    first = await waiting
    rest = await client(x1.GetEvents(after=first.position, timeout=0))

    # then
    told = (*first.events, *rest.events)
    assert "toggleHold(true)" in allowed(told[-1].event)


@pytest.mark.usefixtures("at_work")
async def test_who_was_away_hears_the_last_change_only(client: Any, link: Any, clock: Any) -> None:
    # given a program that left before a call began, and more has happened than memory keeps
    await client(contract.SetReadyState(stateId=1))
    start = await client(x1.GetEvents())
    link.customer_calls()
    await clock.advance(PERIOD)
    await client(contract.SoftphonePickupPhone())
    link.phone_answers()
    await clock.advance(PERIOD)
    await click(link, *range(50))

    # when it comes again
    batch = await client(x1.GetEvents(after=start.position))

    # then
    views = [each for each in batch.events if isinstance(each.event, x1.OperationsAllowedChanged)]
    assert len(views) == 1
    assert "toggleHold(true)" in allowed(views[0].event)
    assert numbers(batch) == list(range(50))
    places = [Position(*map(int, (each.position or "").split("."))) for each in batch.events]
    assert places == sorted(places)


@pytest.mark.usefixtures("at_work")
async def test_a_stream_of_the_published_contract_leaves_it_out(
    house: SeatHouse, client: Any, link: Any, clock: Any
) -> None:
    # given a program of each kind
    plain, extended = (house.follow(None, None, extended=each) for each in (False, True))
    await anext(plain), await anext(extended)

    # when something else may be asked
    await client(contract.SetReadyState(stateId=1))
    link.customer_calls()
    await clock.advance(PERIOD)

    # then only one is told
    offered, view = [], None
    while view is None:
        message = await anext(extended)
        assert isinstance(message, Told)
        view = message.event if isinstance(message.event, x1.OperationsAllowedChanged) else None
        offered += [message] if view is None else []
    assert [await anext(plain) for _ in offered] == offered
    assert "rejectCall" in allowed(view)
    await plain.aclose()
    await extended.aclose()
