"""The client's world in a program without an event loop: each thread waits for its own bytes, in the system.

What is awaited here has been done when it returns, so that a thread can drive what is written for both kinds.
"""

from __future__ import annotations

import contextlib
import math
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Awaitable
from contextlib import AbstractAsyncContextManager
from typing import Final, TypeVar
from urllib.parse import SplitResult

import httpx

from cordboard.client.errors import Unreachable
from cordboard.client.net import OPEN_SECONDS, PIECE, POST_SECONDS, Posted, Taker, place_of, trust_for

T = TypeVar("T")

SEND_SECONDS: Final = 10.0
"""How long the center may take no bytes before the connection counts as lost."""
LEAST_SECONDS: Final = 0.001
"""Zero would mean not to wait at all."""


def drive(work: Awaitable[T]) -> T:
    """Do something on this thread, to its end."""
    try:
        next(work.__await__())
    except StopIteration as done:
        value: T = done.value
        return value
    raise RuntimeError("What a thread does gives way to nobody.")


class ThreadNet:
    """The world of a blocking client. Each thread has a limit of its own: the moment until which it waits."""

    def __init__(self, base: str, tls: ssl.SSLContext | None) -> None:
        self._tls = tls
        self._http = httpx.Client(base_url=base, verify=tls or True, trust_env=False)
        self._closed = threading.Event()
        self._threads = threading.local()

    def wait_until(self, moment: float) -> None:
        """This thread waits until then, and no longer."""
        self._threads.limit = moment

    def at_most(self, seconds: float) -> float:
        """How long this thread may wait for something that may take so long."""
        limit: float = getattr(self._threads, "limit", math.inf)
        return max(LEAST_SECONDS, min(seconds, limit - time.monotonic()))

    def now(self) -> float:
        """The clock of the system."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait, unless the client is closed."""
        self._closed.wait(self.at_most(seconds))

    def lock(self) -> AbstractAsyncContextManager[None]:
        """What lets in one thread at a time."""
        return _Turns(self)

    async def connect(self, address: SplitResult) -> ThreadPipe:
        """Raises OSError."""
        trust = trust_for(address, self._tls)
        connection = socket.create_connection(place_of(address), self.at_most(OPEN_SECONDS))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if trust is None:
            return PlainPipe(self, connection)
        try:
            return SecurePipe(self, trust.wrap_socket(connection, server_hostname=address.hostname))
        except OSError:
            connection.close()
            raise

    async def post(self, path: str, body: dict[str, str | None]) -> Posted:
        """Raises Unreachable."""
        if self._http.is_closed:
            raise Unreachable("The client was closed.")
        try:
            answer = self._http.post(path, json=body, timeout=self.at_most(POST_SECONDS))
        except httpx.HTTPError as error:
            raise Unreachable(f"The center cannot be reached: {error!r}") from error
        return Posted(answer.status_code, answer.content)

    def wake(self) -> None:
        """Nobody sleeps any more."""
        self._closed.set()

    async def close(self) -> None:
        """Nothing is posted any more."""
        self._http.close()


class _Turns:
    """What lets in one thread at a time."""

    def __init__(self, net: ThreadNet) -> None:
        self._net = net
        self._lock = threading.Lock()

    async def __aenter__(self) -> None:
        if not self._lock.acquire(timeout=self._net.at_most(POST_SECONDS)):
            raise Unreachable("No answer came in time.")

    async def __aexit__(self, *_: object) -> None:
        self._lock.release()


class PlainPipe:
    """One connection. One thread at a time receives; any may send meanwhile."""

    def __init__(self, net: ThreadNet, connection: socket.socket) -> None:
        self._net = net
        self._connection = connection
        self._receiving = connection.dup()
        """The same connection, with a patience of its own."""
        self._one_sends = threading.Lock()
        connection.settimeout(SEND_SECONDS)

    def send(self, data: bytes) -> None:
        """Send. What cannot be sent as a whole ends the connection."""
        try:
            with self._one_sends:
                self._connection.sendall(data)
        except OSError:
            self.abort()

    async def receive(self, seconds: float) -> bytes:
        """What comes next; empty at the end. Raises TimeoutError, OSError."""
        self._receiving.settimeout(self._net.at_most(seconds))
        return self._receiving.recv(PIECE)

    def offer(self, taker: Taker) -> None:
        """Whoever receives is awake, and takes all of it."""

    async def close(self) -> None:
        """Close."""
        self._receiving.close()
        self._connection.close()

    def abort(self) -> None:
        """Close at once, under the hands of whoever receives."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)


class SecurePipe:
    """One connection by TLS, of which only one thread at a time may do anything: none waits meanwhile."""

    def __init__(self, net: ThreadNet, connection: ssl.SSLSocket) -> None:
        self._net = net
        self._connection = connection
        self._turns = threading.Lock()
        self._come = selectors.DefaultSelector()
        self._come.register(connection, selectors.EVENT_READ)

    def send(self, data: bytes) -> None:
        """Send. What cannot be sent as a whole ends the connection."""
        try:
            with self._turns:
                self._connection.settimeout(SEND_SECONDS)
                self._connection.sendall(data)
        except OSError:
            self.abort()

    async def receive(self, seconds: float) -> bytes:
        """What comes next; empty at the end. Raises TimeoutError, OSError."""
        end = self._net.now() + self._net.at_most(seconds)
        while (piece := self._read()) is None:
            if not self._come.select(max(0.0, end - self._net.now())):
                raise TimeoutError
        return piece

    def _read(self) -> bytes | None:
        """What is there; None where nothing whole is."""
        with self._turns:
            self._connection.settimeout(0.0)
            try:
                return self._connection.recv(PIECE)
            except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return None

    def offer(self, taker: Taker) -> None:
        """Whoever receives is awake, and takes all of it."""

    async def close(self) -> None:
        """Close."""
        self._come.close()
        self._connection.close()

    def abort(self) -> None:
        """Close at once, under the hands of whoever receives."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self._connection, socket.SHUT_RDWR)


ThreadPipe = PlainPipe | SecurePipe
