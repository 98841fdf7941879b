"""Starting an engine process: detached from us, and yet we learn whether it came up.

The new process writes one JSON object to a pipe that it inherits, when it answers or when it cannot.
"""

from __future__ import annotations

import asyncio
import os
import select
import subprocess
import sys

import msgspec

from cordboard.errors import UserError

from .place import Place, open_private
from .settings import EngineSettings

PATIENCE = 60.0
"""Seconds that a process has to come up; a machine may be busy."""


class _Outcome(msgspec.Struct, frozen=True):
    """How a start went; an empty code means well."""

    code: str = ""
    text: str = ""
    remedy: str = ""


class LaunchReport:
    """The new process's end of the pipe; without one, nobody waits."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def ready(self) -> None:
        """The engine answers."""
        self._say(_Outcome())

    def failed(self, error: UserError) -> None:
        """The engine cannot be, and this is why."""
        self._say(_Outcome(error.code, error.text, error.remedy))

    def _say(self, outcome: _Outcome) -> None:
        if self._descriptor is not None:
            os.write(self._descriptor, msgspec.json.encode(outcome))
            os.close(self._descriptor)
            self._descriptor = None


async def launch(settings: EngineSettings, place: Place) -> None:
    """Start an engine in a session of its own and wait until it answers; UserError says why it does not."""
    place.prepare()
    ours, theirs = os.pipe()
    try:
        try:
            await asyncio.to_thread(_start, settings, place, theirs)
        finally:
            os.close(theirs)
        said = await asyncio.to_thread(_read_all, ours)
    finally:
        os.close(ours)
    outcome = msgspec.json.decode(said, type=_Outcome) if said else _Outcome("ENGINE-FAILED")
    if outcome.code == "ENGINE-FAILED":
        raise UserError("ENGINE-FAILED", "The telephony engine did not start.", f"Read {place.crash}.")
    if outcome.code and outcome.code != "ENGINE-RUNS":
        raise UserError(outcome.code, outcome.text, outcome.remedy)


def _start(settings: EngineSettings, place: Place, report: int) -> None:
    resolved = msgspec.structs.replace(settings, data=settings.data.resolve())
    command = [sys.executable, "-m", "cordboard.telephony", resolved.to_json(), str(report)]
    with open_private(place.crash) as crash:
        os.lseek(crash, 0, os.SEEK_END)
        subprocess.run(  # noqa: S603 - our own interpreter, our own module
            command,
            stdin=subprocess.DEVNULL,
            stdout=crash,
            stderr=crash,
            start_new_session=True,
            pass_fds=(report,),
            check=False,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # the audio has one thread of its own
        )


def _read_all(descriptor: int) -> bytes:
    """All that is said before the other end is closed, or patience is over."""
    said = b""
    while select.select([descriptor], [], [], PATIENCE)[0]:
        piece = os.read(descriptor, 4096)
        if not piece:
            break
        said += piece
    return said
