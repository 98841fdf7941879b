"""The journal in one SQLite file: what it has answered survives a power cut.

WAL mode with synchronous=FULL: one fsync a commit. Each row carries a checksum over all of it, and
a reader stops at the first fact that is missing or changed. What is cut off is overwritten as well. How far
it has come is noted beside it (`journal.head`), for damage in the log looks like its end to SQLite.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import Fact, Recorded

from . import tables
from .codec import Encoded, FactCodec, FactUnreadable
from .head import Head
from .port import JournalConflict, JournalCut, JournalDamaged, JournalUnavailable
from .snapshots import KEPT, Snapshot

log = logging.getLogger(__name__)

PAGE = 1000
"""Rows read at a time: a slow reader must not hold a snapshot, which would stop the WAL's reuse."""
CUT_AT_ONCE = 500
"""Facts cut off in one commit, which everybody waits for."""
LOCK_PATIENCE = 0.1
"""Seconds to wait for somebody else's lock; the event loop waits with us."""


class SqliteJournal:
    """The facts in the file `path`, which is made where it does not exist.

    One writer: hold the data folder (`journal.folder`) before opening. Raises JournalUnavailable
    where the file cannot be opened or written, JournalDamaged where it is no journal.
    """

    def __init__(self, path: Path, codec: FactCodec | None = None) -> None:
        self._path = path
        self._codec = codec or FactCodec()
        with self._access():
            self._head = Head(_beside(path, "head"))
            self._writer = _connect(path)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        with self._access():
            (form,) = self._writer.execute("PRAGMA user_version").fetchone()
            if form > tables.FORMAT:
                raise JournalUnavailable(f"{self._path} is from a newer release: start that release")
            self._expect_tables(form)
            (mode,) = self._writer.execute("PRAGMA journal_mode = WAL").fetchone()
            if mode != "wal":
                raise JournalUnavailable(
                    f"the disk of {self._path} cannot keep a journal safe (no write-ahead log): "
                    "put the data folder on a local disk"
                )
            self._writer.execute("PRAGMA synchronous = FULL")
            self._writer.execute("PRAGMA secure_delete = ON")  # what is cut off may be about people
        if form < tables.FORMAT:
            with self._commit():
                for table in (tables.FACTS, tables.SNAPSHOTS, tables.CUTS):
                    self._writer.execute(table)
                self._writer.execute(f"PRAGMA user_version = {tables.FORMAT}")

    def _expect_tables(self, form: int) -> None:
        """A table of facts that has lost its name must not be taken for a journal without facts."""
        rows = self._writer.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found = {name for (name,) in rows}
        if not form and not found:
            for domain, (number, _) in self._head.noted.items():
                raise self._vanished(domain, 0, number)
        needed = {"facts"} if form < tables.FORMAT else {"facts", "snapshots", "cuts"}
        if not needed <= found and (form or found):
            raise self._not_whole("one of its tables is gone")

    def first(self, domain: DomainId) -> int:
        """The number of the oldest fact that is kept."""
        with self._reader() as reader:
            return self._first(reader, domain)

    def last(self, domain: DomainId) -> int:
        """The number of the newest fact."""
        with self._access():
            return _last(self._writer, domain)

    def append(
        self, domain: DomainId, expected: int, at: Milliseconds, facts: Sequence[Fact]
    ) -> list[Recorded]:
        """Commit all of `facts` or none, after fact number `expected`."""
        numbered = list(enumerate(facts, start=expected + 1))
        rows = [_row(domain, number, at, self._codec.encode(fact)) for number, fact in numbered]
        with self._commit():
            self._expect(domain, expected)
            self._writer.executemany(tables.INSERT, rows)
        if rows:
            self._head.move(domain, expected + len(rows), rows[-1][-1])
        return [Recorded(number=number, domain=domain, at=at, fact=fact) for number, fact in numbered]

    @contextmanager
    def _commit(self) -> Iterator[None]:
        """All of what is executed within, or none of it. Raises JournalUnavailable."""
        try:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._writer.execute("COMMIT")
            except BaseException:
                # A rollback, never a new connection: that one would read a commit whose fsync failed.
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise JournalUnavailable(
                f"{self._path} cannot be written ({error}): "
                "free space on the disk, and see that the file may be written and nobody else locks it"
            ) from error

    def _expect(self, domain: DomainId, expected: int) -> None:
        last = _last(self._writer, domain)
        if last != expected:
            raise JournalConflict(
                f"domain {domain} is at fact {last}, not {expected}: "
                f"another process writes to {self._path}, stop it"
            )

    def read(self, domain: DomainId, after: int = 0, upto: int | None = None) -> Iterator[Recorded]:
        """The facts with numbers in (after, upto], through a connection of their own."""
        with self._reader() as reader:
            first = self._first(reader, domain)
            if after + 1 < first:
                raise JournalCut(domain, after, first)
            end = _last(reader, domain)
            yield from self._pages(reader, domain, after, end if upto is None else min(upto, end))

    def _pages(
        self, reader: sqlite3.Connection, domain: DomainId, after: int, end: int
    ) -> Iterator[Recorded]:
        while after < end:
            rows = reader.execute(tables.SELECT, (domain, after, end, PAGE)).fetchall()
            if not rows:
                self._raise_if_cut(reader, domain, after)
                raise self._damage(domain, after + 1, "is missing")
            for row in rows:
                if row[0] != after + 1:
                    self._raise_if_cut(reader, domain, after)
                yield self._recorded(domain, after + 1, row)
                after += 1

    def _raise_if_cut(self, reader: sqlite3.Connection, domain: DomainId, after: int) -> None:
        """A slow reader may be overtaken by the knife."""
        first = self._first(reader, domain)
        if after + 1 < first:
            raise JournalCut(domain, after, first)

    def _recorded(self, domain: DomainId, number: int, row: tuple[Any, ...]) -> Recorded:
        if row[0] != number:
            raise self._damage(domain, number, "is missing")
        if not tables.is_whole_fact(domain, row):
            raise self._damage(domain, number, "is not as it was written")
        _, at, kind, version, body, _ = row
        try:
            fact = self._codec.decode(Encoded(kind.decode("utf-8"), version, body))
        except (FactUnreadable, UnicodeDecodeError) as error:
            raise self._damage(domain, number, f"cannot be read: {error}") from error
        return Recorded(number=number, domain=domain, at=at, fact=fact)

    def check(self, domain: DomainId, after: int = 0) -> None:
        """Compare the checksums, in the order in which the rows were written, and how far they go."""
        with self._reader() as reader:
            self._compare_head(reader, domain)
            after = max(after, self._first(reader, domain) - 1)
            number, rowid = after + 1, self._rowid(reader, domain, after)
            while rows := reader.execute(tables.AS_WRITTEN, (rowid, domain, PAGE)).fetchall():
                for rowid, *row in rows:  # noqa: B007 - the last one is where the next page begins
                    if row[0] != number:
                        raise self._damage(domain, number, "is missing")
                    if not tables.is_whole_fact(domain, tuple(row)):
                        raise self._damage(domain, number, "is not as it was written")
                    number += 1
            last = _last(reader, domain)
            if last != number - 1:
                raise self._damage(domain, min(last + 1, number), "is missing")

    def _compare_head(self, reader: sqlite3.Connection, domain: DomainId) -> None:
        """The newest fact that is known to have been committed must be there, as it was committed."""
        number, crc32 = self._head.noted.get(domain, (0, 0))
        if number and reader.execute(tables.CRC, (domain, number)).fetchone() != (crc32,):
            raise self._vanished(domain, min(_last(reader, domain), number - 1), number)

    def _vanished(self, domain: DomainId, last: int, number: int) -> JournalDamaged:
        kept = _beside(self._path, "wal.damaged")
        with suppress(OSError):
            shutil.copyfile(_beside(self._path, "wal"), kept)  # SQLite deletes it when the file is closed
        return JournalDamaged(
            domain,
            last + 1,
            f"facts {last + 1} to {number} of domain {domain} in {self._path} were committed and are gone: "
            f"its write-ahead log is damaged (kept as {kept.name} if there was one), or an older journal was "
            "put in its place. Keep a copy of the data folder, and restore the last good backup, all of it; "
            f"to go on without these facts, remove {_beside(self._path, 'head').name}",
        )

    def _rowid(self, reader: sqlite3.Connection, domain: DomainId, number: int) -> int:
        """Where fact `number` lies in the table; 0 for the one before the oldest."""
        if number < self._first(reader, domain):
            return 0
        found = reader.execute(tables.ROWID, (domain, number)).fetchone()
        if found is None:
            raise self._damage(domain, number, "is missing")
        return int(found[0])

    def since(self, domain: DomainId, moment: Milliseconds) -> int:
        """The number of the oldest kept fact recorded at `moment` or later, by halving."""
        with self._access():
            low, high = self._first(self._writer, domain), _last(self._writer, domain) + 1
            while low < high:
                middle = (low + high) // 2
                (at,) = self._writer.execute(tables.MOMENT, (domain, middle)).fetchone()
                low, high = (middle + 1, high) if at < moment else (low, middle)
            return low

    def keep(self, domain: DomainId, snapshot: Snapshot) -> None:
        """Commit `snapshot`, and let go of the oldest."""
        number, at, version, body = snapshot.number, snapshot.at, snapshot.version, snapshot.body
        crc32 = tables.crc_of_snapshot(domain, number, at, version, body)
        with self._commit():
            self._writer.execute(tables.KEEP, (domain, number, at, version, body, crc32))
            self._writer.execute(tables.DROP, (domain, domain, KEPT))

    def snapshots(self, domain: DomainId) -> list[Snapshot]:
        """The kept snapshots that are as they were written, newest first."""
        found = []
        with self._reader() as reader:
            for row in reader.execute(tables.KEPT, (domain,)):
                if tables.is_whole_snapshot(domain, row):
                    number, at, version, body, _ = row
                    found.append(Snapshot(number=number, at=at, version=version, body=body))
                else:
                    log.error("snapshot %s in %s is not as it was written", row[0], self._path)
        return found

    def cut(self, domain: DomainId, below: int) -> int:
        """Forget some facts under `below`, as far as nobody needs them."""
        snapshots, first = self.snapshots(domain), self.first(domain)
        needed = min(snapshots[-1].number + 1, self.last(domain)) if len(snapshots) == KEPT else 1
        upto = min(below, needed, first + CUT_AT_ONCE)
        if upto <= first:
            return first
        with self._commit():
            self._writer.execute(tables.MARK, (domain, upto, tables.crc_of_cut(domain, upto)))
            self._writer.execute(tables.FORGET, (domain, upto))
        return upto

    def _first(self, connection: sqlite3.Connection, domain: DomainId) -> int:
        found = connection.execute(tables.FIRST, (domain,)).fetchone()
        if found is None:
            return 1
        first, crc32 = found
        if type(first) is not int or tables.crc_of_cut(domain, first) != crc32:
            raise self._not_whole("the mark of its beginning is not as it was written")
        return first

    def close(self) -> None:
        """Release the files."""
        self._writer.close()
        self._head.close()

    @contextmanager
    def _reader(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading, whose texts are bytes: damaged ones are no texts."""
        with self._access(), closing(_connect(self._path)) as reader:
            reader.execute("PRAGMA query_only = ON")
            reader.text_factory = bytes
            yield reader

    @contextmanager
    def _access(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, UnicodeDecodeError, OSError) as error:  # SQLite quotes what it finds there
            raise self._failure(error) from error

    def _damage(self, domain: DomainId, number: int, what: str) -> JournalDamaged:
        return JournalDamaged(
            domain,
            number,
            f"fact {number} of domain {domain} in {self._path} {what}. Facts up to {number - 1} are whole. "
            "Stop the center, keep a copy of the data folder, and restore the last good backup",
        )

    def _failure(self, error: sqlite3.Error | UnicodeDecodeError | OSError) -> Exception:
        if tables.means_damage(error):
            return self._not_whole(str(error))
        return JournalUnavailable(
            f"{self._path} cannot be opened or read ({error}): check the path, its rights and the disk"
        )

    def _not_whole(self, what: str) -> JournalDamaged:
        return JournalDamaged(
            None,
            0,
            f"{self._path} is not a whole journal ({what}). "
            "Keep a copy of the data folder, and restore the last good backup",
        )


def _beside(path: Path, what: str) -> Path:
    return path.with_name(f"{path.name}-{what}")


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=LOCK_PATIENCE, isolation_level=None)


def _last(connection: sqlite3.Connection, domain: DomainId) -> int:
    (number,) = connection.execute(tables.LAST, (domain,)).fetchone()
    return int(number)


def _row(domain: DomainId, number: int, at: Milliseconds, encoded: Encoded) -> tuple[Any, ...]:
    kind, version, body = encoded.kind, encoded.version, encoded.body
    named = kind.encode("utf-8")
    crc32 = tables.crc_of_fact(domain, number, at, kind=named, version=version, body=body)
    return (domain, number, at, kind, version, body, crc32)
