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
        if self._in_head and not self._began_now:
            self._head_size += len(data)
            if self._head_size > HEAD_LIMIT:
                self.transport.write(_TOO_LONG)
                self.transport.close()
        elif self._deadline is None and self._is_answered():
            self._expect_head()  # what came was no request, and it has stopped the keep-alive timer

    def on_message_begin(self) -> None:
        """The first byte of a head."""
        super().on_message_begin()
        self._in_head = self._began_now = True
        self._head_size = 0
        self._expect_head()

    def on_headers_complete(self) -> None:
        """The head is whole."""
        self._in_head = False
        self._stop_waiting()
        super().on_headers_complete()
        self._asked = True
        waiting = [each for each in self._unanswered if not each.response_complete]
        self._unanswered = [*waiting, self.cycle]

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
