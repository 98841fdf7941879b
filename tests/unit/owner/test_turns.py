"""Turns: so many at a time, the newest first, and none is lost."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from cordboard.owner.turns import Turns


class Queue:
    """People who want a turn, and who got one in which order."""

    def __init__(self, places: int) -> None:
        self.turns = Turns(places)
        self.served: list[str] = []
        self.leave: dict[str, asyncio.Event] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def come(self, names: Iterable[str]) -> None:
        for name in names:
            self.leave[name] = asyncio.Event()
            self.tasks[name] = asyncio.create_task(self._want(name))
            await asyncio.sleep(0)

    async def _want(self, name: str) -> None:
        async with self.turns:
            self.served.append(name)
            await self.leave[name].wait()

    async def go(self, name: str) -> None:
        self.leave[name].set()
        await self.tasks[name]
        await asyncio.sleep(0)


@pytest.fixture
async def queue() -> Queue:
    return Queue(2)


async def test_so_many_at_a_time_and_then_the_newest(queue: Queue) -> None:
    await queue.come("abcde")
    assert queue.served == ["a", "b"]

    for name in "baedc":
        await queue.go(name)

    assert queue.served == ["a", "b", "e", "d", "c"]


async def test_a_place_stays_free_for_who_comes_later(queue: Queue) -> None:
    await queue.come("a")
    await queue.go("a")
    await queue.come("bcd")
    assert queue.served == ["a", "b", "c"]
    for name in "bcd":
        await queue.go(name)


async def test_who_stops_waiting_takes_no_turn(queue: Queue) -> None:
    await queue.come("abcd")
    queue.tasks["d"].cancel()
    await asyncio.gather(queue.tasks["d"], return_exceptions=True)
    await queue.go("a")
    assert queue.served == ["a", "b", "c"]
    for name in "bc":
        await queue.go(name)


async def test_who_leaves_in_the_moment_of_their_turn_passes_it_on(queue: Queue) -> None:
    await queue.come("abcd")
    queue.leave["a"].set()
    await asyncio.sleep(0)
    queue.tasks["d"].cancel()
    await asyncio.gather(queue.tasks["d"], return_exceptions=True)
    await asyncio.sleep(0)
    assert queue.served == ["a", "b", "c"]
    for name in "bc":
        await queue.go(name)
