"""Who may supervise in what manner, and where a supervisor belongs: pure decisions."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ..agents import Agent, Presence
from ..calls import Conversation
from ..center import SUPERVISION, Permission, User
from ..errors import Reason, Refusal
from ..ids import AgentId, LegId
from ..stations import StationLegState
from ..telephony import Role
from ..world import World
from .model import Manner, Monitoring, MonitoringState, Place
from .states import MONITORING, MonitoringEvent

NEEDED = {
    Manner.LISTEN: Permission.MONITOR_CALLS,
    Manner.WHISPER: Permission.WHISPER_TO_AGENTS,
    Manner.BARGE_IN: Permission.BARGE_IN,
}

_ROLES = {Manner.LISTEN: Role.LISTENER, Manner.WHISPER: Role.WHISPERER, Manner.BARGE_IN: Role.MEMBER}


def may(user: User, permission: Permission) -> bool:
    """A permission of supervisors counts for those whose role is to supervise."""
    return user.active and user.role.supervises and permission in user.permissions


def require_right(user: User, permission: Permission) -> None:
    """Raises Refusal NO_PERMISSION where the user may not."""
    if not may(user, permission):
        raise Refusal(
            Reason.NO_PERMISSION,
            f"the user {user.name} is no supervisor with the permission {permission}; "
            "an administrator can give it",
        )


def supervises(user: User) -> bool:
    """Whether the user may do anything to agents; whoever may, sees how they are."""
    return any(may(user, each) for each in SUPERVISION)


def require_supervision(user: User) -> None:
    """Raises Refusal NO_PERMISSION where the user is no supervisor."""
    if not supervises(user):
        raise Refusal(
            Reason.NO_PERMISSION,
            f"the user {user.name} is no supervisor with a right over agents; an administrator can give one",
        )


def at_work(world: World, agent_id: AgentId) -> Agent:
    """The agent, who is logged in. Raises Refusal AGENT_NOT_LOGGED_IN."""
    agent = world.agents.get(agent_id)
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        raise Refusal(Reason.AGENT_NOT_LOGGED_IN, "this agent is not logged in; choose one who is")
    return agent


def leg_of(supervisor: Agent, monitoring: Monitoring) -> LegId | None:
    """The leg on which the supervisor hears, while it is up."""
    if monitoring.state is MonitoringState.CALLING:
        return None
    if not supervisor.held:
        return monitoring.leg
    return supervisor.station_leg if supervisor.station_leg_state is StationLegState.UP else None


def belongs(monitoring: Monitoring, leg: LegId | None, conversation: Conversation | None) -> Place | None:
    """Where the supervisor ought to be. Without the agent's ear, a whisper is heard by nobody."""
    if leg is None or conversation is None:
        return None
    role = _ROLES[monitoring.manner]
    ear = conversation.ear if role is Role.WHISPERER else None
    if role is Role.WHISPERER and ear is None:
        role = Role.LISTENER
    return Place(call=conversation.call, bridge=conversation.bridge, leg=leg, role=role, ear=ear)


def moved(monitoring: Monitoring, event: MonitoringEvent, **changes: Any) -> Monitoring:
    """The monitoring after `event`. Raises Refusal WRONG_STATE where the table has no row."""
    return replace(monitoring, state=MONITORING.after(monitoring.state, event), **changes)
