"""`cordboard demo --once`, as a newcomer runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import told

pytestmark = [pytest.mark.live, pytest.mark.timeout(180)]


def demo(home: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The demo, told once."""
    return told.run(
        [sys.executable, "-m", "cordboard", "demo", "--once", *options],
        100,
        env={
            "COLUMNS": "160",
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "TMPDIR": str(home),
        },
    )


def test_the_demo_sees_and_hears_every_step(tmp_path: Path) -> None:
    # when the demo is told once
    shown = demo(tmp_path, "--data", str(tmp_path / "demo"))

    # then every step was seen, the recording is where it says, and the exit status says so
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "✗" not in shown.stdout
    assert shown.stdout.count("✓") >= 30
    assert "left (customer)" in shown.stdout
    assert list((tmp_path / "demo" / "recordings").glob("*.wav"))


@pytest.mark.long
def test_a_demo_that_nobody_wants_to_keep_leaves_nothing(tmp_path: Path) -> None:
    # when no folder is named
    shown = demo(tmp_path)

    # then it goes with the demo, and says so
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "--data DIR keeps" in shown.stdout
    assert ".wav" not in shown.stdout
    assert list(tmp_path.iterdir()) == []
