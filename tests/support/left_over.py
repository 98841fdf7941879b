"""What a run of tests has started and not ended, as it may be when a fixture fails half-way."""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

import pytest


def pytest_unconfigure(config: pytest.Config) -> None:
    """Nothing that tests have started outlives them, or holds up who waits for the run's end."""
    if not getattr(config.option, "numprocesses", None):  # whose children are the workers
        end_children()


def end_children() -> list[int]:
    """Kill all processes that this one has started, and theirs; which they were."""
    found = _descendants(os.getpid())
    for pid in found:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return found


def _descendants(pid: int) -> list[int]:
    children = [
        int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in _read(task).split()
    ]
    return [each for child in children for each in (child, *_descendants(child))]


def _read(file: Path) -> str:
    """Empty when the process has gone meanwhile."""
    try:
        return file.read_text("ascii")
    except (FileNotFoundError, ProcessLookupError):
        return ""
