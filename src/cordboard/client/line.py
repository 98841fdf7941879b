"""One WebSocket of the client's side (RFC 6455): opened, spoken on and closed; nothing outlives its end."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import AsyncGenerator
from typing import Final
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    AcceptConnection,
    CloseConnection,
    Event,
    Ping,
    RejectConnection,
    Request,
    TextMessage,
)
from wsproto.utilities import ProtocolError

from cordboard.client.errors import ClientError
from cordboard.contract.socket import PROTOCOL

OPEN_SECONDS: Final = 10.0
CLOSE_SECONDS: Final = 1.0
PIECE: Final = 64 * 1024
NO_TOKEN: Final = 4401


class LineLost(ClientError):
    """The connection is over; code: why the center closed it, None where it just ended."""

    def __init__(self, text: str, code: int | None = None) -> None:
        super().__init__(text)
        self.code = code


class Line:
    """A connection that is open."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._frames = WSConnection(ConnectionType.CLIENT)
        self._parts: list[str] = []
        self._waits_since: float | None = None

    @property
    def silence(self) -> float:
        """Seconds for which we have waited to hear something; 0 where we do not listen."""
        return 0.0 if self._waits_since is None else asyncio.get_running_loop().time() - self._waits_since

    @classmethod
    async def open(cls, url: str, tls: ssl.SSLContext | None) -> Line:
        """Open one at an address of http or https. Raises LineLost."""
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        port = parts.port or (443 if secure else 80)
        context = (tls or ssl.create_default_context()) if secure else None
        try:
            async with asyncio.timeout(OPEN_SECONDS):
                reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=context)
                line = cls(reader, writer)
                await line._shake_hands(parts.netloc, parts.path)
                return line
        except (OSError, TimeoutError, ProtocolError) as error:
            raise LineLost(f"The center cannot be reached: {error!r}") from error

    async def _shake_hands(self, host: str, target: str) -> None:
        self._writer.write(
            self._frames.send(Request(host=host.rpartition("@")[2], target=target, subprotocols=[PROTOCOL]))
        )
        try:
            async for event in self._events():
                if isinstance(event, AcceptConnection):
                    return
                _check(event)
        except BaseException:
            self.abort()
            raise

    def send(self, text: str) -> None:
        """Send a message."""
        if not self._writer.is_closing():
            self._writer.write(self._frames.send(TextMessage(data=text)))

    async def messages(self) -> AsyncGenerator[str, None]:
        """What is told, message by message. Raises LineLost at the end."""
        try:
            async for event in self._events():
                if isinstance(event, TextMessage):
                    if event.message_finished and not self._parts:
                        yield event.data
                        continue
                    self._parts.append(event.data)
                    if event.message_finished:
                        text, self._parts = "".join(self._parts), []
                        yield text
                elif isinstance(event, Ping):
                    self._writer.write(self._frames.send(event.response()))
                elif isinstance(event, CloseConnection):
                    raise LineLost(event.reason or "The center closed the connection.", int(event.code))
        except (OSError, ProtocolError) as error:
            raise LineLost(f"The connection broke: {error!r}") from error

    async def _events(self) -> AsyncGenerator[Event, None]:
        while True:
            for event in self._frames.events():
                yield event
            self._waits_since = asyncio.get_running_loop().time()
            piece = await self._reader.read(PIECE)
            self._waits_since = None
            if not piece:
                raise LineLost("The connection ended.")
            self._frames.receive_data(piece)

    async def close(self) -> None:
        """Say good-bye, and close."""
        if not self._writer.is_closing():
            with contextlib.suppress(ProtocolError):  # the center has closed already
                self._writer.write(self._frames.send(CloseConnection(code=1000)))
            self._writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await self._writer.wait_closed()

    def abort(self) -> None:
        """Close at once."""
        self._writer.transport.abort()


def _check(event: Event) -> None:
    """Raises LineLost where the center opens no WebSocket."""
    if isinstance(event, RejectConnection):
        raise LineLost(f"The center opens no WebSocket here, but answers {event.status_code}.")
