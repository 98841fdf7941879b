"""WebSocket (RFC 6455) of the server's side: texts go both ways, and nobody can make us hold much.

- Opening: everything that section 4.2.1 asks for, and one subprotocol. Extensions are not taken, so nothing
  is ever unpacked.
- What arrives is read by wsproto, strictly: masks, lengths, fragments, control frames, UTF-8. What is not in
  form ends the connection with the code for it. Whole texts, as nearly all are, go a shorter way (`frames`);
  so do those behind a message that came in pieces.
- A client who does not read is not read from either, and cut off after a while; so is one who does not answer
  pings. One who says much at once is heard a little at a time: everybody else has turns in between.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Callable
from io import StringIO
from typing import Final, Protocol

from wsproto.connection import Connection, ConnectionState, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, TextMessage
from wsproto.utilities import generate_accept_token

from cordboard.frames import Border
from cordboard.http.exchange import Exchange
from cordboard.http.frames import text_frame, whole_text
from cordboard.http.patience import Patience
from cordboard.http.reception import Reception
from cordboard.http.refusal import Headers, Refusal
from cordboard.http.upgrade import Successor

VERSION: Final = "13"
PING_SECONDS: Final = 20.0
"""How long a client may be silent before it is asked whether it is there, and then until it says so."""
READER_SECONDS: Final = 60.0
"""How long a client may take to read what it was sent."""
CLOSE_SECONDS: Final = 5.0
"""How long we wait for the client's side of a close."""

A_BREATH: Final = 32
"""Messages, and frames of control, that are heard of a client before everybody else has a turn."""
AS_MANY: Final = 8192
"""Letters of a long message that count as one more."""

GOING_AWAY, NO_TEXT, TOO_LONG, FAILED = 1001, 1003, 1009, 1011
"""Close codes (RFC 6455 section 7.4.1)."""

_KEY_BYTES: Final = 16


def accept(exchange: Exchange, protocol: str) -> Headers:
    """The headers that open a WebSocket of a subprotocol. Raises Refusal where the request asks for none."""
    headers, head = exchange.head.headers, exchange.head
    if not (_has(headers, "connection", "upgrade") and _has(headers, "upgrade", "websocket")):
        raise _no_websocket("This address is for WebSockets.")
    if headers.get("sec-websocket-version") != VERSION:
        raise _no_websocket(f"Speak version {VERSION} of WebSocket.")
    key = headers.get("sec-websocket-key", "")
    if head.method != "GET" or not head.keeps_alive or not exchange.complete or not _is_key(key):
        raise Refusal(400, "BAD_WEBSOCKET", "This opens no WebSocket: see RFC 6455 section 4.1.")
    if protocol not in _words(headers, "sec-websocket-protocol"):
        raise Refusal(400, "BAD_SUBPROTOCOL", f"Offer the subprotocol {protocol} in Sec-WebSocket-Protocol.")
    return (
        ("upgrade", "websocket"),
        ("sec-websocket-accept", generate_accept_token(key.encode()).decode()),
        ("sec-websocket-protocol", protocol),
    )


def _no_websocket(remedy: str) -> Refusal:
    return Refusal(
        426, "NO_WEBSOCKET", remedy, [("upgrade", "websocket"), ("sec-websocket-version", VERSION)]
    )


def _words(headers: dict[str, str], name: str) -> list[str]:
    return [word.strip(" \t") for word in headers.get(name, "").split(",")]


def _has(headers: dict[str, str], name: str, word: str) -> bool:
    return word in {each.lower() for each in _words(headers, name)}


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == _KEY_BYTES
    except (binascii.Error, ValueError):
        return False


class Talk(Protocol):
    """What is spoken on a WebSocket."""

    def opened(self, line: WebSocket) -> None:
        """The connection is there, and is this talk's."""
        ...

    def heard(self, text: str) -> None:
        """A whole message has come."""
        ...

    def retire(self) -> None:
        """The house closes: begin nothing further, and close the line once nothing is being served."""
        ...

    def closed(self) -> None:
        """The connection is over; nothing reaches the client any more."""
        ...


