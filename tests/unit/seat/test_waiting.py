"""The calls that wait, as a seat shows them: a second later, and only where they have changed."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cordboard import contract
from cordboard.contract.stream import Message, Position, Told
from cordboard.seat import SeatHouse
from cordboard.vcc.ids import LegId, TrunkId
from cordboard.vcc.telephony import By, HangupCause, LegAnswered, LegEnded, LegIncoming

CALLER, NUMBER = "+12025550177", "+12025550100"


@pytest.fixture
def rings(link: Any) -> Any:
    """Somebody calls, and is answered."""

    def ring(leg: str = "in-1", caller: str = CALLER) -> LegId:
        at = link.now
        link.engine(
            LegIncoming(at=at, leg=LegId(leg), caller=caller, called=NUMBER, trunk=TrunkId("carrier"))
        )
        link.engine(LegAnswered(at=at, leg=LegId(leg)))
        return LegId(leg)

    return ring


async def shown(client: Any, listener: str) -> list[contract.CallsQueueUpdated]:
    """What the listener has heard of the queue since this was last asked."""
    heard = await client.story(listener)
    return [each for each in heard if isinstance(each, contract.CallsQueueUpdated)]


async def test_the_calls_that_wait_for_the_agent_s_skills_are_shown(
    client: Any, link: Any, clock: Any, rings: Any
) -> None:
    # given an agent who is logged in, and not ready
    await client.log_in(link)
    listener = await client.listen()
    # when somebody calls
    rings()
    await clock.advance(0.9)
    assert await shown(client, listener) == []
    await clock.advance(0.1)
    # then a second later their programs hear of it
    (view,) = await shown(client, listener)
    (call,) = view.calls
    assert (call.customer, call.personal, call.priority, call.created) == (CALLER, False, 60, link.now)


async def test_many_changes_in_a_second_are_one_view(client: Any, link: Any, clock: Any, rings: Any) -> None:
    await client.log_in(link)
    listener = await client.listen()
    for each in range(5):
        rings(f"in-{each}", f"+1202555017{each}")
    await clock.advance(1)
    (view,) = await shown(client, listener)
    assert [call.customer for call in view.calls] == [f"+1202555017{each}" for each in range(5)]


async def test_what_is_as_before_is_not_shown_again(client: Any, link: Any, clock: Any, rings: Any) -> None:
    await client.log_in(link)
    listener = await client.listen()
    leg = rings()
    link.engine(LegEnded(at=link.now, leg=leg, cause=HangupCause.NORMAL, by=By.THEM))
    await clock.advance(5)
    assert await shown(client, listener) == []


async def test_when_nobody_waits_any_more_that_is_shown(
    client: Any, link: Any, clock: Any, rings: Any
) -> None:
    await client.log_in(link)
    listener = await client.listen()
    leg = rings()
    await clock.advance(1)
    link.engine(LegEnded(at=link.now, leg=leg, cause=HangupCause.NORMAL, by=By.THEM))
    await clock.advance(1)
    assert [len(view.calls) for view in await shown(client, listener)] == [1, 0]


async def test_a_seat_where_nobody_is_logged_in_is_shown_nothing(client: Any, clock: Any, rings: Any) -> None:
    listener = await client.listen()
    rings()
    await clock.advance(2)
    assert await shown(client, listener) == []


async def test_who_works_in_no_skill_sees_no_call(client: Any, link: Any, clock: Any, rings: Any) -> None:
    await client.log_in(link)
    listener = await client.listen()
    await client(contract.SetActiveSkills(skills=()))
    rings()
    await clock.advance(1)
    assert await shown(client, listener) == []


async def test_whoever_goes_home_sees_no_call_any_more(
    client: Any, link: Any, clock: Any, rings: Any
) -> None:
    await client.log_in(link)
    listener = await client.listen()
    rings()
    await clock.advance(1)
    await client(contract.Logout(reasonId=0))
    rings("in-2")
    await clock.advance(1)
    assert [len(view.calls) for view in await shown(client, listener)] == [1, 0]


# -- streams ------------------------------------------------------------------------------------------


class Stream:
    """A program that reads a stream of the seat all the time."""

    def __init__(self, house: SeatHouse, after: Position | None = None) -> None:
        self.messages: list[Message] = []
        self._task = asyncio.create_task(self._read(house, after))

    async def _read(self, house: SeatHouse, after: Position | None) -> None:
        async for message in house.follow(None, after):
            self.messages.append(message)

    async def leave(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    @property
    def views(self) -> list[int]:
        """How many calls each view has shown."""
        told = (each.event for each in self.messages if isinstance(each, Told))
        return [len(event.calls) for event in told if isinstance(event, contract.CallsQueueUpdated)]


async def test_streams_are_shown_it_too_with_the_place_that_they_have_reached(
    house: SeatHouse, client: Any, link: Any, clock: Any, rings: Any
) -> None:
    # given a stream that hears all that has happened, and no listener
    await client.log_in(link)
    stream = Stream(house, Position(0))
    await clock.advance(0)
    # when
    leg = rings()
    await clock.advance(1)
    # then
    last = stream.messages[-1]
    assert isinstance(last, Told)
    assert stream.views == [1]
    assert all(each.position <= last.position for each in stream.messages if isinstance(each, Told))
    # when the caller goes, then that is shown
    link.engine(LegEnded(at=link.now, leg=leg, cause=HangupCause.NORMAL, by=By.THEM))
    await clock.advance(1)
    assert stream.views == [1, 0]
    await stream.leave()


async def test_a_stream_that_begins_is_shown_who_waits(
    house: SeatHouse, client: Any, link: Any, clock: Any, rings: Any
) -> None:
    await client.log_in(link)
    first = Stream(house)
    await clock.advance(0)
    rings()
    await clock.advance(1)
    # when another one begins where it is known already
    second = Stream(house)
    await clock.advance(0)
    await clock.advance(1)
    assert second.views == [1]
    await first.leave()
    await second.leave()


async def test_a_stream_that_begins_where_nobody_waits_is_shown_nothing(
    house: SeatHouse, client: Any, link: Any, clock: Any
) -> None:
    await client.log_in(link)
    stream = Stream(house)
    await clock.advance(0)
    await clock.advance(2)
    assert stream.views == []
    await stream.leave()


async def test_of_views_that_nobody_read_the_newest_counts(
    house: SeatHouse, client: Any, link: Any, clock: Any, rings: Any
) -> None:
    # given a program that does not read for a while
    await client.log_in(link)
    stream = house.follow(None, None)
    await anext(stream)
    for each in range(3):
        rings(f"in-{each}", f"+1202555017{each}")
        await clock.advance(1)
    # when it reads on, then it is shown how it is now
    told = await anext(stream)
    assert isinstance(told, Told)
    assert isinstance(told.event, contract.CallsQueueUpdated)
    assert len(told.event.calls) == 3
    await stream.aclose()
