"""Looks at the files of messages that the engine's death has cut off, and tells the core what is in them.

The engine keeps its files readable up to the last second. Nothing is kept here: after a restart the core says
which messages nobody has looked at. A file that is not there, or is no sound, holds nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

from cordboard.link import Link
from cordboard.media.samples import RATE, AudioError
from cordboard.media.wav import read_prompt
from cordboard.vcc.calls import Deposit, DepositCut, TellDeposit
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, Milliseconds
from cordboard.vcc.kernel import Recorded
from cordboard.vcc.voicemail import ListCutDeposits

log = logging.getLogger(__name__)

RETRY = 5.0
"""Seconds until what could not be told is told again."""


class Mending:
    """Follows the VCC behind `link`, whose voicemails lie in `folder`; from `start` to `stop`."""

    def __init__(self, link: Link, folder: Path, retry: float = RETRY) -> None:
        self._link = link
        self._folder = folder
        self._retry = retry
        self._waiting: asyncio.Queue[Deposit] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._unsubscribe: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Look at what the last life has left, then at all that is new. After the owner's start."""
        self._unsubscribe = self._link.subscribe(self._hear)
        for deposit in await self._link.ask(ListCutDeposits(seat=LOCAL_SEAT)):
            self._waiting.put_nowait(deposit)
        self._task = asyncio.create_task(self._keep_looking(), name="messages cut off")

    async def stop(self) -> None:
        """Look at nothing more."""
        self._unsubscribe()
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _hear(self, recorded: Recorded) -> None:
        if isinstance(recorded.fact, DepositCut):
            self._waiting.put_nowait(recorded.fact.deposit)

    async def _keep_looking(self) -> None:
        while True:
            deposit = await self._waiting.get()
            length, sha256 = await asyncio.to_thread(look_at, self._folder / deposit.file)
            told = TellDeposit(seat=LOCAL_SEAT, recording=deposit.recording, length=length, sha256=sha256)
            try:
                await self._link.submit(told)
            except Refusal as refusal:
                log.warning("a message that was cut off cannot be told now, trying again: %s", refusal.reason)
                await asyncio.sleep(self._retry)
                self._waiting.put_nowait(deposit)


def look_at(file: Path) -> tuple[Milliseconds, str]:
    """How long the sound in a file is, and its SHA-256; 0 where there is none."""
    try:
        data = file.read_bytes()
        samples = read_prompt(data)
    except (OSError, AudioError):
        return Milliseconds(0), ""
    return Milliseconds(len(samples) * 1000 // RATE), hashlib.sha256(data).hexdigest()
