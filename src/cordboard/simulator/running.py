"""A center started as anyone starts it, `cordboard up` in a process of its own, watched from outside.

The demo and the tests that kill things use it: what they see is what a user sees.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from cordboard.ready import Ready

_STARTUP_SECONDS = 60.0
_STOP_SECONDS = 60.0
_LOOK_EVERY = 0.02


class StartFailed(Exception):
    """The center did not come up; the text holds the last lines that it printed."""


@dataclass(slots=True)
class RunningCenter:
    """One `cordboard up` and its addresses."""

    ready: Ready
    data: Path
    center: Path
    _process: asyncio.subprocess.Process

    @classmethod
    async def start(cls, center: Path, data: Path, *options: str) -> RunningCenter:
        """Start a center on free ports (unless `options` say otherwise) and wait until it answers."""
        data.mkdir(parents=True, exist_ok=True)
        ready_file, output = data / "ready.json", data / "up.out"
        ready_file.unlink(missing_ok=True)
        command = [sys.executable, "-m", "cordboard", "up", "--center", str(center), "--data", str(data)]
        addresses = options or ("--http", "127.0.0.1:0", "--sip", "127.0.0.1:0")
        with output.open("ab") as sink:
            process = await asyncio.create_subprocess_exec(
                *command, *addresses, "--ready-file", str(ready_file), stdout=sink, stderr=sink
            )
        try:
            async with asyncio.timeout(_STARTUP_SECONDS):
                ready = await _wait_for(ready_file, process, output)
        except TimeoutError as error:
            process.kill()
            raise StartFailed(
                f"It did not answer within {_STARTUP_SECONDS:.0f} s.\n{_tail(output)}"
            ) from error
        return cls(ready, data, center, process)

    @property
    def pid(self) -> int:
        """The VCC's process."""
        return self._process.pid

    def fate(self) -> str:
        """What has become of it, for whoever cannot reach it: whether it runs, and its last words."""
        status = self._process.returncode
        lives = "it runs" if status is None else f"it has ended with status {status}"
        return f"of the center: {lives}\n{_tail(self.data / 'up.out')}"

    async def kill(self) -> None:
        """Kill the VCC process at once (SIGKILL); the engine stays."""
        self._process.kill()
        await self._process.wait()

    async def start_again(self) -> RunningCenter:
        """A new VCC on the same folder and the same addresses."""
        http = self.ready.web.split("//", 1)[1].rstrip("/")
        return await RunningCenter.start(self.center, self.data, "--http", http, "--sip", self.ready.sip)

    async def stop(self) -> int:
        """End VCC and engine (SIGTERM); the exit status."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                return await self._process.wait()
        except TimeoutError:
            self._process.kill()
            return await self._process.wait()


async def _wait_for(ready_file: Path, process: asyncio.subprocess.Process, output: Path) -> Ready:
    while not ready_file.exists():
        if process.returncode is not None:
            raise StartFailed(_tail(output))
        await asyncio.sleep(_LOOK_EVERY)
    return msgspec.json.decode(ready_file.read_bytes(), type=Ready)


def _tail(output: Path, lines: int = 20) -> str:
    text = output.read_text(errors="replace") if output.exists() else ""
    return os.linesep.join(text.splitlines()[-lines:])
