"""Approved pages: which web origins may use which seats, because somebody has said so; kept until revoked.

An approval reaches one user's hosted seat, all hosted seats of the center, or the machine's own seat. The
file may be changed beside a running center: it is looked at again, and what is gone counts no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NewType, Protocol

import msgspec

from cordboard.access.file import SmallFile
from cordboard.http.gate import Place

Reach = NewType("Reach", str)
"""What an approval opens: MACHINE, CENTER, or the full name of the user whose seat it is."""

MACHINE: Final = Reach("machine")
"""The machine's own seat."""
CENTER: Final = Reach("center")
"""All hosted seats."""


class Approval(msgspec.Struct, frozen=True):
    """One origin that may use what is in reach. by: the full name of who said so; at: epoch milliseconds."""

    origin: str
    reach: Reach
    by: str
    at: int


class ApprovalShelf(Protocol):
    """Where approvals are kept. A change is on the disk when a method returns; all raise ShelfUnavailable."""

    def load(self) -> list[Approval]:
        """All that are kept."""
        ...

    def put(self, approvals: Iterable[Approval]) -> None:
        """Keep these, in place of older ones for the same."""
        ...

    def forget(self, origin: str, reach: Reach) -> bool:
        """Forget one; whether it was there."""
        ...

    def changed(self) -> bool:
        """Whether somebody else has changed something since this was asked last."""
        ...


class SqliteApprovals:
    """The file at `path`. Raises ShelfUnavailable where it cannot be used."""

    _FORMS: Final = (
        """
        CREATE TABLE approvals (
            origin TEXT NOT NULL, reach TEXT NOT NULL,
            approved_by TEXT NOT NULL, approved_at INTEGER NOT NULL,
            PRIMARY KEY (origin, reach)
        ) STRICT
        """,
    )

    def __init__(self, path: Path) -> None:
        self._file = SmallFile(path, self._FORMS)
        self._seen = self._version()

    def load(self) -> list[Approval]:
        """All that are kept, by origin."""
        asked = "SELECT origin, reach, approved_by, approved_at FROM approvals ORDER BY origin, reach"
        with self._file.explained():
            return [Approval(*row) for row in self._file.connection.execute(asked)]

    def put(self, approvals: Iterable[Approval]) -> None:
        """Keep these, in place of older ones for the same."""
        rows = [(each.origin, each.reach, each.by, each.at) for each in approvals]
        with self._file.transaction():
            self._file.connection.executemany("INSERT OR REPLACE INTO approvals VALUES (?, ?, ?, ?)", rows)

    def forget(self, origin: str, reach: Reach) -> bool:
        """Forget one; whether it was there."""
        with self._file.transaction():
            asked = "DELETE FROM approvals WHERE origin = ? AND reach = ?"
            return self._file.connection.execute(asked, (origin, reach)).rowcount > 0

    def changed(self) -> bool:
        """Whether somebody else has changed something since this was asked last."""
        before, self._seen = self._seen, self._version()
        return before != self._seen

    def close(self) -> None:
        """Release the file."""
        self._file.close()

    def _version(self) -> int:
        """It moves with each commit of any other connection."""
        with self._file.explained():
            (version,) = self._file.connection.execute("PRAGMA data_version").fetchone()
            return int(version)


class Approvals:
    """The approved pages of a running center. `full_name` gives the user name as approvals have it."""

    def __init__(self, shelf: ApprovalShelf, full_name: Callable[[str], str]) -> None:
        self._shelf = shelf
        self._full_name = full_name
        self._followers: list[Callable[[str], None]] = []
        self._kept = _by_key(shelf.load())
        self._origins = _origins(self._kept)

    def when_revoked(self, follower: Callable[[str], None]) -> None:
        """Tell every origin that has lost something to `follower`, once that counts."""
        self._followers.append(follower)

    def allows(self, origin: str, place: Place) -> bool:
        """Whether pages of this origin may go there, now; to what is of no one seat where any is in reach."""
        if place.local:
            return (origin, MACHINE) in self._kept
        if place.every:
            return (origin, CENTER) in self._kept
        if place.seat is None:
            return origin in self._origins
        reach = Reach(self._full_name(place.seat))
        return (origin, CENTER) in self._kept or (origin, reach) in self._kept

    def all(self) -> tuple[Approval, ...]:
        """Every approval, by origin."""
        return tuple(self._kept[key] for key in sorted(self._kept))

    def approve(self, approvals: Iterable[Approval]) -> None:
        """Let these pages in. Raises ShelfUnavailable, and then nothing has changed."""
        fresh = tuple(approvals)
        self._shelf.put(fresh)
        self._replace({**self._kept, **_by_key(fresh)})

    def revoke(self, origin: str, reach: Reach) -> None:
        """Let these pages in no more; they are out even where ShelfUnavailable is raised."""
        self._replace({key: one for key, one in self._kept.items() if key != (origin, reach)})
        self._shelf.forget(origin, reach)

    def look(self) -> None:
        """See what has been changed beside us. Raises ShelfUnavailable."""
        if self._shelf.changed():
            self._replace(_by_key(self._shelf.load()))

    def _replace(self, kept: dict[tuple[str, Reach], Approval]) -> None:
        lost = {origin for origin, _ in self._kept.keys() - kept.keys()}
        self._kept, self._origins = kept, _origins(kept)
        for origin in sorted(lost):
            for follower in self._followers:
                follower(origin)


def _by_key(approvals: Iterable[Approval]) -> dict[tuple[str, Reach], Approval]:
    return {(each.origin, each.reach): each for each in approvals}


def _origins(kept: Iterable[tuple[str, Reach]]) -> frozenset[str]:
    return frozenset(origin for origin, _ in kept)
