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
