"""What every test shares: real peers or a named skip, and no skip at all in CI."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from left_over import pytest_unconfigure as pytest_unconfigure
from ports import reserved_port
from side_by_side import SideBySide, turn

from cordboard.simulator.running import RunningCenter
from cordboard.store.database import Database, sqlite_url

ROOT = Path(__file__).parent.parent
IN_CI = os.environ.get("CI") == "true"
MEMORY = Path("/dev/shm")
ENOUGH = 2 << 30
"""Bytes: several times what a run leaves behind."""

# A noisy machine must not fail a property; in CI the same examples are tried each time.
hypothesis.settings.register_profile("cordboard", deadline=None, derandomize=IN_CI)
hypothesis.settings.load_profile("cordboard")


def _is_roomy(place: Path) -> bool:
    """Whether programs can be put there and run, and a lot fits in."""
    if not place.is_dir():
        return False
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize > ENOUGH and not found.f_flag & os.ST_NOEXEC


# A thousand journals and databases wait for the disk at each commit; what they hold is gone in the end.
if _is_roomy(MEMORY):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def peer_packages() -> set[str]:
    """The packages that `make test PEERS=install` installs: of Debian and of PyPI."""
    lists = [ROOT / "tests" / name for name in ("peers.txt", "peers-pypi.txt")]
    lines = [line.strip() for each in lists for line in each.read_text("utf-8").splitlines()]
    return {line for line in lines if line and not line.startswith("#")}


def is_here(binary: str) -> bool:
    """Whether a program is in this virtual environment or on the machine."""
    return any(shutil.which(binary, path=path) for path in (str(Path(sys.executable).parent), None))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SideBySide | None:
    """Deal out live tests by what they share."""
    return SideBySide(config, log) if config.getoption("dist") == "loadgroup" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, and refuse a `peer` mark whose package would not be installed."""
    items.sort(key=lambda item: turn(item.nodeid))
    known = peer_packages()
    for item in items:
        for mark in item.iter_markers("peer"):
            if mark.args[0] not in known:
                raise pytest.UsageError(f"{item.nodeid}: package {mark.args[0]} is not in tests/peers*.txt")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose real peer is not here, and name the package."""
    for mark in item.iter_markers("peer"):
        binary = mark.kwargs.get("binary", mark.args[0])
        if not is_here(binary):
            pytest.skip(f"needs {binary} of package {mark.args[0]}: make test PEERS=install")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test has failed."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped; in CI nothing may be: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """In CI a skipped file has failed."""
    report = yield
    if IN_CI and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped; in CI nothing may be: {report.longrepr}"
    return report


_ANYWHERE = ("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0")


def _with_own_port(options: tuple[str, ...]) -> list[str]:
    """In place of any free port one that a center finds free again after it was killed."""
    wanted = zip(("", *options), options, strict=False)
    return [
        f"127.0.0.1:{reserved_port()}" if each == ("--http", "127.0.0.1:0") else each[1] for each in wanted
    ]


def _copy_once(source: Path, target: Path) -> None:
    if source.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _migrate_once(tables: Path) -> None:
    """Tables of today's form, without a row."""
    if not tables.exists():
        database = Database(sqlite_url(tables))
        database.migrate()
        database.close()


@pytest.fixture(scope="session", autouse=True)
def _centers_begin_well(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the centers of a run begin with the hashes of the one before, as a restarted center does, and with
    tables of today's form.

    argon2 is slow on purpose, and every test's center has the same users. Each has a port to itself.
    """
    kept = tmp_path_factory.mktemp("hashes") / "passwords.json"
    tables = kept.with_name("store.db")
    start = RunningCenter.start.__func__

    async def start_quickly(kind: Any, center: Path, data: Path, *options: str) -> RunningCenter:
        remembered = data / kept.name
        _copy_once(kept, remembered)
        _migrate_once(tables)
        _copy_once(tables, data / tables.name)
        running: RunningCenter = await start(kind, center, data, *_with_own_port(options or _ANYWHERE))
        _copy_once(remembered, kept)
        return running

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RunningCenter, "start", classmethod(start_quickly))
        yield


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """No test of this kind (yet) is no failure: `make test` asks for the serial ones apart."""
    only_marked = session.config.getoption("markexpr")
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and only_marked:
        session.exitstatus = pytest.ExitCode.OK
