"""How fast facts reach the disk: the journal, beside bare SQLite and the bare fsync that bounds both.

The three take turns in small rounds within one run, so that a noisy machine is noisy for all of
them. Each commits the same bytes: a real fact (a connected call) of about 800 bytes.
"""

from __future__ import annotations

import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from benchmarks.figures import Row, percentile
from cordboard.journal.codec import FactCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.journal.tables import FACTS
from cordboard.vcc.agents import Agent
from cordboard.vcc.calls import Call, CallConnected, CallState, CallType
from cordboard.vcc.ids import AgentId, BridgeId, CallId, DomainId, LegId, Milliseconds, SeatId

DOMAIN = DomainId(1)
NOW = Milliseconds(1_700_000_000_000)
FACT = CallConnected(
    seat=SeatId("ada@example.com"),
    call=Call(
        id=CallId("0123456789ABCDEF" * 2),
        type=CallType.INBOUND,
        state=CallState.TALKING,
        number="+493012345678",
        customer_leg=LegId("0123456789ABCDEF" * 2),
        station_leg=LegId("FEDCBA9876543210" * 2),
        bridge=BridgeId("0123456789ABCDEF" * 2),
        created_at=NOW,
    ),
    agent=Agent(id=AgentId(300_000_000_000_001), name="ada@example.com"),
)
BODY = FactCodec().encode(FACT).body
ALLOCATED = 4_000_000
"""About what SQLite's log grows to before it is written over."""
Commit = Callable[[int], None]


@contextmanager
def journal(folder: Path) -> Iterator[Commit]:
    """Our journal: encode, check that it reads back, checksum, number, commit."""
    with closing(SqliteJournal(folder / "journal.db")) as opened:
        last = 0

        def commit(size: int) -> None:
            nonlocal last
            last = opened.append(DOMAIN, last, NOW, [FACT] * size)[-1].number

        yield commit


@contextmanager
def bare_sqlite(folder: Path) -> Iterator[Commit]:
    """executemany and commit into the same table, with the bytes at hand."""
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(FACTS)
        last = 0

        def commit(size: int) -> None:
            nonlocal last
            rows = [(1, last + index, NOW, "call.connected", 1, BODY, 0) for index in range(1, size + 1)]
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            connection.execute("COMMIT")
            last += size

        yield commit


@contextmanager
def bare_fsync(folder: Path) -> Iterator[Commit]:
    """Write the bytes over an allocated file and sync its data: no journal can be faster on this disk."""
    with (folder / "bytes").open("wb", buffering=0) as file:
        file.write(bytes(ALLOCATED))
        os.fsync(file.fileno())
        file.seek(0)

        def commit(size: int) -> None:
            if file.tell() + size * len(BODY) > ALLOCATED:
                file.seek(0)
            file.write(BODY * size)
            os.fdatasync(file.fileno())

        yield commit


SUBJECTS = {"journal": journal, "bare sqlite3": bare_sqlite, "bare fsync": bare_fsync}


def measure(folder: Path, size: int, seconds: float) -> dict[str, list[float]]:
    """Milliseconds of each commit of `size` facts, by subject, in turns of 20."""
    taken: dict[str, list[float]] = {name: [] for name in SUBJECTS}
    with ExitStack() as stack:
        commits = {name: stack.enter_context(subject(folder)) for name, subject in SUBJECTS.items()}
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            for name, commit in commits.items():
                for _ in range(20):
                    began = time.perf_counter()
                    commit(size)
                    taken[name].append((time.perf_counter() - began) * 1000)
    return taken


def rows(quick: bool) -> Iterator[Row]:
    """Batches of 1, 10 and 100 facts, each subject."""
    for size in (1, 10, 100):
        with tempfile.TemporaryDirectory() as folder:
            taken = measure(Path(folder), size, 0.3 if quick else 4.0)
        median = {name: statistics.median(each) for name, each in taken.items()}
        for name, each in taken.items():
            figures = {"median_ms": median[name], "p99_ms": percentile(each, 0.99)}
            figures["facts_a_second"] = size / median[name] * 1000
            figures["times_sqlite3"] = median[name] / median["bare sqlite3"]
            figures["times_fsync"] = median[name] / median["bare fsync"]
            yield Row(f"{name}, {size} a batch", {**figures, "bytes": len(BODY)})
