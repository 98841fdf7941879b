"""Questions about the others: who works here, who is there, and what they are busy with."""

from __future__ import annotations

from ..agents import Presence, state_of
from ..center import User
from ..errors import Reason, Refusal
from ..queries import Colleague, GetColleague, ListColleagues, ListLoggedIn
from ..skills import active
from ..world import World


def list_colleagues(world: World, query: ListColleagues) -> tuple[Colleague, ...]:
    """Every active user but the asking one, in the order of the center file."""
    asking = world.agent_at(query.seat)
    users = world.directory.center.users
    return tuple(_colleague(world, user) for user in users if user.active and user.id != asking.id)


def list_logged_in(world: World, query: ListLoggedIn) -> tuple[User, ...]:
    """Everybody who is logged in, in the order of the center file."""
    world.agent_at(query.seat)
    there = {each.id for each in world.agents.values() if each.presence is Presence.LOGGED_IN}
    return tuple(user for user in world.directory.center.users if user.id in there)


def get_colleague(world: World, query: GetColleague) -> User:
    """One user. Raises Refusal BAD_VALUE."""
    world.agent_at(query.seat)
    user = world.directory.users.get(query.agent)
    if user is None:
        raise Refusal(Reason.BAD_VALUE, f"there is no agent {query.agent}; choose one that is listed")
    return user


def _colleague(world: World, user: User) -> Colleague:
    agent = world.agents.get(user.id)
    call = None if agent is None or agent.call is None else world.calls.get(agent.call)
    skills = () if agent is None else active(world.directory, agent)
    return Colleague(user=user, state=state_of(agent), agent=agent, call=call, active_skills=skills)
