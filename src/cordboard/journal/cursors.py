"""How far each listening program has come, kept beside the journal so that it can go on after a restart.

A cursor may be older than the truth (events are then told twice), never younger: so it needs no
fsync, and its own file keeps it out of the journal's way. Both kinds are `seat.port.CursorStore`s.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from cordboard.vcc.ids import ListenerId

from .port import JournalUnavailable

TABLE = "CREATE TABLE IF NOT EXISTS cursors (listener TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT"
UPSERT = """
INSERT INTO cursors (listener, number) VALUES (?, ?)
ON CONFLICT (listener) DO UPDATE SET number = excluded.number
"""


class MemoryCursors:
    """Cursors that live as long as their process."""

    def __init__(self) -> None:
        self._cursors: dict[ListenerId, int] = {}

    def load(self) -> dict[ListenerId, int]:
        """The cursors as last saved."""
        return dict(self._cursors)

    def save(self, cursors: Mapping[ListenerId, int]) -> None:
        """Keep exactly `cursors`."""
        self._cursors = dict(cursors)

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
            self._saved = self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise self._failure(error) from error

    def _prepare(self) -> dict[ListenerId, int]:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute(TABLE)
        rows = self._connection.execute("SELECT listener, number FROM cursors").fetchall()
        return {ListenerId(listener): number for listener, number in rows}

    def load(self) -> dict[ListenerId, int]:
        """The cursors as last saved."""
        return dict(self._saved)

    def save(self, cursors: Mapping[ListenerId, int]) -> None:
        """Keep exactly `cursors`, writing only what changed. Raises JournalUnavailable."""
        moved = [(name, number) for name, number in cursors.items() if self._saved.get(name) != number]
        gone = [(name,) for name in self._saved if name not in cursors]
        if not moved and not gone:
            return
        try:
            self._write(moved, gone)
        except sqlite3.Error as error:
            raise self._failure(error) from error
        self._saved = dict(cursors)

    def _write(self, moved: list[tuple[ListenerId, int]], gone: list[tuple[ListenerId]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(UPSERT, moved)
            self._connection.executemany("DELETE FROM cursors WHERE listener = ?", gone)
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
