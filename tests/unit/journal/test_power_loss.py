"""After a power cut, all that was acknowledged is there, and nothing is there in part.

`kill -9` cannot show this, for the kernel keeps what was written. So the files are copied as a disk
could hold them: the write-ahead log whole up to the last acknowledged fsync, and anything after it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard.journal.snapshots import Snapshot
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc.ids import DomainId, Milliseconds, TimerId
from cordboard.vcc.kernel import TimerFired

DOMAIN = DomainId(7)
NOW = Milliseconds(1_700_000_000_000)

Tail = Callable[[bytes], bytes]
TAILS: dict[str, Tail] = {
    "cut": lambda lost: b"",
    "zeros": lambda lost: bytes(len(lost)),
    "noise": lambda lost: bytes(byte ^ 0x5A for byte in lost),
}
"""What the disk may hold in place of what was written after the last fsync."""


def wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def commit(journal: SqliteJournal, expected: int, size: int) -> None:
    journal.append(
        DOMAIN,
        expected,
        NOW,
        [TimerFired(timer=TimerId(f"{index}" * 200)) for index in range(size)],
    )


def checkpoint(path: Path) -> None:
    """Move everything into the main file and start the log anew."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def head(path: Path) -> Path:
    return path.with_name(path.name + "-head")


def cut(path: Path, copy: Path, kept: int, tail: Tail, noted: bytes = b"") -> None:
    """Copy the journal as a disk that lost power: `kept` bytes of the log, then `tail`; and its head."""
    shutil.copy(path, copy)
    head(copy).write_bytes(noted)
    log = wal(path).read_bytes()
    wal(copy).write_bytes(log[:kept] + tail(log[kept:]))


def survivors(path: Path) -> int:
    with closing(SqliteJournal(path)) as journal:
        journal.check(DOMAIN)
        return len(list(journal.read(DOMAIN)))


@settings(max_examples=often(120), deadline=None)
@given(
    before=st.lists(st.integers(1, 30), max_size=3),
    sizes=st.lists(st.integers(1, 30), min_size=1, max_size=6),
    tail=st.sampled_from(sorted(TAILS)),
    data=st.data(),
)
def test_what_was_acknowledged_survives(
    before: list[int], sizes: list[int], tail: str, data: st.DataObject
) -> None:
    # given commits, a log that starts anew, and more commits
    with TemporaryDirectory() as folder:
        path, copy = Path(folder) / "journal.db", Path(folder) / "copy.db"
        with closing(SqliteJournal(path)) as journal:
            for expected, size in zip(accumulate(before, initial=0), before, strict=False):
                commit(journal, expected, size)
            checkpoint(path)
            ends, heads = [], [b"", head(path).read_bytes()]
            bounds = list(accumulate(sizes, initial=sum(before)))
            for expected, size in zip(bounds, sizes, strict=False):
                commit(journal, expected, size)
                ends.append(wal(path).stat().st_size)
                heads.append(head(path).read_bytes())

            # when the power goes at any byte after an acknowledged commit, with a head that may be behind
            acknowledged = data.draw(st.integers(0, len(ends) - 1))
            kept = data.draw(st.integers(ends[acknowledged], ends[-1]))
            noted = data.draw(st.sampled_from(heads[: acknowledged + 3]))
            cut(path, copy, kept, TAILS[tail], noted)

        # then every acknowledged fact is there, and no commit in part
        count = survivors(copy)
        assert count >= bounds[acknowledged + 1]
        assert count in bounds


@pytest.mark.parametrize("lost", [1, 100, 4096])
def test_the_test_can_fail(tmp_path: Path, lost: int) -> None:
    """Bytes before the last fsync do matter: without them the last commit is gone."""
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with closing(SqliteJournal(path)) as journal:
        commit(journal, 0, 3)
        commit(journal, 3, 3)
        cut(path, copy, wal(path).stat().st_size - lost, TAILS["cut"])

    assert survivors(copy) == 3


def test_the_journal_goes_on_after_the_cut(tmp_path: Path) -> None:
    path, copy = tmp_path / "journal.db", tmp_path / "copy.db"
    with closing(SqliteJournal(path)) as journal:
        commit(journal, 0, 3)
        kept = wal(path).stat().st_size
        commit(journal, 3, 3)
        cut(path, copy, kept + 50, TAILS["noise"])

    with closing(SqliteJournal(copy)) as journal:
        commit(journal, 3, 2)
        assert [recorded.number for recorded in journal.read(DOMAIN)] == [1, 2, 3, 4, 5]


@settings(max_examples=often(80))
@given(tail=st.sampled_from(sorted(TAILS)), data=st.data())
def test_snapshots_and_cuts_are_there_whole_or_not_at_all(tail: str, data: st.DataObject) -> None:
    # given facts, then two snapshots and a cut
    with TemporaryDirectory() as folder:
        path, copy = Path(folder) / "journal.db", Path(folder) / "copy.db"
        with closing(SqliteJournal(path)) as journal:
            commit(journal, 0, 30)
            ends = [wal(path).stat().st_size]
            for number in (10, 20):
                journal.keep(DOMAIN, Snapshot(number=number, at=NOW, version=1, body=b"x" * 9_000))
                ends.append(wal(path).stat().st_size)
            assert journal.cut(DOMAIN, 11) == 11
            ends.append(wal(path).stat().st_size)

            # when the power goes at any byte after one of them
            acknowledged = data.draw(st.integers(0, 3))
            kept = data.draw(st.integers(ends[acknowledged], ends[-1]))
            cut(path, copy, kept, TAILS[tail])

        # then what was acknowledged is there, and what was not is there whole or not at all
        with closing(SqliteJournal(copy)) as journal:
            journal.check(DOMAIN)
            snapshots, first = journal.snapshots(DOMAIN), journal.first(DOMAIN)
            assert [each.number for each in snapshots] in ([], [10], [20, 10])
            assert len(snapshots) >= min(acknowledged, 2)
            assert first in {1, 11}
            assert first == 1 or len(snapshots) == 2
            assert len(list(journal.read(DOMAIN, first - 1))) == 31 - first
