"""A projection follows the journal across restarts and troubles, and applies every fact once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from cordboard.journal.memory import MemoryJournal
from cordboard.journal.port import Snapshot
from cordboard.journal.sqlite import SqliteJournal
from cordboard.store.calllog import CallLog, find_call
from cordboard.store.database import Database, StoreUnavailable, sqlite_url
from cordboard.store.projection import PAGE, Projector
from cordboard.vcc.ids import CallId, DomainId, Milliseconds, TimerId
from cordboard.vcc.kernel import Recorded, TimerFired

DOMAIN = DomainId(7)
NOW = Milliseconds(1_700_000_000_000)


class Tally:
    """Counts every fact into a table, so that one applied twice or never is seen."""

    def __init__(self, name: str = "tally") -> None:
        self.name = name
        self.failing = 0
        self.turns = 0

    def apply(self, connection: sa.Connection, facts: Sequence[Recorded]) -> None:
        self.turns += 1
        connection.execute(sa.text(f"CREATE TABLE IF NOT EXISTS {self.name} (number INTEGER)"))
        for recorded in facts:
            found = {"number": recorded.number}
            connection.execute(sa.text(f"INSERT INTO {self.name} VALUES (:number)"), found)
        if self.failing:
            self.failing -= 1
            raise ZeroDivisionError


class ReadJournal(MemoryJournal):
    """Notes from where to where it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.reads: list[tuple[int, int | None]] = []

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        self.reads.append((after, upto))
        return super().read(domain, after, upto)


def tallied(connection: sa.Connection, name: str = "tally") -> list[int]:
    return list(connection.execute(sa.text(f"SELECT number FROM {name} ORDER BY number")).scalars())


def happen(journal: MemoryJournal, count: int) -> int:
    last = journal.last(DOMAIN)
    journal.append(DOMAIN, last, NOW, [TimerFired(timer=TimerId(f"{index}")) for index in range(count)])
    return last + count


async def started(database: Database, journal: Any, *tallies: Tally, retry: float = 3600) -> Projector:
    projector = Projector(database, DOMAIN, journal, tallies, retry=retry)
    await projector.start()
    return projector


async def test_a_start_catches_up_with_the_journal(database: Database, journal: MemoryJournal) -> None:
    last = happen(journal, PAGE * 2 + 1)

    projector = await started(database, journal, Tally())

    assert await projector.read(tallied) == list(range(1, last + 1))
    await projector.stop()


async def test_new_facts_are_there_when_one_has_waited_for_them(
    database: Database, journal: MemoryJournal
) -> None:
    projector = await started(database, journal, Tally())

    for _ in range(5):
        last = happen(journal, 3)
        await projector.wait_for(last)
        assert await projector.read(tallied) == list(range(1, last + 1))

    await projector.stop()


async def test_a_notice_is_enough(database: Database, journal: MemoryJournal) -> None:
    projector = await started(database, journal, Tally())
    happen(journal, 1)
    [recorded] = journal.read(DOMAIN)

    projector.notice(recorded)
    async with projector._moved:
        await projector._moved.wait_for(lambda: projector._applied == 1)

    await projector.stop()


async def test_what_happens_together_is_written_together(database: Database, journal: MemoryJournal) -> None:
    tally = Tally()
    projector = await started(database, journal, tally)

    for _ in range(3):
        happen(journal, 1)
        projector.notice(list(journal.read(DOMAIN))[-1])
        await asyncio.sleep(0)
    async with projector._moved:
        await projector._moved.wait_for(lambda: projector._applied == 3)

    assert tally.turns == 1
    await projector.stop()


async def test_facts_that_never_cease_are_written_all_the_same(
    database: Database, journal: MemoryJournal
) -> None:
    projector = await started(database, journal, Tally())
    happen(journal, 1)
    [recorded] = journal.read(DOMAIN)

    async with asyncio.timeout(10):
        while projector.applied == 0:
            projector.notice(recorded)
            await asyncio.sleep(0)

    await projector.stop()


async def test_a_restart_goes_on_where_it_stopped(database: Database, journal: MemoryJournal) -> None:
    for count in (3, 0, 4):
        happen(journal, count)
        projector = await started(database, journal, Tally())
        await projector.stop()

    projector = await started(database, journal, Tally())
    assert await projector.read(tallied) == [1, 2, 3, 4, 5, 6, 7]
    await projector.stop()


async def test_tables_that_stand_at_the_same_fact_are_written_from_one_reading(database: Database) -> None:
    # given two sorts of tables that have come as far as each other
    journal, one, other = ReadJournal(), Tally("one"), Tally("other")
    projector = await started(database, journal, one, other)
    journal.reads.clear()

    # when something happens
    await projector.wait_for(happen(journal, 3))

    # then it was read once, and is in both
    assert journal.reads == [(0, None)]
    assert await projector.read(lambda tables: tallied(tables, "one")) == [1, 2, 3]
    assert await projector.read(lambda tables: tallied(tables, "other")) == [1, 2, 3]
    await projector.stop()


