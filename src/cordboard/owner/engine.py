"""Our hold on the telephony engine: attached with the youngest epoch, attached again when it was lost.

Only what is committed reaches the engine: wishes, and the word that its signals are kept.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from cordboard.telephony.port import Engine, EngineUnavailable, Provision, SignalSink
from cordboard.vcc.ids import EngineId, Milliseconds
from cordboard.vcc.kernel import Recorded, WishIssued
from cordboard.vcc.telephony import AnyVerb, EngineLost, EngineUp, Heard

from .backoff import Backoff
from .clock import pause
from .ports import Clock

log = logging.getLogger(__name__)

EPOCH = "epoch"


class EpochUnreadable(Exception):
    """Nobody knows which controller of this data folder is the youngest."""


def raise_epoch(folder: Path) -> int:
    """The epoch of a controller that starts now: one higher than ever before in this data folder.

    Raises EpochUnreadable where the file holds no number.
    """
    file = folder / EPOCH
    try:
        epoch = int(file.read_text("ascii")) + 1
    except FileNotFoundError:
        epoch = 1
    except ValueError as error:
        raise EpochUnreadable(
            f"{file} holds no number: write one that is higher than any epoch before, such as 1000000"
        ) from error
    fresh = file.with_name(f"{EPOCH}.new")
    with fresh.open("w", encoding="ascii") as out:
        out.write(f"{epoch}\n")
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
    directory = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
    return epoch


class Attachment:
    """Keeps `engine` attached from `start` to `stop`."""

    def __init__(self, engine: Engine, epoch: int, provision: Provision, clock: Clock) -> None:
        self._engine = engine
        self._epoch = epoch
        self._provision = provision
        self._clock = clock
        self._backoff = Backoff(Milliseconds(100), Milliseconds(5_000))
        self._lost = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.up = False
        """The engine's inventory is committed; wishes may go out."""

    def start(
        self, heard: Callable[[], tuple[EngineId | None, int]], sink: SignalSink, failed: Callable[[], None]
    ) -> None:
        """Attach in the background; `failed` is called whenever a try fails."""
        self._task = asyncio.create_task(self._keep(heard, sink, failed), name="engine attachment")

    async def _keep(
        self, heard: Callable[[], tuple[EngineId | None, int]], sink: SignalSink, failed: Callable[[], None]
    ) -> None:
        while True:
            try:
                await self._engine.attach(self._epoch, self._provision, *heard(), sink)
            except EngineUnavailable as error:
                log.warning("the engine cannot be attached, trying again: %s", error)
            except Exception:
                log.exception("attaching the engine failed, trying again")
            else:
                self._backoff.reset()
                await self._lost.wait()
                self._lost.clear()
                continue
            failed()
            await pause(self._clock, self._backoff.delay())

    @property
    def prompts(self) -> Path:
        """The prompt library that the engine plays from."""
        return Path(self._provision.prompts)

    def provide(self, provision: Provision) -> None:
        """The engine knows these phones and trunks from now on; its calls go on.

        An engine takes what it must know of the center when it is attached, so it is attached anew.
        """
        self._provision = provision
        self.up = False
        self._lost.set()

    def committed(
        self,
        heard: Sequence[Heard],
        facts: Sequence[Recorded],
        outstanding: Callable[[], Sequence[AnyVerb]],
    ) -> None:
        """All that followed from `heard` is committed, in `facts`: tell the engine.

        After an `EngineUp` every outstanding wish goes out, under its old id.
        """
        caught_up = self._follow(heard)
        if self.up:
            wishes = outstanding() if caught_up else _wishes(facts)
            if wishes:
                self._engine.send(wishes)
        numbered = [each.number for each in heard if type(each.signal) is not EngineLost]
        if numbered:
            self._engine.acknowledge(numbered[-1])

    def left_out(self, heard: Heard) -> None:
        """Deciding on `heard` crashed; an engine that has gone has gone all the same: the next is wanted."""
        if type(heard.signal) is EngineLost:
            self._follow([heard])

    def pass_on(self, verbs: Sequence[AnyVerb]) -> None:
        """Send verbs that are written down nowhere; without an engine they are lost."""
        if self.up and verbs:
            self._engine.send(verbs)

    def resend(self, outstanding: Sequence[AnyVerb]) -> None:
        """Send wishes once more: what has been done is not done twice."""
        if self.up and outstanding:
            self._engine.send(outstanding)

    def _follow(self, heard: Sequence[Heard]) -> bool:
        caught_up = False
        for each in heard:
            if type(each.signal) is EngineUp:
                self.up = caught_up = True
            elif type(each.signal) is EngineLost:
                self.up = caught_up = False
                self._lost.set()
        return caught_up

    async def stop(self) -> None:
        """Let go of the engine; its calls go on."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        self.up = False
        await self._engine.detach()


def _wishes(facts: Sequence[Recorded]) -> list[AnyVerb]:
    return [each.fact.wish for each in facts if isinstance(each.fact, WishIssued)]
