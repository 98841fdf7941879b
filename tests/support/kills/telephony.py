"""The engine that outlives its center: a memory engine behind the real link, and the people on its lines."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random

from cordboard.telephony.link_server import LinkServer
from cordboard.telephony.memory import Manners, MemoryEngine
from cordboard.telephony.place import Place
from cordboard.telephony.wire import Welcome
from cordboard.vcc.ids import EngineId, LegId, Milliseconds, StationId, TrunkId
from cordboard.vcc.telephony import AnyVerb, HangupCause

from .victim import AGENTS, NUMBER

LIFE = EngineId("the only life")
TICK = 0.01
FAR_ENDS = ("+12025550101", "+12025550102", "+12025550103")
"""Numbers that agents dial: one answers, one is busy, one never answers."""


def now() -> Milliseconds:
    return Milliseconds(time.time_ns() // 1_000_000)


class Exchange(MemoryEngine):
    """A memory engine that notes what it was asked, and how often it acted."""

    def __init__(self) -> None:
        super().__init__(now, LIFE)
        self.asked: list[AnyVerb] = []
        for index, _ in enumerate(AGENTS):
            phone = StationId(f"100{index}")
            self.world.behaves(phone, Manners(answers=Milliseconds(60)))
            self.world.register(phone)
        self.world.behaves(FAR_ENDS[0], Manners(rings=Milliseconds(20), answers=Milliseconds(150)))
        self.world.behaves(FAR_ENDS[1], Manners(rings=None, refuses=Milliseconds(50), cause=HangupCause.BUSY))

    def send(self, verbs: Sequence[AnyVerb]) -> None:
        self.asked += verbs
        super().send(verbs)

    @property
    def told(self) -> int:
        """How many signals were given."""
        return self._board.outbox.last

    @property
    def unacknowledged(self) -> int:
        return self._board.outbox.kept

    @property
    def legs(self) -> list[LegId]:
        return list(self._board.legs)


@asynccontextmanager
async def exchange(data: Path) -> AsyncIterator[Exchange]:
    """An engine in the data folder that `cordboard up` finds there and adopts."""
    place = Place.of(data)
    place.prepare()
    engine = Exchange()
    gone = asyncio.Event()
    welcome = Welcome(
        engine=LIFE,
        pid=os.getpid(),
        sip_host="127.0.0.1",
        sip_port=5060,
        bound_host="127.0.0.1",
        rtp_first=20_000,
        rtp_last=29_999,
    )
    server = LinkServer(engine, place, welcome, stop=gone.set)

    async def live() -> None:
        with place.taken():
            await server.open()
            while not gone.is_set():
                engine.handle_timers()
                await asyncio.sleep(TICK)
            await server.close()

    living = asyncio.create_task(live())
    while not place.door.exists():  # noqa: ASYNC110 - a file has no event
        await asyncio.sleep(TICK)
    try:
        yield engine
    finally:
        gone.set()
        await living


async def customers(engine: Exchange, random: Random, over: asyncio.Event) -> None:
    """People call, and hang up when they like, whether anybody listens or not."""
    living: list[tuple[float, LegId]] = []
    while not over.is_set():
        await asyncio.sleep(random.uniform(0.02, 0.5))
        if len(living) < 4:
            leg = engine.world.arrive(TrunkId("carrier"), f"+1202555{random.randint(1000, 9999)}", NUMBER)
            living.append((time.monotonic() + random.uniform(0.1, 8.0), leg))
        for moment, leg in tuple(living):
            if moment < time.monotonic():
                living.remove((moment, leg))
                engine.world.hangs_up(leg)
    for _, leg in living:
        engine.world.hangs_up(leg)
