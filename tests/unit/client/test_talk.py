"""Talks with a center that says exactly what a test wants, on a real socket."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Any

import pytest
from wsproto import ConnectionType, WSConnection
from wsproto.connection import Connection
from wsproto.events import AcceptConnection, CloseConnection, Event, Ping, Request, TextMessage

from cordboard.client.codec import Heard
from cordboard.client.line import LineLost
from cordboard.client.on_loop import LoopNet
from cordboard.client.talk import Talk, turned_away
from cordboard.contract.access import Problem

pytestmark = pytest.mark.timeout(30)


class Center:
    """Opens each WebSocket; whatever the program says, the next piece of bytes comes back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._frames = Connection(ConnectionType.SERVER)
        self._server: asyncio.Server
        self._serving: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"

    async def stop(self) -> None:
        """Go; no program is there any more."""
        self._server.close()
        await asyncio.gather(*self._serving)

    def says(self, *told: Event | str) -> None:
        """One piece, of whole messages and others."""
        events = [TextMessage(data=each) if isinstance(each, str) else each for each in told]
        self._pieces.append(b"".join(self._frames.send(event) for event in events))

    async def _come(self, reader: asyncio.StreamReader) -> bytes:
        """What the program says; nothing once it has left."""
        with contextlib.suppress(ConnectionError):
            return await reader.read(65536)
        return b""

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._serving += filter(None, [asyncio.current_task()])
        frames = WSConnection(ConnectionType.SERVER)
        while piece := await self._come(reader):
            frames.receive_data(piece)
            for event in frames.events():
                if isinstance(event, Request):
                    writer.write(frames.send(AcceptConnection(subprotocol="cordboard.1")))
                elif isinstance(event, TextMessage) and self._pieces:
                    writer.write(self._pieces.pop(0))
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


class Pass:
    """Tokens that always count."""

    due = float("inf")

    async def get(self) -> str:
        return "a token"

    def expire(self, token: str) -> None:
        """It counts all the same."""


class Program:
    """Hears a talk at once, and says something for each message."""

    def __init__(self, net: LoopNet, url: str) -> None:
        tokens: Any = Pass()
        self.talk = Talk(net, url, tokens, self._hear)
        self.heard: list[int | None] = []
        """Ids of messages that came at once."""

        self.came: list[int | None] = []
        """Ids of those that came the long way."""

    async def listen(self) -> None:
        """Until the talk is lost."""
        async with aclosing(self.talk.open()) as messages:
            async for message in messages:
                if message is not None:
                    self.came.append(message.id)
                    self.say()

    def _hear(self, message: Heard) -> None:
        self.heard.append(message.id)
        self.say()

    def say(self) -> None:
        """Something; what, is the same."""
        assert self.talk.line is not None
        self.talk.line.send(b"{}")


@pytest.fixture
async def center() -> AsyncIterator[Center]:
    center = Center()
    await center.start()
    try:
        yield center
    finally:
        await center.stop()


@pytest.fixture
async def program(center: Center) -> AsyncIterator[Program]:
    net = LoopNet(center.url, None)
    try:
        yield Program(net, center.url)
    finally:
        await net.close()


def answer(number: int, value: str = "") -> str:
    return f'{{"type":"answer","id":{number},"value":"{value}"}}'


LET_IN = '{"type":"authorized","id":0}'


async def test_what_comes_is_heard_at_once_and_nothing_else_waits_for_it(
    center: Center, program: Program
) -> None:
    # given a talk in which answers come alone, together, beside a ping, and in several frames
    half = TextMessage(data=answer(4)[:9], message_finished=False)
    center.says(LET_IN)
    center.says(answer(1))
    center.says(answer(2), answer(3))
    center.says()  # for one of two
    center.says(half, Ping(), TextMessage(data=answer(4)[9:]))
    center.says(answer(5, "x" * 300))
    center.says("no message of ours")

    # when it is listened to
    with pytest.raises(LineLost, match="nobody understands"):
        await program.listen()

    # then only those that let us in, and that came in parts, came the long way
    assert program.came == [0, 4]
    assert program.heard == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("code", "status", "again"),
    [
        ("TOKEN_EXPIRED", 401, True),
        ("NO_TOKEN", 401, True),  # it came too late
        ("TOKENS_UNAVAILABLE", 503, True),
        ("INTERNAL", 500, True),
        ("WRONG_SEAT", 403, False),
        ("OUT_OF_SCOPE", 403, False),
    ],
)
def test_when_it_is_worth_coming_again(code: str, status: int, again: bool) -> None:
    assert isinstance(turned_away(Problem(code=code, status=status)), LineLost) is again


async def test_a_center_that_has_heard_no_token_in_time_is_a_lost_connection(
    center: Center, program: Program
) -> None:
    center.says('{"type":"refused","problem":{"code":"NO_TOKEN","status":401}}')
    with pytest.raises(LineLost, match="NO_TOKEN"):
        await program.listen()


async def test_what_came_together_with_the_end_is_heard_first(center: Center, program: Program) -> None:
    center.says(LET_IN)
    center.says(answer(1), answer(2), CloseConnection(code=1001, reason="The center stops."))
    with pytest.raises(LineLost, match="The center stops") as lost:
        await program.listen()
    assert (program.came, lost.value.code) == ([0, 1, 2], 1001)


async def test_after_what_is_longer_than_a_piece_the_short_way_goes_on(
    center: Center, program: Program
) -> None:
    center.says(LET_IN)
    center.says(answer(1, "x" * 2_000_000))
    center.says(answer(2))
    center.says("the end")
    with pytest.raises(LineLost, match="nobody understands"):
        await program.listen()
    assert (program.came, program.heard) == ([0, 1], [2])
