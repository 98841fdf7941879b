"""How soon the agent's desk shows what happened, what it costs, and whether it grows over a day of calls.

A real `cordboard up`, one agent who works by SOAP at a desk phone, and a real Chromium that shows the same
agent's `/desk`: it is a second client, and hears of everything as any other does. A customer calls as soon
as one is gone, and the agent acts as soon as the desk shows it. Times are the page's own, which notes them
and is not asked meanwhile:

- `act to screen`: from an act (pick up, hang up, disposition) until the frame with the desk's new word at its
  top is done; in the case of picking up, a telephone is called meanwhile;
- `event to screen`: of that, the desk's own part: since the center's message has come to the browser.

The page's memory is looked at when all garbage is gone, after a tenth of the calls, after half of them and
after all. What a call costs is the CPU time of the browser's processes, and of the center's.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.agents import PASSWORD, AgentProgram, Floor, run
from benchmarks.figures import Row, cpu_seconds, percentile
from cordboard import contract

TARGET_MS = 150.0
GROWTH = 100.0
"""Bytes of heap a call, at most; a call in any list would be more."""
CALLS, FEW = 1000, 20
PATIENCE = 20.0
"""Seconds until the desk shows what happened, or is looked at no more."""
PILOT = Path(__file__).parents[1] / "toolbar" / "pilot" / "watch.mjs"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")


def rows(quick: bool) -> Iterator[Row]:
    """Time to the screen; memory; CPU."""
    yield from run(_measure(FEW if quick else CALLS))


async def _measure(calls: int) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        floor = await Floor.open(Path(folder), 1)
        try:
            async with _desk(floor) as desk:
                return await _work(floor, desk, calls)
        finally:
            await floor.close()


@dataclass
class Day:
    """What was seen on a day of calls: milliseconds of each act, and what the page held at times."""

    to_screen: list[float] = field(default_factory=list)
    of_it_desk: list[float] = field(default_factory=list)
    held: list[dict[str, float]] = field(default_factory=list)

    def rows(self, calls: int, spent: dict[str, float]) -> list[Row]:
        """The rows of the day; `spent` is seconds of CPU, by whose."""
        early, half, late = self.held
        growth = (late["heap"] - half["heap"]) / (calls - calls // 2)
        kib = {"early": early["heap"] / 1024, "half": half["heap"] / 1024, "late": late["heap"] / 1024}
        return [
            _spread("desk act to screen", self.to_screen),
            _spread("desk event to screen", self.of_it_desk),
            Row("desk memory", {
                **{f"{name}_kib": held for name, held in kib.items()},
                "bytes_each_call": growth, "most_bytes": GROWTH, "met": growth <= GROWTH,
                "nodes": f"{early['nodes']:.0f}, {half['nodes']:.0f}, {late['nodes']:.0f}",
                "listeners": f"{early['listeners']:.0f}, {half['listeners']:.0f}, {late['listeners']:.0f}",
            }),
            Row("desk cost of a call", {
                **{f"{whose}_ms": seconds * 1000 / calls for whose, seconds in spent.items()}, "calls": calls,
            }),
        ]  # fmt: skip


def _spread(name: str, shown: list[float]) -> Row:
    p99 = percentile(shown, 0.99)
    return Row(name, {
        "p50_ms": statistics.median(shown), "p90_ms": percentile(shown, 0.9), "p99_ms": p99,
        "longest_ms": max(shown), "acts": len(shown), "target_ms": TARGET_MS, "met": p99 <= TARGET_MS,
    })  # fmt: skip


async def _work(floor: Floor, desk: Desk, calls: int) -> list[Row]:
    [agent] = floor.agents
    [campaign, *_] = await agent.ask(contract.GetAvailableCampaigns())
    choices = await agent.ask(contract.GetCampaignDispositions(campaignId=campaign.id))
    sold = next(each.id for each in choices if each.name == "Sold")
    day = Day()
    before = _spent(floor, desk)
    for number in range(1, calls + 1):
        await _take_call(floor, agent, desk, sold, day)
        if number in (calls // 10, calls // 2, calls):
            day.held.append(await desk.holds())
            print(f"  {number} calls of {calls}", file=sys.stderr, flush=True)
    after = _spent(floor, desk)
    return day.rows(calls, {whose: after[whose] - before[whose] for whose in after})


def _spent(floor: Floor, desk: Desk) -> dict[str, float]:
    """Seconds of CPU so far, by whose."""
    pids = {whose: [pid] for whose, pid in floor.pids.items()} | {"browser": desk.processes()}
    return {whose: sum(cpu_seconds(pid) for pid in those) for whose, those in pids.items()}


async def _take_call(floor: Floor, agent: AgentProgram, desk: Desk, outcome: int, day: Day) -> None:
    """One call from its first ring to its disposition."""
    floor.call()
    await agent.wait_for(contract.IncomingCall)
    await desk.shows("Ringing")
    acts = (
        (contract.SoftphonePickupPhone(), "Talking"),
        (contract.DisconnectCall(), "Wrap-up"),
        (contract.FinishCall(disposition=outcome, comments=""), "Ready"),
    )
    for act, word in acts:
        began = time.time() * 1000
        await agent.ask(act)
        shown = await desk.shows(word)
        day.to_screen.append(shown["painted"] - began)
        day.of_it_desk.append(shown["painted"] - shown["told"])


class Desk:
    """The desk in a browser, and somebody who looks at it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._shown: list[dict[str, Any]] = []

    async def hear(self) -> dict[str, Any]:
        """The next that the pilot says."""
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the browser has ended")
        return dict(json.loads(line))

    async def shows(self, word: str) -> dict[str, Any]:
        """How the desk came to show a word; what it showed before is passed over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                shown = self._shown.pop(0) if self._shown else await self.hear()
                if shown["word"] == word:
                    return shown

    async def holds(self) -> dict[str, float]:
        """What the page holds when all garbage is gone."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"memory\n")
        while "heap" not in (told := await self.hear()):
            self._shown.append(told)
        return told

    def processes(self) -> list[int]:
        """The browser's processes."""
        return _below(self._process.pid)


def _below(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [each for child in map(int, children) for each in (child, *_below(child))]


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
