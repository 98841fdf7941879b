"""The journal in one SQLite file: what it has answered survives a power cut.

WAL mode with synchronous=FULL: one fsync a commit. Each row carries a checksum over all of it, and
a reader stops at the first fact that is missing or changed.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded

from .codec import Encoded, FactCodec, FactUnreadable
from .port import JournalConflict, JournalDamaged, JournalUnavailable

FORMAT = 1
"""The file's form, in SQLite's `user_version`."""
PAGE = 1000
"""Rows read at a time: a slow reader must not hold a snapshot, which would stop the WAL's reuse."""
LOCK_PATIENCE = 0.1
"""Seconds to wait for somebody else's lock; the event loop waits with us."""

TABLE = """
CREATE TABLE IF NOT EXISTS facts (
    domain INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    body BLOB NOT NULL,
    crc32 INTEGER NOT NULL,
    PRIMARY KEY (domain, number)
) STRICT
"""
# A fact is up to a kilobyte: WITHOUT ROWID keeps four on a page, and costs a third more from ten a commit.
INSERT = "INSERT INTO facts (domain, number, at, kind, version, body, crc32) VALUES (?, ?, ?, ?, ?, ?, ?)"
SELECT = """
SELECT number, at, kind, version, body, crc32 FROM facts
WHERE domain = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?
"""
LAST = "SELECT coalesce(max(number), 0) FROM facts WHERE domain = ?"


class SqliteJournal:
    """The facts in the file `path`, which is made where it does not exist.

    One writer: hold the data folder (`journal.folder`) before opening. Raises JournalUnavailable
    where the file cannot be opened or written, JournalDamaged where it is no journal.
    """

    def __init__(self, path: Path, codec: FactCodec | None = None) -> None:
        self._path = path
        self._codec = codec or FactCodec()
        try:
            self._writer = _connect(path)
        except sqlite3.Error as error:
            raise self._failure(error) from error
        try:
            self._prepare()
        except BaseException:
            self._writer.close()
            raise

    def _prepare(self) -> None:
        try:
            (form,) = self._writer.execute("PRAGMA user_version").fetchone()
            if form > FORMAT:
                raise JournalUnavailable(f"{self._path} is from a newer release: start that release")
            (mode,) = self._writer.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                raise JournalUnavailable(
                    f"the disk of {self._path} cannot keep a journal safe (no write-ahead log): "
                    "put the data folder on a local disk"
                )
            self._writer.execute("PRAGMA synchronous = FULL")
            self._writer.execute(TABLE)
            self._writer.execute(f"PRAGMA user_version = {FORMAT}")
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def last(self, domain: DomainId) -> int:
        """The number of the newest fact."""
        try:
            return _last(self._writer, domain)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def append(
        self, domain: DomainId, expected: int, at: Milliseconds, facts: Sequence[Fact]
    ) -> list[Recorded]:
        """Commit all of `facts` or none, after fact number `expected`."""
        numbered = list(enumerate(facts, start=expected + 1))
        rows = [_row(domain, number, at, self._codec.encode(fact)) for number, fact in numbered]
        try:
            self._commit(domain, expected, rows)
        except sqlite3.Error as error:
            raise JournalUnavailable(
                f"{self._path} cannot be written ({error}): "
                "free space on the disk, and see that the file may be written and nobody else locks it"
            ) from error
        return [Recorded(number=number, domain=domain, at=at, fact=fact) for number, fact in numbered]

    def _commit(self, domain: DomainId, expected: int, rows: list[tuple[Any, ...]]) -> None:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            self._expect(domain, expected)
            self._writer.executemany(INSERT, rows)
            self._writer.execute("COMMIT")
        except BaseException:
            # A rollback, never a new connection: that one would read a commit whose fsync failed.
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            raise

    def _expect(self, domain: DomainId, expected: int) -> None:
        last = _last(self._writer, domain)
        if last != expected:
            raise JournalConflict(
                f"domain {domain} is at fact {last}, not {expected}: "
                f"another process writes to {self._path}, stop it"
            )

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        """The facts with numbers in (after, upto], through a connection of their own."""
        try:
            with closing(_connect(self._path)) as reader:
                reader.execute("PRAGMA query_only = ON")
                end = _last(reader, domain)
                end = end if upto is None else min(upto, end)
                yield from self._pages(reader, domain, after, end)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def _pages(
        self, reader: sqlite3.Connection, domain: DomainId, after: int, end: int
    ) -> Iterator[Recorded]:
        while after < end:
            rows = reader.execute(SELECT, (domain, after, end, PAGE)).fetchall()
            if not rows:
                raise self._damage(domain, after + 1, "is missing")
            for row in rows:
                yield self._recorded(domain, after + 1, row)
                after += 1

    def _recorded(self, domain: DomainId, number: int, row: tuple[Any, ...]) -> Recorded:
        found, at, kind, version, body, crc32 = row
        if found != number:
            raise self._damage(domain, number, "is missing")
        encoded = Encoded(kind, version, body)
        if _crc32(domain, number, at, encoded) != crc32:
            raise self._damage(domain, number, "is not as it was written")
        try:
            fact = self._codec.decode(encoded)
        except FactUnreadable as error:
            raise self._damage(domain, number, f"cannot be read: {error}") from error
        return Recorded(number=number, domain=domain, at=at, fact=fact)

    def close(self) -> None:
        """Release the file."""
        self._writer.close()

    def _damage(self, domain: DomainId, number: int, what: str) -> JournalDamaged:
        return JournalDamaged(
            domain,
            number,
            f"fact {number} of domain {domain} in {self._path} {what}. Facts up to {number - 1} are whole. "
            "Stop the center, keep a copy of the data folder, and restore the last good backup",
        )

    def _failure(self, error: sqlite3.Error) -> Exception:
        if isinstance(error, sqlite3.OperationalError):
            return JournalUnavailable(
                f"{self._path} cannot be opened or read ({error}): check the path, its rights and the disk"
            )
        return JournalDamaged(
            None,
            0,
            f"{self._path} is not a whole journal ({error}). "
            "Keep a copy of the data folder, and restore the last good backup",
        )


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=LOCK_PATIENCE, isolation_level=None)


def _last(connection: sqlite3.Connection, domain: DomainId) -> int:
    (number,) = connection.execute(LAST, (domain,)).fetchone()
    return int(number)


def _row(domain: DomainId, number: int, at: Milliseconds, encoded: Encoded) -> tuple[Any, ...]:
    crc32 = _crc32(domain, number, at, encoded)
    return (domain, number, at, encoded.kind, encoded.version, encoded.body, crc32)


def _crc32(domain: DomainId, number: int, at: Milliseconds, encoded: Encoded) -> int:
    head = f"{domain}:{number}:{at}:{encoded.kind}:{encoded.version}:".encode()
    return zlib.crc32(encoded.body, zlib.crc32(head))
