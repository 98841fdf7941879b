"""Whether anything of a story is still under way at a running center, as its journal tells.

What people and programs have seen says what has come to them. What is still on its way, such as the end of a
call that nobody waited for, only the center itself knows; the next story would take it for its own.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from cordboard.centerfile import load_center
from cordboard.journal.codec import Encoded, FactCodec
from cordboard.simulator.running import RunningCenter
from cordboard.vcc import Core
from cordboard.vcc.kernel import Recorded

PATIENCE = 40.0
_LOOK_EVERY = 0.02


class Onlooker:
    """Reads a center's journal along, and changes nothing. Begins while its file is as at the start."""

    def __init__(self, center: RunningCenter) -> None:
        known = load_center(center.center, hash_password=str)
        self._domain = known.domain_id
        self._core = Core(known)
        self._codec = FactCodec()
        self._journal = center.data / "journal.db"
        self._read = 0

    def under_way(self) -> str:
        """The calls that are not over, and what the engine has not settled yet; empty at rest."""
        for recorded in self._news():
            self._core.replay(recorded)
            self._read = recorded.number
        calls = [f"call {call.id}, {call.state}" for call in self._core._world.calls.values()]
        wishes = [f"{type(wish).__name__} {wish.id}" for wish in self._core.outstanding]
        return "; ".join((*calls, *wishes))

    async def until_at_rest(self) -> None:
        """Wait until nothing is under way."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE
        while left := self.under_way():
            assert loop.time() < end, f"this never ends: {left}"
            await asyncio.sleep(_LOOK_EVERY)

    def _news(self) -> Iterator[Recorded]:
        with closing(sqlite3.connect(f"file:{self._journal}?mode=ro", uri=True)) as reader:
            rows = reader.execute(_NEWS, (self._domain, self._read)).fetchall()
        for number, at, kind, version, body in rows:
            fact = self._codec.decode(Encoded(kind, version, body))
            yield Recorded(number=number, domain=self._domain, at=at, fact=fact)


_NEWS = "SELECT number, at, kind, version, body FROM facts WHERE domain = ? AND number > ? ORDER BY number"
