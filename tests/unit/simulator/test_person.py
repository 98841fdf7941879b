"""People's telephones: what comes of a call that crosses with something else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from cordboard.simulator.line import AudioLine
from cordboard.simulator.person import NotConnected, Person

PATIENCE = 10


class SlowLines:
    """The caller's line opens at once, that of the called telephone when somebody says so."""

    def __init__(self) -> None:
        self.asked, self.may = asyncio.Event(), asyncio.Event()
        self.opened: list[AudioLine] = []
        self._open = AudioLine.open

    async def open(self, host: str) -> AudioLine:
        if self.opened:
            self.asked.set()
            await self.may.wait()
        line = await self._open(host)
        self.opened.append(line)
        return line

    def are_closed(self) -> list[bool]:
        return [line._transport is not None and line._transport.is_closing() for line in self.opened]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> SlowLines:
    slow = SlowLines()
    monkeypatch.setattr(AudioLine, "open", slow.open)
    return slow


@pytest.fixture
async def caller() -> AsyncIterator[Person]:
    person = await Person.open("+12025550177")
    yield person
    await person.close()


@pytest.fixture
async def called() -> AsyncIterator[Person]:
    person = await Person.open("2001")
    yield person
    await person.close()


async def test_a_call_is_taken_and_ended(caller: Person, called: Person) -> None:
    # when
    conversation = await caller.call(called.address, "2001")
    taken = await called.be_called()
    await caller.hang_up()
    # then
    await asyncio.wait_for(taken.over.wait(), PATIENCE)
    assert conversation.over.is_set()


async def test_a_telephone_that_is_put_away_while_it_is_lifted_leaves_nothing_open(
    caller: Person, called: Person, lines: SlowLines
) -> None:
    # given a telephone that is being lifted
    calling = asyncio.create_task(caller.call(called.address, "2001"))
    await asyncio.wait_for(lines.asked.wait(), PATIENCE)
    # when
    closing = asyncio.create_task(called.close())
    lines.may.set()
    await closing
    # then
    await asyncio.wait([calling], timeout=PATIENCE)
    await caller.close()
    assert lines.are_closed() == [True, True]


async def test_a_caller_who_leaves_while_a_telephone_is_lifted_leaves_it_free(
    caller: Person, called: Person, lines: SlowLines
) -> None:
    # given a telephone that is being lifted
    calling = asyncio.create_task(caller.call(called.address, "2001"))
    await asyncio.wait_for(lines.asked.wait(), PATIENCE)

    # when its caller leaves, and it is off the hook after that
    await caller.hang_up()
    with pytest.raises(NotConnected):
        await calling
    lines.may.set()

    # then it can be called again
    await asyncio.wait_for(called._settled(), PATIENCE)
    assert lines.are_closed() == [True, True]
    await caller.call(called.address, "2001")
