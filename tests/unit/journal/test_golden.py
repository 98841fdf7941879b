"""The journal of every release is read by this one: the same facts, and the same world from them.

Where this fails because a fact's fields have changed, raise its VERSION and add an upcaster
(journal/codec.py), and likewise for snapshots (journal/snapshots.py). Never write the file of a release
that is out anew.
"""

from __future__ import annotations

import gzip
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cordboard.journal.codec import UPCASTERS, FactCodec
from cordboard.journal.port import JournalDamaged
from cordboard.journal.snapshots import RAISINGS, Snapshot, SnapshotCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import TimerFired
from cordboard.vcc.listeners import ListenerAdded
from cordboard.vcc.routing import KeptShares
from cordboard.vcc.snapshot import WorldSnapshot

DOMAIN = DomainId(1)
GOLDEN = sorted((Path(__file__).parents[2] / "vectors" / "journal").glob("*.db.gz"))
CENTER = Center(domain_id=DOMAIN, domain="demo")
"""What happened does not depend on what the center has become since."""


@pytest.fixture(params=GOLDEN, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def unpacked(golden: Path, tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    path.write_bytes(gzip.decompress(golden.read_bytes()))
    return path


@pytest.fixture
def opened(unpacked: Path) -> Any:
    with closing(SqliteJournal(unpacked)) as journal:
        yield journal


def world(golden: Path) -> Any:
    """The world at the end of the golden journal, as its own release saw it."""
    body = golden.with_name(golden.name.replace(".db.gz", ".world.json")).read_bytes()
    return known_then(SnapshotCodec().decode(Snapshot(number=0, at=Milliseconds(0), version=1, body=body)))


def known_then(seen: Any) -> Any:
    """A world without what the first journal's writer did not keep, and we learn from its facts."""
    return replace(seen, shares=KeptShares())


def test_there_are_two() -> None:
    assert {"0.1.0.db.gz", "0.1.0-busy.db.gz"} <= {path.name for path in GOLDEN}


def worlds(journal: SqliteJournal, codec: SnapshotCodec) -> list[Any]:
    """The world from the first fact on, and from each snapshot and what follows."""
    cores = [(Core(CENTER), 0)]
    for snapshot in journal.snapshots(DOMAIN):
        core = Core(CENTER)
        core.restore(codec.decode(snapshot))
        cores.append((core, snapshot.number))
    for core, number in cores:
        for recorded in journal.read(DOMAIN, number):
            core.replay(recorded)
    return [known_then(core.snapshot()) for core, _ in cores]


def test_every_fact_and_every_snapshot_lead_to_the_same_world(opened: SqliteJournal, golden: Path) -> None:
    opened.check(DOMAIN)
    assert worlds(opened, SnapshotCodec()) == [world(golden)] * 3


def test_the_journal_goes_on(opened: SqliteJournal) -> None:
    last = opened.last(DOMAIN)
    opened.append(DOMAIN, last, Milliseconds(2_000_000_000_000), [TimerFired(timer="t")])

    assert [each.number for each in opened.read(DOMAIN, last)] == [last + 1]


# -- a release that changes what is kept -------------------------------------------------------------------


@pytest.fixture
def then(golden: Path) -> Any:
    """The world at the end, as this release reads it."""
    return world(golden)


@pytest.fixture
def later(then: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The release to come, in which the names of listeners are kept in capitals."""
    for kept in (ListenerAdded, WorldSnapshot):
        monkeypatch.setattr(kept, "VERSION", kept.VERSION + 1)


def loud(listener: dict[str, Any]) -> dict[str, Any]:
    return {**listener, "name": listener["name"].upper()}


def raised_fact(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "listener": loud(fields["listener"])}


def raised_world(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "listeners": [loud(each) for each in fields["listeners"]]}


@pytest.mark.usefixtures("later")
def test_facts_and_snapshots_of_a_release_are_raised_to_what_the_next_one_keeps(
    unpacked: Path, then: Any
) -> None:
    # given a release that knows how to read what this one has kept
    facts = {**UPCASTERS, ("listener.added", ListenerAdded.VERSION - 1): raised_fact}
    raisings = {**RAISINGS, WorldSnapshot.VERSION - 1: raised_world}

    # when it starts from the first fact, and from each snapshot
    with closing(SqliteJournal(unpacked, FactCodec(upcasters=facts))) as kept:
        kept.check(DOMAIN)
        seen = worlds(kept, SnapshotCodec(raisings))

    # then it has the same world each time, with that one difference
    louder = tuple(replace(each, name=each.name.upper()) for each in then.listeners)
    expected = replace(then, listeners=louder)
    assert expected != then
    assert seen == [expected] * 3


@pytest.mark.usefixtures("later")
def test_a_release_that_has_forgotten_how_to_read_a_fact_says_so(unpacked: Path) -> None:
    with (
        closing(SqliteJournal(unpacked)) as kept,
        pytest.raises(JournalDamaged, match=r"nothing reads version . of fact 'listener\.added'"),
    ):
        list(kept.read(DOMAIN))
