"""How agents become ready and not ready: at once while idle, else when the call is over.

A center may let them go from Ready to Not Ready gracefully: then they are still offered calls for a while,
and are not ready after it, or after the call that has come in between.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..center import ReasonKind
from ..ids import AgentId
from ..work import Work
from .commands import SetNotReady, SetReady
from .facts import ReadinessChanged, ReadinessPending
from .model import UNBOUND, Agent, Readiness, ReadyState
from .policy import check_ready_state, check_reason, readiness_due, require_own_password, with_readiness

GRACE_TIMER = "grace"


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


def grace_is_over(work: Work, subject: str) -> None:
    """The agent is not ready now; whoever has got a call meanwhile is so after it."""
    agent = work.world.agents.get(AgentId(int(subject)))
    due = None if agent is None or agent.occupation not in UNBOUND else readiness_due(agent, work.at)
    if due is not None:
        work.record(due)


def _gracefully(work: Work, agent: Agent, readiness: Readiness) -> bool:
    """Does the center want the agent to be there a little longer?"""
    leaves = agent.readiness.state.takes_calls and not readiness.state.takes_calls
    return leaves and work.world.directory.options.graceful_rest > 0


def _change(work: Work, agent: Agent, readiness: Readiness) -> None:
    assert agent.seat is not None
    if agent.occupation in UNBOUND and _gracefully(work, agent, readiness):
        waiting = replace(agent, pending=readiness, pending_by=None)
        work.record(ReadinessPending(seat=agent.seat, agent=waiting))
        work.set_timer(GRACE_TIMER, str(agent.id), work.world.directory.options.graceful_rest)
    elif agent.occupation in UNBOUND:
        work.cancel_timer(GRACE_TIMER, str(agent.id))
        after = with_readiness(agent, readiness, work.at)
        work.record(ReadinessChanged(seat=agent.seat, agent=after))
    else:
        waiting = replace(agent, pending=readiness, pending_by=None)
        work.record(ReadinessPending(seat=agent.seat, agent=waiting))
