"""One WebSocket of the client's side (RFC 6455): opened, spoken on and closed; nothing outlives its end."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
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
from cordboard.client.frames import text_frame, whole_texts
from cordboard.client.net import OPEN_SECONDS, Net, Pipe
from cordboard.contract.socket import PROTOCOL
from cordboard.frames import Border

NO_TOKEN, TOO_LONG = 4401, 1009
"""Why the center closes: see `contract.socket.CLOSINGS`."""


class LineLost(ClientError):
    """The connection is over; code: why the center closed it, None where it just ended."""

    def __init__(self, text: str, code: int | None = None) -> None:
        super().__init__(text)
        self.code = code


class Line:
    """A connection that is open."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self._frames = WSConnection(ConnectionType.CLIENT)
        self._parts: list[str] = []
        self._border = Border()
        self._lost: LineLost | None = None
        """Why the center has closed; what it said before that is heard first."""

    @classmethod
    async def open(cls, net: Net, url: str) -> Line:
        """Open one at an address of http or https. Raises LineLost."""
        address = urlsplit(url)
        try:
            line = cls(await net.connect(address))
            await line._shake_hands(address.netloc.rpartition("@")[2], address.path)
        except (OSError, ProtocolError) as error:
            raise LineLost(f"The center cannot be reached: {error!r}") from error
        return line

    async def _shake_hands(self, host: str, target: str) -> None:
        opening = Request(host=host, target=target, subprotocols=[PROTOCOL])
        try:
            self._pipe.send(self._frames.send(opening))
            while not self._accepted():
                self._frames.receive_data(await self._pipe.receive(OPEN_SECONDS) or None)
        except BaseException:
            self.abort()
            await self._pipe.close()
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
        self._pipe.send(text_frame(text))

    def offer(self, take: Callable[[list[bytes]], bool]) -> None:
        """Offer texts the moment they come, as a pipe does its pieces; what is not taken comes by `texts`."""
        self._pipe.offer(lambda piece: (texts := self._whole(piece)) is not None and take(texts))

    def _whole(self, piece: bytes) -> list[bytes] | None:
        """The texts that a piece is a row of; None where it goes the long way."""
        return whole_texts(piece) if self._border.between() else None

    async def texts(self, seconds: float) -> list[bytes]:
        """The texts that come next; none where none is whole by then. Raises LineLost at the end."""
        if self._lost is not None:
            raise self._lost
        try:
            piece = await self._pipe.receive(seconds)
            if not piece:
                raise LineLost("The connection ended.")
            texts = self._whole(piece)
            return self._read(piece) if texts is None else texts
        except TimeoutError:
            return []
        except (OSError, ProtocolError) as error:
            raise LineLost(f"The connection broke: {error!r}") from error

    def _read(self, piece: bytes) -> list[bytes]:
        """The texts that are whole by now. Raises LineLost where the center closes."""
        self._border.pass_on(piece)
        self._frames.receive_data(piece)
        texts = []
        for event in self._frames.events():
            if isinstance(event, TextMessage):
                self._parts.append(event.data)
                if event.message_finished:
                    texts.append("".join(self._parts).encode())
                    self._parts.clear()
            elif isinstance(event, Ping):
                self._pipe.send(self._frames.send(event.response()))
            elif isinstance(event, CloseConnection):
                self._lost = LineLost(event.reason or "The center closed the connection.", int(event.code))
        if self._lost is not None and not texts:
            raise self._lost
        return texts

    async def close(self) -> None:
        """Say good-bye, and close."""
        with contextlib.suppress(ProtocolError):  # the center has closed already
            self._pipe.send(self._frames.send(CloseConnection(code=1000)))
        await self._pipe.close()

    def abort(self) -> None:
        """Close at once."""
        self._pipe.abort()
