"""A program that follows a seat's events and can be asked to wait for one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from cordboard.contract import Event, wire_name
from cordboard.simulator.application import Application
from cordboard.simulator.story import NotSeen

EventT = TypeVar("EventT", bound=Event)
_LATELY = 10
"""Events that are named where the one waited for has not come."""


class Earwitness:
    """Listens at a seat; `seen` is everything so far, `heard` is called with each event."""

    def __init__(self, application: Application, heard: Callable[[Event], None] = lambda event: None) -> None:
        self.seen: list[Event] = []
        self._application = application
        self._heard = heard
        self._more = asyncio.Condition()
        self._looked = 0
        self._listening = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._deaf: Exception | None = None

    async def start(self, name: str) -> None:
        """Begin to listen; what happens from now on is heard."""
        self._task = asyncio.get_running_loop().create_task(self._follow(name))
        listening = asyncio.ensure_future(self._listening.wait())
        await asyncio.wait({listening, self._task}, return_when=asyncio.FIRST_COMPLETED)
        if self._task.done():
            self._task.result()

    async def wait_for(
        self,
        kind: type[EventT],
        patience: float = 30.0,
        where: Callable[[EventT], bool] = lambda event: True,
    ) -> EventT:
        """The next event of this kind after the one waited for last, of which `where` holds; else NotSeen."""
        try:
            async with asyncio.timeout(patience), self._more:
                while (found := self._next(kind, where)) is None:
                    if self._deaf is not None:
                        raise NotSeen(f"no {wire_name(kind)}: listening has ended") from self._deaf
                    await self._more.wait()
        except TimeoutError:
            raise NotSeen(
                f"no {wire_name(kind)} within {patience:.0f} s, but lately {self._lately()}"
            ) from None
        return found

    async def stop(self) -> None:
        """Stop listening."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    def _next(self, kind: type[EventT], where: Callable[[EventT], bool]) -> EventT | None:
        for place in range(self._looked, len(self.seen)):
            event = self.seen[place]
            if isinstance(event, kind) and where(event):
                self._looked = place + 1
                return event
        return None

    def _lately(self) -> str:
        return ", ".join(wire_name(type(event)) for event in self.seen[-_LATELY:]) or "silence"

    async def _follow(self, name: str) -> None:
        try:
            async for event in self._application.listen(name, self._listening.set):
                async with self._more:
                    self.seen.append(event)
                    self._more.notify_all()
                self._heard(event)
        except Exception as error:
            async with self._more:
                self._deaf = error
                self._more.notify_all()
            raise
