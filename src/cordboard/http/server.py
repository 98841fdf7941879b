"""The listener of the web services: takes connections in until it is told to stop, and ends them gently."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import Final

from cordboard.http.connection import Connection
from cordboard.http.port import Door
from cordboard.http.reception import Reception

BACKLOG: Final = 4096
"""Connections that may wait to be taken in."""


class HttpServer:
    """Serves a door on a socket, in the running event loop."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._reception = Reception(asyncio.get_running_loop())
        self._listener: asyncio.Server | None = None

    async def start(self, listening: socket.socket) -> None:
        """Take connections in from now on."""
        self._listener = await asyncio.get_running_loop().create_server(
            lambda: Connection(self._reception, self._door), sock=listening, backlog=BACKLOG
        )

    def turn_out(self, origin: str) -> None:
        """Close on all pages of this origin: streams, waiting polls, whatever they have open."""
        for guest in tuple(self._reception.guests):
            if guest.page == origin:
                guest.abort()

    async def stop(self, farewell: float) -> None:
        """Take nobody in any more; what is being served has so many seconds for its answer.

        Work that outlives its client goes on.
        """
        if self._listener is not None:
            self._listener.close()
        for guest in tuple(self._reception.guests):
            guest.retire()
        with suppress(TimeoutError):
            async with asyncio.timeout(farewell):
                await self._reception.empty.wait()
        for guest in tuple(self._reception.guests):
            guest.abort()
        await self._reception.empty.wait()
