"""Doors of a few words, connections to them, and the one door that has a gate."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
import soap_caller
from http_line import Line, turns
from soap_caller import Caller, RecordingSeats

from cordboard.http import Answer, Exchange

LIMIT, SECONDS = 1000, 30.0


class Echo:
    """A door that answers what it was sent, after `before` if it is told to wait for something first."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, bytes]] = []
        self.exchanges: list[Exchange] = []
        self.before: Callable[[Exchange], Awaitable[object]] | None = None
        self.after: Callable[[Exchange], Awaitable[object]] | None = None
        self.undelivered: list[str] = []

    async def __call__(self, exchange: Exchange) -> Answer:
        self.exchanges.append(exchange)
        if self.before is not None:
            await self.before(exchange)
        body = await exchange.body(LIMIT, SECONDS)
        self.asked.append((exchange.head.method, exchange.head.path, body))
        if self.after is not None:
            await self.after(exchange)
        lost = exchange.head.path
        return Answer(200, "text/plain", body, (), lambda: self.undelivered.append(lost))


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
async def line(echo: Echo) -> Line:
    return Line(echo)


class Gate:
    """Something to wait for."""

    def __init__(self) -> None:
        self._open = asyncio.Event()

    async def __call__(self, _exchange: Exchange) -> None:
        await self._open.wait()

    async def open(self) -> None:
        """Let everybody pass."""
        self._open.set()
        await turns()


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def seats() -> RecordingSeats:
    return RecordingSeats()


@pytest.fixture
def caller(seats: RecordingSeats) -> Caller:
    return soap_caller.caller(seats)


@pytest.fixture
def caller_with(seats: RecordingSeats) -> Callable[..., Caller]:
    """A caller of a door with other settings."""
    return partial(soap_caller.caller_with, seats)
