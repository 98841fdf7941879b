"""The agent of a call, and the call of an agent."""

from __future__ import annotations

from ..agents import Agent, readiness_due
from ..errors import Reason, Refusal
from ..ids import SeatId
from ..work import Work
from ..world import World
from .model import Call, HandOver


def call_of(world: World, seat: SeatId) -> tuple[Agent, Call]:
    """The agent at `seat` and their call. Raises Refusal NOT_LOGGED_IN or NO_CALL."""
    agent = world.agent_at(seat)
    if agent.call is None:
        raise Refusal(Reason.NO_CALL, "the agent has no call; wait for one, or make one")
    return agent, world.calls[agent.call]


def agent_of(world: World, call: Call) -> Agent:
    """The agent who has this call."""
    assert call.agent is not None
    return world.agents[call.agent]


def sender_of(world: World, part: HandOver) -> Agent:
    """The agent who has sent a call on: at no seat where they have gone home since."""
    return world.agents.get(part.by) or Agent(id=part.by, name=world.directory.users[part.by].name)


def apply_pending(work: Work, agent: Agent) -> None:
    """The readiness that the agent asked for while busy takes effect."""
    due = readiness_due(agent, work.at)
    if due is not None:
        work.record(due)
