"""A connection that speaks something else from now on (RFC 9110 section 7.8): whoever comes after HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import msgspec

from cordboard.http.reception import Reception
from cordboard.http.refusal import Headers
from cordboard.http.work import begun


class Successor(asyncio.Protocol):
    """Has the connection after HTTP: a guest of the same reception, who misses nothing that was sent."""

    page: str | None = None
    """The origin of the page that it is of; None for a program."""

    _transport: asyncio.Transport
    _reception: Reception

    def take_over(self, transport: asyncio.Transport, reception: Reception, page: str | None) -> None:
        """The connection is handed over."""
        self.page = page
        self._transport = transport
        self._reception = reception
        reception.welcome(self)

    def begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None] | None:
        """Do work that outlives the connection; None where it is done at once, else the task of the rest."""
        try:
            waits_for = work.send(None)
        except StopIteration:
            return None
        task = self._reception.loop.create_task(begun(work, waits_for))
        self._reception.running.add(task)
        task.add_done_callback(self._reception.running.discard)
        return task

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has left."""
        self._reception.miss(self)

    def retire(self) -> None:
        """Begin nothing further; close once nothing is being served."""
        self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        self._transport.abort()


class Upgrade(msgspec.Struct, frozen=True):
    """What a door answers where the client asked to speak something else, in a request without a body.

    headers: of the answer 101, `upgrade` among them.
    """

    headers: Headers
    successor: Callable[[], Successor]
