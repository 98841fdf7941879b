"""A program that has so long to end, and then is interrupted, so that it leaves nothing running behind it."""

from __future__ import annotations

import signal
import subprocess
from typing import Any

_FAREWELL = 45.0
"""Seconds for whoever was interrupted: their centers have to end, too."""


def run(command: list[str], seconds: float, **options: Any) -> subprocess.CompletedProcess[str]:
    """What it printed and its exit status; raises TimeoutExpired where it had to be interrupted."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    ) as program:
        try:
            output, complaint = program.communicate(timeout=seconds)
        except BaseException:
            _interrupt(program)
            raise
    return subprocess.CompletedProcess(command, program.returncode, output, complaint)


def _interrupt(program: subprocess.Popen[str]) -> None:
    program.send_signal(signal.SIGINT)
    try:
        program.communicate(timeout=_FAREWELL)
    except subprocess.TimeoutExpired:
        program.kill()
