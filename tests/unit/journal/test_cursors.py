"""Listeners' cursors come back after a restart; those of departed listeners do not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cordboard.journal.cursors import MemoryCursors, SqliteCursors
from cordboard.journal.port import JournalUnavailable
from cordboard.seat.port import CursorStore
from cordboard.vcc.ids import ListenerId

ADA, BOB, EVE = ListenerId("ada"), ListenerId("bob"), ListenerId("eve")


@pytest.fixture(params=["memory", "sqlite"])
def cursors(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CursorStore]:
    backends = {"memory": MemoryCursors, "sqlite": lambda: SqliteCursors(tmp_path / "cursors.db")}
    store = backends[request.param]()
    yield store
    store.close()


def test_nothing_is_known_at_first(cursors: CursorStore) -> None:
    assert cursors.load() == {}


def test_what_was_saved_last_counts(cursors: CursorStore) -> None:
    cursors.save({ADA: 5, BOB: 7}, ())
    cursors.save({ADA: 6, EVE: 1}, {BOB, ListenerId("unknown")})

    assert cursors.load() == {ADA: 6, EVE: 1}


def test_cursors_survive_the_process(tmp_path: Path) -> None:
    with closing(SqliteCursors(tmp_path / "cursors.db")) as first:
        first.save({ADA: 5, BOB: 7}, ())
        first.save({ADA: 9}, [BOB])

    with closing(SqliteCursors(tmp_path / "cursors.db")) as second:
        assert second.load() == {ADA: 9}


def test_a_failed_save_is_told_and_can_be_repeated(tmp_path: Path) -> None:
    with closing(SqliteCursors(tmp_path / "cursors.db")) as cursors:
        cursors._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(JournalUnavailable, match="cannot be used"):
            cursors.save({ADA: 5}, ())
        cursors._connection.execute("PRAGMA query_only = OFF")
        cursors.save({ADA: 5}, ())

    with closing(SqliteCursors(tmp_path / "cursors.db")) as after:
        assert after.load() == {ADA: 5}
