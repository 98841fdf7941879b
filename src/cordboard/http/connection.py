"""One connection: requests in, one after the other, and their answers out, in the same order.

- A request is begun when the one before it is answered; what comes meanwhile waits, and not much of it.
- Whoever owes something, the rest of a head or a body or the reading of an answer, has a time to give it.
- An answer is one write. One that comes before its request has arrived whole is the connection's last.
- A stream is told for as long as its client is there; it waits while the client does not read.
- After an upgrade the connection is somebody else's, and so is what has come already.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Coroutine
from http import HTTPStatus
from typing import Any, Final, cast

from cordboard.http.answer import TEXT, Answer, Stream, encode, encode_upgrade, refused
from cordboard.http.exchange import Exchange
from cordboard.http.intake import Intake
from cordboard.http.patience import Patience
from cordboard.http.port import Door, Reply
from cordboard.http.reception import Reception
from cordboard.http.refusal import ClientLeft, Refusal
from cordboard.http.telling import Telling
from cordboard.http.upgrade import Upgrade
from cordboard.http.work import rest_of

log = logging.getLogger(__name__)

HELD_LIMIT: Final = 64 * 1024
"""Bytes that may wait for their turn; who has sent more is not read on meanwhile."""
DEAF_LIMIT: Final = 1024 * 1024
"""Bytes that are thrown away after a last answer, so that it reaches a client who is still sending."""

HEAD_SECONDS: Final = 20.0
"""How long a head may take to arrive; a connection that has just begun owes one too."""
IDLE_SECONDS: Final = 75.0
"""How long an answered connection waits for the next request: longer than the longest poll."""
READER_SECONDS: Final = 60.0
"""How long a client may take to read an answer."""
DEAF_SECONDS: Final = 5.0
"""How long a client may go on sending after a last answer."""

_CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"
_FAILED: Final = Answer(500, TEXT, b"INTERNAL: Something went wrong inside Cordboard.\n")


class Connection(asyncio.Protocol):
    """One client's connection, as the event loop knows it."""

    __slots__ = (
        "_clogged",
        "_door",
        "_exchange",
        "_in_head",
        "_intake",
        "_last",
        "_overheard",
        "_patience",
        "_paused",
        "_reception",
        "_task",
        "_telling",
        "_transport",
        "client",
    )

    def __init__(self, reception: Reception, door: Door) -> None:
        self.client = ""
        self._door = door
        self._reception = reception
        self._transport: asyncio.Transport
        self._exchange: Exchange | None = None
        """The request that is being served."""
        self._task: asyncio.Task[None] | None = None
        self._intake = Intake()
        self._in_head = False
        """A head has begun to arrive."""
        self._paused = False
        self._clogged = False
        """The client does not read what it is sent."""
        self._last = False
        """There will be no further request."""
        self._telling: Telling | None = None
        """The stream that is being told, if it has come to that."""
        self._overheard = 0
        self._patience = Patience(reception.loop, self._give_up)

    @property
    def scheme(self) -> str:
        """`http`, or `https`."""
        return self._reception.scheme

    @property
    def page(self) -> str | None:
        """The origin of the page that is being served; None for a program, and where nobody is."""
        return None if self._exchange is None else self._exchange.head.headers.get("origin")

    # -- what the event loop tells ------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody is there: a request is due."""
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are of no class of asyncio's
        peer = transport.get_extra_info("peername")
        self.client = sys.intern(str(peer[0])) if isinstance(peer, tuple) else ""
        self._reception.welcome(self)
        self._patience.expect(HEAD_SECONDS)

    def data_received(self, data: bytes) -> None:
        """Bytes have come: most often one request, with a head that has come before."""
        if self._exchange is None and self._last:
            self._overhear(len(data))
        elif self._is_free and (head := self._intake.known_head(data)) is not None:
            self._serve(Exchange(head, self, data[head.size :]))
        else:
            self._intake.held += data
            self._read_on()
            self._hold_back()

    def pause_writing(self) -> None:
        """The client is slow to read."""
        self._clogged = True
        self._patience.expect(READER_SECONDS)
        if self._telling is not None:
            self._telling.clog()

    def resume_writing(self) -> None:
        """The client has read."""
        self._clogged = False
        if self._telling is not None:
            self._patience.rest()
            self._telling.unclog()
        elif not self._last:
            self._patience.expect(IDLE_SECONDS)
            self._next()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has left: only work that is not for it alone goes on."""
        self._patience.end()
        self._reception.miss(self)
        self._last = True
        if self._exchange is not None:
            self._exchange.leave()
            if self._exchange.ends_with_client and self._task is not None:
                self._reception.loop.call_soon(self._task.cancel)  # not before it has begun

    # -- what the listener and the request say --------------------------------------------------------

    def retire(self) -> None:
        """Begin no further request; close once nothing is being served."""
        self._last = True
        if self._exchange is None or self._telling is not None:
            self._close()

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()

    def await_body(self, seconds: float) -> None:
        """The rest of the body is wanted, within so many seconds."""
        exchange = self._exchange
        assert exchange is not None
        if exchange.head.expects_continue and not exchange.begun:
            self._transport.write(_CONTINUE)
        self._patience.expect(seconds)
        self._resume_reading()

    # -- requests -----------------------------------------------------------------------------------

    @property
    def _is_free(self) -> bool:
        """Whether what arrives is the next request from its first byte on."""
        return self._exchange is None and not self._intake.held and not self._clogged

    def _read_on(self) -> None:
        """Go on with the body of the request that is served, or with the next one if it is its turn."""
        held, exchange = self._intake.held, self._exchange
        if exchange is not None:
            if not exchange.complete and exchange.take(held):
                self._patience.rest()
            return
        self._intake.skip_empty_lines()
        if not held or self._clogged or self._last:
            return
        try:
            head = self._intake.next_head()
        except Refusal as refusal:
            self._send(refused(refusal), with_body=True, goes_on=False)
            self._turn_deaf()
        else:
            if head is not None:
                exchange = Exchange(head, self)
                exchange.take(held)
                self._serve(exchange)
            elif not self._in_head:
                self._in_head = True
                self._patience.expect(HEAD_SECONDS)

    def _serve(self, exchange: Exchange) -> None:
        """Let the door begin; what it knows at once is sent at once."""
        self._exchange = exchange
        self._in_head = False
        self._patience.rest()
        work = self._door(exchange)
        try:
            waits_for = work.send(None)
        except StopIteration as known:
            if isinstance(known.value, Stream):
                self._begin(self._wait(exchange, _at_once(known.value)))
            else:
                self._finish(exchange, known.value)
        except Exception as problem:  # noqa: BLE001  -- whatever it is, the client gets an answer
            self._finish(exchange, _answer_to(problem))
        else:
            self._begin(self._wait(exchange, rest_of(work, waits_for)))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._task = self._reception.loop.create_task(work)
        self._reception.running.add(self._task)

    async def _wait(self, exchange: Exchange, rest: Coroutine[Any, Any, Reply]) -> None:
        """Answer once the door knows what; it is the whole of a task."""
        answer = None
        try:
            known = await rest
            if isinstance(known, Stream):
                exchange.ends_with_client = self._last = True  # there is no other answer after it
                self._telling = Telling(self._transport)
                await self._telling.tell(known)
            else:
                answer = known
        except Exception as problem:  # noqa: BLE001  -- as in `_serve`
            answer = _answer_to(problem)
        finally:
            assert self._task is not None
            self._reception.running.discard(self._task)
            self._finish(exchange, answer)

    # -- answers ------------------------------------------------------------------------------------

    def _finish(self, exchange: Exchange, answer: Answer | Upgrade | None) -> None:
        """Send the answer, if there is anybody; None where there is nothing to say."""
        self._exchange = self._task = None
        if self._telling is not None and not self._transport.is_closing():
            self._close()
            return
        if exchange.left or answer is None or self._transport.is_closing():
            if isinstance(answer, Answer) and answer.undelivered is not None:
                answer.undelivered()
            self._transport.abort()
            return
        if isinstance(answer, Upgrade):
            self._hand_over(answer, exchange.head.headers.get("origin"))
            return
        goes_on = exchange.complete and exchange.head.keeps_alive and not self._last
        bare = exchange.head.method == "HEAD" or answer.status == HTTPStatus.NOT_MODIFIED
        self._send(answer, with_body=not bare, goes_on=goes_on)
        if not exchange.complete:
            self._turn_deaf()
        elif not goes_on:
            self._close()
        elif self._intake.held or self._paused:
            self._reception.loop.call_soon(self._next)

    def _hand_over(self, upgrade: Upgrade, page: str | None) -> None:
        """Somebody else has the connection from now on, also what has come on it already."""
        transport, successor = self._transport, upgrade.successor()
        transport.write(encode_upgrade(upgrade.headers))
        successor.take_over(transport, self._reception, page)
        transport.set_protocol(successor)
        self._patience.end()
        self._reception.miss(self)
        if self._clogged:
            successor.pause_writing()
        if self._paused:
            transport.resume_reading()
        successor.data_received(bytes(self._intake.held))
        if self._last:
            successor.retire()

    def _next(self) -> None:
        """It is the next request's turn, after everybody else's."""
        self._read_on()
        self._resume_reading()

    def _send(self, answer: Answer, *, with_body: bool, goes_on: bool) -> None:
        self._patience.expect(IDLE_SECONDS)
        try:
            data = encode(answer, with_body=with_body, closes=not goes_on)
        except ValueError:
            log.exception("an answer cannot be sent")
            data = encode(_FAILED, with_body=with_body, closes=not goes_on)
        self._transport.write(data)

    def _close(self) -> None:
        """Close when all is sent."""
        self._last = True
        self._transport.close()
        self._patience.expect(READER_SECONDS)

    def _turn_deaf(self) -> None:
        """Close, but throw away for a while what still comes: to close on it might destroy the answer.

        RFC 9112 section 9.6.
        """
        self._last = True
        self._intake.held.clear()
        if self._transport.can_write_eof() and not self._transport.is_closing():
            self._transport.write_eof()
        self._resume_reading()
        self._patience.expect(DEAF_SECONDS)

    def _overhear(self, size: int) -> None:
        self._overheard += size
        if self._overheard > DEAF_LIMIT:
            self._transport.abort()

    # -- patience -----------------------------------------------------------------------------------

    def _hold_back(self) -> None:
        """Read no further while enough waits already."""
        unread = 0 if self._exchange is None else self._exchange.unread
        if not self._paused and len(self._intake.held) + unread > HELD_LIMIT:
            self._paused = True
            self._transport.pause_reading()

    def _resume_reading(self) -> None:
        if self._paused and len(self._intake.held) <= HELD_LIMIT and not self._transport.is_closing():
            self._paused = False
            self._transport.resume_reading()

    def _give_up(self) -> None:
        if self._telling is not None:
            self._transport.abort()
        elif self._exchange is not None:
            self._exchange.fail(Refusal(408, "TOO_SLOW", "The request did not arrive in time."))
        elif self._last or self._clogged:
            self._transport.abort()
        else:
            self._close()


async def _at_once(stream: Stream) -> Stream:
    """A stream that a door knew without waiting."""
    return stream


def _answer_to(problem: BaseException) -> Answer | None:
    """What to say where a door raised; None to nobody."""
    if isinstance(problem, ClientLeft):
        return None
    if isinstance(problem, Refusal):
        return refused(problem)
    log.error("a door failed", exc_info=problem)
    return _FAILED
