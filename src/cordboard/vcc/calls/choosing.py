"""What routing has to ask of the world, and what is kept of its choice."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from ..agents import can_be_reached
from ..ids import AgentId, CallId
from ..lines import measure
from ..routing import Choice, Decided, Eyes, Pair
from ..work import Work
from ..world import World
from .model import Call


def next_pair(work: Work) -> Pair | None:
    """The next waiting call that somebody can take now, and who takes it."""
    world = work.world
    eyes = Eyes(partial(_spared, world), partial(_is_reached, world), partial(measure, world, work.now))
    return world.floor.next_pair(eyes)


def last_agent(work: Work, call: Call) -> AgentId | None:
    """Who spoke with the caller last, where the routing of the call asks them first."""
    within = work.world.directory.routing(call.campaign, call.skill).last_agent
    return work.world.shares.last_agent(call.number, work.at - within) if within else None


def why(world: World, call: Call, pair: Pair) -> Choice:
    """Why the agent of the pair gets the call."""
    routing = world.directory.routing(call.campaign, call.skill)
    return Choice(
        decided=_decided(pair),
        skill=pair.skill,
        algorithm=routing.algorithm,
        period=routing.period if routing.algorithm.looks_back else None,
        step=call.step,
        priority=call.priority,
        urgent=call.urgent,
        candidates=pair.candidates,
        left_out=call.not_for,
    )


ADDRESSED = Choice(decided=Decided.ADDRESSED)
"""Why an agent gets a call that is for them alone."""


def _decided(pair: Pair) -> Decided:
    if pair.preferred:
        return Decided.LAST_AGENT
    if len(pair.candidates) == 1:
        return Decided.NOBODY_ELSE
    chosen, following = pair.candidates[:2]
    if chosen.level != following.level:
        return Decided.LEVEL
    return Decided.ALGORITHM if chosen.measure != following.measure else Decided.ID


def _spared(world: World, call: CallId) -> Collection[AgentId]:
    return world.calls[call].not_for


def _is_reached(world: World, agent: AgentId) -> bool:
    return can_be_reached(world.agents[agent], world.reachable)
