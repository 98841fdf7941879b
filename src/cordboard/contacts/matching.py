"""Looks up whose number each call has, and tells the core.

Every call with a customer is asked for once, from its first fact on. What is asked for together is read
together. Nothing is kept: after a restart the core says which living calls nobody has looked up.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from functools import partial

import sqlalchemy as sa

from cordboard.link import Link
from cordboard.store.contacts import contacts_with
from cordboard.store.database import StoreUnavailable
from cordboard.store.port import Following
from cordboard.vcc.calls import Call, CallState, CallType
from cordboard.vcc.center import Center, ContactField
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.contacts import Contact, ListUnmatchedCalls, TellContacts
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, CallId, DomainId
from cordboard.vcc.kernel import Recorded

log = logging.getLogger(__name__)

RETRY = 5.0
"""Seconds until a look-up that failed is tried again."""

PATIENCE = 1.0
"""Seconds for which a look-up waits until the tables hold what has happened before the call."""

_WITH_NOBODY_OUTSIDE = frozenset({CallType.INTERNAL, CallType.TEST})


class Matching:
    """Follows the VCC behind `link`, which `tables` follow; from `start` to `stop`."""

    def __init__(self, link: Link, tables: Following, center: Center, retry: float = RETRY) -> None:
        self._link = link
        self._tables = tables
        self._heard = 0
        self._domain = center.domain_id
        self._fields = center.contact_fields
        self._retry = retry
        self._waiting: dict[CallId, str] = {}
        self._asked: set[CallId] = set()
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._unsubscribe: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Look up what the last life has left, then all that is new. After the owner's start."""
        self._unsubscribe = self._link.subscribe(self._hear)
        for call, number in await self._link.ask(ListUnmatchedCalls(seat=LOCAL_SEAT)):
            self._want(call, number)
        self._tasks = [asyncio.create_task(self._keep_looking_up(), name="contacts of calls")]

    async def stop(self) -> None:
        """Look up nothing more."""
        self._unsubscribe()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _hear(self, recorded: Recorded) -> None:
        fact = recorded.fact
        self._heard = recorded.number
        if isinstance(fact, CenterReplaced):
            self._fields = fact.center.contact_fields
        call = getattr(fact, "call", None)
        if not isinstance(call, Call):
            return
        if call.state is CallState.FINISHED:
            self._asked.discard(call.id)
            self._waiting.pop(call.id, None)
        elif call.contact is None and call.type not in _WITH_NOBODY_OUTSIDE:
            self._want(call.id, call.number)

    def _want(self, call: CallId, number: str) -> None:
        if call not in self._asked:
            self._asked.add(call)
            self._waiting[call] = number
            self._wake.set()

    async def _keep_looking_up(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            wanted, self._waiting = self._waiting, {}
            try:
                await self._look_up(wanted)
            except (StoreUnavailable, Refusal) as error:
                log.warning("whose numbers calls have cannot be told now, trying again: %s", error)
                self._waiting = {**wanted, **self._waiting}
                await asyncio.sleep(self._retry)
                self._wake.set()

    async def _wait_for_tables(self) -> None:
        """What agents have just written is there, unless the tables take too long: a call cannot wait."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._tables.wait_for(self._heard)

    async def _look_up(self, wanted: Mapping[CallId, str]) -> None:
        find = partial(_find_all, domain=self._domain, numbers=set(wanted.values()), fields=self._fields)
        await self._wait_for_tables()
        found = await self._tables.read(find)
        told = (
            TellContacts(seat=LOCAL_SEAT, call=call, contacts=found[number])
            for call, number in wanted.items()
        )
        await asyncio.gather(*(self._link.submit(command) for command in told))


def _find_all(
    connection: sa.Connection, domain: DomainId, numbers: set[str], fields: tuple[ContactField, ...]
) -> dict[str, tuple[Contact, ...]]:
    """Whose each number is; a number that is none in E.164, as of callers who hide it, is nobody's."""
    return {
        number: contacts_with(connection, domain, number, fields) if number.startswith("+") else ()
        for number in numbers
    }
