"""The tokens' shelf: a small file that holds no secret that opens anything, only hashes of such."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from cordboard.access.file import SmallFile
from cordboard.access.port import Lease
from cordboard.contract.access import Scope

_FORMS: Final = (
    """
    CREATE TABLE IF NOT EXISTS leases (
        id TEXT PRIMARY KEY, user TEXT NOT NULL, mark TEXT NOT NULL, scopes TEXT NOT NULL,
        access BLOB NOT NULL, access_ends INTEGER NOT NULL,
        refresh BLOB NOT NULL, refresh_ends INTEGER NOT NULL
    ) STRICT
    """,
    "ALTER TABLE leases ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
)
_COLUMNS: Final = "id, user, mark, scopes, access, access_ends, refresh, refresh_ends, origin"


class SqliteShelf:
    """The file at `path`. Raises ShelfUnavailable where it cannot be used."""

    def __init__(self, path: Path) -> None:
        self._file = SmallFile(path, _FORMS)

    def load(self) -> list[Lease]:
        """All that are kept."""
        with self._file.explained():
            rows = self._file.connection.execute(f"SELECT {_COLUMNS} FROM leases").fetchall()  # noqa: S608 - ours
        return [_lease(row) for row in rows]

    def put(self, lease: Lease, gone: Collection[str]) -> None:
        """Keep a lease, in place of an older state of it, and forget those with the ids `gone`."""
        scopes = " ".join(sorted(lease.scopes))
        ends = lease.access, lease.access_ends, lease.refresh, lease.refresh_ends
        with self._file.transaction():
            self._forget(gone)
            self._file.connection.execute(
                f"INSERT OR REPLACE INTO leases ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - ours
                (lease.id, lease.user, lease.mark, scopes, *ends, lease.origin),
            )

    def forget(self, gone: Collection[str]) -> None:
        """Forget leases."""
        with self._file.transaction():
            self._forget(gone)

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    def _forget(self, gone: Collection[str]) -> None:
        self._file.connection.executemany("DELETE FROM leases WHERE id = ?", [(each,) for each in gone])


def _lease(row: tuple[Any, ...]) -> Lease:
    named: dict[str, Any] = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return Lease(**{**named, "scopes": frozenset(map(Scope, named["scopes"].split()))})
