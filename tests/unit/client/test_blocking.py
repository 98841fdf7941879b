"""The client for programs without an event loop."""

from __future__ import annotations

import asyncio
import ctypes
import queue
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from cordboard import contract
from cordboard.client import AsyncClient, Client, Refused, Unreachable

pytestmark = pytest.mark.timeout(30)
USER, PASSWORD = "ada", "wonder:land"


class Desk:
    """Answers when it is told to: each question waits for its own word. Reason ids tell them apart."""

    def __init__(self, house: Any) -> None:
        self._words: dict[int, asyncio.Event] = {}
        self.begun: list[int] = []
        house.seats.serve = self.serve

    def _word(self, number: int) -> asyncio.Event:
        return self._words.setdefault(number, asyncio.Event())

    async def serve(self, request: Any) -> object:
        self.begun.append(request.reasonId)
        await self._word(request.reasonId).wait()
        return None

    async def asked(self, count: int) -> None:
        """Until so many have come."""
        while len(self.begun) < count:  # noqa: ASYNC110 - they come from threads
            await asyncio.sleep(0)

    def answer(self, number: int) -> None:
        self._word(number).set()


def asking(seat: Client, number: int) -> asyncio.Task[None]:
    """A thread that asks."""
    return asyncio.create_task(asyncio.to_thread(seat.set_not_ready_state, reasonId=number))


async def opened(url: str, **more: Any) -> Client:
    seat = Client(url, USER, PASSWORD, **more)
    await asyncio.to_thread(seat.open)
    return seat


async def test_it_asks_and_hears(house: Any) -> None:
    def program() -> list[str]:
        with Client(house.url, USER, PASSWORD) as seat:
            seat.disconnect_call()
            events = seat.events("0")
            found = [next(events).event.callSessionId for _ in range(3)]
            events.close()
            return found

    before = threading.active_count()
    house.seats.happens(3)
    assert await asyncio.to_thread(program) == ["1", "2", "3"]
    assert house.seats.asked == [contract.DisconnectCall()]
    assert threading.active_count() <= before + 1  # the one that pytest's own loop has for `program`


async def test_many_threads_ask(house: Any) -> None:
    async def serve(request: Any) -> object:
        for _ in range(request.reasonId % 7):
            await asyncio.sleep(0)
        return None

    def program() -> None:
        with Client(house.url, USER, PASSWORD) as seat, ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda number: seat.set_not_ready_state(reasonId=number), range(400)))

    house.seats.serve = serve
    await asyncio.to_thread(program)
    assert len(set(house.seats.keys)) == 400


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1)])
async def test_whoever_waits_reads_for_the_others(house: Any, order: tuple[int, ...]) -> None:
    # given three threads that wait, of which the first reads
    desk, seat = Desk(house), await opened(house.url)
    tasks = {}
    for number in (1, 2, 3):
        tasks[number] = asking(seat, number)
        await desk.asked(number)

    # when they are answered in any order, each goes on at once
    for number in order:
        desk.answer(number)
        await tasks.pop(number)
        assert not any(task.done() for task in tasks.values())
    await asyncio.to_thread(seat.close)


async def test_what_was_asked_is_asked_again_under_its_key(house: Any) -> None:
    # given a center that goes away while two threads wait
    desk, seat = Desk(house), await opened(house.url)
    tasks = [asking(seat, number) for number in (1, 2)]
    await desk.asked(2)
    await house.stop()

    # when it comes back
    await house.start()
    await desk.asked(4)
    desk.answer(1)
    desk.answer(2)
    await asyncio.gather(*tasks)

    # then each was asked again under its own key
    assert sorted(house.seats.keys)[::2] == sorted(house.seats.keys)[1::2]
    assert len(set(house.seats.keys)) == 2
    await asyncio.to_thread(seat.close)


async def test_a_connection_that_ended_while_nobody_waited(house: Any) -> None:
    seat = await opened(house.url)
    await house.stop()
    await house.start()
    await asyncio.to_thread(seat.disconnect_call)
    assert house.seats.asked == [contract.DisconnectCall()]
    await asyncio.to_thread(seat.close)


async def test_a_center_that_stays_away(house: Any) -> None:
    seat = await opened(house.url)
    await house.stop()
    seat.timeout = 0.2
    with pytest.raises(Unreachable, match="in time"):
        await asyncio.to_thread(seat.disconnect_call)
    await asyncio.to_thread(seat.close)


