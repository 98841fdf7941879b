"""A small SQLite file of the data folder: a change is on the disk before it counts.

Such files lie apart from the journal and from the tables that reports read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cordboard.access.port import ShelfUnavailable


class SmallFile:
    """The file at `path`, whose tables are those of its newest form.

    forms: the statements that make each form of the older one, the first of nothing. Raises ShelfUnavailable
    where the file cannot be used, or is of a newer Cordboard.
    """

    def __init__(self, path: Path, forms: tuple[str, ...]) -> None:
        self._path = path
        with self.explained():
            self.connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)
        try:
            self._prepare(forms)
        except BaseException:
            self.connection.close()
            raise

    def _prepare(self, forms: tuple[str, ...]) -> None:
        with self.explained():
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = FULL")
        with self.transaction():
            (found,) = self.connection.execute("PRAGMA user_version").fetchone()
            if found > len(forms):
                raise ShelfUnavailable(f"{self._path} is of a newer Cordboard (form {found}): use that one.")
            for statement in forms[found:]:
                self.connection.execute(statement)
            self.connection.execute(f"PRAGMA user_version = {len(forms)}")

    def close(self) -> None:
        """Release the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done inside, or nothing of it. Raises ShelfUnavailable."""
        with self.explained():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def explained(self) -> Iterator[None]:
        """Raises ShelfUnavailable where SQLite fails."""
        try:
            yield
        except sqlite3.Error as error:
            text = f"{self._path} cannot be used ({error}): check its rights and the disk."
            raise ShelfUnavailable(text) from error
