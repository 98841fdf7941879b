"""How agents look to supervisors: worked out of the world, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..agents import AgentState, state_of
from ..center import User
from ..ids import AgentId
from ..skills import active
from .model import Sight

if TYPE_CHECKING:
    from ..world import World


def all_sights(world: World) -> dict[AgentId, Sight]:
    """Every active user, in the order of the center file."""
    return {user.id: sight_of(world, user) for user in world.directory.center.users if user.active}


def sights_of(world: World, agents: Iterable[AgentId]) -> tuple[Sight, ...]:
    """Some users, as far as they are active, in the order of their ids."""
    users = (world.directory.users.get(each) for each in sorted(agents))
    return tuple(sight_of(world, user) for user in users if user is not None and user.active)


def sight_of(world: World, user: User) -> Sight:
    """One user."""
    agent = world.agents.get(user.id)
    state = state_of(agent)
    if agent is None or state is AgentState.LOGGED_OUT:
        return Sight(agent=user.id, name=user.name, full_name=user.full_name, state=AgentState.LOGGED_OUT)
    call = None if agent.call is None else world.calls.get(agent.call)
    return Sight(
        agent=user.id,
        name=user.name,
        full_name=user.full_name,
        state=state,
        since=agent.since,
        ready=agent.readiness.state,
        reason=agent.readiness.reason,
        skills=active(world.directory, agent),
        call=None if call is None else call.id,
        call_type=None if call is None else call.type,
        number="" if call is None else call.number,
    )
