"""A program that connectors tell: a real server on this machine, which keeps what it is asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class Peer:
    """What came, and the answers to give, in order; the last one is given for ever."""

    url: str = ""
    answers: list[bytes] = field(default_factory=lambda: [b"HTTP/1.1 204 No Content\r\n\r\n"])
    requests: list[bytes] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            writer.close()
            return
        _, _, length = head.lower().partition(b"content-length: ")
        body = await reader.readexactly(int(length.split(b"\r\n")[0] or b"0"))
        self.requests.append(head + body)
        self.came.set()
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        writer.write(answer)
        await writer.drain()
        await reader.read() if not answer else None
        writer.close()

    @classmethod
    @asynccontextmanager
    async def open(cls) -> AsyncIterator[Peer]:
        """One that listens, as long as it is wanted."""
        place = cls()
        server = await asyncio.start_server(place.serve, "127.0.0.1", 0)
        place.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/orders"
        try:
            yield place
        finally:
            server.close()
