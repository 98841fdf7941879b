"""The tokens' shelf: one small SQLite file, apart from the journal and from the tables that reports read.

It holds no secret that opens anything, only hashes of such. A change is on the disk before it counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from cordboard.access.port import Lease, ShelfUnavailable
from cordboard.contract.access import Scope

VERSION: Final = 1
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS leases (
    id TEXT PRIMARY KEY, user TEXT NOT NULL, mark TEXT NOT NULL, scopes TEXT NOT NULL,
    access BLOB NOT NULL, access_ends INTEGER NOT NULL,
    refresh BLOB NOT NULL, refresh_ends INTEGER NOT NULL
) STRICT
"""
_COLUMNS: Final = "id, user, mark, scopes, access, access_ends, refresh, refresh_ends"


class SqliteShelf:
    """The file at `path`. Raises ShelfUnavailable where it cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        with self._explained():
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            (found,) = self._connection.execute("PRAGMA user_version").fetchone()
            if found > VERSION:
                raise ShelfUnavailable(f"{self._path} is of a newer Cordboard (form {found}): use that one.")
            self._connection.execute(_TABLE)
            self._connection.execute(f"PRAGMA user_version = {VERSION}")

    def load(self) -> list[Lease]:
        """All that are kept."""
        with self._explained():
            rows = self._connection.execute(f"SELECT {_COLUMNS} FROM leases").fetchall()  # noqa: S608 - ours
        return [_lease(row) for row in rows]

    def put(self, lease: Lease, gone: Collection[str]) -> None:
        """Keep a lease, in place of an older state of it, and forget those with the ids `gone`."""
        scopes = " ".join(sorted(lease.scopes))
        ends = lease.access, lease.access_ends, lease.refresh, lease.refresh_ends
        with self._transaction():
            self._forget(gone)
            self._connection.execute(
                f"INSERT OR REPLACE INTO leases ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - ours
                (lease.id, lease.user, lease.mark, scopes, *ends),
            )

    def forget(self, gone: Collection[str]) -> None:
        """Forget leases."""
        with self._transaction():
            self._forget(gone)

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _forget(self, gone: Collection[str]) -> None:
        self._connection.executemany("DELETE FROM leases WHERE id = ?", [(each,) for each in gone])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            text = f"{self._path} cannot be used ({error}): check its rights and the disk."
            raise ShelfUnavailable(text) from error


def _lease(row: tuple[Any, ...]) -> Lease:
    named: dict[str, Any] = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return Lease(**{**named, "scopes": frozenset(map(Scope, named["scopes"].split()))})
