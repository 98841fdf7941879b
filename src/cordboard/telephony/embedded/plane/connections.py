"""Browsers that come by TCP: connections that bring packets, each after its length (RFC 6544, RFC 4571).

Who does not prove within some seconds that they know a password is let go, and only so many may try at once.
What a slow browser does not take is dropped, packet by packet: sound that comes late is of no use.
"""

from __future__ import annotations

import errno
import select
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cordboard.webrtc import Deframer, frame

MOST_STRANGERS = 100
"""Connections that have proved nothing yet."""
MOST = 4_000
PATIENCE = 10.0
"""Seconds that a stranger has."""
MOST_PACKETS, MOST_OF_STRANGERS = 1_000, 20
"""Packets that come at once; who sends more of them does no talking, and is let go."""
_BACKLOG = 128
_PIECE = 32_768
_MOST_PENDING = 16_384
"""Octets that may wait for a slow browser."""


@dataclass(slots=True, eq=False)
class _Connection:
    number: int
    socket: socket.socket
    host: str
    port: int
    since: float
    proved: bool = False
    deframer: Deframer = field(default_factory=Deframer)
    pending: bytes = b""


class Connections:
    """The TCP connections of browsers. `ended` is told the number of each that is over by itself."""

    def __init__(self) -> None:
        self.ended: Callable[[int], None] = lambda number: None
        self._listening: socket.socket | None = None
        self._poll = select.epoll()
        self._by_descriptor: dict[int, _Connection] = {}
        self._by_number: dict[int, _Connection] = {}
        self._last = 0

    def open(self, host: str, port: int) -> int:
        """Listen; return the port. OSError where it is taken."""
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
            listening.listen(_BACKLOG)
            listening.setblocking(False)
        except OSError:
            listening.close()
            raise
        self._listening = listening
        self._poll.register(listening.fileno(), select.EPOLLIN)
        bound: int = listening.getsockname()[1]
        return bound

    def close(self) -> None:
        """Let go of everybody."""
        for one in tuple(self._by_number.values()):
            self._forget(one)
        if self._listening is not None:
            self._listening.close()
            self._listening = None
        self._poll.close()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._by_number)

    def trust(self, number: int) -> None:
        """Who is on a connection has proved that they may be there."""
        if number in self._by_number:
            self._by_number[number].proved = True

    def drop(self, number: int) -> None:
        """End a connection."""
        if number in self._by_number:
            self._forget(self._by_number[number])

    def send(self, number: int, packet: bytes) -> bool:
        """Send a packet; False where it was dropped."""
        one = self._by_number.get(number)
        if one is None or len(one.pending) > _MOST_PENDING:
            return False
        self._write(one, frame(packet))
        return True

    def drain(self, now: float) -> Iterator[tuple[int, str, int, bytes]]:
        """What has come: connection, host, port, packet."""
        if self._listening is None:
            return
        for descriptor, event in self._poll.poll(0):
            if descriptor == self._listening.fileno():
                self._accept(now)
                continue
            one = self._by_descriptor.get(descriptor)
            if one is None:
                continue
            if event & select.EPOLLOUT:
                self._write(one, b"")
            for packet in self._read(one):
                yield one.number, one.host, one.port, packet

    def pass_time(self, now: float) -> None:
        """Let go of strangers who have had their time."""
        for one in tuple(self._by_number.values()):
            if not one.proved and now - one.since > PATIENCE:
                self._forget(one)

    # -- inside -----------------------------------------------------------------------------------

    def _accept(self, now: float) -> None:
        assert self._listening is not None
        while True:
            try:
                opened, (host, port) = self._listening.accept()
            except OSError:
                return
            strangers = sum(not one.proved for one in self._by_number.values())
            if strangers >= MOST_STRANGERS or len(self._by_number) >= MOST:
                opened.close()
                continue
            opened.setblocking(False)
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._last += 1
            one = _Connection(self._last, opened, host, port, now)
            self._by_descriptor[opened.fileno()] = self._by_number[one.number] = one
            self._poll.register(opened.fileno(), select.EPOLLIN)

    def _read(self, one: _Connection) -> list[bytes]:
        try:
            piece = one.socket.recv(_PIECE)
        except BlockingIOError:
            return []
        except OSError:
            piece = b""
        packets = one.deframer.take(piece)
        if not piece or len(packets) > (MOST_PACKETS if one.proved else MOST_OF_STRANGERS):
            self._lose(one)
            return []
        return packets

    def _write(self, one: _Connection, octets: bytes) -> None:
        """Send what the system takes, and keep the rest: a frame that was begun is sent to its end."""
        octets = one.pending + octets
        try:
            taken = one.socket.send(octets) if octets else 0
        except BlockingIOError:
            taken = 0
        except OSError as error:
            if error.errno != errno.EINTR:
                self._lose(one)
            return
        waited, one.pending = bool(one.pending), octets[taken:]
        if bool(one.pending) != waited:
            wish = select.EPOLLIN | (select.EPOLLOUT if one.pending else 0)
            self._poll.modify(one.socket.fileno(), wish)

    def _lose(self, one: _Connection) -> None:
        self._forget(one)
        self.ended(one.number)

    def _forget(self, one: _Connection) -> None:
        if self._by_number.pop(one.number, None) is None:
            return
        del self._by_descriptor[one.socket.fileno()]
        self._poll.unregister(one.socket.fileno())
        one.socket.close()