async def test_a_center_that_is_stuck_holds_nobody_who_leaves(
    house: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cordboard.client.blocking.LEAVE_SECONDS", 0.1)
    seat = await opened(house.url)
    await house.stop()
    with socket.create_server(("127.0.0.1", house.port)):  # takes connections, and answers nothing
        async with asyncio.timeout(20):
            await asyncio.to_thread(seat.close)


async def test_each_event_comes_once_over_lost_connections(house: Any) -> None:
    # given a program that hears events
    seat, heard = await opened(house.url), queue.SimpleQueue[str]()

    def program() -> None:
        events: Any = seat.events("0")
        for _ in range(60):
            heard.put(next(events).event.callSessionId)
        events.close()

    listening = asyncio.create_task(asyncio.to_thread(program))
    house.seats.happens(10)

    # when the center goes away again and again
    for lost in range(2):
        while len(house.seats.followed) <= lost:  # noqa: ASYNC110 - it is another thread that comes
            await asyncio.sleep(0)
        house.seats.happens(10)
        await house.stop()
        house.seats.happens(15)
        await house.start()

    # then it has each of them, once and in order
    await listening
    assert [heard.get() for _ in range(heard.qsize())] == [f"{number}" for number in range(1, 61)]
    await asyncio.to_thread(seat.close)


def ask(seat: Client) -> None:
    seat.set_not_ready_state(reasonId=1)


def hear(seat: Client) -> None:
    for _ in seat.events("0"):
        pass


@pytest.mark.parametrize("work", [ask, hear])
async def test_the_end_of_a_client_ends_what_other_threads_wait_for(
    house: Any, work: Callable[[Client], None]
) -> None:
    desk, seat = Desk(house), await opened(house.url)
    waiting = asyncio.create_task(asyncio.to_thread(work, seat))
    while not desk.begun and not house.seats.followed:  # noqa: ASYNC110 - it is another thread that comes
        await asyncio.sleep(0)
    await asyncio.to_thread(seat.close)
    with pytest.raises(Unreachable, match="closed"):
        await waiting
    with pytest.raises(Unreachable, match="closed"):
        seat.disconnect_call()
    assert house.shelf.kept == {}


async def test_a_thread_that_is_interrupted_while_it_reads_harms_no_other(house: Any) -> None:
    # given a thread that reads, and one that waits beside it
    desk, seat = Desk(house), await opened(house.url)
    found: list[object] = []

    def read() -> None:
        found.append(threading.get_ident())
        with pytest.raises(KeyboardInterrupt):
            ask(seat)
        found.append("interrupted")

    reading = asyncio.create_task(asyncio.to_thread(read))
    await desk.asked(1)
    beside = asking(seat, 2)
    await desk.asked(2)

    # when the first is interrupted as the answer to the second comes in
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(int(str(found[0]))), ctypes.py_object(KeyboardInterrupt)
    )
    desk.answer(2)

    # then both go on
    await reading
    await beside
    assert found[1:] == ["interrupted"]
    await asyncio.to_thread(seat.close)


async def test_no_answer_in_time_and_none_after_the_end(house: Any) -> None:
    Desk(house)

    def program() -> None:
        with Client(house.url, USER, PASSWORD) as seat:
            seat.timeout = 0.1
            with pytest.raises(Unreachable, match="in time"):
                ask(seat)
            with pytest.raises(TypeError, match="events"):
                seat.ask(contract.CheckEvent())
        with pytest.raises(Unreachable, match="closed"):
            ask(seat)

    await asyncio.to_thread(program)


async def test_who_may_not_come_in(house: Any) -> None:
    def program() -> None:
        with Client(house.url, USER, "wrong"):
            raise AssertionError

    with pytest.raises(Refused, match="UNAUTHORIZED"):
        await asyncio.to_thread(program)
    await house.stop()
    with pytest.raises(Unreachable):
        await opened(house.url)


async def test_over_tls(house: Any, guarded: Any) -> None:
    # given a center behind a proxy, whose certificate the program trusts
    url, trust = guarded
    house.seats.happens(2000)

    def program() -> int:
        with Client(url, USER, PASSWORD, tls=trust) as seat, ThreadPoolExecutor(4) as threads:
            list(threads.map(lambda _: seat.disconnect_call(), range(100)))
            events: Any = seat.events("0")
            last = [next(events).position.number for _ in range(2000)][-1]
            events.close()
            return int(last)

    # then both clients work as they do without
    assert await asyncio.to_thread(program) == 2000
    async with AsyncClient(url, USER, PASSWORD, tls=trust) as seat:
        await seat.disconnect_call()
    assert len(house.seats.asked) == 101

    # and who does not trust it stays out
    with pytest.raises(Unreachable):
        await opened(url)
