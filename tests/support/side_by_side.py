"""In what order live tests go to the workers: the longest first, and those that share a center to one worker.

A center of its own for each worker would cost its start anew; and a story that goes on where another one has
left the floor must come after the same ones in every run.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

SHARING = 'scope="module"'
"""A file with a fixture of this scope is one piece of work."""
CHECKLIST = "tests/checklist/"
"""One piece as a whole."""
LONGEST = (
    CHECKLIST,
    "tests/e2e/test_toolbar.py",
    "tests/e2e/test_desk_page.py",
    "tests/e2e/test_desk_troubles.py",
    "tests/e2e/test_browser_sound.py",
    "tests/interop/test_gallery.py",
    "tests/interop/test_browser_audio.py",
    "tests/e2e/test_call_control.py",
    "tests/benchmarks/test_rows.py::test_a_benchmark_writes_its_rows[soap]",
    "tests/interop/test_soap_peers.py",
    "tests/faults/test_random_kills.py",
    "tests/e2e/test_demo.py",
    "tests/e2e/test_playing.py",
    "tests/benchmarks/",
    "tests/interop/test_browser.py",
    "tests/e2e/test_bad_start.py",
)
"""What begins first; the rest fills the gaps."""


class SideBySide(LoadScopeScheduling):
    """Deals out live tests, a center at a time."""

    def __init__(self, config: pytest.Config, log: object = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # else those with the most tests would be first

    def _split_scope(self, nodeid: str) -> str:
        return piece(self.config.rootpath, nodeid)


def piece(root: Path, nodeid: str) -> str:
    """The piece of work that a test belongs to: its folder, its file, or the test alone."""
    file = nodeid.partition("::")[0]
    if file.startswith(CHECKLIST):
        return CHECKLIST
    return file if _shares(root / file) else nodeid


@cache
def _shares(file: Path) -> bool:
    """Do the tests of a file share something that is costly to make?"""
    return SHARING in file.read_text("utf-8")


def turn(nodeid: str) -> int:
    """When a test's piece of work begins, the lowest first."""
    return next((at for at, name in enumerate(LONGEST) if nodeid.startswith(name)), len(LONGEST))
