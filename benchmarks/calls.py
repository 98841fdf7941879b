"""How many calls a second a whole center answers: SIP in, core, journal, SOAP to the agent and back.

`cordboard up` with its engine process serves agents who pick up at once, hang up at once and give a
disposition; a new customer calls whenever one is gone. The people take a core of their own, so that a
center's capacity is what its CPU time a call says, by process. The limit beside it: as many lines call a
telephone that answers at once, and hang up, with no center between them.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.agents import AgentProgram, Floor, Telephones, run
from benchmarks.figures import Row, cpu_seconds, percentile
from cordboard import contract, sip

AGENTS = 16


def rows(quick: bool) -> Iterator[Row]:
    """Calls a second, and what each costs every process; what the people alone could do."""
    lines = 4 if quick else AGENTS
    yield run(_measure(lines, 2.0 if quick else 12.0))
    yield run(_alone(lines, 0.5 if quick else 3.0))


async def _measure(agents: int, seconds: float) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        floor = await Floor.open(Path(folder), agents)
        try:
            return await _run(floor, seconds)
        finally:
            await floor.close()


async def _run(floor: Floor, seconds: float) -> Row:
    floor.trunk.on_over = floor.call
    answered: list[float] = []
    work = [asyncio.ensure_future(_take_calls(agent, answered)) for agent in floor.agents]
    for _ in floor.agents:
        floor.call()
    await _still_well(work, 1.0)
    answered.clear()
    pids = floor.pids
    before = {name: cpu_seconds(pid) for name, pid in pids.items()} | {"people": time.process_time()}
    began = time.perf_counter()
    await _still_well(work, seconds)
    took, calls = time.perf_counter() - began, len(answered)
    spent = {name: cpu_seconds(pid) - before[name] for name, pid in pids.items()}
    spent["people"] = time.process_time() - before["people"]
    floor.trunk.on_over = lambda: None
    for each in work:
        each.cancel()
    await asyncio.gather(*work, return_exceptions=True)
    if not calls:
        raise RuntimeError("no call was answered")
    by_process = {f"{name}_cpu_ms": used / calls * 1000 for name, used in spent.items()}
    center = by_process["vcc_cpu_ms"], by_process["engine_cpu_ms"]
    return Row(
        "calls",
        {
            "calls_a_second": calls / took,
            **by_process,
            "calls_a_second_of_a_core": 1000 / max(center),
            "pick_up_to_started_ms": statistics.median(answered) * 1000,
            "pick_up_to_started_p99_ms": percentile(answered, 0.99) * 1000,
            "calls": calls,
            "failed": floor.trunk.failed,
            "agents": len(floor.agents),
        },
    )


async def _still_well(work: list[asyncio.Future[None]], seconds: float) -> None:
    """Wait; raise what stops an agent from working."""
    done, _ = await asyncio.wait(work, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    for each in done:
        each.result()


async def _take_calls(agent: AgentProgram, answered: list[float]) -> None:
    """Answer, hang up, say how it went; again and again."""
    [campaign, *_] = await agent.ask(contract.GetAvailableCampaigns())
    choices = await agent.ask(contract.GetCampaignDispositions(campaignId=campaign.id))
    sold = next(each.id for each in choices if each.name == "Sold")
    while True:
        await agent.wait_for(contract.IncomingCall)
        began = time.perf_counter()
        await agent.ask(contract.SoftphonePickupPhone())
        answered.append(await agent.wait_for(contract.CallStarted) - began)
        await agent.ask(contract.DisconnectCall())
        await agent.wait_for(contract.CallEnded)
        await agent.ask(contract.FinishCall(disposition=sold, comments=""))


# -- the limit ----------------------------------------------------------------------------------


class _InAHurry(Telephones):
    """Hangs up as soon as it is answered."""

    def _take(self, event: sip.Event) -> None:
        if isinstance(event, sip.CallAnswered):
            self._agent.hang_up(event.call, self._now())
        super()._take(event)


async def _alone(lines: int, seconds: float) -> Row:
    """The same calls over the same sockets, and nobody who decides anything."""
    caller, called = await _InAHurry.open("+14155550123"), await Telephones.open("+15550100300")
    try:
        caller.on_over = lambda: caller.call(called.address)
        began, before = time.perf_counter(), time.process_time()
        for _ in range(lines):
            caller.call(called.address)
        await asyncio.sleep(seconds)
        took, spent, calls = time.perf_counter() - began, time.process_time() - before, caller.finished
        caller.on_over = lambda: None
    finally:
        caller.close()
        called.close()
    if not calls:
        raise RuntimeError("no call was answered")
    figures = {"calls_a_second": calls / took, "people_cpu_ms": spent / calls * 1000}
    return Row("calls limit", {**figures, "calls": calls, "failed": caller.failed, "lines": lines})
