"""`cordboard demo --once`, as a newcomer runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.serial, pytest.mark.timeout(120)]


def test_the_demo_sees_and_hears_every_step(tmp_path: Path) -> None:
    # when the demo is told once
    told = subprocess.run(
        [sys.executable, "-m", "cordboard", "demo", "--once", "--data", str(tmp_path / "demo")],
        capture_output=True,
        text=True,
        timeout=100,
        env={"COLUMNS": "160", "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )

    # then every step was seen, the recording is where it says, and the exit status says so
    assert told.returncode == 0, told.stdout + told.stderr
    assert "✗" not in told.stdout
    assert told.stdout.count("✓") >= 30
    assert "left (customer)" in told.stdout
    assert list((tmp_path / "demo" / "recordings").glob("*.wav"))
