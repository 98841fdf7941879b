"""How quickly a center is back: reading the journal, beside SQLite alone, with snapshots and without.

1,000 agents are on the phone, each with a call; the journal holds many facts about them.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from benchmarks.figures import Row
from benchmarks.journal import FACT
from cordboard.journal.snapshots import Snapshot, SnapshotCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.journal.tables import SELECT
from cordboard.vcc import Core
from cordboard.vcc.agents import Occupation, Presence
from cordboard.vcc.calls import CallConnected
from cordboard.vcc.center import Center
from cordboard.vcc.ids import AgentId, CallId, DomainId, LegId, Milliseconds, SeatId

DOMAIN = DomainId(1)
NOW = Milliseconds(1_700_000_000_000)
AGENTS = 1_000
CENTER = Center(domain_id=DOMAIN, domain="example.com")
CODEC = SnapshotCodec()


def talking(number: int) -> CallConnected:
    """Agent `number` and a customer have been connected."""
    name = f"agent-{number}@example.com"
    call = msgspec.structs.replace(
        FACT.call,
        id=CallId(f"{number:032X}"),
        agent=AgentId(number),
        customer_leg=LegId(f"{number:031X}C"),
        station_leg=LegId(f"{number:031X}A"),
    )
    agent = msgspec.structs.replace(
        FACT.agent,
        id=AgentId(number),
        name=name,
        seat=SeatId(name),
        call=call.id,
        presence=Presence.LOGGED_IN,
        occupation=Occupation.ON_CALL,
    )
    return CallConnected(seat=SeatId(name), call=call, agent=agent)


def fill(path: Path, facts: int) -> None:
    """A journal of `facts` facts about all agents in turn."""
    batch = [talking(number) for number in range(1, AGENTS + 1)]
    with closing(SqliteJournal(path)) as journal:
        for last in range(0, facts, AGENTS):
            journal.append(DOMAIN, last, NOW, batch)


def bare(path: Path, facts: int) -> None:
    """The same rows through SQLite alone."""
    with closing(sqlite3.connect(path)) as connection:
        for _ in connection.execute(SELECT, (DOMAIN, 0, facts, facts)):
            pass


def replayed(journal: SqliteJournal, snapshot: Snapshot | None = None) -> Core:
    """The world, as a start makes it."""
    core, after = Core(CENTER), 0
    if snapshot is not None:
        core.restore(CODEC.decode(snapshot))
        after = snapshot.number
    for recorded in journal.read(DOMAIN, after):
        core.replay(recorded)
    return core


def seconds(act: Callable[[], object]) -> float:
    """How long `act` takes, the best of three."""
    taken = []
    for _ in range(3):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return min(taken)


def rows(quick: bool) -> Iterator[Row]:
    """Reading all, checking all, starting from a snapshot; taking one, and cutting."""
    facts = 2 * AGENTS if quick else 200 * AGENTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        fill(path, facts)
        with closing(SqliteJournal(path)) as journal:
            limit = seconds(lambda: bare(path, facts))
            for name, act in (
                ("bare sqlite3", lambda: bare(path, facts)),
                ("check", lambda: journal.check(DOMAIN)),
                ("replay all", lambda: replayed(journal)),
            ):
                taken = seconds(act)
                yield Row(name, {"s": taken, "facts_a_second": facts / taken, "times_sqlite3": taken / limit})
            yield from _snapshots(journal, facts)
            yield _cut(journal, facts)


def _snapshots(journal: SqliteJournal, facts: int) -> Iterator[Row]:
    core = replayed(journal)
    world = core.snapshot()
    kept = CODEC.encode(facts, NOW, world)
    figures = {
        "take_ms": seconds(core.snapshot) * 1000,
        "encode_ms": seconds(lambda: CODEC.encode(facts, NOW, world)) * 1000,
        "write_ms": seconds(lambda: journal.keep(DOMAIN, kept)) * 1000,
        "kib": len(kept.body) / 1024,
    }
    yield Row(f"snapshot of {AGENTS} agents", figures)
    journal.keep(DOMAIN, msgspec.structs.replace(kept, number=facts - AGENTS))
    yield Row("restart from a snapshot", {"s": seconds(lambda: replayed(journal, kept))})


def _cut(journal: SqliteJournal, facts: int) -> Row:
    taken, first = [], 0
    while (following := journal.first(DOMAIN)) != first and len(taken) < 50:
        first = following
        began = time.perf_counter()
        journal.cut(DOMAIN, facts)
        taken.append((time.perf_counter() - began) * 1000)
    return Row("cut 500 facts", {"median_ms": sorted(taken)[len(taken) // 2], "most_ms": max(taken)})
