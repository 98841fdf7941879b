"""A short coverage-guided fuzz of every door, on each run; `make fuzz` is the long one."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from often import often

pytest.importorskip("atheris", reason="atheris has wheels for Linux on x86-64 only")

SECONDS = often(8)
AT_LEAST = 100
"""Executions; far fewer than any machine manages, but more than none."""


@pytest.mark.parametrize("target", ["http", "socket", "soap", "sip_parser", "sip_agent", "webrtc"])
def test_nothing_is_found_in_a_short_fuzz(target: str, tmp_path: Path) -> None:
    # given the fuzzer, which knows which code its inputs reach
    script = Path(__file__).with_name("run.py")
    command = [sys.executable, str(script), target, "--seconds", str(SECONDS), "--keep", str(tmp_path)]

    # when it throws bytes at the door for a while
    done = subprocess.run(command, capture_output=True, text=True, timeout=110)

    # then nothing was raised, hung or grew, and it did try
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-6000:]
    [executions] = re.findall(r"number_of_executed_units: (\d+)", said)
    assert int(executions) > AT_LEAST
