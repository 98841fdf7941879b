"""Keeps the core's window of records filled: what is due next in each campaign for which somebody works.

A look reads the tables once they show all that has happened so far, and tells the core; what happens while
it looks, the core knows better. Nothing is kept here: after a restart the core says what it wants.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from itertools import chain
from typing import Protocol

from msgspec.structs import replace

from cordboard.link import Link
from cordboard.store.database import StoreUnavailable
from cordboard.store.list_records import Page, due_records
from cordboard.store.port import Tables
from cordboard.vcc.agents import LoginFinished, ReadinessChanged
from cordboard.vcc.campaigns import CampaignSwitched
from cordboard.vcc.center import Center, ListUse, Outbound
from cordboard.vcc.configuration import CenterReplaced
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, CampaignId, Milliseconds
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.previews import (
    ListDialable,
    ListRecord,
    ListWanted,
    OfferRecords,
    PreviewStarted,
    Wanted,
    in_order,
    meets,
    takes_turns,
)

log = logging.getLogger(__name__)

LOOK = 5.0
"""Seconds between two looks when nothing happens: so late a record is shown that has just become due."""
PAUSE = 0.05
"""Seconds from what happens to the look that it causes: much happens at once."""
ROWS, PAGES = 200, 10
"""A look reads so many records at a time, and so often; the next one goes on from there."""

_NEWS = (PreviewStarted, LoginFinished, ReadinessChanged, CenterReplaced, CampaignSwitched)
"""After these more records are wanted, or others."""


class Owner(Link, Protocol):
    """What is needed of the domain's VCC."""

    @property
    def last(self) -> int: ...


class Filling:
    """Follows the VCC behind `link`, whose tables answer to `read` and have caught up after `reached`."""

    def __init__(
        self,
        link: Owner,
        read: Tables,
        reached: Callable[[int], Awaitable[None]],
        *,
        clock: Callable[[], Milliseconds],
        center: Center,
        look: float = LOOK,
    ) -> None:
        self._link = link
        self._read = read
        self._reached = reached
        self._clock = clock
        self._domain = center.domain_id
        self._fields = center.contact_fields
        self._look = look
        self._begins: dict[tuple[CampaignId, tuple[ListUse, ...]], int] = {}
        """How many records the next look leaves out, where the last one found nothing among them."""
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._unsubscribe: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Look at once, and then whenever there is a reason. After the owner's start."""
        self._unsubscribe = self._link.subscribe(self._hear)
        self._wake.set()
        self._task = asyncio.create_task(self._keep_looking(), name="records that are due")

    async def stop(self) -> None:
        """Look no more."""
        self._unsubscribe()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _hear(self, recorded: Recorded) -> None:
        if isinstance(recorded.fact, CenterReplaced):
            self._fields = recorded.fact.center.contact_fields
            self._begins.clear()
        if isinstance(recorded.fact, _NEWS):
            self._wake.set()

    async def _keep_looking(self) -> None:
        while True:
            woken = await self._something_happens()
            self._wake.clear()
            try:
                await self.fill(where_few=woken)
            except (StoreUnavailable, Refusal) as error:
                log.warning("what is due cannot be read now, trying again: %s", error)
            await asyncio.sleep(PAUSE)

    async def _something_happens(self) -> bool:
        """Wait for a reason to look. False: nothing has happened, but time has passed."""
        try:
            async with asyncio.timeout(self._look):
                await self._wake.wait()
        except TimeoutError:
            return False
        return True

    async def fill(self, *, where_few: bool = False) -> None:
        """Tell the core what is due, campaign by campaign. Raises StoreUnavailable or Refusal.

        `where_few`: only where half of what the campaign wants is shown already.
        """
        for wanted in await self._link.ask(ListWanted(seat=LOCAL_SEAT)):
            if not where_few or len(wanted.known) * 2 <= wanted.count:
                await self._fill(wanted)

    async def _fill(self, wanted: Wanted) -> None:
        as_of = self._clock()
        await self._reached(self._link.last)
        records = await self._due(wanted, as_of)
        try:
            await self._link.submit(
                OfferRecords(seat=LOCAL_SEAT, campaign=wanted.campaign, records=tuple(records), as_of=as_of)
            )
        except Refusal as refusal:
            log.info("the records of campaign %d are not wanted any more: %s", wanted.campaign, refusal)

    async def _due(self, wanted: Wanted, as_of: Milliseconds) -> list[ListRecord]:
        """What comes next; where lists have shares, each is read by itself, so that none hides another."""
        outbound = wanted.outbound
        apart = tuple((use,) for use in outbound.lists) if takes_turns(outbound) else (outbound.lists,)
        found = [await self._due_in(wanted, replace(outbound, lists=lists), as_of) for lists in apart]
        return in_order(chain.from_iterable(found), outbound, wanted.turns)[: wanted.count]

    async def _due_in(self, wanted: Wanted, outbound: Outbound, as_of: Milliseconds) -> list[ListRecord]:
        found: list[ListRecord] = []
        place = wanted.campaign, outbound.lists
        skip = self._begins.pop(place, 0)
        for _ in range(PAGES):
            rows = await self._page(outbound, as_of, Page(skip=skip, size=ROWS))
            found += await self._callable(wanted, rows, as_of)
            skip += ROWS
            if len(found) >= wanted.count or len(rows) < ROWS:
                break
        else:
            if not found:
                self._begins[place] = skip
        return found

    async def _page(self, outbound: Outbound, as_of: Milliseconds, page: Page) -> list[ListRecord]:
        question = partial(
            due_records,
            domain=self._domain,
            outbound=outbound,
            fields=self._fields,
            at=as_of,
            page=page,
        )
        return await self._read(question)

    async def _callable(
        self, wanted: Wanted, rows: list[ListRecord], as_of: Milliseconds
    ) -> tuple[ListRecord, ...]:
        """Those that nobody has, that the campaign calls, and that may be dialed now."""
        fresh = tuple(
            each for each in rows if each.key not in wanted.in_hand and meets(each.contact, wanted.outbound)
        )
        found: tuple[ListRecord, ...] = await self._link.ask(
            ListDialable(seat=LOCAL_SEAT, campaign=wanted.campaign, records=fresh, at=as_of)
        )
        return found


@asynccontextmanager
async def filling(
    link: Owner,
    read: Tables,
    reached: Callable[[int], Awaitable[None]],
    *,
    clock: Callable[[], Milliseconds],
    center: Center,
) -> AsyncIterator[None]:
    """Agents of outbound campaigns are shown what is due."""
    followed = Filling(link, read, reached, clock=clock, center=center)
    await followed.start()
    try:
        yield
    finally:
        await followed.stop()
