"""How long it takes from an agent's act to the event at their program, with the journal on disk.

A hundred agents are logged in at a `cordboard up`; each takes calls, talks for some seconds and gives a
disposition, and goes to a break and back. The time runs from the request that causes the event, as it leaves
the program, to the event in the program's hands: HTTP twice, the core, one commit with its fsync. Beside it
stands the same way without event and commit: getStatus, answered from memory.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.agents import AgentProgram, Floor, run
from benchmarks.figures import Row, cpu_seconds, percentile
from cordboard import contract

TARGET_MS = 10.0
TALK_SECONDS = 6.0
BREAK_SECONDS = 0.4


def rows(quick: bool) -> Iterator[Row]:
    """The way of an event, and the way of an answer."""
    yield from run(_measure(6 if quick else 100, 3.0 if quick else 25.0))


async def _measure(agents: int, seconds: float) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        floor = await Floor.open(Path(folder), agents)
        try:
            return await _run(floor, seconds)
        finally:
            await floor.close()


async def _run(floor: Floor, seconds: float) -> list[Row]:
    chance = random.Random(1)
    told: list[float] = []
    asked: list[float] = []
    work = [
        asyncio.ensure_future(_work(agent, random.Random(number), told, asked))
        for number, agent in enumerate(floor.agents)
    ]
    work.append(asyncio.ensure_future(_customers(floor, chance)))
    await asyncio.wait(work, timeout=TALK_SECONDS, return_when=asyncio.FIRST_EXCEPTION)
    told.clear()
    asked.clear()
    cpu, before = cpu_seconds(floor.center.pid), floor.trunk.finished
    done, _ = await asyncio.wait(work, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    for each in done:
        each.result()
    share = (cpu_seconds(floor.center.pid) - cpu) / seconds
    for each in work:
        each.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    figures = _figures(told)
    load = {
        "agents": len(floor.agents),
        "calls_a_second": (floor.trunk.finished - before) / seconds,
        "events": len(told),
        "vcc_share_of_a_core": share,
        "target_ms": TARGET_MS,
        "met": figures["p99_ms"] <= TARGET_MS,
    }
    return [Row("events", figures | load), Row("events limit getStatus", _figures(asked))]


def _figures(seconds: list[float]) -> dict[str, float]:
    return {"p50_ms": statistics.median(seconds) * 1000, "p99_ms": percentile(seconds, 0.99) * 1000}


async def _customers(floor: Floor, chance: random.Random) -> None:
    """Enough of them to keep the agents busy."""
    for _ in itertools.count():
        await asyncio.sleep(chance.expovariate(len(floor.agents) / (TALK_SECONDS + 2)))
        floor.call()


async def _work(agent: AgentProgram, chance: random.Random, told: list[float], asked: list[float]) -> None:
    [campaign, *_] = await agent.ask(contract.GetAvailableCampaigns())
    choices = await agent.ask(contract.GetCampaignDispositions(campaignId=campaign.id))
    sold = next(each.id for each in choices if each.name == "Sold")
    finish = contract.FinishCall(disposition=sold, comments="")
    while True:
        await agent.wait_for(contract.IncomingCall)
        await agent.ask(contract.SoftphonePickupPhone())
        await agent.wait_for(contract.CallStarted)
        await asyncio.sleep(chance.uniform(0.5, 1.5) * TALK_SECONDS)
        await agent.ask(contract.SetNotReadyState(reasonId=0))  # a break after this call
        await agent.ask(contract.DisconnectCall())
        await agent.wait_for(contract.CallEnded)
        told.append(await agent.from_act_to_event(finish, contract.CallFinished))
        asked.append(await agent.round_trip())
        await asyncio.sleep(chance.uniform(0.5, 1.5) * BREAK_SECONDS)
        told.append(
            await agent.from_act_to_event(contract.SetReadyState(stateId=1), contract.ReadyStateChanged)
        )
        asked.append(await agent.round_trip())
