"""One connection of the web services: whoever says nothing, or never ends a request's head, is let go.

The parser alone would keep any head in memory and wait for ever, however many such connections there are.
A client that leaves is noticed by every request of its connection, so that no event goes to nobody.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

HEAD_LIMIT: Final = 64 * 1024
"""Bytes of a request's head; what comes together with its first byte is not counted."""
HEAD_SECONDS: Final = 20.0
"""How long a head may take to arrive; a connection that has just begun owes one too."""

_TOO_LONG: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
)


class _Outgoing(asyncio.Transport):
    """The way out of a connection: an answer's head waits for the body, so that both are one packet."""

    __slots__ = ("_head", "_transport")

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport = transport
        self._head = b""

    def write(self, data: bytes | bytearray | memoryview[Any]) -> None:
        """Write, but keep the head of an answer; `100 Continue` is none."""
        raw = bytes(data)
        if not self._head and raw.startswith(b"HTTP/1.1 ") and not raw.startswith(b"HTTP/1.1 100 "):
            self._head = raw
            return
        whole, self._head = self._head + raw, b""
        self._transport.write(whole)

    def flush(self) -> None:
        """There comes no body."""
        if self._head:
            self.write(b"")

    def close(self) -> None:
        """Write what is left, then close."""
        self.flush()
        self._transport.close()

    def is_closing(self) -> bool:
        """Whether it is closed, or about to be."""
        return self._transport.is_closing()


class PatientConnection(HttpToolsProtocol):
    """uvicorn's connection, with an end to its patience."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = False
        self._in_head = False
        self._began_now = False
        self._head_size = 0
        self._deadline: asyncio.TimerHandle | None = None
        self._unanswered: list[RequestResponseCycle] = []

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Somebody is there: a request is due."""
        super().connection_made(transport)
        self.transport = self._outgoing = _Outgoing(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is due any more; every request that is not answered yet hears that its client left."""
        self._stop_waiting()
        for each in self._unanswered:  # uvicorn tells only the newest of them
            each.disconnected = not each.response_complete
            each.message_event.set()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; a head that does not end is refused."""
        self._began_now = False
        super().data_received(data)
        if self.transport.is_closing():
            return
        if self._began_now and self._in_head:
            self._expect_head()  # most heads come whole, and need no timer
        elif self._in_head:
            self._head_size += len(data)
            if self._head_size > HEAD_LIMIT:
                self.transport.write(_TOO_LONG)
                self.transport.close()
        elif self._deadline is None and self._is_answered():
            self._expect_head()  # what came was no request, and it has stopped the keep-alive timer

    def on_message_begin(self) -> None:
        """The first byte of a head."""
        super().on_message_begin()
        self._stop_waiting()
        self._in_head = self._began_now = True
        self._head_size = 0

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._in_head = False
        self._stop_waiting()  # if it came in pieces
        super().on_headers_complete()
        self._asked = True
        waiting = [each for each in self._unanswered if not each.response_complete]
        self._unanswered = [*waiting, self.cycle]

    def on_response_complete(self) -> None:
        """An answer to HEAD has no body to wait for."""
        self._outgoing.flush()
        super().on_response_complete()

    def _is_answered(self) -> bool:
        return not self._asked or self.cycle.response_complete

    def _expect_head(self) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if self._is_answered():
            self.transport.close()
        else:  # a request is still being served, and its answer comes first
            self._expect_head()
