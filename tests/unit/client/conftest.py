"""A center in this process: the JSON door on a real socket, in front of seats of a test."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import subprocess
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from json_caller import MemoryShelf, Moment, NobodyAttached, Passwords

from cordboard import contract
from cordboard.access import Tokens
from cordboard.access.tokens import Terms
from cordboard.contract import Request
from cordboard.contract.stream import Gap, Message, Position, Reached, Told
from cordboard.http import HttpServer, HttpSettings
from cordboard.web import ApiDoor

AT = "2026-01-01T00:00:00.000Z"


class Seats:
    """One seat: answers with `serve`, and has happened what `happens` was told."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.keys: list[str] = []
        self.serve: Callable[[Request], Awaitable[object]] = self._nothing
        self.told: list[Told] = []
        self.first = 0
        """What came before is cut off."""
        self.followed: list[Position | None] = []
        self._news = asyncio.Event()

    async def _nothing(self, _request: Request) -> object:
        return None

    def owner_of(self, seat: str) -> str:
        return f"{seat}@demo"

    async def call(self, seat: str | None, request: Request) -> object:
        self.asked.append(request)
        return await self.serve(request)

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        self.keys.append(key)
        return await self.call(seat, request)

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """Nothing is polled here."""

    def happens(self, count: int = 1) -> None:
        """So many events."""
        for _ in range(count):
            number = len(self.told) + 1
            event = contract.CallOnHold(timestamp=AT, callSessionId=f"{number}")
            self.told.append(Told(Position(number, 1), event))
        self._news.set()
        self._news = asyncio.Event()

    def follow(
        self, seat: str | None, after: Position | None, *, extended: bool
    ) -> AsyncGenerator[Message, None]:
        self.followed.append(after)
        return self._follow(after)

    async def _follow(self, after: Position | None) -> AsyncGenerator[Message, None]:
        place = after.number if after is not None else len(self.told)
        if after is None:
            yield Reached(number=place)
        if place < self.first:
            yield Gap(after=place, next=self.first + 1)
            place = self.first
        while True:
            while place < len(self.told):
                yield self.told[place]
                place += 1
            await self._news.wait()


class House:
    """The center, which may stop and start again at its address."""

    def __init__(self) -> None:
        self.seats = Seats()
        self.passwords, self.shelf, self.moment = Passwords(), MemoryShelf(), Moment()
        self.terms = Terms()
        self.tokens: Tokens
        self.port = 0
        self.also: set[str] = set()
        """Other addresses by which it is known."""
        self._server: HttpServer | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Take clients in."""
        listening = socket.create_server(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        settings = HttpSettings(hosts=frozenset({f"127.0.0.1:{self.port}", *self.also}))
        self.tokens = Tokens(self.passwords, self.shelf, self.moment, self.terms)
        seats: Any = self.seats
        softphones: Any = NobodyAttached()
        self._server = HttpServer(ApiDoor(seats, self.tokens, softphones, settings))
        await self._server.start(listening)

    async def stop(self) -> None:
        """Go away."""
        if self._server is not None:
            await self._server.stop(0.0)
            self._server = None


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    await house.start()
    yield house
    await house.stop()


async def carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    """Bytes, until there are no more."""
    with contextlib.suppress(OSError):
        while piece := await source.read(65536):
            sink.write(piece)
            await sink.drain()
    sink.close()


@pytest.fixture
async def guarded(house: House, tmp_path: Path) -> AsyncIterator[tuple[str, ssl.SSLContext]]:
    """The house behind a proxy that speaks TLS: its address, and whom to trust."""
    key, chain = tmp_path / "key.pem", tmp_path / "chain.pem"
    ask = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    ask += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(chain)]
    await asyncio.to_thread(subprocess.run, ask, check=True, capture_output=True, timeout=60)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)

    async def relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection("127.0.0.1", house.port)
        await asyncio.gather(carry(reader, outer), carry(inner, writer))

    async with await asyncio.start_server(relay, "127.0.0.1", 0, ssl=context) as proxy:
        port = proxy.sockets[0].getsockname()[1]
        await house.stop()
        house.also = {f"127.0.0.1:{port}"}
        await house.start()
        yield f"https://127.0.0.1:{port}", ssl.create_default_context(cafile=str(chain))
