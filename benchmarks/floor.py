"""A busy hour: a thousand agents and twenty thousand calls, all that happens proved while it happens.

The whole center plays in this process on a virtual clock: seats, owner, core and memory engine; no sockets,
no disk, no audio. `latency` is what passes really between somebody's act and each event in a program's hands.
"""

from __future__ import annotations

import asyncio
import gc
import os
import time
from collections.abc import Iterator
from random import Random

from benchmarks.figures import Row, percentile, resident_kib
from benchmarks.hour.agents import Agent, Floor
from benchmarks.hour.center import HourCenter
from benchmarks.hour.customers import Customers
from benchmarks.hour.lists import Lists
from benchmarks.hour.proof import Proof
from cordboard.app.up import COLLECTIONS

HOUR, EVENING, SEED, LOOKS = 3_600, 7_200, 7, 240


def rows(quick: bool) -> Iterator[Row]:
    """What the hour held, how late its events were, what it cost."""
    gc.set_threshold(*COLLECTIONS)
    agents, seconds = (50, 300) if quick else (1_000, HOUR)
    yield from asyncio.run(_play(agents, seconds))


async def _play(agents: int, seconds: int) -> list[Row]:
    chance = Random(SEED)
    center = HourCenter(agents)
    await center.open()
    floor, proof = Floor(center, chance), Proof(center)
    people = [Agent(floor, each) for each in range(agents)]
    for each in people:
        await each.log_in()
    customers = Customers(center, chance, rate=agents * 20 / HOUR)
    customers.begin()
    lists = Lists(center, agents * 3)
    lists.begin()
    floor.latency.clear()  # whoever logs in waits for argon2
    began, cpu = time.perf_counter(), time.process_time()
    for _ in range(LOOKS):
        await center.play(seconds / LOOKS)
        proof.look()
    spent, wall = time.process_time() - cpu, time.perf_counter() - began
    customers.closing = floor.closing = True
    await center.play(EVENING / 2)
    for each in people:
        each.tidy_up()
    await center.play(EVENING / 2)
    proof.look()
    proof.prove_the_end(customers.calls)
    called_back = proof.prove_the_places(customers.places)
    facts = center.owner.last
    await center.close()
    return _figures(agents, customers, floor, {"called_back": called_back, "facts": facts}, spent, wall)


def _figures(
    agents: int, customers: Customers, floor: Floor, counted: dict[str, int], spent: float, wall: float
) -> list[Row]:
    told = sum(floor.told.values())
    return [
        Row(
            "floor",
            {
                "agents": agents,
                "customers": customers.calls,
                "operations": sum(floor.done.values()),
                "refused": sum(floor.refused.values()),
                "callbacks": floor.done["addCallback"],
                "previews": floor.told["previewInitiated"],
                "messages": customers.messages,
                "places": customers.places,
                **counted,
                "events": told,
            },
        ),
        Row(
            "floor latency",
            {"p50_ms": percentile(floor.latency, 0.5), "p99_ms": percentile(floor.latency, 0.99)},
        ),
        Row(
            "floor cost",
            {
                "cpu_s": spent,
                "wall_s": wall,
                "cpu_ms_each_call": spent / max(1, customers.calls) * 1000,
                "resident_mib": resident_kib(os.getpid()) / 1024,
            },
        ),
    ]
