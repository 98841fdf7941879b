"""Streams: everything from a position on, once and in order, from memory or from the journal."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from cordboard import contract
from cordboard.contract import ContractFault, FaultCode
from cordboard.contract.stream import WHOLE, Gap, Message, Position, Reached, Told, position_of
from cordboard.seat import SeatHouse, SeatSettings
from cordboard.vcc.clicks import ClickNumber
from cordboard.vcc.ids import LOCAL_SEAT

FIRST_NUMBER = 2025550000


class Program:
    """Reads a stream when a test says so."""

    def __init__(self, house: SeatHouse, after: Position | None = None, seat: str | None = None) -> None:
        self.stream = house.follow(seat, after)

    async def read(self, count: int) -> list[Message]:
        return [await anext(self.stream) for _ in range(count)]

    async def leave(self) -> None:
        await self.stream.aclose()


async def click(link: Any, *numbers: int) -> None:
    """Facts at the machine's own seat, of one event each."""
    for number in numbers:
        await link.submit(ClickNumber(seat=LOCAL_SEAT, number=str(FIRST_NUMBER + number)))


def numbers(messages: list[Message]) -> list[int]:
    """The numbers that were clicked."""
    clicked = (each.event for each in messages if isinstance(each, Told))
    return [int(each.number) - FIRST_NUMBER for each in clicked]  # type: ignore[attr-defined]


@pytest.fixture
def settings() -> SeatSettings:
    return SeatSettings(domain="demo.example", queue_bound=30, listeners_per_seat=2)


@pytest.fixture
async def at_work(client: Any, link: Any) -> None:
    """Somebody is logged in at the machine's own seat."""
    await client.log_in(link)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("7", Position(7, WHOLE)),
        ("7.2", Position(7, 2)),
        ("", None),
        ("x", None),
        ("7.", None),
        ("-7", None),
        ("٧", None),
        ("1" * 19, None),
    ],
)
def test_positions_as_text(text: str, position: Position | None) -> None:
    assert position_of(text) == position
    assert position is None or str(position) == text


async def test_a_stream_begins_by_saying_where(house: SeatHouse, link: Any) -> None:
    program = Program(house)
    (first,) = await program.read(1)
    assert first == Reached(number=link.last)
    await program.leave()


@pytest.mark.usefixtures("at_work")
async def test_what_happens_is_told_with_its_position(house: SeatHouse, link: Any, settle: Any) -> None:
    program = Program(house)
    await program.read(1)
    reading = asyncio.ensure_future(program.read(2))
    await settle()
    await click(link, 1, 2)
    told = await reading
    assert numbers(told) == [1, 2]
    assert [each.position for each in told if isinstance(each, Told)] == [
        Position(link.last - 1, 1),
        Position(link.last, 1),
    ]
    await program.leave()


@pytest.mark.usefixtures("at_work")
async def test_a_program_goes_on_where_it_was(house: SeatHouse, link: Any) -> None:
    before = link.last
    await click(link, 1, 2, 3)
    program = Program(house, Position(before + 1, 1))
    assert numbers(await program.read(2)) == [2, 3]
    await program.leave()


async def test_in_the_middle_of_a_fact(house: SeatHouse, link: Any, client: Any) -> None:
    # given a login, whose last fact means many events
    before = link.last
    await client.log_in(link)
    program = Program(house, Position(before))
    whole = [each for each in await program.read(8) if isinstance(each, Told)]
    assert whole[4].position.number == whole[5].position.number
    await program.leave()

    # when a program has heard some of them
    again = Program(house, whole[4].position)

    # then it hears the others
    assert await again.read(3) == whole[5:8]
    await again.leave()


