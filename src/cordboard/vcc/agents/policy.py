"""What follows for an agent from what happens: pure functions from one record to the next."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..center import Options, PasswordRules, Permission, ReasonKind, User
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import NO_REASON, CallId, Milliseconds, ReasonId, StationId, VoicemailId
from ..stations import StationLegState
from .facts import PasswordChanged, ReadinessChanged, ReadinessPending
from .model import (
    UNBOUND,
    Agent,
    AgentState,
    Occupation,
    Presence,
    Readiness,
    ReadyState,
    SkillRef,
    StationType,
    WhoForced,
)
from .states import OCCUPATION, SESSION, SessionEvent, WorkEvent

_KEEP_THE_PLACE = frozenset({Occupation.OFFERED})
"""An offer that comes to nothing through no fault of the agent costs no place among the longest ready."""
_OVER = frozenset({WorkEvent.DROPPED, WorkEvent.FINISHED})
"""With these the agent's call is over."""
_COSTS_THE_PLACE = frozenset(
    {WorkEvent.PICKED_UP, WorkEvent.RETRIEVED, WorkEvent.TAKEN_OVER, WorkEvent.MONITORS}
)
"""After these an agent is at the end of every line of those who are ready."""


_BUSY_STATES = {
    Occupation.OFFERED: AgentState.RINGING,
    Occupation.ON_CALL: AgentState.ON_CALL,
    Occupation.WRAP_UP: AgentState.ACW,
    Occupation.PREVIEW: AgentState.PREVIEW,
    Occupation.MONITORING: AgentState.ON_CALL,
}


def state_of(agent: Agent | None) -> AgentState:
    """What others see of the agent; None and a session that only begins are LOGGED_OUT."""
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        return AgentState.LOGGED_OUT
    if agent.occupation is Occupation.IDLE and agent.voicemail is not None:
        return AgentState.VM_IN_PROGRESS
    ready = agent.readiness.state is not ReadyState.NOT_READY
    return _BUSY_STATES.get(agent.occupation, AgentState.READY if ready else AgentState.NOT_READY)


def ready_states(user: User) -> tuple[ReadyState, ...]:
    """The states that this user may choose; voicemail only for those who process it."""
    states = (ReadyState.READY, ReadyState.READY_FOR_CALLS)
    if Permission.PROCESS_VOICEMAIL in user.permissions:
        return (*states, ReadyState.READY_FOR_VOICEMAIL)
    return states


def skills_of(user: User, directory: Directory) -> tuple[SkillRef, ...]:
    """The user's skills by id and name."""
    skills = (directory.skills[each.skill] for each in user.skills if each.skill in directory.skills)
    return tuple(SkillRef(skill.id, skill.name) for skill in skills)


def require(user: User, permission: Permission) -> None:
    """Raises Refusal NO_PERMISSION where the user may not."""
    if permission not in user.permissions:
        raise Refusal(
            Reason.NO_PERMISSION,
            f"the user {user.name} lacks the permission {permission}; an administrator can give it",
        )


def must_change(user: User, changed: PasswordChanged | None) -> bool:
    """True until the user has changed the password that the center file gives."""
    return user.must_change_password and (changed is None or changed.replaces != user.password)


def expires_in(
    user: User, changed: PasswordChanged | None, rules: PasswordRules, now: Milliseconds
) -> Milliseconds | None:
    """How long the user's own password counts yet, 0 where no longer; None where that has no end."""
    if changed is None or changed.replaces != user.password or not rules.max_age:
        return None
    return Milliseconds(max(0, changed.at + rules.max_age - now))


def as_shown(user: User, changed: PasswordChanged | None, options: Options) -> User:
    """The user as programs may see them: without the hash, and with the password that they have now.

    Whether they are always recorded is for them to know only where the center shows such recordings.
    """
    return replace(
        user,
        password="",
        must_change_password=must_change(user, changed),
        always_recorded=user.always_recorded and options.show_automatic_recording,
    )


def require_own_password(
    user: User, changed: PasswordChanged | None, rules: PasswordRules, now: Milliseconds
) -> None:
    """Raises Refusal PASSWORD_CHANGE_REQUIRED: who was given a password works with one of their own, and with
    a new one when that has expired."""
    if must_change(user, changed) or expires_in(user, changed, rules, now) == 0:
        text = "the password has to be changed before work begins; call changePassword"
        raise Refusal(Reason.PASSWORD_CHANGE_REQUIRED, text)