class WebSocket(Successor):
    """One client's connection, for a talk.

    limit: characters that a message may have; the talk may change it.
    """

    def __init__(self, talk: Talk, limit: int) -> None:
        self.limit = limit
        self.clogged = False
        """The client does not read what it is sent."""
        self._talk = talk
        self._frames = Connection(ConnectionType.SERVER)
        self._come = b""
        """What has come and is not looked at yet."""
        self._border = Border()
        self._between = True
        """All that was looked at is whole and heard: what comes next may go the short way."""
        self._message = StringIO()
        """The message of which parts have come."""
        self._held = False
        """The talk wants to hear nothing more for a while."""
        self._breath = A_BREATH
        """What is still heard before everybody else has a turn."""
        self._closing = False
        self._deaf = False
        """What came last was no WebSocket, and so is all that follows."""
        self._paused = False
        self._pinged = False
        self._unclogged: asyncio.Future[None] | None = None

    # -- what the event loop tells --------------------------------------------------------------------

    def take_over(self, transport: asyncio.Transport, reception: Reception, page: str | None) -> None:
        """The connection is handed over."""
        super().take_over(transport, reception, page)
        self._patience = Patience(reception.loop, self._give_up)
        self._expect()
        self._talk.opened(self)

    def data_received(self, data: bytes) -> None:
        """Bytes have come: the client is there."""
        if not self._deaf and not self._transport.is_closing():
            self._pinged = False
            self._expect()
            self._come += data
            self._read()

    def pause_writing(self) -> None:
        """The client is slow to read."""
        self.clogged = True
        self._unclogged = asyncio.get_running_loop().create_future()
        self._listen()
        self._patience.expect(READER_SECONDS)

    def resume_writing(self) -> None:
        """The client has read."""
        self.clogged = False
        self._wake()
        self._expect()
        self._listen()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has left."""
        super().connection_lost(exc)
        self._closing = True
        self._patience.end()
        self._wake()
        self._talk.closed()

    # -- what the talk says ---------------------------------------------------------------------------

    def send(self, text: bytes) -> bool:
        """Send a message, in UTF-8; whether there is anybody to hear it."""
        if self._closing:
            return False
        self._transport.write(text_frame(text))
        return True

    async def read(self) -> None:
        """Until the client has read most of what it was sent, or has left."""
        if self._unclogged is not None:
            await asyncio.shield(self._unclogged)

    def call_later(self, seconds: float, call: Callable[[], object]) -> asyncio.TimerHandle:
        """Call something after a while, by the clock of the connection."""
        loop = self._reception.loop
        return loop.call_at(loop.time() + seconds, call)

    def hold(self) -> None:
        """Hear nothing more for a while."""
        self._held = True
        self._listen()

    def go_on(self) -> None:
        """Hear again."""
        if self._held:
            self._held = False
            self._expect()
            self._listen()

    def close(self, code: int, reason: str = "") -> None:
        """Say why, and end it."""
        if not self._closing:
            self._closing = True
            self._transport.write(self._frames.send(CloseConnection(code=code, reason=reason)))
            self._patience.expect(CLOSE_SECONDS)
            self._listen()

    def retire(self) -> None:
        """The house closes."""
        self._talk.retire()

    # -- frames ---------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Take what has come, message by message, as long as it is wanted; then read more."""
        if self._between:
            self._come = self._come[self._hear_at_once(self._come) :]
        if not self._listens:
            return
        if self._come:
            self._border.pass_on(self._come)
            self._frames.receive_data(self._come)
            self._come, self._between = b"", False
        if self._between or self._has_taken_all():
            self._read_more()

    def _hear_at_once(self, data: bytes) -> int:
        """Hear the whole texts with which this begins; where they end."""
        at = 0
        while self._listens and not self._closing:
            found = whole_text(data, at)
            if found is None or len(found[0]) > self.limit:
                break
            at = found[1]
            self._spend(len(found[0]))
            self._talk.heard(found[0])
        return at

    def _has_taken_all(self) -> bool:
        """Take what goes the long way; False where some of it is left for later."""
        events = iter(()) if self._deaf else self._frames.events()
        while self._listens:
            event = next(events, None)
            if event is None:
                self._between = self._border.between()
                return True
            self._spend(len(event.data) if isinstance(event, TextMessage) else 0)
            self._take(event)
        return False

    def _read_more(self) -> None:
        """All is heard that has come."""
        if self._paused and not self._transport.is_closing():
            self._paused = False
            self._transport.resume_reading()

    def _take(self, event: Event) -> None:
        if isinstance(event, TextMessage):
            self._hear(event)
        elif isinstance(event, Ping):
            if not self._closing:
                self._transport.write(self._frames.send(event.response()))
        elif isinstance(event, CloseConnection):
            self._end(event)
        elif isinstance(event, BytesMessage):
            self.close(NO_TEXT, "Send texts.")

    def _hear(self, event: TextMessage) -> None:
        if self._closing:
            return
        if self._message.tell() + len(event.data) > self.limit:
            self.close(TOO_LONG, f"A message may have {self.limit} characters.")
        elif not event.message_finished:
            self._message.write(event.data)
        elif not self._message.tell():
            self._talk.heard(event.data)
        else:
            text = self._message.getvalue() + event.data
            self._message = StringIO()
            self._talk.heard(text)

    def _end(self, event: CloseConnection) -> None:
        """The client closes, answers our close, or has sent what is no WebSocket."""
        if self._frames.state is ConnectionState.OPEN:
            self._deaf = True
            self.close(event.code, event.reason or "")
            if self._transport.can_write_eof():
                self._transport.write_eof()
            return
        if self._frames.state is ConnectionState.REMOTE_CLOSING:
            self._transport.write(self._frames.send(event.response()))
        self._closing = True
        self._transport.close()

    # -- patience -------------------------------------------------------------------------------------

    @property
    def _listens(self) -> bool:
        """Whether the client is heard at present. One that we wait for to close is, to hear that it does."""
        return self._breath > 0 and (self._closing or not (self._held or self.clogged))

    def _spend(self, letters: int) -> None:
        """The client is heard; when that was enough for now, it waits for its next turn."""
        self._breath -= 1 + letters // AS_MANY
        if self._breath <= 0:
            self._reception.loop.call_soon(self._draw_breath)
            self._listen()

    def _draw_breath(self) -> None:
        """Everybody else has had a turn."""
        self._breath = A_BREATH
        self._listen()

    def _listen(self) -> None:
        """Read from the client, or do not, as it is now; more, once all that has come is heard."""
        if self._transport.is_closing() or self._paused is not self._listens:
            return
        if self._paused:
            self._reception.loop.call_soon(self._read)
        else:
            self._paused = True
            self._transport.pause_reading()

    def _expect(self) -> None:
        """What the client owes now: a sign of life, unless it owes more or we do not listen."""
        if self._held:
            self._patience.rest()
        elif not (self.clogged or self._closing):
            self._patience.expect(PING_SECONDS)

    def _give_up(self) -> None:
        if self.clogged or self._closing or self._pinged:
            self._transport.abort()
            return
        self._pinged = True
        self._transport.write(self._frames.send(Ping()))
        self._patience.expect(PING_SECONDS)

    def _wake(self) -> None:
        if self._unclogged is not None and not self._unclogged.done():
            self._unclogged.set_result(None)
        self._unclogged = None
