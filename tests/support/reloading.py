"""Changing a center's file while it runs, and waiting until its log says what came of it."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

import yaml

from cordboard.simulator.running import RunningCenter

IN_FORCE = "was read again and is in force"
REFUSED = "all goes on as before"
PATIENCE = 45.0


def rewrite(file: Path, change: Any) -> None:
    """Write the center file anew, with a change to its document."""
    document = yaml.safe_load(file.read_text("utf-8"))
    change(document)
    file.write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")


async def read_again(center: RunningCenter, outcome: str = IN_FORCE) -> None:
    """The center reads its file again, and its log says so."""
    output = center.data / "up.out"
    before = _times(output, outcome)
    os.kill(center.pid, signal.SIGHUP)
    async with asyncio.timeout(PATIENCE):
        while _times(output, outcome) == before:  # noqa: ASYNC110 - a file tells nobody that it grows
            await asyncio.sleep(0.05)


def _times(output: Path, words: str) -> int:
    return output.read_text("utf-8").count(words)
