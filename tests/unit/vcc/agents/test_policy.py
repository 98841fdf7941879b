"""What follows for an agent: places among the longest ready, states that may be chosen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cordboard.vcc.agents import (
    Agent,
    AgentState,
    Occupation,
    Presence,
    Readiness,
    ReadyState,
    WorkEvent,
    busy,
    idle,
    ready_states,
    require,
    require_idle,
    state_of,
    with_readiness,
)
from cordboard.vcc.center import Permission, User
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.ids import AgentId, CallId, Milliseconds

CALL = CallId("C")


def an_agent(**changes) -> Agent:
    """Logged in, idle, ready since 100."""
    return Agent(
        id=AgentId(1),
        name="anna@demo",
        presence=Presence.LOGGED_IN,
        readiness=Readiness(state=ReadyState.READY),
        since=Milliseconds(100),
        **changes,
    )


def a_user(*permissions: Permission) -> User:
    """Somebody with these permissions."""
    return User(id=AgentId(1), name="anna@demo", password="x", permissions=frozenset(permissions))


def test_an_offer_withdrawn_costs_no_place():
    offered = busy(an_agent(), WorkEvent.OFFERED, CALL, Milliseconds(200))
    assert (offered.occupation, offered.call, offered.since) == (Occupation.OFFERED, CALL, 100)
    free = idle(offered, WorkEvent.WITHDRAWN, Milliseconds(300))
    assert free == an_agent()


def test_a_call_starts_the_wait_anew():
    agent = busy(an_agent(), WorkEvent.DIALED, CALL, Milliseconds(200))
    agent = busy(agent, WorkEvent.CALL_ENDED, CALL, Milliseconds(300))
    agent = idle(agent, WorkEvent.FINISHED, Milliseconds(400))
    assert (agent.occupation, agent.call, agent.since) == (Occupation.IDLE, None, 400)


def test_a_new_readiness_starts_the_wait_anew_and_the_same_one_does_not():
    pending = an_agent(pending=Readiness())
    assert with_readiness(pending, Readiness(), Milliseconds(500)).since == 500
    assert with_readiness(pending, pending.readiness, Milliseconds(500)) == an_agent()


@pytest.mark.parametrize(("permissions", "voicemail"), [((), False), ((Permission.PROCESS_VOICEMAIL,), True)])
def test_voicemail_is_for_those_who_process_it(permissions, voicemail):
    assert (ReadyState.READY_FOR_VOICEMAIL in ready_states(a_user(*permissions))) is voicemail


def test_what_is_not_permitted_is_refused_by_name():
    require(a_user(Permission.HOLD), Permission.HOLD)
    with pytest.raises(Refusal, match="HOLD") as caught:
        require(a_user(), Permission.HOLD)
    assert caught.value.reason is Reason.NO_PERMISSION


def test_a_busy_agent_is_not_idle():
    require_idle(an_agent())
    with pytest.raises(Refusal, match="OFFERED"):
        require_idle(busy(an_agent(), WorkEvent.OFFERED, CALL, Milliseconds(200)))


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"presence": Presence.CONNECTING}, AgentState.LOGGED_OUT),
        ({}, AgentState.READY),
        ({"readiness": Readiness()}, AgentState.NOT_READY),
        ({"readiness": Readiness(state=ReadyState.READY_FOR_VOICEMAIL)}, AgentState.READY),
        ({"occupation": Occupation.OFFERED}, AgentState.RINGING),
        ({"occupation": Occupation.ON_CALL, "readiness": Readiness()}, AgentState.ON_CALL),
        ({"occupation": Occupation.WRAP_UP}, AgentState.ACW),
    ],
)
def test_others_see_one_word(changes, state):
    assert state_of(replace(an_agent(), **changes)) is state
    assert state_of(None) is AgentState.LOGGED_OUT
