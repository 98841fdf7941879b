"""How soon the agent's desk shows what happened, and whether it grows over a day of calls.

A real `cordboard up`, one agent who works by SOAP at a desk phone, and a real Chromium that shows the same
agent's `/desk`: it is a second client, and hears of everything as any other does. A customer calls as soon
as one is gone. From each act (pick up, hang up, disposition) until the word at the top of the desk has
changed is the act's time on the screen. The page's memory is looked at when all garbage is gone, after a
tenth of the calls and after all.
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from benchmarks.agents import PASSWORD, AgentProgram, Floor, run
from benchmarks.figures import Row, percentile
from cordboard import contract

TARGET_MS = 150.0
CALLS, FEW = 1000, 20
PATIENCE = 20.0
"""Seconds until the desk shows what happened, or is looked at no more."""
PILOT = Path(__file__).parents[1] / "toolbar" / "pilot" / "watch.mjs"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")


def rows(quick: bool) -> Iterator[Row]:
    """Time to the screen; memory."""
    yield from run(_measure(FEW if quick else CALLS))


async def _measure(calls: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        floor = await Floor.open(Path(folder), 1)
        try:
            async with _desk(floor) as desk:
                return await _work(floor, desk, calls)
        finally:
            await floor.close()


async def _work(floor: Floor, desk: Desk, calls: int) -> list[Row]:
    [agent] = floor.agents
    [campaign, *_] = await agent.ask(contract.GetAvailableCampaigns())
    choices = await agent.ask(contract.GetCampaignDispositions(campaignId=campaign.id))
    sold = next(each.id for each in choices if each.name == "Sold")
    shown: list[float] = []
    early: dict[str, float] = {}
    for number in range(calls):
        shown += await _take_call(floor, agent, desk, sold)
        if number + 1 == calls // 10:
            early = await desk.ask("memory")
    late = await desk.ask("memory")
    return [
        Row("desk screen", {
            "p50_ms": statistics.median(shown), "p99_ms": percentile(shown, 0.99), "longest_ms": max(shown),
            "acts": len(shown), "target_ms": TARGET_MS, "met": percentile(shown, 0.99) <= TARGET_MS,
        }),
        Row("desk memory", {
            "early_kib": early["heap"] / 1024, "late_kib": late["heap"] / 1024,
            "bytes_each_call": (late["heap"] - early["heap"]) / (calls - calls // 10),
            "nodes_early": early["nodes"], "nodes_late": late["nodes"],
            "listeners_early": early["listeners"], "listeners_late": late["listeners"], "calls": calls,
        }),
    ]  # fmt: skip


async def _take_call(floor: Floor, agent: AgentProgram, desk: Desk, outcome: int) -> list[float]:
    """One call from its first ring to its disposition; milliseconds from each act to the screen."""
    floor.call()
    await agent.wait_for(contract.IncomingCall)
    await desk.shows("Ringing")
    acts = (
        (contract.SoftphonePickupPhone(), "Talking"),
        (contract.DisconnectCall(), "Wrap-up"),
        (contract.FinishCall(disposition=outcome, comments=""), "Ready"),
    )
    shown = []
    for act, word in acts:
        began = time.time() * 1000
        await agent.ask(act)
        shown.append(await desk.shows(word) - began)
    return shown


class Desk:
    """The desk in a browser, and somebody who looks at it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._seen: list[tuple[str, float]] = []

    async def ask(self, question: str) -> Any:
        """One question of the pilot's, and its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{question}\n".encode())
        return await self.hear()

    async def hear(self) -> Any:
        """The next that the pilot says."""
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the browser has ended")
        return json.loads(line)

    async def shows(self, word: str) -> float:
        """When the desk came to show a word, epoch milliseconds; what it showed before is passed over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                while self._seen:
                    seen, at = self._seen.pop(0)
                    if seen == word:
                        return at
                self._seen += await self.ask("seen")


@asynccontextmanager
async def _desk(floor: Floor) -> AsyncIterator[Desk]:
    """The first agent's desk in a Chromium of its own."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    node, chromium = (shutil.which(name, path=path) for name in ("node", "chromium"))
    if not (node and chromium):
        raise RuntimeError("this needs node and chromium: make test PEERS=install")
    web = floor.center.ready.web.rstrip("/")
    agent = floor.agents[0].name
    process = await asyncio.create_subprocess_exec(
        node, str(PILOT), chromium, f"{web}/desk", agent, PASSWORD, "1000", *QUIET,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PATH": path},
    )  # fmt: skip
    try:
        desk = Desk(process)
        async with asyncio.timeout(60):
            await desk.hear()
        yield desk
    finally:
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()
