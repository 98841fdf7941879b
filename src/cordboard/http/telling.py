"""A stream on its way to one client: the next piece is made when the last ones are read."""

from __future__ import annotations

import asyncio
import logging
from contextlib import aclosing

from cordboard.http.answer import Stream, encode_opening

log = logging.getLogger(__name__)


class Telling:
    """What becomes of a connection whose answer has no end. It buffers no more than the transport does."""

    __slots__ = ("_transport", "_unclogged")

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._unclogged: asyncio.Future[None] | None = None

    def clog(self) -> None:
        """The client is slow to read."""
        if self._unclogged is None:
            self._unclogged = asyncio.get_running_loop().create_future()

    def unclog(self) -> None:
        """The client has read."""
        if self._unclogged is not None and not self._unclogged.done():
            self._unclogged.set_result(None)
        self._unclogged = None

    async def tell(self, stream: Stream) -> None:
        """Send head and pieces; what goes wrong in the middle can only end it."""
        async with aclosing(stream.pieces):
            self._transport.write(encode_opening(stream))
            try:
                async for piece in stream.pieces:
                    self._transport.write(piece)
                    if self._unclogged is not None:
                        await self._unclogged
            except Exception:
                log.exception("a stream failed")
