"""The client's world in a program with an event loop."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from contextlib import AbstractAsyncContextManager
from typing import Final, cast
from urllib.parse import SplitResult

import httpx

from cordboard.client.errors import Unreachable
from cordboard.client.net import (
    CLOSE_SECONDS,
    OPEN_SECONDS,
    PIECE,
    POST_SECONDS,
    Posted,
    Taker,
    place_of,
    trust_for,
)

HELD: Final = 4 * PIECE
"""Bytes that wait to be received; more are left to the system, and then to the center."""


class LoopNet:
    """The world of an asynchronous client."""

    def __init__(self, base: str, tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self._http = httpx.AsyncClient(
            base_url=base, verify=tls or True, trust_env=False, timeout=POST_SECONDS
        )

    def now(self) -> float:
        """The clock of the event loop."""
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)

    def lock(self) -> AbstractAsyncContextManager[None]:
        """What lets in one task at a time."""
        return asyncio.Lock()

    async def connect(self, address: SplitResult) -> LoopPipe:
        """Raises OSError."""
        loop = asyncio.get_running_loop()
        trust = trust_for(address, self._tls)
        async with asyncio.timeout(OPEN_SECONDS):
            _, pipe = await loop.create_connection(LoopPipe, *place_of(address), ssl=trust)
        return pipe

    async def post(self, path: str, body: dict[str, str | None]) -> Posted:
        """Raises Unreachable."""
        if self._http.is_closed:
            raise Unreachable("The client was closed.")
        try:
            answer = await self._http.post(path, json=body)
        except httpx.HTTPError as error:
            raise Unreachable(f"The center cannot be reached: {error!r}") from error
        return Posted(answer.status_code, answer.content)

    async def close(self) -> None:
        """Nothing is posted any more."""
        await self._http.aclose()


class LoopPipe(asyncio.Protocol):
    """One connection of an event loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport
        self._come: list[bytes] = []
        """What came while nobody received."""
        self._size = 0
        self._receiver: asyncio.Future[bytes] | None = None
        self._takes: Taker = _nobody_takes
        self._over = self._loop.create_future()

    # -- what the event loop tells --------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are of no class of asyncio's

    def data_received(self, data: bytes) -> None:
        """Bytes have come."""
        if self._receiver is not None and not self._receiver.done():
            if not self._takes(data):
                self._receiver.set_result(data)
            return
        self._come.append(data)
        self._size += len(data)
        if self._size > HELD:
            self._transport.pause_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is over."""
        if not self._over.done():
            self._over.set_result(None)
        if self._receiver is not None and not self._receiver.done():
            self._receiver.set_result(b"")

    # -- what the client wants ------------------------------------------------------------------------

    def send(self, data: bytes) -> None:
        """Send, if it is still open."""
        if not self._transport.is_closing():
            self._transport.write(data)

    async def receive(self, seconds: float) -> bytes:
        """What comes next; empty at the end. Raises TimeoutError."""
        if self._come:
            return self._take()
        if self._over.done():
            return b""
        receiver: asyncio.Future[bytes] = self._loop.create_future()
        self._receiver = receiver
        alarm = self._loop.call_later(seconds, _give_up, receiver)
        try:
            return await receiver
        finally:
            alarm.cancel()
            self._receiver = None

    def _take(self) -> bytes:
        come = b"".join(self._come)
        self._come.clear()
        if self._size > HELD:
            self._transport.resume_reading()
        self._size = 0
        return come

    def offer(self, taker: Taker) -> None:
        """What came before it is received first: a taker never gets ahead of it."""
        self._takes = taker

    async def close(self) -> None:
        """Close, and wait a moment for it."""
        self._transport.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await asyncio.shield(self._over)

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()


def _nobody_takes(_piece: bytes) -> bool:
    """Whoever receives gets it."""
    return False


def _give_up(receiver: asyncio.Future[bytes]) -> None:
    if not receiver.done():
        receiver.set_exception(TimeoutError())
