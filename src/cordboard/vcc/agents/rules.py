"""When agents may change their readiness, look for their phone again, and leave.

What depends on the values that are sent with it, such as a reason, is the handler's to refuse.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from ..errors import Reason, Refusal
from ..kernel import Command
from ..world import World
from .commands import Logout, RestartStation, SetNotReady, SetReady
from .model import UNBOUND, Agent
from .policy import must_change


class SessionRule(msgspec.Struct, frozen=True, kw_only=True):
    """When one way of asking is allowed; `check` raises Refusal where it is not."""

    name: str
    command: type[Command]
    check: Callable[[World, Agent], None] = lambda _world, _agent: None


def require_free_to_leave(world: World, agent: Agent) -> None:
    """Raises Refusal ON_CALL where somebody waits for the agent, or speaks with them."""
    if agent.call is not None:
        raise Refusal(Reason.ON_CALL, "the agent is busy with a call; finish it before logging out")
    waiting = len(world.parked.get(agent.id, ()))
    if waiting:
        raise Refusal(
            Reason.ON_CALL,
            f"the agent has {waiting} parked call{'s' * (waiting > 1)}; fetch, transfer or end them first",
        )


def require_free_to_restart(_world: World, agent: Agent) -> None:
    """Raises Refusal ON_CALL where the phone is in use."""
    if agent.occupation not in UNBOUND and not (agent.held and agent.station_leg is None):
        raise Refusal(
            Reason.ON_CALL, "the agent is busy with a call; finish it before restarting the station"
        )


def _require_own_password(world: World, agent: Agent) -> None:
    """Raises Refusal PASSWORD_CHANGE_REQUIRED; whether a password has expired, the handler knows."""
    if must_change(world.directory.users[agent.id], world.passwords.get(agent.id)):
        raise Refusal(Reason.PASSWORD_CHANGE_REQUIRED, "the password has to be changed before work begins")


SESSION_RULES: tuple[SessionRule, ...] = (
    SessionRule(name="set ready", command=SetReady, check=_require_own_password),
    SessionRule(name="set not ready", command=SetNotReady),
    SessionRule(name="restart station", command=RestartStation, check=require_free_to_restart),
    SessionRule(name="log out", command=Logout, check=require_free_to_leave),
)


def session_rules_allowed(world: World, agent: Agent) -> tuple[SessionRule, ...]:
    """The rules under which the agent can ask now."""
    return tuple(rule for rule in SESSION_RULES if _is_allowed(world, agent, rule))


def _is_allowed(world: World, agent: Agent, rule: SessionRule) -> bool:
    try:
        rule.check(world, agent)
    except Refusal:
        return False
    return True
