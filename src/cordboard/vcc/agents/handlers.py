"""Questions about the agent at a seat."""

from __future__ import annotations

from ..center import Permission, ReasonCode
from ..errors import Reason, Refusal
from ..ids import AgentId
from ..queries import GetLastLogin, GetPermissions, GetSelf, GetStatus, ListReasons, Self, Status
from ..world import World
from .facts import LoginStarted
from .model import Presence
from .policy import as_shown


def get_status(world: World, query: GetStatus) -> Status:
    """Who is logged in here, and their call; never refused."""
    agent = world.agents.get(world.seats.get(query.seat, AgentId(0)))
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        return Status()
    call = None if agent.call is None else world.calls.get(agent.call)
    return Status(agent=agent, call=call, preview=world.previews.shown.get(agent.id))


def get_last_login(world: World, query: GetLastLogin) -> LoginStarted:
    """Who logged in here last, and at which station. Raises Refusal NOT_LOGGED_IN."""
    found = world.last_logins.get(query.seat)
    if found is None:
        raise Refusal(Reason.NOT_LOGGED_IN, "nobody has logged in at this seat before; call login")
    return found


def get_self(world: World, query: GetSelf) -> Self:
    """The user behind the agent, and the rules of the domain."""
    agent = world.agent_at(query.seat)
    center = world.directory.center
    return Self(
        user=as_shown(
            world.directory.users[agent.id], world.passwords.get(agent.id), world.directory.options
        ),
        agent=agent,
        domain=center.domain,
        domain_id=center.domain_id,
        options=center.options,
    )


def get_permissions(world: World, query: GetPermissions) -> frozenset[Permission]:
    """What the agent may do."""
    return world.directory.users[world.agent_at(query.seat).id].permissions


def list_reasons(world: World, query: ListReasons) -> tuple[ReasonCode, ...]:
    """The reason codes of one kind, whether an agent may choose them or not."""
    world.agent_at(query.seat)
    return tuple(each for each in world.directory.center.reason_codes if each.kind is query.kind)
