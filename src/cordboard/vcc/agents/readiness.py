"""How agents become ready and not ready: at once while idle, else when the call is over."""

from __future__ import annotations

from msgspec.structs import replace

from ..center import ReasonKind
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import NO_REASON, ReasonId
from ..work import Work
from .commands import SetNotReady, SetReady
from .facts import ReadinessChanged, ReadinessPending
from .model import Agent, Occupation, Readiness, ReadyState
from .policy import ready_states, require_own_password, with_readiness


def set_ready(work: Work, command: SetReady) -> None:
    """Become ready for calls, voicemail or both."""
    agent = work.world.agent_at(command.seat)
    user = work.world.directory.users[agent.id]
    require_own_password(user, work.world.passwords.get(user.id))
    if command.state not in ready_states(user):
        raise Refusal(
            Reason.UNKNOWN_READY_STATE,
            f"{int(command.state)} is none of this agent's ready states; choose one that login listed",
        )
    _change(work, agent, Readiness(state=command.state))


def set_not_ready(work: Work, command: SetNotReady) -> None:
    """Become not ready, for a reason."""
    agent = work.world.agent_at(command.seat)
    check_reason(work.world.directory, command.reason, ReasonKind.NOT_READY)
    _change(work, agent, Readiness(state=ReadyState.NOT_READY, reason=command.reason))


def check_reason(directory: Directory, reason: ReasonId, kind: ReasonKind) -> None:
    """Raises Refusal UNKNOWN_REASON unless an agent may give this reason; 0 (none) always goes."""
    if reason == NO_REASON:
        return
    if not directory.options.reason_codes_enabled:
        raise Refusal(Reason.UNKNOWN_REASON, "this center uses no reason codes; send 0")
    code = directory.reasons.get(reason)
    if code is None or code.kind is not kind or not code.selectable:
        raise Refusal(
            Reason.UNKNOWN_REASON,
            f"{reason} is no {kind} reason that an agent may choose; see the list of codes",
        )


def _change(work: Work, agent: Agent, readiness: Readiness) -> None:
    assert agent.seat is not None
    if agent.occupation is Occupation.IDLE:
        after = with_readiness(agent, readiness, work.at)
        work.record(ReadinessChanged(seat=agent.seat, agent=after))
    else:
        work.record(ReadinessPending(seat=agent.seat, agent=replace(agent, pending=readiness)))
