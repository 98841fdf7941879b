"""The shelf of tokens: what was put there is there after a restart, whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from cordboard.access import Lease, ShelfUnavailable, SqliteShelf
from cordboard.contract.access import Scope


def lease(identity: str, access: bytes = b"a") -> Lease:
    return Lease(
        id=identity,
        user="ada@demo",
        mark="m",
        scopes=frozenset({Scope.EVENTS}),
        access=access,
        access_ends=1,
        refresh=b"r",
        refresh_ends=2,
    )


def test_put_replaced_and_forgotten(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "tokens.db")
    shelf.put(lease("1"), ())
    shelf.put(lease("2"), ())
    shelf.put(lease("2", b"b"), ["1"])
    shelf.close()

    again = SqliteShelf(tmp_path / "tokens.db")
    assert again.load() == [lease("2", b"b")]
    again.forget(["2", "3"])
    assert again.load() == []
    again.close()


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "tokens.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(ShelfUnavailable, match="cannot be used"):
        SqliteShelf(tmp_path / "tokens.db")


def test_a_file_of_a_newer_cordboard_stays_as_it_is(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "tokens.db") as newer:
        newer.execute("PRAGMA user_version = 9")
    newer.close()
    with pytest.raises(ShelfUnavailable, match="newer Cordboard"):
        SqliteShelf(tmp_path / "tokens.db")


def test_a_change_that_fails_changes_nothing(tmp_path: Path) -> None:
    shelf = SqliteShelf(tmp_path / "tokens.db")
    shelf.put(lease("1"), ())
    with sqlite3.connect(tmp_path / "tokens.db") as busy:
        busy.execute("BEGIN IMMEDIATE")
        with pytest.raises(ShelfUnavailable):
            shelf.put(lease("2"), ["1"])
    busy.close()
    assert shelf.load() == [lease("1")]
    shelf.close()


def test_tokens_of_an_older_cordboard_count_on(tmp_path: Path) -> None:
    # given the file of a release whose tokens knew no pages
    with sqlite3.connect(tmp_path / "tokens.db") as older:
        older.execute(
            "CREATE TABLE leases (id TEXT PRIMARY KEY, user TEXT NOT NULL, mark TEXT NOT NULL,"
            " scopes TEXT NOT NULL, access BLOB NOT NULL, access_ends INTEGER NOT NULL,"
            " refresh BLOB NOT NULL, refresh_ends INTEGER NOT NULL) STRICT"
        )
        older.execute("INSERT INTO leases VALUES ('1', 'ada@demo', 'm', 'events', ?, 1, ?, 2)", (b"a", b"r"))
        older.execute("PRAGMA user_version = 1")
    older.close()

    # when
    shelf = SqliteShelf(tmp_path / "tokens.db")

    # then
    assert shelf.load() == [lease("1")]
    shelf.close()