async def test_tables_that_are_new_catch_up_and_then_go_with_the_others(database: Database) -> None:
    # given tables that have come far without others, which a new release brings
    journal = ReadJournal()
    happen(journal, 2)
    await (await started(database, journal, Tally("one"))).stop()
    journal.reads.clear()

    # when they begin
    happen(journal, 2)
    projector = await started(database, journal, Tally("one"), Tally("other"), Tally("third"))

    # then what the first ones know already is read for the new ones alone, and the rest for all
    assert journal.reads == [(0, 2), (2, None)]
    for name in ("one", "other", "third"):
        assert await projector.read(lambda tables, name=name: tallied(tables, name)) == [1, 2, 3, 4]
    await projector.stop()


async def test_tables_that_cannot_be_written_hold_up_the_others_at_the_same_fact(
    database: Database, journal: MemoryJournal
) -> None:
    one, other = Tally("one"), Tally("other")
    happen(journal, 1)
    projector = await started(database, journal, one, other)
    other.failing = 1
    last = happen(journal, 1)

    with pytest.raises(StoreUnavailable, match="try again"):
        await projector.wait_for(last)
    assert await projector.read(lambda tables: tallied(tables, "one")) == [1]

    await projector.stop()
    with database.transaction() as tables:
        assert (tallied(tables, "one"), tallied(tables, "other")) == ([1, 2], [1, 2])


async def test_lost_tables_begin_where_the_journal_does(
    database: Database, journal: MemoryJournal, caplog: pytest.LogCaptureFixture
) -> None:
    # given a journal whose beginning has been cut off, and tables that know nothing of it
    happen(journal, 5)
    for number in (3, 4):
        journal.keep(DOMAIN, Snapshot(number=number, at=NOW, version=1, body=b"{}"))
    journal.cut(DOMAIN, 4)

    # when they follow it
    projector = await started(database, journal, Tally("one"), Tally("other"))

    # then they have what there is, and it is said once that something is missing
    assert await projector.read(lambda tables: tallied(tables, "one")) == [4, 5]
    assert await projector.read(lambda tables: tallied(tables, "other")) == [4, 5]
    assert "the one, other" in caplog.text
    assert "begins with fact 4" in caplog.text
    await projector.stop()


async def test_stopping_applies_what_is_left(database: Database, journal: MemoryJournal) -> None:
    projector = await started(database, journal, Tally())
    happen(journal, 3)

    await projector.stop()

    with database.transaction() as connection:
        assert tallied(connection) == [1, 2, 3]


async def test_a_failure_is_told_and_tried_again_without_doubling(
    database: Database, journal: MemoryJournal
) -> None:
    tally = Tally()
    happen(journal, 2)
    projector = await started(database, journal, tally)
    tally.failing = 1
    last = happen(journal, 2)

    with pytest.raises(StoreUnavailable, match="try again"):
        await projector.wait_for(last)
    async with projector._moved:
        projector._wake.set()
        await projector._moved.wait_for(lambda: projector._applied == last)

    assert await projector.read(tallied) == [1, 2, 3, 4]
    await projector.stop()


async def test_a_failure_is_tried_again_by_itself(database: Database, journal: MemoryJournal) -> None:
    tally = Tally()
    projector = await started(database, journal, tally, retry=0.01)
    tally.failing = 2
    happen(journal, 1)
    [recorded] = journal.read(DOMAIN)

    projector.notice(recorded)
    async with projector._moved:
        await projector._moved.wait_for(lambda: projector._applied == 1)

    assert await projector.read(tallied) == [1]
    await projector.stop()


async def test_a_second_writer_is_found_out(database: Database, journal: MemoryJournal) -> None:
    ours = await started(database, journal, Tally())
    happen(journal, 2)
    page = list(journal.read(DOMAIN))
    theirs = await started(database, journal, Tally())

    with pytest.raises(StoreUnavailable, match="another process"):
        await asyncio.to_thread(ours._apply, [Tally()], 0, page)

    assert await theirs.read(tallied) == [1, 2]
    await ours.stop()
    await theirs.stop()


async def test_a_journal_older_than_the_tables_is_a_clear_error(
    database: Database, journal: MemoryJournal
) -> None:
    happen(journal, 3)
    projector = await started(database, journal, Tally())
    await projector.stop()

    older = MemoryJournal()
    happen(older, 2)
    with pytest.raises(StoreUnavailable, match="same backup"):
        await started(database, older, Tally())


async def test_the_call_log_follows_a_journal_on_disk(tmp_path: Path, story: Any) -> None:
    journal = SqliteJournal(tmp_path / "journal.db")
    database = Database(sqlite_url(tmp_path / "store.db"))
    projector = Projector(database, DOMAIN, journal, [CallLog(story.center)])
    await projector.start()

    recorded = journal.append(DOMAIN, 0, NOW, story.taken_call("A1"))
    await projector.wait_for(recorded[-1].number)

    call = await projector.read(lambda connection: find_call(connection, DOMAIN, CallId("A1")))
    assert call is not None
    assert call.disposition == "Sold"
    await projector.stop()
    database.close()
    journal.close()
