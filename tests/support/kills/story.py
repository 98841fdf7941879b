"""The story: people work and call, and the VCC is killed at random moments until the time is over."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from cordboard import contract
from cordboard.centerfile import load_center
from cordboard.vcc.telephony import AnyVerb

from .people import Agent, Asked, Listener
from .telephony import Exchange, customers, exchange
from .victim import AGENTS, Victim

WHILE_STARTING = 0.25
"""The share of kills that come while the center is still starting."""


@dataclass
class Story:
    """What was seen from outside."""

    data: Path
    center: Path
    kills: int = 0
    signals: int = 0
    """How many the engine told."""
    unacknowledged: int = 0
    asked: list[AnyVerb] = field(default_factory=list)
    """What the engine was asked, as often as it was asked."""
    calls: list[str] = field(default_factory=list)
    """The legs that the engine called, as often as it called them."""
    listeners: list[Listener] = field(default_factory=list)
    agents: dict[str, Asked] = field(default_factory=dict)


async def tell(data: Path, seed: int, seconds: float, kills: int = 0) -> Story:
    """Live through `seconds` of work on the empty folder `data`, and end in peace.

    The VCC is killed `kills` times at least, and conversations were told of as often: a day on which nobody
    speaks with anybody proves little.
    """
    random = Random(seed)
    victim = Victim(data)
    story = Story(data, victim.center)
    async with exchange(data) as engine:
        try:
            await victim.launch()
            await victim.up()
            await _work(story, victim, engine, random, seconds, kills)
            assert await victim.stop() == 0
        finally:
            await victim.bury()
        story.signals, story.asked = engine.told, engine.asked
        story.unacknowledged = engine.unacknowledged
        story.calls = [verb.leg for verb in engine.world.calls]
    return story


async def _work(
    story: Story, victim: Victim, engine: Exchange, random: Random, seconds: float, kills: int
) -> None:
    campaign = load_center(victim.center).campaigns[0]
    agents = [
        Agent(victim, name, f"100{index}", Random(random.random()), campaign)
        for index, name in enumerate(AGENTS)
    ]
    story.listeners = [Listener(victim, name) for name in AGENTS for _ in range(2)]
    for listener in story.listeners:
        await listener.begin()
    over, evening = asyncio.Event(), asyncio.Event()
    async with asyncio.TaskGroup() as together:
        for listener in story.listeners:
            together.create_task(listener.go_on(evening))
        working = [together.create_task(agent.work(over)) for agent in agents]
        calling = together.create_task(customers(engine, Random(random.random()), over))
        await _kill_often(story, victim, random, seconds, kills)
        over.set()
        await asyncio.gather(*working, calling)
        for agent in agents:
            await agent.go_home()
        await _quiet(engine)
        evening.set()
    for listener in story.listeners:
        await listener.finish()
        await listener.close()
    for agent in agents:
        status = await agent.ask(contract.GetStatus())
        assert not status.loggedIn
        story.agents[agent.name] = agent.kept
        await agent.close()


async def _kill_often(story: Story, victim: Victim, random: Random, seconds: float, kills: int) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end or min(story.kills, _conversations(story)) < kills:
        too_soon = max(0, story.kills - _conversations(story))  # on a slow machine, to come to talking
        await asyncio.sleep(random.uniform(0.1, 2.5) * (1 + too_soon))
        await victim.kill()
        story.kills += 1
        await victim.launch()
        while random.random() < WHILE_STARTING:
            await asyncio.sleep(random.uniform(0.2, 1.5))
            await victim.kill()
            story.kills += 1
            await victim.launch()
        await victim.up()


def _conversations(story: Story) -> int:
    """How often somebody was told that one has begun."""
    pieces = (piece for listener in story.listeners for piece in listener.pieces)
    return sum(isinstance(event, contract.CallStarted) for piece in pieces for event in piece)


async def _quiet(engine: Exchange) -> None:
    """Whoever was sent on to talk with others has gone too, and everything is written down."""
    async with asyncio.timeout(60):
        while engine.legs or engine.unacknowledged:
            for leg in engine.legs:
                engine.world.hangs_up(leg)
            await asyncio.sleep(0.05)
