"""What all connections of one listener share: the event loop, and who is connected."""

from __future__ import annotations

import asyncio
from typing import Protocol


class Guest(Protocol):
    """Whoever has a connection, whatever is spoken on it."""

    @property
    def page(self) -> str | None:
        """The origin of the page that is being served; None for a program, and where nobody is."""
        ...

    def retire(self) -> None:
        """Begin nothing further; close once nothing is being served."""
        ...

    def abort(self) -> None:
        """Close at once."""
        ...


class Reception:
    """Knows the guests of one listener, from their coming to their leaving."""

    __slots__ = ("empty", "guests", "loop", "running", "scheme")

    def __init__(self, loop: asyncio.AbstractEventLoop, scheme: str = "http") -> None:
        self.loop = loop
        self.scheme = scheme
        self.guests: set[Guest] = set()
        self.empty = asyncio.Event()
        self.empty.set()
        """Nobody is connected."""
        self.running: set[asyncio.Task[None]] = set()
        """The work on answers that are not known yet, even if the client has left since."""

    def welcome(self, guest: Guest) -> None:
        """Somebody has connected."""
        self.guests.add(guest)
        self.empty.clear()

    def miss(self, guest: Guest) -> None:
        """Somebody has left."""
        self.guests.discard(guest)
        if not self.guests:
            self.empty.set()
