"""Write the golden journal of this release: python tests/vectors/journal/make.py

Once a release is tagged its file never changes again: every later release must read it. Until then it may
be written anew.
"""

from __future__ import annotations

import gzip
import sys
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cordboard import __version__
from cordboard.journal.snapshots import SnapshotCodec
from cordboard.journal.sqlite import SqliteJournal
from cordboard.vcc import Core
from cordboard.vcc.agents import Logout
from cordboard.vcc.ids import DomainId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.listeners import AddListener

HERE = Path(__file__).parent
SCENARIO = HERE.parents[1] / "scenario"
DOMAIN = DomainId(1)


def load(path: Path) -> Any:
    """A test's module, which is on no path."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def a_day() -> tuple[Any, list[Recorded]]:
    """The center, and the journal of a day with calls of every kind and a lost engine."""
    floor = load(SCENARIO / "conftest.py").Floor()
    floor.decide(AddListener(seat=floor.seat("anna"), name="toolbar"))
    load(SCENARIO / "test_same_day.py").a_day(floor)
    floor.inventory(engine="E2")
    floor.decide(Logout(seat=floor.seat("cara"), reason=0))
    floor.start_login("cara")
    floor.ends(floor.calls_in())
    floor.calls_in()
    floor.decide(AddListener(seat=floor.seat("anna"), name="toolbar"))
    floor.rings()
    return floor.center, floor.journal


def write(path: Path) -> None:
    """The journal as SQLite has it, with snapshots of two thirds and of nine tenths of the day."""
    center, facts = a_day()
    core = Core(center)
    kept = {len(facts) * 2 // 3, len(facts) * 9 // 10}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "journal.db"
        with closing(SqliteJournal(file)) as journal:
            for at, group in groupby(facts, key=lambda each: each.at):
                together = list(group)
                journal.append(DOMAIN, together[0].number - 1, at, [each.fact for each in together])
            for recorded in facts:
                core.replay(recorded)
                if recorded.number in kept:
                    journal.keep(
                        DOMAIN, SnapshotCodec().encode(recorded.number, recorded.at, core.snapshot())
                    )
        path.write_bytes(gzip.compress(file.read_bytes(), mtime=0))
    last = SnapshotCodec().encode(len(facts), facts[-1].at, core.snapshot())
    path.with_name(f"{__version__}.world.json").write_bytes(last.body + b"\n")


if __name__ == "__main__":
    write(HERE / f"{__version__}.db.gz")
