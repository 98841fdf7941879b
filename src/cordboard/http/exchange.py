"""One request and its answer, as the door that serves it sees them."""

from __future__ import annotations

import asyncio
from typing import Protocol

from cordboard.http.framing import framing_of
from cordboard.http.head import Head
from cordboard.http.refusal import ClientLeft, Refusal


class Line(Protocol):
    """The connection that a request came on."""

    @property
    def client(self) -> str:
        """The address that it comes from, as text; empty where it has none."""
        ...

    @property
    def scheme(self) -> str:
        """`http`, or `https` where it is encrypted."""
        ...

    def await_body(self, seconds: float) -> None:
        """Somebody wants the rest of the body, which has so long to arrive."""
        ...


class Exchange:
    """A request whose head is here; its body, where it has one, may still be on its way."""

    __slots__ = (
        "_arrival",
        "_body",
        "_framing",
        "_line",
        "_problem",
        "_wanted",
        "complete",
        "ends_with_client",
        "head",
        "left",
    )

    def __init__(self, head: Head, line: Line, body: bytes | None = None) -> None:
        self.head = head
        self.complete = body is not None or head.length == 0
        """The whole request has arrived."""
        self.left = False
        """The client has left: an answer would reach nobody."""
        self.ends_with_client = False
        """A door says so where the work on its answer is to be cancelled when the client leaves."""
        self._line = line
        self._framing = None if self.complete else framing_of(head.length)
        self._body: bytes | bytearray = bytearray() if body is None else body
        self._wanted = False
        self._problem: Exception | None = None
        self._arrival: asyncio.Future[None] | None = None

    @property
    def client(self) -> str:
        """The address that the connection comes from, as text; empty where it has none."""
        return self._line.client

    @property
    def scheme(self) -> str:
        """How the connection came: `http`, or `https` where it is encrypted."""
        return self._line.scheme

    async def body(self, limit: int, seconds: float) -> bytes:
        """The whole body; to be asked for once.

        Raises Refusal where it is longer than `limit` bytes, not here within so many seconds or not in the
        form that its head announces, ClientLeft where it never comes.
        """
        if (self.head.length or 0) > limit:
            raise _too_long(limit)
        if not self.complete:
            self._wanted = True
            self._line.await_body(seconds)
            await self._all_or(limit)
        if self._problem is not None:
            raise self._problem
        if len(self._body) > limit:
            raise _too_long(limit)
        whole, self._body = bytes(self._body), b""
        return whole

    async def _all_or(self, limit: int) -> None:
        while not self.complete and self._problem is None and len(self._body) <= limit:
            self._arrival = asyncio.get_running_loop().create_future()
            await self._arrival

    # -- the connection's side ----------------------------------------------------------------------

    @property
    def begun(self) -> bool:
        """Whether something of the body has come."""
        return bool(self._body)

    @property
    def unread(self) -> int:
        """Bytes of the body that are here and that nobody wants yet."""
        return 0 if self._wanted else len(self._body)

    def take(self, arrived: bytearray) -> bool:
        """Take what belongs to the body out of what has arrived; whether the request is complete now."""
        if self._framing is not None and self._problem is None:
            try:
                self._body += self._framing.take(arrived)
                self.complete = self._framing.done
            except Refusal as problem:
                self._problem = problem
            self._wake()
        return self.complete

    def fail(self, problem: Exception) -> None:
        """The rest of the body will not come."""
        self._problem = problem
        self._wake()

    def leave(self) -> None:
        """The client has left."""
        self.left = True
        self.fail(ClientLeft("the client left before its answer"))

    def _wake(self) -> None:
        if self._arrival is not None and not self._arrival.done():
            self._arrival.set_result(None)


def _too_long(limit: int) -> Refusal:
    return Refusal(413, "TOO_LONG", f"A request may be {limit} bytes long.")
