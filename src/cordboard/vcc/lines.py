"""Waiting calls and free agents in line for routing, as the world and its center say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .agents import Agent
from .routing import Floor

if TYPE_CHECKING:
    from .world import World


def join(world: World, agent: Agent) -> None:
    """A free agent stands in the line of each skill that they work in now."""
    levels = world.directory.levels(agent.id)
    at_work = {skill: level for skill, level in levels.items() if skill not in agent.skills_off}
    world.floor.join(agent.id, agent.since, at_work)


def arrange(world: World) -> None:
    """Put everybody who waits or is free in line anew: the center is another one, or just read."""
    world.floor = Floor()
    for call in world.queue:
        world.floor.wait(world.calls[call])
    for agent in world.free:
        join(world, world.agents[agent])
