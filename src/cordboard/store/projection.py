"""Projections: tables that follow the journal, never wrong and never twice.

The number of the last applied fact changes in the same transaction as the rows, so a projection goes
on exactly where it stopped, however it stopped. Those that stand at the same fact go on together: the
journal is read once for all, and all are written in one transaction. They run in a thread of their own.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Final, Protocol, TypeVar

import sqlalchemy as sa

from cordboard.journal.port import Journal, JournalCut
from cordboard.vcc.ids import DomainId
from cordboard.vcc.kernel import Recorded

from .database import Database, StoreUnavailable, put
from .tables import projections as progress

log = logging.getLogger(__name__)

PAGE = 500
"""Facts a transaction: memory and the time that readers wait stay small."""
RETRY = 5.0
"""Seconds before a failed projection is tried again without a new fact."""
QUIET = 0.02
"""Seconds without another fact before the tables are written: whoever waits for an answer is served first,
and what happens together is written together."""
LONGEST = 0.5
"""Seconds from a fact to its tables at most, where others come all the time."""

_PLACES: Final = sa.select(progress.c.name, progress.c.applied).where(
    progress.c.domain == sa.bindparam("whose")
)
_MOVE: Final = (
    sa.update(progress)
    .where(
        progress.c.domain == sa.bindparam("whose"),
        progress.c.name.in_(sa.bindparam("names", expanding=True)),
        progress.c.applied == sa.bindparam("before"),
    )
    .values(applied=sa.bindparam("now"))
)

T = TypeVar("T")


class Projection(Protocol):
    """What writes its tables from facts. `name` never changes: its progress is kept under it."""

    @property
    def name(self) -> str: ...

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        """Write what `facts` (in order, each given once) say. The caller commits."""
        ...


class Projector:
    """Lets `projections` follow `journal`, and answers questions about what they have written.

    `start`, then subscribe `notice` to the owner; `stop` after the owner has stopped.
    """

    def __init__(
        self,
        database: Database,
        domain: DomainId,
        journal: Journal,
        projections: Sequence[Projection],
        retry: float = RETRY,
    ) -> None:
        self._database = database
        self._domain = domain
        self._journal = journal
        self._projections = projections
        self._retry = retry
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="projections")
        self._applied = 0
        self._failed: StoreUnavailable | None = None
        self._wake = asyncio.Event()
        self._soon: asyncio.TimerHandle | None = None
        self._first = self._newest = 0.0
        """When the oldest and the newest fact that is not in the tables came, by the loop's clock."""
        self._moved = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Bring the tables to this release's form and to the journal's end. Raises StoreUnavailable."""
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._threads, self._database.migrate)
        last = self._journal.last(self._domain)
        self._applied = await loop.run_in_executor(self._threads, self._follow)
        if self._applied > last:
            raise StoreUnavailable(
                f"the call log knows fact {self._applied}, but the journal ends at {last}: "
                "restore both from the same backup, or move the call log away to have it written anew"
            )
        self._task = asyncio.create_task(self._keep_following(), name="projections")

    @property
    def applied(self) -> int:
        """The number of the last fact that is in all tables."""
        return self._applied

    def notice(self, _recorded: Recorded) -> None:
        """There is something new in the journal."""
        loop = asyncio.get_running_loop()
        self._newest = loop.time()
        if self._soon is None:
            self._first = self._newest
            self._soon = loop.call_later(QUIET, self._wake_when_quiet, loop)

    def _wake_when_quiet(self, loop: asyncio.AbstractEventLoop) -> None:
        due = min(self._newest + QUIET, self._first + LONGEST)
        if loop.time() >= due:
            self._wake.set()
        else:
            self._soon = loop.call_at(due, self._wake_when_quiet, loop)

    async def wait_for(self, number: int) -> None:
        """Come back when fact `number` (committed already) is in the tables. Raises StoreUnavailable."""
        self._wake.set()
        async with self._moved:
            await self._moved.wait_for(lambda: self._applied >= number or self._failed is not None)
            if self._applied < number and self._failed is not None:
                raise self._failed

    async def read(self, question: Callable[[sa.Connection], T]) -> T:
        """Answer `question` from the tables, off the event loop. Raises StoreUnavailable."""
        return await asyncio.to_thread(self._read, question)

    async def stop(self) -> None:
        """Apply what is left, as far as possible, and let go of the thread."""
        self._forget_notice()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            await self._turn()
        self._threads.shutdown(wait=True)

    def _forget_notice(self) -> None:
        if self._soon is not None:
            self._soon.cancel()
            self._soon = None

    def _read(self, question: Callable[[sa.Connection], T]) -> T:
        with self._database.reading() as connection:
            return question(connection)

    async def _keep_following(self) -> None:
        while True:
            try:
                async with asyncio.timeout(self._retry if self._failed else None):
                    await self._wake.wait()
            except TimeoutError:
                log.info("trying the projections again")
            self._wake.clear()
            self._forget_notice()
            await self._turn()

    async def _turn(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            applied = await loop.run_in_executor(self._threads, self._follow)
            failed = None
        except Exception as error:
            log.exception("a projection failed; it goes on where it stopped")
            applied = self._applied
            failed = StoreUnavailable(f"the call log cannot be written now, try again: {error}")
        async with self._moved:
            self._applied, self._failed = applied, failed
            self._moved.notify_all()

    # -- in the thread --------------------------------------------------------------------------

    def _follow(self) -> int:
        """Apply all there is now. Answer: the number that every projection has reached."""
        places = self._places()
        steps = sorted(set(places.values()))
        together: list[Projection] = []
        reached = 0
        for place, upto in zip(steps, [*steps[1:], None], strict=True):
            together += [each for each in self._projections if places[each.name] == place]
            reached = self._follow_with(together, place, upto)
        return reached

    def _places(self) -> dict[str, int]:
        """The last fact that each projection has applied."""
        with self._database.reading() as connection:
            rows = connection.execute(_PLACES, {"whose": self._domain})
            known = {row.name: row.applied for row in rows}
        self._put([each for each in self._projections if each.name not in known], 0)
        return {each.name: known.get(each.name, 0) for each in self._projections}

    def _follow_with(self, those: Sequence[Projection], applied: int, upto: int | None) -> int:
        """All of `those` stand at fact `applied`, and go on as far as fact `upto`, or as there is."""
        try:
            return self._read_on(those, applied, upto)
        except JournalCut as cut:
            return self._read_on(those, self._skip(those, applied, cut.first), upto)

    def _read_on(self, those: Sequence[Projection], applied: int, upto: int | None) -> int:
        facts = self._journal.read(self._domain, after=applied, upto=upto)
        while page := list(islice(facts, PAGE)):
            applied = self._apply(those, applied, page)
        return applied

    def _skip(self, those: Sequence[Projection], applied: int, first: int) -> int:
        """The journal waits for us before it is cut: only tables that were lost have something to skip."""
        log.error(
            "the %s has facts up to %d, but the journal begins with fact %d: what lies between is missing "
            "in it. If there is a backup of store.db, stop the center and restore that",
            _names(those),
            applied,
            first,
        )
        self._put(those, first - 1)
        return first - 1

    def _apply(self, those: Sequence[Projection], applied: int, page: Sequence[Recorded]) -> int:
        last = page[-1].number
        with self._database.transaction() as connection:
            names = [each.name for each in those]
            move = {"whose": self._domain, "names": names, "before": applied, "now": last}
            if connection.execute(_MOVE, move).rowcount != len(those):
                raise StoreUnavailable(f"another process writes the {_names(those)}: stop that one")
            for each in those:
                each.apply(connection, page)
        return last

    def _put(self, those: Sequence[Projection], applied: int) -> None:
        if those:
            with self._database.transaction() as connection:
                for each in those:
                    row = {"domain": self._domain, "name": each.name, "applied": applied}
                    put(connection, progress, row)


def _names(those: Sequence[Projection]) -> str:
    return ", ".join(each.name for each in those)