def can_be_reached(agent: Agent, reachable: Container[StationId]) -> bool:
    """True where a call can get to the agent: over the held leg, or by calling the phone.

    A softphone's leg lives on for a while without audio: nothing goes over it then.
    """
    if agent.held and agent.station_leg_state is not StationLegState.UP:
        return False
    return agent.station_type is StationType.PSTN or agent.station in reachable


def require_idle(agent: Agent) -> None:
    """Raises Refusal WRONG_STATE where the agent is busy; one who previews may do something else first."""
    if agent.occupation not in UNBOUND:
        raise Refusal(
            Reason.WRONG_STATE, f"the agent is busy ({agent.occupation}); finish the current call first"
        )


def in_session(agent: Agent, event: SessionEvent, at: Milliseconds) -> Agent:
    """The agent after `event` of the session. Raises Refusal WRONG_STATE."""
    return replace(agent, presence=SESSION.after(agent.presence, event), since=at)


def busy(agent: Agent, event: WorkEvent, call: CallId | None, at: Milliseconds) -> Agent:
    """The agent after `event` with `call`; who monitors has none. Raises Refusal WRONG_STATE."""
    occupation = OCCUPATION.after(agent.occupation, event)
    if occupation in _KEEP_THE_PLACE:
        return replace(agent, occupation=occupation, call=call)
    kept = agent.ready_but_for_manual
    if event is WorkEvent.DIALED:
        kept = kept or agent.since
    elif event in _COSTS_THE_PLACE:
        kept = Milliseconds(0)
    return replace(agent, occupation=occupation, call=call, since=at, ready_but_for_manual=kept, missed=0)


def idle(agent: Agent, event: WorkEvent, at: Milliseconds) -> Agent:
    """The agent after `event` has freed them. Raises Refusal WRONG_STATE."""
    since = agent.since if agent.occupation in _KEEP_THE_PLACE else at
    unsaid = agent.call if event in _OVER else agent.unsaid
    occupation = OCCUPATION.after(agent.occupation, event)
    return replace(agent, occupation=occupation, call=None, since=since, unsaid=unsaid)


def busy_with_voicemail(
    agent: Agent, voicemail: VoicemailId, at: Milliseconds, *, undisturbed: bool
) -> Agent:
    """The agent who begins the work on a voicemail."""
    return replace(agent, voicemail=voicemail, undisturbed=undisturbed, since=at)


def done_with_voicemail(agent: Agent, at: Milliseconds) -> Agent:
    """The agent who works on no voicemail any more."""
    return replace(agent, voicemail=None, undisturbed=False, since=at)


def with_readiness(agent: Agent, readiness: Readiness, at: Milliseconds) -> Agent:
    """The agent with `readiness` from now on; asking for what one has keeps one's place."""
    if readiness == agent.readiness:
        return replace(agent, pending=None, pending_by=None)
    return replace(
        agent,
        readiness=readiness,
        pending=None,
        pending_by=None,
        since=at,
        ready_but_for_manual=Milliseconds(0),
        missed=0,
    )


def readiness_due(agent: Agent, at: Milliseconds) -> ReadinessChanged | None:
    """What was asked for while the agent was busy takes effect; None where nothing was."""
    if agent.pending is None or agent.seat is None:
        return None
    forced = WhoForced.NOBODY if agent.pending_by is None else WhoForced.SUPERVISOR
    after = with_readiness(agent, agent.pending, at)
    return ReadinessChanged(seat=agent.seat, agent=after, who_forced=forced, by=agent.pending_by)


def resting(agent: Agent, at: Milliseconds) -> ReadinessChanged | ReadinessPending:
    """The system lets the agent be not ready: at once while idle, else when the call is over."""
    assert agent.seat is not None
    if agent.occupation in UNBOUND:
        after = with_readiness(agent, Readiness(), at)
        return ReadinessChanged(seat=agent.seat, agent=after, who_forced=WhoForced.SYSTEM)
    return ReadinessPending(seat=agent.seat, agent=replace(agent, pending=Readiness(), pending_by=None))


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


def check_ready_state(user: User, state: ReadyState) -> None:
    """Raises Refusal UNKNOWN_READY_STATE where the user cannot be ready in this way."""
    if state not in ready_states(user):
        raise Refusal(
            Reason.UNKNOWN_READY_STATE,
            f"{int(state)} is none of this agent's ready states; choose one that login listed",
        )
