"""Fuzzed WebSockets: any frames, beside what another reader reads; and any text, to a talk at a seat."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Iterator
from functools import partial
from typing import Any

from http_line import turns
from json_caller import Api
from socket_caller import SocketCaller
from websockets.frames import Opcode
from websockets.protocol import OPEN, Protocol, Side
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Ping, TextMessage

from cordboard import http
from cordboard.contract import ContractFault, FaultCode, Request
from cordboard.contract.stream import Message, Position, Reached
from cordboard.http.websocket import WebSocket, accept

CUT = b"\0--\0"
LIMIT = 4096
LOOP = asyncio.new_event_loop()


class Keeper:
    """A door that opens a WebSocket and keeps what it hears there."""

    def __init__(self) -> None:
        self.heard_texts: list[str] = []

    async def __call__(self, exchange: http.Exchange) -> http.Upgrade:
        return http.Upgrade(accept(exchange, "cordboard.1"), partial(WebSocket, self, LIMIT))

    def opened(self, line: WebSocket) -> None:
        """Somebody is there."""

    def heard(self, text: str) -> None:
        """They say something."""
        self.heard_texts.append(text)

    def retire(self) -> None:
        """The house never closes here."""

    def closed(self) -> None:
        """They have left."""


class Seats:
    """Refuses everything that it is asked, and has a stream of one message."""

    def __init__(self) -> None:
        self.asked = 0

    def owner_of(self, seat: str) -> str:
        """Whose it is."""
        return f"{seat}@demo"

    async def call(self, seat: str | None, request: Request) -> object:
        """Nothing is done here."""
        self.asked += 1
        raise ContractFault(FaultCode.NOT_LOGGED_IN)

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        """The same."""
        return await self.call(seat, request)

    async def follow(
        self, seat: str | None, after: Position | None, *, extended: bool
    ) -> AsyncGenerator[Message, None]:
        """A place, and then silence."""
        yield Reached(number=1)
        await asyncio.Event().wait()


def try_socket(data: bytes) -> None:
    """The first byte chooses: frames between cuts, or one text of a program that is let in."""
    LOOP.run_until_complete(_text(data[1:]) if data[:1] == b"\1" else _frames(data[1:].split(CUT)))


async def _frames(packets: list[bytes]) -> None:
    """The same is heard as of the whole, and no more than another strict reader hears."""
    in_packets, in_one_piece = Keeper(), Keeper()
    await _say(in_packets, packets)
    await _say(in_one_piece, [b"".join(packets)])
    assert in_packets.heard_texts == in_one_piece.heard_texts
    theirs = _other_reader(b"".join(packets))
    assert theirs[: len(in_packets.heard_texts)] == in_packets.heard_texts


async def _say(door: Any, packets: list[bytes]) -> None:
    caller = SocketCaller(door, "/")
    await caller.open()
    for packet in packets:
        await caller.says_bytes(packet)
        while not (caller.line.wire.reading or caller.line.wire.closing):
            await turns()
    await caller.line.leaves()
    assert caller.line.reception.running == set()


def _other_reader(data: bytes) -> list[str]:
    """What the library websockets reads in the same bytes, until something is wrong with them."""
    reader = Protocol(Side.SERVER, state=OPEN, max_size=None)
    reader.receive_data(data)
    texts: list[str] = []
    pieces: list[bytes] | None = None
    for frame in reader.events_received():
        if frame.opcode is Opcode.TEXT:
            pieces = [frame.data]
        elif frame.opcode is Opcode.CONT and pieces is not None:
            pieces.append(frame.data)
        if pieces is not None and frame.opcode in {Opcode.TEXT, Opcode.CONT} and frame.fin:
            texts.append(b"".join(pieces).decode("utf-8", "replace"))
            pieces = None
    return texts


async def _text(data: bytes) -> None:
    """It is refused, or followed, once; and the program stays."""
    seats: Any = Seats()
    api = Api(seats)
    caller = SocketCaller(api.door)
    await caller.open()
    await api.log_in()
    await caller.says("authorize", token=api.token)
    caller.messages.clear()
    await caller.sends(TextMessage(data=data.decode("utf-8", "replace")))
    [answer] = caller.messages
    assert answer["type"] in {"refused", "reached"}
    assert "INTERNAL" not in json.dumps(answer)
    assert (seats.asked == 1) == (answer.get("problem", {}).get("code") == "NOT_LOGGED_IN")
    assert caller.closed is None
    await caller.line.leaves()


def socket_seeds() -> Iterator[bytes]:
    """Messages of every kind, whole, in fragments and in pieces."""
    texts = [
        '{"type": "ask", "id": 1, "operation": "makeCall", "parameters": {"campaignId": 7}}',
        '{"type": "ask", "id": 2, "operation": "updateCallback", "key": "k", "parameters": {"info": {}}}',
        '{"type": "follow", "id": 3, "after": "7.1"}',
        '{"type": "authorize", "id": 4, "token": "x"}',
        '{"type": "attend", "id": 5, "attachment": "a"}',
        '{"type": "reply", "id": 6, "attachment": "a", "question": "f", "reply": {"state": {"outputs": []}}}',
        '{"type": "report", "id": 7, "attachment": "a", "news": {"speakerVolume": 3, "problem": "No."}}',
    ]
    client = Connection(ConnectionType.CLIENT)
    frames = [client.send(TextMessage(data=text)) for text in texts]
    halves = [
        client.send(TextMessage(data="a\N{SNOWMAN}", message_finished=False)),
        client.send(Ping(payload=b"?")),
        client.send(TextMessage(data="b")),
    ]
    end = client.send(CloseConnection(code=1000, reason="bye"))
    yield from (b"\1" + text.encode() for text in texts)
    yield b"\0" + b"".join(frames)
    yield b"\0" + CUT.join([*halves, end])
    yield b"\0" + b"".join(halves)[:9] + CUT + b"".join(halves)[9:] + end
