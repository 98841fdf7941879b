"""What a supervisor makes an agent do: be ready, not ready, or go home. The journal says who wanted it."""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import (
    UNBOUND,
    Agent,
    Occupation,
    Readiness,
    ReadinessChanged,
    ReadinessPending,
    ReadyState,
    WhoForced,
    check_ready_state,
    check_reason,
    with_readiness,
)
from ..center import Permission, ReasonKind
from ..errors import Reason, Refusal
from ..ids import AgentId
from ..work import Work
from ..world import World
from .commands import ForceLogout, ForceReadiness
from .policy import at_work, require_right


def force_readiness(work: Work, command: ForceReadiness) -> None:
    """Let an agent be ready or not; one who is busy becomes so afterwards, unless they choose anew."""
    world = work.world
    by = supervisor(world, command)
    agent = at_work(world, command.agent)
    assert agent.seat is not None
    if command.state is ReadyState.NOT_READY:
        check_reason(world.directory, command.reason, ReasonKind.NOT_READY)
        readiness = Readiness(reason=command.reason)
    else:
        check_ready_state(world.directory.users[agent.id], command.state)
        readiness = Readiness(state=command.state)
    if agent.occupation in UNBOUND:
        after = with_readiness(agent, readiness, work.at)
        forced = ReadinessChanged(seat=agent.seat, agent=after, who_forced=WhoForced.SUPERVISOR, by=by)
        work.record(forced)
    else:
        waiting = replace(agent, pending=readiness, pending_by=by)
        work.record(ReadinessPending(seat=agent.seat, agent=waiting))


def leaving(world: World, command: ForceLogout) -> Agent:
    """The agent who can be logged out.

    Raises Refusal NO_PERMISSION, AGENT_NOT_LOGGED_IN, UNKNOWN_REASON or CANNOT_FORCE_LOGOUT.
    """
    supervisor(world, command)
    agent = at_work(world, command.agent)
    check_reason(world.directory, command.reason, ReasonKind.LOGOUT)
    if agent.occupation is Occupation.ON_CALL and not command.insist:
        raise Refusal(
            Reason.CANNOT_FORCE_LOGOUT,
            f"{agent.name} is on a call, which a logout would end; wait for its end, or insist",
        )
    return agent


def supervisor(world: World, command: ForceReadiness | ForceLogout) -> AgentId:
    """Who forces. Raises Refusal NOT_LOGGED_IN or NO_PERMISSION."""
    user = world.directory.users[world.agent_at(command.seat).id]
    require_right(user, Permission.FORCE_AGENTS)
    return user.id