async def test_the_journal_and_memory_tell_the_same(
    house: SeatHouse, link: Any, client: Any, settle: Any
) -> None:
    # given somebody who listens live, and reads at leisure
    before = link.last
    live = Program(house)
    await live.read(1)
    reading = asyncio.ensure_future(live.read(12))
    await settle()
    await client.log_in(link)

    # when somebody comes later
    late = Program(house, Position(before))

    # then both hear the same
    assert await late.read(12) == await reading
    await live.leave()
    await late.leave()


@pytest.mark.usefixtures("at_work")
async def test_who_is_slow_reads_the_journal_and_misses_nothing(house: SeatHouse, link: Any) -> None:
    # given a program that does not read while more happens than is kept in memory
    program = Program(house)
    await program.read(1)
    clicked = list(range(500))
    await click(link, *clicked)

    # when it reads, and meanwhile more happens
    first = await program.read(100)
    await click(link, 500, 501)
    rest = await program.read(402)

    # then
    assert numbers(first + rest) == [*clicked, 500, 501]
    await program.leave()


async def test_a_stream_that_has_nothing_to_tell_says_how_far_it_is(
    house: SeatHouse, link: Any, clock: Any, settle: Any
) -> None:
    program = Program(house)
    await program.read(1)
    beat = asyncio.ensure_future(program.read(1))
    await settle()
    link.register("1001")
    await clock.advance(14.9)
    assert not beat.done()
    await clock.advance(0.1)
    assert await beat == [Reached(number=link.last)]
    await program.leave()


@pytest.mark.usefixtures("at_work")
async def test_a_gap_is_said_and_the_rest_is_told(house: SeatHouse, link: Any) -> None:
    # given a journal that was cut
    await click(link, 1, 2, 3)
    link.first = link.last

    # when a program comes that has seen nothing since
    program = Program(house, Position(1))

    # then
    gap, told = await program.read(2)
    assert gap == Gap(after=1, next=link.first)
    assert numbers([told]) == [3]
    await program.leave()


@pytest.mark.usefixtures("at_work")
async def test_nothing_lies_between_the_last_that_was_cut_and_the_first(house: SeatHouse, link: Any) -> None:
    await click(link, 1, 2, 3)
    link.first = link.last
    program = Program(house, Position(link.first - 1))
    assert numbers(await program.read(1)) == [3]
    await program.leave()


@pytest.mark.usefixtures("at_work")
async def test_a_number_that_was_never_given_is_a_gap(house: SeatHouse, link: Any, settle: Any) -> None:
    program = Program(house, Position(10_000))
    assert await program.read(1) == [Gap(after=10_000, next=link.last + 1)]
    reading = asyncio.ensure_future(program.read(1))
    await settle()
    await click(link, 1)
    assert numbers(await reading) == [1]
    await program.leave()


@pytest.mark.usefixtures("at_work")
async def test_other_seats_are_other_streams(house: SeatHouse, link: Any, clock: Any, settle: Any) -> None:
    program = Program(house, seat="anna")
    await program.read(1)
    reading = asyncio.ensure_future(program.read(1))
    await settle()
    await click(link, 1)
    await clock.advance(15)
    assert await reading == [Reached(number=link.last)]
    await program.leave()


async def test_a_seat_has_so_many_streams(house: SeatHouse) -> None:
    programs = [Program(house), Program(house)]
    for each in programs:
        await each.read(1)
    with pytest.raises(ContractFault) as refused:
        house.follow(None, None)
    assert refused.value.code is FaultCode.TOO_MANY_LISTENERS
    await programs[0].leave()
    third = Program(house)
    await third.read(1)
    await third.leave()
    await programs[1].leave()


async def test_listeners_and_streams_hear_the_same(house: SeatHouse, link: Any, client: Any) -> None:
    before = link.last
    listener = await client.listen()
    program = Program(house, Position(before))
    await client.log_in(link)
    heard = await client.story(listener)
    assert [each.event for each in await program.read(len(heard)) if isinstance(each, Told)] == heard
    assert contract.wire_name(type(heard[0])) == "loginProcessStarted"
    await program.leave()
