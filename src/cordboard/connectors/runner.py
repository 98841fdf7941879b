"""Sees to errands: asks the addresses of those that open nothing, and offers the forms of the others.

An errand begins once its fact is committed. What was under way when we died is begun again at the next
start: another program may be told twice, and never not at all.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from cordboard.connectors.client import Client, Outcome
from cordboard.seat.connectors import page_of
from cordboard.seat.port import VccLink
from cordboard.vcc.connectors import Errand, ErrandBegun, ErrandState, ListErrands, OfferForm, TellOutcome
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, ErrandId
from cordboard.vcc.kernel import Command, Recorded

log = logging.getLogger(__name__)

PAUSES: Final = (2.0, 15.0)
"""Seconds before each further attempt."""
AT_A_TIME: Final = 16
_TELL_AGAIN: Final = (1.0, 5.0, 30.0)
"""Seconds between attempts to tell the core, as when its journal cannot be written for a moment."""


class Runner:
    """`server` is the address of the web services, where the pages of forms are."""

    def __init__(
        self,
        link: VccLink,
        client: Client,
        server: str,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._link = link
        self._client = client
        self._server = server
        self._pause = pause
        self._turn = asyncio.Semaphore(AT_A_TIME)
        self._running: dict[ErrandId, asyncio.Task[None]] = {}
        self._unsubscribe: Callable[[], None] | None = None

    async def start(self) -> None:
        """Follow the facts, and take up what waits."""
        self._unsubscribe = self._link.subscribe(self._hear)
        for errand in await self._link.ask(ListErrands(seat=LOCAL_SEAT)):
            self._begin(errand)

    async def stop(self) -> None:
        """Leave everything as it is; the next start takes it up."""
        if self._unsubscribe is not None:
            self._unsubscribe()
        running = tuple(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._client.close()

    def _hear(self, recorded: Recorded) -> None:
        if type(recorded.fact) is ErrandBegun and recorded.fact.errand.state is ErrandState.WAITING:
            self._begin(recorded.fact.errand)

    def _begin(self, errand: Errand) -> None:
        if errand.id not in self._running:
            task = asyncio.get_running_loop().create_task(self._see_to(errand))
            self._running[errand.id] = task
            task.add_done_callback(lambda _task: self._running.pop(errand.id, None))

    async def _see_to(self, errand: Errand) -> None:
        if errand.opens_a_page:
            address = f"{self._server}{page_of(errand)}"
            await self._tell(OfferForm(seat=errand.seat or LOCAL_SEAT, errand=errand.id, address=address))
            return
        outcome = await self._attempts(errand)
        if outcome.trouble is not None:
            log.warning(
                "the connector %r has failed: %s %d", errand.connector.name, outcome.trouble, outcome.status
            )
        await self._tell(
            TellOutcome(
                seat=errand.seat or LOCAL_SEAT,
                errand=errand.id,
                status=outcome.status,
                trouble=outcome.trouble,
            )
        )

    async def _attempts(self, errand: Errand) -> Outcome:
        async with self._turn:
            outcome = await self._client.send(errand)
        for seconds in PAUSES:
            if not outcome.again:
                break
            await self._pause(seconds)
            async with self._turn:
                outcome = await self._client.send(errand)
        return outcome

    async def _tell(self, command: Command) -> Any:
        for seconds in _TELL_AGAIN:
            try:
                return await self._link.submit(command)
            except Refusal as refusal:
                log.warning("an errand's outcome could not be told yet: %s", refusal.reason)
                await self._pause(seconds)
        return None


@asynccontextmanager
async def errands_seen_to(link: VccLink, server: str) -> AsyncIterator[None]:
    """Somebody sees to errands meanwhile; it begins with what was left undone."""
    runner = Runner(link, Client(), server)
    await runner.start()
    try:
        yield
    finally:
        await runner.stop()
