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

from cordboard.journal.snapshots import Snapshot, SnapshotCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc import Core
from cordboard.vcc.center import Center
from cordboard.vcc.ids import DomainId, Milliseconds
from cordboard.vcc.kernel import TimerFired
from cordboard.vcc.routing import KeptShares

DOMAIN = DomainId(1)
GOLDEN = sorted((Path(__file__).parents[2] / "vectors" / "journal").glob("*.db.gz"))
CENTER = Center(domain_id=DOMAIN, domain="demo")
"""What happened does not depend on what the center has become since."""


@pytest.fixture(params=GOLDEN, ids=lambda path: path.name)
def golden(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def opened(golden: Path, tmp_path: Path) -> Any:
    path = tmp_path / "journal.db"
    path.write_bytes(gzip.decompress(golden.read_bytes()))
    with closing(SqliteJournal(path)) as journal:
        yield journal


def world(golden: Path) -> Any:
    """The world at the end of the golden journal, as its own release saw it."""
    body = golden.with_name(golden.name.replace(".db.gz", ".world.json")).read_bytes()
    return SnapshotCodec().decode(Snapshot(number=0, at=Milliseconds(0), version=1, body=body))


def known_then(core: Core) -> Any:
    """The core's world without what that release did not keep, and this one learns from its facts."""
    return replace(core.snapshot(), shares=KeptShares())


def test_there_is_one() -> None:
    assert "0.1.0.db.gz" in {path.name for path in GOLDEN}


def test_every_fact_is_read_and_leads_to_the_same_world(opened: SqliteJournal, golden: Path) -> None:
    opened.check(DOMAIN)
    core = Core(CENTER)
    for recorded in opened.read(DOMAIN):
        core.replay(recorded)

    assert known_then(core) == world(golden)


def test_every_snapshot_and_what_follows_lead_to_the_same_world(opened: SqliteJournal, golden: Path) -> None:
    snapshots = opened.snapshots(DOMAIN)
    assert len(snapshots) == 2
    for snapshot in snapshots:
        core = Core(CENTER)
        core.restore(SnapshotCodec().decode(snapshot))
        for recorded in opened.read(DOMAIN, snapshot.number):
            core.replay(recorded)

        assert known_then(core) == world(golden)


def test_the_journal_goes_on(opened: SqliteJournal) -> None:
    last = opened.last(DOMAIN)
    opened.append(DOMAIN, last, Milliseconds(2_000_000_000_000), [TimerFired(timer="t")])

    assert [each.number for each in opened.read(DOMAIN, last)] == [last + 1]
