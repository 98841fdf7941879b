"""The client for programs without an event loop."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from cordboard import contract
from cordboard.client import Client, Refused, Unreachable

pytestmark = pytest.mark.timeout(30)


async def test_it_asks_and_hears(house: Any) -> None:
    def program() -> list[str]:
        with Client(house.url, "ada", "wonder:land") as seat:
            seat.disconnect_call()
            events = seat.events("0")
            found = [next(events).event.callSessionId for _ in range(3)]
            events.close()
            return found

    house.seats.happens(3)
    assert await asyncio.to_thread(program) == ["1", "2", "3"]
    assert house.seats.asked == [contract.DisconnectCall()]
    assert "cordboard client" not in {each.name for each in threading.enumerate()}


async def test_many_threads_ask(house: Any) -> None:
    def program() -> None:
        with Client(house.url, "ada", "wonder:land") as seat, ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda _: seat.disconnect_call(), range(50)))

    await asyncio.to_thread(program)
    assert len(set(house.seats.keys)) == 50


async def test_no_answer_in_time_and_none_after_the_end(house: Any) -> None:
    async def serve(_request: Any) -> object:
        await asyncio.Event().wait()
        return None

    def program() -> None:
        with Client(house.url, "ada", "wonder:land", timeout=0.2) as seat:
            with pytest.raises(Unreachable, match="in time"):
                seat.disconnect_call()
            with pytest.raises(TypeError, match="events"):
                seat.ask(contract.CheckEvent())
        with pytest.raises(Unreachable, match="closed"):
            seat.disconnect_call()

    house.seats.serve = serve
    await asyncio.to_thread(program)


async def test_who_may_not_come_in_leaves_no_thread(house: Any) -> None:
    def program() -> None:
        with Client(house.url, "ada", "wrong"):
            raise AssertionError

    with pytest.raises(Refused, match="UNAUTHORIZED"):
        await asyncio.to_thread(program)
    assert "cordboard client" not in {each.name for each in threading.enumerate()}
