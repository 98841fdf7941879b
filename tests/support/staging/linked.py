"""The same engines, reached over the link: every word of the port goes through the wire and back."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cordboard.telephony.link import LinkedEngine
from cordboard.telephony.link_server import LinkServer
from cordboard.telephony.memory.engine import MEMORY
from cordboard.telephony.place import Place
from cordboard.telephony.port import Engine
from cordboard.telephony.wire import Welcome
from cordboard.vcc.telephony import Heard, ProbeStation

from .in_memory import MemoryStage
from .stage import NOBODY

FoundT = TypeVar("FoundT")
PATIENCE = 30.0


class LinkedMemoryStage(MemoryStage):
    """The memory engine behind a real socket; its clock is turned once the link has fallen quiet."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._place = Place.of(Path(self._folder.name))
        self._news = asyncio.Event()
        self._server: LinkServer | None = None
        self._links: list[LinkedEngine] = []

    async def open(self) -> None:
        self._place.prepare()
        self._held = self._place.taken()
        self._held.__enter__()
        self._server = LinkServer(self.machine, self._place, Welcome(engine=MEMORY), stop=lambda: None)
        await self._server.open()
        self.engine = await self.relaunch()

    async def relaunch(self) -> Engine:
        link = LinkedEngine(self._place, lambda: self.now)
        self._links.append(link)
        return link

    def hear(self, heard: Heard) -> None:
        super().hear(heard)
        self._news.set()

    async def wait(self, look: Callable[[], FoundT | None], what: str) -> FoundT:
        async with asyncio.timeout(PATIENCE):
            while (found := look()) is None:
                await self._catch_up()
                if (found := look()) is not None:
                    break
                self._turn_clock(what)
        return found

    async def _catch_up(self) -> None:
        """Hear all that the engine has told so far, by a question whose answer comes last."""
        question = ProbeStation(id=self.wish(), station=NOBODY)
        self.engine.send([question])
        while not any(heard.signal.settles == question.id for heard in self.log):
            self._news.clear()
            await self._news.wait()

    def _turn_clock(self, what: str) -> None:
        due = self.machine.next_timer()
        assert due is not None, f"nothing is planned, and still no {what}"
        self.now = max(self.now, due)
        self.machine.handle_timers()

    async def close(self) -> None:
        for link in self._links:
            await link.detach()
        if self._server is not None:
            await self._server.close()
            self._held.__exit__(None, None, None)
        self._folder.cleanup()
