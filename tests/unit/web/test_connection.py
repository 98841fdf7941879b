"""A connection whose client says too much, or too little: it is let go, and nobody else notices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from cordboard.web import PatientConnection
from cordboard.web.connection import HEAD_LIMIT, HEAD_SECONDS

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Alarm:
    """A timer that rings when told to."""

    def __init__(self, seconds: float, ring: Callable[[], None]) -> None:
        self.seconds = seconds
        self.ring = ring
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class Clock:
    """The part of an event loop that a connection needs; its timers ring when told to."""

    def __init__(self) -> None:
        self.alarms: list[Alarm] = []

    def call_later(self, seconds: float, ring: Callable[[], None]) -> Alarm:
        self.alarms.append(Alarm(seconds, ring))
        return self.alarms[-1]

    def create_task(self, work: Any) -> asyncio.Task[Any]:
        return asyncio.get_running_loop().create_task(work)

    @property
    def due(self) -> list[Alarm]:
        return [each for each in self.alarms if not each.cancelled and each.seconds == HEAD_SECONDS]


class Wire(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.writes: list[bytes] = []
        self.closed = False

    def write(self, data: Any) -> None:
        self.writes.append(bytes(data))

    @property
    def sent(self) -> bytes:
        return b"".join(self.writes)

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed

    def pause_reading(self) -> None:
        pass

    def resume_reading(self) -> None:
        pass


class Line:
    """One connection, served by an application that answers when it is let to."""

    def __init__(self) -> None:
        self.clock, self.wire, self.may_answer = Clock(), Wire(), asyncio.Event()
        config = uvicorn.Config(self.serve, interface="asgi3", log_config=None, lifespan="off", ws="none")
        self.connection = PatientConnection(config, ServerState(), {}, self.clock)
        self.connection.connection_made(self.wire)

    async def serve(self, _scope: Any, _receive: Any, send: Any) -> None:
        await self.may_answer.wait()
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def says(self, data: bytes) -> None:
        self.connection.data_received(data)
        for _ in range(10):
            await asyncio.sleep(0)


class Polls(Line):
    """A connection whose requests wait until their client leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []

    async def serve(self, scope: Any, receive: Any, _send: Any) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.left.append(scope["path"])


class Reads(Line):
    """A connection whose requests are read, then answered with what was read."""

    async def serve(self, _scope: Any, receive: Any, send: Any) -> None:
        body = (await receive())["body"]
        await self.may_answer.wait()
        length = (b"content-length", b"%d" % len(body))
        await send({"type": "http.response.start", "status": 200, "headers": [length]})
        await send({"type": "http.response.body", "body": body})


@pytest.fixture
async def line() -> Line:
    return Line()


async def test_a_client_that_says_nothing_is_let_go(line: Line) -> None:
    (alarm,) = line.clock.due
    alarm.ring()
    assert line.wire.closed


async def test_a_head_that_does_not_end_in_time_is_let_go(line: Line) -> None:
    await line.says(REQUEST[:20])
    (alarm,) = line.clock.due
    await line.says(REQUEST[20:-1])
    assert line.clock.due == [alarm]

    alarm.ring()

    assert line.wire.closed


async def test_a_head_that_does_not_end_is_not_kept(line: Line) -> None:
    await line.says(REQUEST[:-2] + b"X: ")
    await line.says(b"x" * HEAD_LIMIT)
    assert line.wire.sent == b""

    await line.says(b"x")

    assert line.wire.sent.startswith(b"HTTP/1.1 431 ")
    assert line.wire.closed


async def test_a_request_may_take_its_time_once_its_head_is_there(line: Line) -> None:
    await line.says(REQUEST)
    assert line.clock.due == []

    line.may_answer.set()
    await line.says(b"")

    assert line.wire.sent.startswith(b"HTTP/1.1 204 ")
    assert not line.wire.closed


async def test_empty_lines_do_not_keep_a_connection_open(line: Line) -> None:
    line.may_answer.set()
    await line.says(REQUEST)
    await line.says(b"\r\n")
    await line.says(b"\r\n")

    (alarm,) = line.clock.due
    alarm.ring()

    assert line.wire.closed


async def test_an_answer_comes_before_the_end_of_patience(line: Line) -> None:
    await line.says(REQUEST)
    await line.says(b"GET")
    (alarm,) = line.clock.due

    alarm.cancel()
    alarm.ring()

    assert not line.wire.closed
    line.may_answer.set()
    await line.says(b"")
    (alarm,) = line.clock.due
    alarm.ring()
    assert line.wire.closed


async def test_a_connection_that_is_lost_leaves_no_timer(line: Line) -> None:
    line.connection.connection_lost(None)
    assert line.clock.due == []


async def test_a_poll_with_a_request_behind_it_hears_that_its_client_left() -> None:
    polls = Polls()
    await polls.says(b"GET /poll HTTP/1.1\r\nHost: localhost\r\n\r\n" + REQUEST)
    assert polls.left == []

    polls.connection.connection_lost(ConnectionResetError())
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert polls.left == ["/poll"]


async def test_head_and_body_of_an_answer_are_one_packet() -> None:
    line = Reads()
    line.may_answer.set()
    for _ in range(2):
        await line.says(b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello")
    first, second = line.wire.writes
    assert first == second
    assert first.startswith(b"HTTP/1.1 200 OK\r\n")
    assert first.endswith(b"\r\n\r\nhello")


@pytest.mark.parametrize("connection", [b"keep-alive", b"close"])
async def test_an_answer_without_a_body_leaves_at_once(line: Line, connection: bytes) -> None:
    line.may_answer.set()
    await line.says(b"HEAD / HTTP/1.1\r\nConnection: " + connection + b"\r\n\r\n")
    assert line.wire.sent.startswith(b"HTTP/1.1 204 ")
    assert line.wire.closed == (connection == b"close")


async def test_who_waits_for_a_word_before_the_body_hears_it_before_the_answer() -> None:
    line = Reads()
    await line.says(b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    assert line.wire.sent == b"HTTP/1.1 100 Continue\r\n\r\n"


async def test_what_is_no_http_hears_so_before_it_is_let_go(line: Line) -> None:
    await line.says(b"\x00nonsense\r\n\r\n")
    assert line.wire.sent.startswith(b"HTTP/1.1 400 ")
    assert line.wire.closed


async def test_a_head_that_comes_whole_needs_no_timer(line: Line) -> None:
    await line.says(REQUEST)
    assert [each.seconds for each in line.clock.alarms] == [HEAD_SECONDS]
    assert line.clock.due == []
