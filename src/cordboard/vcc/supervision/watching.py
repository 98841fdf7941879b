"""Supervisors watch how all agents are: told of each change, until they want it no longer, leave, or may not.

After every decision those whom it concerned are looked at again. While nobody watches nothing is worked out.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..agents import Agent, Presence
from ..calls import Call
from ..configuration import CenterReplaced
from ..ids import AgentId
from ..kernel import Fact
from ..work import Work
from ..world import World
from .commands import WatchAgents
from .facts import AgentsSeen, WatchingBegun, WatchingEnded
from .model import Monitoring, Sight
from .policy import require_supervision, supervises
from .queries import GetMonitoring, ListSights
from .sights import all_sights, sights_of


def watch(work: Work, command: WatchAgents) -> None:
    """Begin or stop; where it is so already, nothing happens."""
    world = work.world
    supervisor = world.agent_at(command.seat).id
    require_supervision(world.directory.users[supervisor])
    if command.on is (supervisor in world.watchers):
        return
    if command.on:
        work.record(WatchingBegun(seat=command.seat, supervisor=supervisor))
    else:
        work.record(WatchingEnded(supervisor=supervisor))


def follow(work: Work) -> None:
    """Tell those who watch how agents are whom this decision concerned."""
    world = work.world
    for supervisor in tuple(world.watchers):
        if not _may_watch(world, supervisor):
            work.record(WatchingEnded(supervisor=supervisor))
    if not world.watchers:
        return
    changed = tuple(each for each in _looked_at(world, work.facts) if each != world.sights.get(each.agent))
    if changed:
        seats = (world.agents[each].seat for each in world.watchers)
        work.record(AgentsSeen(seats=tuple(seat for seat in seats if seat is not None), sights=changed))


def list_sights(world: World, query: ListSights) -> tuple[Sight, ...]:
    """Everybody, for a supervisor. Raises Refusal NO_PERMISSION."""
    require_supervision(world.directory.users[world.agent_at(query.seat).id])
    return tuple(all_sights(world).values())


def get_monitoring(world: World, query: GetMonitoring) -> Monitoring | None:
    """Whom the agent follows."""
    return world.monitorings.get(world.agent_at(query.seat).id)


def _may_watch(world: World, supervisor: AgentId) -> bool:
    agent = world.agents.get(supervisor)
    there = agent is not None and agent.presence is Presence.LOGGED_IN
    return there and supervises(world.directory.users[supervisor])


def _looked_at(world: World, facts: Iterable[Fact]) -> Iterable[Sight]:
    """How those are whom these facts may have changed."""
    concerned: set[AgentId] = set()
    for fact in facts:
        if type(fact) is CenterReplaced:
            return all_sights(world).values()
        agent, call = getattr(fact, "agent", None), getattr(fact, "call", None)
        if isinstance(agent, Agent):
            concerned.add(agent.id)
        if isinstance(call, Call) and call.agent is not None:
            concerned.add(call.agent)
    return sights_of(world, concerned)
