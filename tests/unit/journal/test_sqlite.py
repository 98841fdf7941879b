"""The SQLite journal keeps what it acknowledged, names what is damaged, and survives failed commits."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from cordboard.journal.codec import Encoded, FactCodec
from cordboard.journal.port import JournalConflict, JournalDamaged, JournalUnavailable
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc.ids import DomainId, Milliseconds, TimerId
from cordboard.vcc.kernel import Fact, TimerFired

DOMAIN = DomainId(7)
NOW = Milliseconds(1_700_000_000_000)


class NextRelease(FactCodec):
    """Writes version two of every fact."""

    def encode(self, fact: Fact) -> Encoded:
        return msgspec.structs.replace(super().encode(fact), version=2)


def facts(*names: str) -> list[Fact]:
    return [TimerFired(timer=TimerId(name)) for name in names]


def numbers(path: Path) -> list[int]:
    with closing(SqliteJournal(path)) as journal:
        return [recorded.number for recorded in journal.read(DOMAIN)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def written(path: Path) -> Path:
    with closing(SqliteJournal(path)) as journal:
        journal.append(DOMAIN, 0, NOW, facts("a", "b", "c"))
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_facts_outlive_the_process(written: Path) -> None:
    with closing(SqliteJournal(written)) as journal:
        assert [recorded.fact for recorded in journal.read(DOMAIN)] == facts("a", "b", "c")
        assert journal.append(DOMAIN, 3, NOW, facts("d"))[0].number == 4


def test_commits_reach_the_disk(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        pragmas = [
            journal._writer.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous")
        ]

    assert pragmas == ["wal", 2]  # 2 = FULL


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE facts SET body = CAST(replace(body, 'b', 'B') AS BLOB) WHERE number = 2",
        "UPDATE facts SET at = at + 1 WHERE number = 2",
        "UPDATE facts SET kind = 'timer.cancelled' WHERE number = 2",
        "UPDATE facts SET version = 2 WHERE number = 2",
        "UPDATE facts SET crc32 = 0 WHERE number = 2",
        "DELETE FROM facts WHERE number = 2",
        "UPDATE facts SET number = 9 WHERE number = 2",
        "UPDATE facts SET body = (SELECT body FROM facts WHERE number = 1) WHERE number = 2",
    ],
)
def test_the_first_bad_fact_is_named(written: Path, damage: str) -> None:
    change(written, damage)

    with closing(SqliteJournal(written)) as journal, pytest.raises(JournalDamaged) as caught:
        list(journal.read(DOMAIN))

    assert (caught.value.domain, caught.value.number) == (DOMAIN, 2)
    assert "Facts up to 1 are whole" in str(caught.value)
    assert "backup" in str(caught.value)


def test_a_fact_of_a_newer_release_is_named(written: Path) -> None:
    with closing(SqliteJournal(written, codec=NextRelease())) as journal:
        journal.append(DOMAIN, 3, NOW, facts("d"))

    with (
        closing(SqliteJournal(written)) as journal,
        pytest.raises(JournalDamaged, match="newer release") as caught,
    ):
        list(journal.read(DOMAIN))

    assert caught.value.number == 4


def test_a_locked_file_fails_the_commit_and_nothing_else(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        journal.append(DOMAIN, 0, NOW, facts("a"))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(JournalUnavailable, match="locked"):
                journal.append(DOMAIN, 1, NOW, facts("b"))
            other.execute("ROLLBACK")

        assert [recorded.number for recorded in journal.read(DOMAIN)] == [1]
        assert journal.append(DOMAIN, 1, NOW, facts("c"))[0].number == 2


def test_a_full_disk_fails_the_commit_and_nothing_else(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        journal.append(DOMAIN, 0, NOW, facts("a"))
        (pages,) = journal._writer.execute("PRAGMA page_count").fetchone()
        journal._writer.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(JournalUnavailable, match="full"):
            journal.append(DOMAIN, 1, NOW, facts(*(f"{index:0999}" for index in range(50))))
        journal._writer.execute("PRAGMA max_page_count = 100000")

        assert journal.last(DOMAIN) == 1
        assert journal.append(DOMAIN, 1, NOW, facts("b"))[0].number == 2
    assert numbers(path) == [1, 2]


def test_a_read_only_file_fails_the_commit_and_nothing_else(path: Path) -> None:
    with closing(SqliteJournal(path)) as journal:
        journal._writer.execute("PRAGMA query_only = ON")
        with pytest.raises(JournalUnavailable, match="may be written"):
            journal.append(DOMAIN, 0, NOW, facts("a"))
        journal._writer.execute("PRAGMA query_only = OFF")

        assert journal.append(DOMAIN, 0, NOW, facts("a"))[0].number == 1


def test_a_second_writer_is_found_out(path: Path) -> None:
    with closing(SqliteJournal(path)) as ours, closing(SqliteJournal(path)) as theirs:
        ours.append(DOMAIN, 0, NOW, facts("a"))
        theirs.append(DOMAIN, 1, NOW, facts("b"))

        with pytest.raises(JournalConflict, match="another process"):
            ours.append(DOMAIN, 1, NOW, facts("c"))

        assert ours.last(DOMAIN) == 2


def test_a_folder_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(JournalUnavailable, match="check the path"):
        SqliteJournal(tmp_path / "nowhere" / "journal.db")


def test_a_disk_without_a_write_ahead_log_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(JournalUnavailable, match="local disk"):
        SqliteJournal(Path(":memory:"))


def test_a_file_that_is_no_journal_is_a_clear_error(path: Path) -> None:
    path.write_bytes(b"These are the minutes of the annual meeting. " * 100)

    with pytest.raises(JournalDamaged, match="not a whole journal"):
        SqliteJournal(path)


def test_a_journal_of_a_newer_release_is_a_clear_error(written: Path) -> None:
    change(written, "PRAGMA user_version = 3")

    with pytest.raises(JournalUnavailable, match="newer release"):
        SqliteJournal(written)


def test_a_file_cut_short_is_named_as_damaged(written: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(written, copy)
    with copy.open("r+b") as file:
        file.truncate(4096)

    with pytest.raises(JournalDamaged), closing(SqliteJournal(copy)) as journal:
        list(journal.read(DOMAIN))
