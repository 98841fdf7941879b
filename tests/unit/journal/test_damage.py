"""A damaged byte anywhere in the files is found at the start or does no harm; nothing is lost in silence."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from often import often

from cordboard.journal.port import JournalDamaged, JournalUnavailable
from cordboard.journal.snapshots import Snapshot, SnapshotCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc.ids import DomainId, ListenerId, Milliseconds, SeatId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.listeners import Listener, ListenerAdded
from cordboard.vcc.snapshot import WorldSnapshot

DOMAIN = DomainId(7)
NOW = Milliseconds(1_700_000_000_000)


class Written:
    """A whole journal, and what it holds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.octets = path.read_bytes()
        self.facts, self.snapshots = start(path)


@pytest.fixture(scope="module")
def written() -> Iterator[Written]:
    """A journal of 60 facts with two snapshots, closed in peace: one file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        with closing(SqliteJournal(path)) as journal:
            for number in range(0, 60, 3):
                journal.append(DOMAIN, number, NOW, [listening(number + more) for more in (1, 2, 3)])
            for number in (20, 50):
                world = WorldSnapshot(
                    dnc=(f"the end of snapshot {number}",), past_engines=(f"{number}",) * 40
                )
                journal.keep(DOMAIN, SnapshotCodec().encode(number, NOW, world))
        yield Written(path)


def listening(number: int) -> ListenerAdded:
    name = f"listener number {number:04}"
    return ListenerAdded(listener=Listener(id=ListenerId(name), seat=SeatId("local"), name="x", added_at=NOW))


def start(path: Path) -> tuple[list[Recorded], list[Snapshot]]:
    """What a start does with a journal. Raises what it raises."""
    with closing(SqliteJournal(path)) as journal:
        journal.check(DOMAIN)
        return list(journal.read(DOMAIN)), journal.snapshots(DOMAIN)


def damaged(written: Written, place: int, flip: int) -> Path:
    octets = bytearray(written.octets)
    octets[place] ^= flip
    copy = written.path.with_name("copy.db")
    for old in written.path.parent.glob("copy.db*"):
        old.unlink()
    copy.write_bytes(octets)
    return copy


@settings(max_examples=often(400))
@given(data=st.data(), flip=st.integers(1, 255))
def test_a_damaged_byte_is_found_or_does_no_harm(written: Written, data: st.DataObject, flip: int) -> None:
    path = damaged(written, data.draw(st.integers(0, len(written.octets) - 1)), flip)

    try:
        facts, snapshots = start(path)
    except (JournalDamaged, JournalUnavailable):
        return

    assert facts == written.facts
    assert all(each in written.snapshots for each in snapshots)


@settings(max_examples=often(160))
@given(number=st.integers(1, 60), digit=st.integers(0, 19), flip=st.sampled_from([1, 2, 4, 8, 16, 128]))
def test_damage_within_a_fact_names_that_fact(written: Written, number: int, digit: int, flip: int) -> None:
    # given a bit that has changed in the text of one fact
    text = b'"listener":{"id":"listener number %04d' % number
    place = written.octets.index(text) + len(text) - 20
    path = damaged(written, place + digit, flip)

    # when the center starts
    with pytest.raises(JournalDamaged) as caught:
        start(path)

    # then it says which fact, which facts are whole, and what to do
    assert (caught.value.domain, caught.value.number) == (DOMAIN, number)
    assert f"Facts up to {number - 1} are whole" in str(caught.value)
    assert "restore the last good backup" in str(caught.value)


@settings(max_examples=50)
@given(which=st.integers(0, 1), data=st.data(), flip=st.integers(1, 255))
def test_damage_within_a_snapshot_leaves_the_other_one(
    written: Written, which: int, data: st.DataObject, flip: int
) -> None:
    # given a snapshot that is not as it was written
    body = written.snapshots[which].body
    begin = written.octets.index(body[-300:])
    path = damaged(written, begin + data.draw(st.integers(0, 299)), flip)

    # when the center starts, then it has the other one, and every fact
    facts, snapshots = start(path)
    assert snapshots == [written.snapshots[1 - which]]
    assert facts == written.facts


@settings(max_examples=30)
@given(kept=st.integers(0, 10_000))
def test_a_file_cut_short_is_damaged_or_has_every_fact(written: Written, kept: int) -> None:
    copy = written.path.with_name("short.db")
    shutil.copy(written.path, copy)
    with copy.open("r+b") as file:
        file.truncate(kept * len(written.octets) // 10_001)

    try:
        facts, _ = start(copy)
    except (JournalDamaged, JournalUnavailable):
        return
    finally:
        for left in written.path.parent.glob("short.db*"):
            left.unlink()

    # only a snapshot was lost; or a file of no length, which is a new journal (the call log knows better)
    assert facts == (written.facts if kept else [])


# -- the write-ahead log ------------------------------------------------------------------------------


class Killed:
    """A journal of 60 facts whose process was killed: the later ones are in the write-ahead log only."""

    def __init__(self, folder: Path, fresh: bool) -> None:
        path = folder / "journal.db"
        with closing(SqliteJournal(path)) as journal:
            self.facts = self._commit(journal, 0, 30)
            if not fresh:
                with closing(sqlite3.connect(path)) as moving:
                    moving.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self.facts += self._commit(journal, 30, 60)
            self.files = {each.name: each.read_bytes() for each in folder.iterdir()}

    def _commit(self, journal: SqliteJournal, first: int, last: int) -> list[Recorded]:
        written: list[Recorded] = []
        for number in range(first, last, 3):
            written += journal.append(DOMAIN, number, NOW, [listening(number + more) for more in (1, 2, 3)])
        return written

    def copied(self, folder: Path, **changed: bytes) -> Path:
        """The files as they were, but for those that are `changed` (by what follows `journal.db-`)."""
        files = self.files | {f"journal.db-{what}": octets for what, octets in changed.items()}
        for name, octets in files.items():
            (folder / name).write_bytes(octets)
        return folder / "journal.db"

    @property
    def log(self) -> bytes:
        return self.files["journal.db-wal"]


@pytest.fixture(scope="module", params=["fresh", "moved"])
def killed(request: pytest.FixtureRequest) -> Iterator[Killed]:
    """With all of it in the log, and with half of it moved to the file."""
    with TemporaryDirectory() as folder:
        yield Killed(Path(folder), fresh=request.param == "fresh")


@settings(max_examples=often(240))
@given(data=st.data(), flip=st.integers(1, 255))
def test_damage_in_the_log_loses_nothing_in_silence(killed: Killed, data: st.DataObject, flip: int) -> None:
    # given a byte of the log that has changed
    log = bytearray(killed.log)
    log[data.draw(st.integers(0, len(log) - 1))] ^= flip

    # when the center starts
    with TemporaryDirectory() as folder:
        path = killed.copied(Path(folder), wal=bytes(log))
        try:
            facts, _ = start(path)
        except (JournalDamaged, JournalUnavailable):
            return

    # then it has every fact
    assert facts == killed.facts


def test_what_vanished_from_the_log_is_named_and_the_log_is_kept(killed: Killed, tmp_path: Path) -> None:
    # given a log of which the later half is damaged, as SQLite takes it for the end
    log = killed.log[: len(killed.log) // 2] + bytes(len(killed.log) - len(killed.log) // 2)
    path = killed.copied(tmp_path, wal=log)

    # when the center starts
    with pytest.raises(JournalDamaged) as caught:
        start(path)

    # then it says which facts are gone and what to do, and the log is still there to be looked at
    assert f"facts {caught.value.number} to 60 of domain 7" in str(caught.value)
    assert 1 < caught.value.number < 60
    assert "restore the last good backup" in str(caught.value)
    assert (tmp_path / "journal.db-wal.damaged").read_bytes() == log

    # when somebody says that they can do without, then it starts with what is whole
    (tmp_path / "journal.db-head").unlink()
    facts, _ = start(path)
    assert facts == killed.facts[: caught.value.number - 1]


def test_a_log_that_is_gone_altogether_is_missed(killed: Killed, tmp_path: Path) -> None:
    path = killed.copied(tmp_path, wal=b"", shm=b"")
    with pytest.raises(JournalDamaged, match="to 60 of domain 7"):
        start(path)


def test_another_fact_in_the_place_of_the_newest_is_noticed(killed: Killed, tmp_path: Path) -> None:
    # given a head that was noted for another journal
    other = tmp_path / "other"
    other.mkdir()
    with closing(SqliteJournal(other / "journal.db")) as journal:
        journal.append(DOMAIN, 0, NOW, [listening(1000 + number) for number in range(60)])
    path = killed.copied(tmp_path, head=(other / "journal.db-head").read_bytes())
    with pytest.raises(JournalDamaged, match="fact"):
        start(path)
