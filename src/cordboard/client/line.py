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
    Ping,
    RejectConnection,
    Request,
    TextMessage,
)
from wsproto.utilities import ProtocolError

from cordboard.client.errors import ClientError
from cordboard.client.frames import ends_between, text_frame, whole_texts
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
        self._between = True
        """What has come ends with a whole frame, and with a whole message."""
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
            while not self._accepted():
                self._frames.receive_data(await self._piece())
        except BaseException:
            self.abort()
            raise

    def _accepted(self) -> bool:
        """Whether the center has opened the WebSocket. Raises LineLost where it opens none."""
        for event in self._frames.events():
            if isinstance(event, AcceptConnection):
                return True
            if isinstance(event, RejectConnection):
                raise LineLost(f"The center opens no WebSocket here, but answers {event.status_code}.")
        return False

    def send(self, text: bytes) -> None:
        """Send a message, in UTF-8."""
        if not self._writer.is_closing():
            self._writer.write(text_frame(text))

    async def messages(self) -> AsyncGenerator[bytes, None]:
        """What is told, message by message. Raises LineLost at the end."""
        try:
            while True:
                piece = await self._piece()
                texts = whole_texts(piece) if self._between else None
                if texts is None:
                    self._between = self._between and ends_between(piece)
                    self._frames.receive_data(piece)
                    texts = self._read()
                for text in texts:
                    yield text
        except (OSError, ProtocolError) as error:
            raise LineLost(f"The connection broke: {error!r}") from error

    def _read(self) -> list[bytes]:
        """The texts that are whole by now. Raises LineLost where the center closes."""
        texts = []
        for event in self._frames.events():
            if isinstance(event, TextMessage):
                self._parts.append(event.data)
                if event.message_finished:
                    texts.append("".join(self._parts).encode())
                    self._parts.clear()
            elif isinstance(event, Ping):
                self._writer.write(self._frames.send(event.response()))
            elif isinstance(event, CloseConnection):
                raise LineLost(event.reason or "The center closed the connection.", int(event.code))
        return texts

    async def _piece(self) -> bytes:
        """What comes next. Raises LineLost where nothing does."""
        self._waits_since = asyncio.get_running_loop().time()
        piece = await self._reader.read(PIECE)
        self._waits_since = None
        if not piece:
            raise LineLost("The connection ended.")
        return piece

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
