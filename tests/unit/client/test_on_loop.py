"""Connections of an event loop, whoever made the loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
import uvloop

from cordboard.client.on_loop import LoopNet


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Says one line again, and leaves."""
    writer.write(await reader.readline())
    writer.close()


async def talk() -> tuple[bytes, bytes]:
    """What a server says to us, and what is left at the end."""
    server = await asyncio.start_server(echo, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    net = LoopNet(f"http://127.0.0.1:{port}", None)
    pipe = await net.connect(urlsplit(f"http://127.0.0.1:{port}/"))
    pipe.send(b"hello\n")
    heard = await pipe.receive(20.0), await pipe.receive(20.0)
    await pipe.close()
    await net.close()
    server.close()
    return heard


@pytest.mark.parametrize("make", [asyncio.new_event_loop, uvloop.new_event_loop], ids=["asyncio", "uvloop"])
def test_what_is_said_is_heard(make: Callable[[], asyncio.AbstractEventLoop]) -> None:
    with asyncio.Runner(loop_factory=make) as runner:
        assert runner.run(talk()) == (b"hello\n", b"")


class Teller:
    """Says a piece whenever something is said to it."""

    def __init__(self, *pieces: bytes) -> None:
        self._left = iter(pieces)
        self._server: asyncio.Server
        self._gone = asyncio.Event()

    async def start(self) -> str:
        """Its address."""
        self._server = await asyncio.start_server(self._tell, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"

    async def stop(self) -> None:
        """Go, once whoever came has left."""
        self._server.close()
        await self._gone.wait()

    async def _tell(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(100):
            writer.write(next(self._left, b"end"))
        writer.close()
        await writer.wait_closed()
        self._gone.set()


async def test_a_taker_has_what_comes_while_somebody_receives() -> None:
    # given a connection on which a first piece has come while nobody received
    teller = Teller(b"first", b"taken", b"taken too", b"left")
    address = await teller.start()
    net = LoopNet(address, None)
    pipe = await net.connect(urlsplit(address))
    taken: list[bytes] = []

    def take(piece: bytes) -> bool:
        pipe.send(b"more")
        taken.append(piece)
        return piece.startswith(b"taken")

    try:
        pipe.send(b"more")
        first = await pipe.receive(20.0)
        pipe.offer(take)

        # when we receive, then what the taker leaves is ours, and we sleep through the rest
        pipe.send(b"more")
        assert (first, await pipe.receive(20.0)) == (b"first", b"left")
        assert taken == [b"taken", b"taken too", b"left"]
        assert await pipe.receive(20.0) == b"end"
    finally:
        await pipe.close()
        await net.close()
        await teller.stop()
