"""The listener on a real socket: it takes in, serves, and ends gently."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator

import pytest

from cordboard.http import Exchange, HttpServer

GET = b"GET / HTTP/1.1\r\nHost: h\r\n\r\n"


class Program:
    """A client's connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    def says(self, data: bytes) -> None:
        self._writer.write(data)

    async def hears(self) -> bytes:
        """The head of the next answer, which has no body."""
        return await self._reader.readuntil(b"\r\n\r\n")

    async def hears_the_end(self) -> bytes:
        return await self._reader.read()

    async def leaves(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()


class Place:
    """A listener, and programs that connect to it."""

    def __init__(self, server: HttpServer, port: int) -> None:
        self.server = server
        self._port = port
        self._programs: list[Program] = []

    async def program(self) -> Program:
        self._programs.append(Program(*await asyncio.open_connection("127.0.0.1", self._port)))
        return self._programs[-1]

    async def close(self) -> None:
        for each in self._programs:
            await each.leaves()


@pytest.fixture
async def place(echo) -> AsyncIterator[Place]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = HttpServer(echo)
        await server.start(listening)
        place = Place(server, listening.getsockname()[1])
        yield place
        await place.close()
        await server.stop(0.0)


async def test_it_serves(place, echo) -> None:
    program = await place.program()
    program.says(GET)
    assert (await program.hears()).startswith(b"HTTP/1.1 200 OK\r\n")
    program.says(GET)
    assert (await program.hears()).startswith(b"HTTP/1.1 200 OK\r\n")
    assert echo.exchanges[0].client == "127.0.0.1"


async def test_who_has_nothing_to_wait_for_is_let_go_at_the_end(place) -> None:
    program = await place.program()
    program.says(GET)
    await program.hears()
    await place.server.stop(60.0)
    assert await program.hears_the_end() == b""


async def test_what_is_being_served_is_answered_at_the_end(place, echo, gate) -> None:
    echo.after = gate
    program = await place.program()
    program.says(GET)
    await until(lambda: echo.asked)
    stopping = asyncio.create_task(place.server.stop(60.0))
    await asyncio.sleep(0)
    await gate.open()
    await stopping
    answer = await program.hears_the_end()
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"\r\nconnection: close\r\n" in answer


async def test_but_not_for_ever(place, echo, gate) -> None:
    echo.after = gate
    program = await place.program()
    program.says(GET)
    await until(lambda: echo.asked)
    await place.server.stop(0.0)
    assert await program.hears_the_end() == b""
    await gate.open()
    assert echo.undelivered == ["/"]


async def test_nobody_is_taken_in_after_the_end(place) -> None:
    await place.server.stop(0.0)
    with pytest.raises(ConnectionError):
        await place.program()


async def until(condition) -> None:
    """Wait until something is so; the test's time-out bounds it."""
    while not condition():  # noqa: ASYNC110  -- it tells nobody
        await asyncio.sleep(0)


async def test_pages_are_turned_out_and_nobody_else(place, echo, gate) -> None:
    # given two pages and a program that wait for their answers
    arrived = asyncio.Semaphore(0)

    async def wait(exchange: Exchange) -> None:
        arrived.release()
        await gate(exchange)

    echo.before = wait
    programs = [await place.program() for _ in range(3)]
    for program, origin in zip(programs, ("https://crm.example", "https://other.example", ""), strict=True):
        named = f"Origin: {origin}\r\n".encode() if origin else b""
        program.says(b"GET / HTTP/1.1\r\nHost: h\r\n" + named + b"\r\n")
    for _ in range(3):
        await arrived.acquire()

    # when one page is revoked
    place.server.turn_out("https://crm.example")

    # then its connection is closed, and the others get their answers
    assert await programs[0].hears_the_end() == b""
    await gate.open()
    assert (await programs[1].hears()).startswith(b"HTTP/1.1 200 OK\r\n")
    assert (await programs[2].hears()).startswith(b"HTTP/1.1 200 OK\r\n")
