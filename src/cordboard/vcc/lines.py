"""Waiting calls and free agents in line for routing, as the world and its center say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .agents import Agent
from .ids import AgentId, Milliseconds
from .routing import ORDERS, Floor, Order, Rule, Standing, begins, queue_order, reach_of, rule_of

if TYPE_CHECKING:
    from .calls import Call
    from .world import World

_SINCE: dict[Order, Callable[[World, Agent], int]] = {
    Order.READY: lambda _world, agent: agent.since,
    Order.READY_BUT_FOR_MANUAL: lambda _world, agent: agent.ready_but_for_manual or agent.since,
    Order.LAST_OFFER: lambda world, agent: world.shares.offered.get(agent.id, 0),
}
"""Since when an agent waits, by the order of the line."""


def since(world: World, agent: Agent, rule: Rule) -> int:
    """Since when an agent waits, as the rule counts."""
    return _SINCE[ORDERS[rule.algorithm]](world, agent)


def measure(world: World, now: Milliseconds, agent: AgentId, rule: Rule) -> int:
    """What a rule that looks back compares of an agent; less is better."""
    assert rule.period is not None
    return world.shares.measure(agent, rule, begins(rule.period, world.directory.options.time_zone, now))


def join(world: World, agent: Agent) -> None:
    """A free agent stands in the lines of each skill that they work in now."""
    orders = [(order, _SINCE[order](world, agent)) for order in world.directory.orders]
    places = [
        (skill, order, level, since)
        for skill, level in world.directory.levels(agent.id).items()
        if skill not in agent.skills_off
        for order, since in orders
    ]
    world.floor.join(agent.id, places)


def wait(world: World, call: Call) -> None:
    """A call stands in the lines of the skills whose agents are asked for it by now."""
    if not call.resting:
        world.floor.wait(call.id, standing(world, call))


def standing(world: World, call: Call) -> Standing:
    """Where a call stands while it waits."""
    routing = world.directory.routing(call.campaign, call.skill)
    reach = () if call.skill is None else reach_of(routing, call.skill, call.step)
    return Standing(queue_order(call), rule_of(routing), reach, call.preferred)


def arrange(world: World) -> None:
    """Put everybody who waits or is free in line anew: the center is another one, or just read."""
    world.floor = Floor()
    for call in world.queue:
        wait(world, world.calls[call])
    for agent in world.free:
        join(world, world.agents[agent])
