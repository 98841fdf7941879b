"""How agents become ready and not ready: at once while idle, else when the call is over."""

from __future__ import annotations

from msgspec.structs import replace

from ..center import ReasonKind
from ..work import Work
from .commands import SetNotReady, SetReady
from .facts import ReadinessChanged, ReadinessPending
from .model import UNBOUND, Agent, Readiness, ReadyState
from .policy import check_ready_state, check_reason, require_own_password, with_readiness


def set_ready(work: Work, command: SetReady) -> None:
    """Become ready for calls, voicemail or both."""
    agent = work.world.agent_at(command.seat)
    user = work.world.directory.users[agent.id]
    rules = work.world.directory.options.password
    require_own_password(user, work.world.passwords.get(user.id), rules, work.now)
    check_ready_state(user, command.state)
    _change(work, agent, Readiness(state=command.state))


def set_not_ready(work: Work, command: SetNotReady) -> None:
    """Become not ready, for a reason."""
    agent = work.world.agent_at(command.seat)
    check_reason(work.world.directory, command.reason, ReasonKind.NOT_READY)
    _change(work, agent, Readiness(state=ReadyState.NOT_READY, reason=command.reason))


def _change(work: Work, agent: Agent, readiness: Readiness) -> None:
    assert agent.seat is not None
    if agent.occupation in UNBOUND:
        after = with_readiness(agent, readiness, work.at)
        work.record(ReadinessChanged(seat=agent.seat, agent=after))
    else:
        waiting = replace(agent, pending=readiness, pending_by=None)
        work.record(ReadinessPending(seat=agent.seat, agent=waiting))
