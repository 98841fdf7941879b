"""What the client needs of the world: connections, posts, a clock.

All that it does is written once, over these two ports. `on_loop` has them for asyncio. `on_thread` has them
for programs without an event loop: there nothing that is awaited gives way to others, it just takes its time.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Final, NamedTuple, Protocol
from urllib.parse import SplitResult

OPEN_SECONDS: Final = 10.0
"""How long a connection may take to open."""
POST_SECONDS: Final = 30.0
"""How long a post may take."""
CLOSE_SECONDS: Final = 1.0
PIECE: Final = 64 * 1024


class Posted(NamedTuple):
    """What came back for a post."""

    status: int
    body: bytes


Taker = Callable[[bytes], bool]
"""Who takes a piece the moment it comes; False where it is for whoever receives."""


class Pipe(Protocol):
    """A connection that is open: bytes go both ways."""

    def send(self, data: bytes) -> None:
        """Send. Where the connection is over nothing happens: whoever receives finds out."""
        ...

    async def receive(self, seconds: float) -> bytes:
        """What comes next; empty at the end. Raises TimeoutError where nothing does, and OSError."""
        ...

    def offer(self, taker: Taker) -> None:
        """Offer each piece that comes while somebody receives to a taker, where bytes come by themselves.

        Whoever receives sleeps on then, and costs nothing. A thread that receives is awake in any case, and
        gets all of them.
        """
        ...

    async def close(self) -> None:
        """Close, once what was sent is on its way."""
        ...

    def abort(self) -> None:
        """Close at once; whoever receives finds the end."""
        ...


class Net(Protocol):
    """The world of one client."""

    def now(self) -> float:
        """Seconds, by a clock that never goes back."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...

    def lock(self) -> AbstractAsyncContextManager[None]:
        """What lets in one at a time."""
        ...

    async def connect(self, address: SplitResult) -> Pipe:
        """A connection to an address of http or https. Raises OSError, of which TimeoutError is one."""
        ...

    async def post(self, path: str, body: dict[str, str | None]) -> Posted:
        """Post JSON. Raises Unreachable."""
        ...

    async def close(self) -> None:
        """Nothing is posted any more."""
        ...


def place_of(address: SplitResult) -> tuple[str, int]:
    """Host and port of an address."""
    return address.hostname or "", address.port or (443 if address.scheme == "https" else 80)


def trust_for(address: SplitResult, tls: ssl.SSLContext | None) -> ssl.SSLContext | None:
    """What a connection is secured by; None for one that is not. tls: the caller's own choice."""
    return (tls or ssl.create_default_context()) if address.scheme == "https" else None
