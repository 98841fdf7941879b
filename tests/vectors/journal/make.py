"""Write the golden journals of this release: python tests/vectors/journal/make.py

One is of a quiet day, one of a busy day on which all sorts of things happen. What is there stays as it is,
for every later release must read it.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
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
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, DomainId
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.listeners import AddListener

HERE = Path(__file__).parent
SCENARIO, SUPPORT = (HERE.parents[1] / name for name in ("scenario", "support"))
DOMAIN = DomainId(1)
SEED, STEPS = 20, 1_800
"""Of the busy day: among many it has most kinds of facts for its size."""


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


def a_busy_day() -> tuple[Any, list[Recorded]]:
    """The center, and the journal of a random day in the middle of its work."""
    sys.path.append(str(SUPPORT))
    talk, rig, steps = (import_module(name) for name in ("talk", "talk.rig", "talk.steps"))
    story = talk.tell(SEED, STEPS)
    day = rig.Rig(import_module("talk.cast").busy_center(**story.options), DOMAIN)
    day.soft = story.options["softphone"] == "yes"
    day.decide(ReplaceCenter(seat=LOCAL_SEAT, center=day.center))
    for step in story.steps:
        steps.take(day, step)
    return day.center, day.journal


def write(path: Path, told: Callable[[], tuple[Any, list[Recorded]]]) -> None:
    """The journal as SQLite has it, with snapshots of two thirds and of nine tenths of the day."""
    center, facts = told()
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
    path.with_name(path.name.replace(".db.gz", ".world.json")).write_bytes(last.body + b"\n")


if __name__ == "__main__":
    for name, told in {__version__: a_day, f"{__version__}-busy": a_busy_day}.items():
        path = HERE / f"{name}.db.gz"
        if not path.exists():
            write(path, told)
