"""How far each listening program has come, kept beside the journal so that it can go on after a restart.

A cursor may be older than the truth (events are then told twice), never younger: so it needs no
fsync, and its own file keeps it out of the journal's way. Both kinds are `seat.port.CursorStore`s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path

from cordboard.vcc.ids import ListenerId

from .port import JournalUnavailable

TABLE = "CREATE TABLE IF NOT EXISTS cursors (listener TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT"
UPSERT = """
INSERT INTO cursors (listener, number) VALUES (?, ?)
ON CONFLICT (listener) DO UPDATE SET number = excluded.number
"""

FORGET = "DELETE FROM cursors WHERE listener = ?"


class MemoryCursors:
    """Cursors that live as long as their process."""

    def __init__(self) -> None:
        self._cursors: dict[ListenerId, int] = {}

    def load(self) -> dict[ListenerId, int]:
        """The cursors as last saved."""
        return dict(self._cursors)

    def save(self, moved: Mapping[ListenerId, int], gone: Collection[ListenerId]) -> None:
        """Keep where those who `moved` are now, and forget those who are `gone`."""
        self._cursors.update(moved)
        for listener in gone:
            self._cursors.pop(listener, None)

    def close(self) -> None:
        """Nothing to release."""


class SqliteCursors:
    """Cursors in the SQLite file `path`. Raises JournalUnavailable where that cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)
        except sqlite3.Error as error:
            raise self._failure(error) from error
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise self._failure(error) from error

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(TABLE)

    def load(self) -> dict[ListenerId, int]:
        """The cursors as last saved. Raises JournalUnavailable."""
        try:
            rows = self._connection.execute("SELECT listener, number FROM cursors").fetchall()
        except sqlite3.Error as error:
            raise self._failure(error) from error
        return {ListenerId(listener): number for listener, number in rows}

    def save(self, moved: Mapping[ListenerId, int], gone: Collection[ListenerId]) -> None:
        """Keep where those who `moved` are, and forget those who are `gone`. Raises JournalUnavailable."""
        try:
            self._write(moved, gone)
        except sqlite3.Error as error:
            raise self._failure(error) from error

    def _write(self, moved: Mapping[ListenerId, int], gone: Collection[ListenerId]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(UPSERT, moved.items())
            self._connection.executemany(FORGET, [(listener,) for listener in gone])
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def _failure(self, error: sqlite3.Error) -> JournalUnavailable:
        return JournalUnavailable(f"{self._path} cannot be used ({error}): check its rights and the disk")
