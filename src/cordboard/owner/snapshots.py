"""How long the center remembers: snapshots of the world, and the cutting of what is older than needed.

A snapshot is taken every so many facts, once a day, and at a graceful stop. After it, facts are cut off that
are older than the retention, never younger than 72 hours, and never one that anybody still reads.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from cordboard.journal.port import Journal, JournalUnavailable
from cordboard.vcc.ids import DomainId, Milliseconds

from .clock import Moments, pause
from .memory import CODEC, Memory
from .ports import Clock

log = logging.getLogger(__name__)

HOUR = Milliseconds(3_600_000)
DAY = Milliseconds(24 * HOUR)
MONTH = Milliseconds(30 * DAY)
LEAST = Milliseconds(72 * HOUR)
"""What happened in this time is always kept: a long weekend."""
BREATH = Milliseconds(20)
"""Between two cuts, so that nobody waits for more than one."""


@dataclass(frozen=True, slots=True)
class Retention:
    """A snapshot at least every `every` facts; facts are kept for `age` ms at least."""

    every: int = 20_000
    age: Milliseconds = MONTH


class Snapshots:
    """Takes the snapshots of `memory`, and cuts its journal."""

    def __init__(
        self,
        *,
        domain: DomainId,
        memory: Memory,
        journal: Journal,
        clock: Clock,
        moments: Moments,
        retention: Retention,
    ) -> None:
        self._domain = domain
        self._memory = memory
        self._journal = journal
        self._clock = clock
        self._moments = moments
        self._retention = retention
        self._readers: list[Callable[[], int]] = []
        self._newest = 0
        self._tried = 0
        self._at = Milliseconds(0)
        self._task: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()

    def hold(self, reached: Callable[[], int]) -> None:
        """Somebody reads the journal and has come to fact `reached()`: what comes after it stays."""
        self._readers.append(reached)

    def start(self) -> None:
        """Begin, once memory is loaded."""
        kept = self._journal.snapshots(self._domain)
        self._newest = self._tried = kept[0].number if kept else 0
        self._at = kept[0].at if kept else Milliseconds(0)
        self._task = asyncio.create_task(self._keep(), name="snapshots")

    def committed(self) -> None:
        """There are new facts."""
        if self._memory.last - self._tried >= self._retention.every:
            self._tried = self._memory.last
            self._wake.set()

    async def stop(self) -> None:
        """Take a last one, so that the next start is quick."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        self._task = None
        if self._memory.last > self._newest and not self._memory.stale:
            await self._take()

    async def _keep(self) -> None:
        """Wake when enough has happened, and every hour."""
        while True:
            cancel = self._clock.after(HOUR, self._wake.set)
            try:
                await self._wake.wait()
            finally:
                cancel()
            self._wake.clear()
            try:
                if self._due() and await self._take():
                    log.info("snapshot of fact %d taken", self._newest)
                await self._cut()
            except Exception:
                log.exception("the journal could not be cut; trying again later")

    def _due(self) -> bool:
        news = self._memory.last - self._newest
        old = self._moments.now() - self._at >= DAY
        return not self._memory.stale and (news >= self._retention.every or (old and news > 0))

    async def _take(self) -> bool:
        """Take a snapshot: encoded beside the event loop, written between two batches of facts."""
        world, number, at = self._memory.core.snapshot(), self._memory.last, self._memory.at
        snapshot = await asyncio.to_thread(CODEC.encode, number, at, world)
        try:
            self._journal.keep(self._domain, snapshot)
        except JournalUnavailable as error:
            log.warning("no snapshot could be written now: %s", error)
            return False
        self._newest, self._at = number, at
        return True

    async def _cut(self) -> None:
        below = self._unneeded()
        first = self._journal.first(self._domain)
        began = first
        while first < below:
            following = self._journal.cut(self._domain, below)
            if following == first:  # the oldest snapshot still needs it
                break
            first = following
            await pause(self._clock, BREATH)
        if first > began:
            log.info("facts %d to %d cut off", began, first - 1)

    def _unneeded(self) -> int:
        """Facts below this number are older than the retention, and everybody has read them."""
        age = max(self._retention.age, LEAST)
        aged = self._journal.since(self._domain, Milliseconds(self._moments.now() - age))
        return min([aged, *(reached() + 1 for reached in self._readers)])
