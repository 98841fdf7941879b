"""The first answers to requests with a key, kept beside the journal so that a repeated one is known.

A key is on the disk before its work begins: a crash may leave it without an answer, never work without a key.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cordboard.vcc.ids import Milliseconds, SeatId

from .port import JournalUnavailable

_TABLE: Final = """
CREATE TABLE IF NOT EXISTS answers (
    seat TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, at INTEGER NOT NULL, answer BLOB NOT NULL,
    PRIMARY KEY (seat, key)
) STRICT
"""
_INDEX: Final = "CREATE INDEX IF NOT EXISTS by_age ON answers (seat, at)"
_TOO_MANY: Final = """
DELETE FROM answers WHERE seat = ? AND at <
    (SELECT at FROM answers WHERE seat = ? ORDER BY at DESC LIMIT 1 OFFSET ?)
"""


class SqliteAnswers:
    """Answers in the SQLite file `path`. Raises JournalUnavailable where that cannot be used."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._explained():
            self._connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)
        try:
            with self._explained():
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")
                self._connection.execute(_TABLE)
                self._connection.execute(_INDEX)
        except JournalUnavailable:
            self._connection.close()
            raise

    def find(self, seat: SeatId, key: str, since: Milliseconds) -> tuple[bytes, bytes] | None:
        """Digest and answer of a key that was taken since then; an empty answer is one that never came."""
        with self._explained():
            found: tuple[bytes, bytes] | None = self._connection.execute(
                "SELECT digest, answer FROM answers WHERE seat = ? AND key = ? AND at >= ?",
                (seat, key, since),
            ).fetchone()
        return found

    def take(self, seat: SeatId, key: str, digest: bytes, at: Milliseconds, limit: int) -> None:
        """Take a key, and forget the oldest of a seat that has more than `limit`."""
        with self._explained():
            self._connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, x'')", (seat, key, digest, at)
            )
            self._connection.execute(_TOO_MANY, (seat, seat, limit - 1))

    def keep(self, seat: SeatId, key: str, answer: bytes) -> None:
        """The answer to the request of a key."""
        with self._explained():
            self._connection.execute(
                "UPDATE answers SET answer = ? WHERE seat = ? AND key = ?", (answer, seat, key)
            )

    def free(self, seat: SeatId, key: str) -> None:
        """Nothing happened: the key stands for nothing."""
        with self._explained():
            self._connection.execute("DELETE FROM answers WHERE seat = ? AND key = ?", (seat, key))

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            text = f"{self._path} cannot be used ({error}): check its rights and the disk"
            raise JournalUnavailable(text) from error
