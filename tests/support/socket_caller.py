"""A program on a WebSocket without a socket: it says and hears messages, or any bytes a test likes."""

from __future__ import annotations

import json
from typing import Any

from http_line import Line, turns
from wsproto.connection import Connection, ConnectionType
from wsproto.events import CloseConnection, Event, Message, Ping, TextMessage

from cordboard.http import Door

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
"""The example of RFC 6455 section 1.3, and what is accepted for it."""
ACCEPTED = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="


def asking(path: str, **named: str) -> bytes:
    """The request that opens a WebSocket; headers with an empty value are not sent."""
    given = {
        "host": "localhost:8080",
        "connection": "keep-alive, Upgrade",
        "upgrade": "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": KEY,
        "sec-websocket-protocol": "other, cordboard.1",
        **{name.replace("_", "-"): value for name, value in named.items()},
    }
    fields = [f"{name}: {value}" for name, value in given.items() if value]
    return "\r\n".join([f"GET {path} HTTP/1.1", *fields, "", ""]).encode()


class SocketCaller:
    """One program; what it has heard is in `messages`, what else has come in `events`."""

    def __init__(self, door: Door, path: str = "/api/v2/seats/ada/socket") -> None:
        self.line = Line(door)
        self.path = path
        self.head = b""
        self.events: list[Event] = []
        self.messages: list[dict[str, Any]] = []
        self._frames = Connection(ConnectionType.CLIENT)
        self._read = 0
        self._asked = 1000

    async def open(self, more: bytes = b"", **named: str) -> bytes:
        """Open it; the first line of what is answered."""
        await self.line.says(asking(self.path, **named) + more)
        self.head = self.line.wire.sent.partition(b"\r\n\r\n")[0]
        self._read = len(self.head) + 4
        self._hear()
        return self.head.partition(b"\r\n")[0]

    async def sends(self, *events: Event) -> None:
        """Send frames."""
        await self.says_bytes(b"".join(self._frames.send(event) for event in events))

    async def says_bytes(self, *pieces: bytes) -> None:
        """Send any bytes."""
        await self.line.says(*pieces)
        await self.heard()

    async def says(self, kind: str, identity: int = 1, **members: Any) -> list[dict[str, Any]]:
        """Say one message; what is heard after it."""
        before = len(self.messages)
        text = json.dumps({"type": kind, "id": identity, **members})
        await self.sends(TextMessage(data=text))
        return self.messages[before:]

    async def asks(self, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Ask for an operation; what comes back for it."""
        identity = self._asked = self._asked + 1
        written = self.line.wire.written
        written.clear()
        await self.says("ask", identity, operation=operation, parameters=parameters)
        while not (found := [each for each in self.messages if each.get("id") == identity]):
            await written.wait()
            written.clear()
            await self.heard()
        return found[0]

    async def heard(self) -> list[dict[str, Any]]:
        """All messages until now."""
        await turns()
        self._hear()
        return self.messages

    def _hear(self) -> None:
        sent = self.line.wire.sent
        self._frames.receive_data(sent[self._read :])
        self._read = len(sent)
        for event in self._frames.events():
            self._take(event)

    def _take(self, event: Event) -> None:
        if isinstance(event, Message):
            self.messages.append(json.loads(event.data))
        else:
            self.events.append(event)

    @property
    def closed(self) -> int | None:
        """The code with which the other side closes, if it does."""
        return next((int(each.code) for each in self.events if isinstance(each, CloseConnection)), None)

    @property
    def pings(self) -> int:
        return sum(isinstance(each, Ping) for each in self.events)
