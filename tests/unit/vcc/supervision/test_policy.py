"""Who may supervise, and where a supervisor belongs."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cordboard.vcc.agents import Agent
from cordboard.vcc.calls import Conversation
from cordboard.vcc.center import Permission, Role, User
from cordboard.vcc.errors import Refusal
from cordboard.vcc.stations import StationLegState
from cordboard.vcc.supervision import Manner, Monitoring, MonitoringEvent, MonitoringState, Place
from cordboard.vcc.supervision.policy import belongs, leg_of, may, moved, require_right
from cordboard.vcc.telephony import Role as Voice

SUE = User(id=1, name="sue@demo", role=Role.SUPERVISOR, password="", permissions=frozenset(Permission))
FOLLOWS = Monitoring(
    id="M",
    supervisor=1,
    name="Sue",
    agent=2,
    manner=Manner.WHISPER,
    state=MonitoringState.WAITING,
    leg="L",
    started_at=0,
)
TALK = Conversation(call="C", bridge="B", ear="E")


@pytest.mark.parametrize(
    ("role", "allowed"),
    [(Role.AGENT, False), (Role.REPORTING, False), (Role.SUPERVISOR, True), (Role.ADMIN, True)],
)
def test_the_rights_count_for_supervisors_alone(role, allowed):
    assert may(replace(SUE, role=role), Permission.BARGE_IN) is allowed


@pytest.mark.parametrize("lacking", [{"active": False}, {"permissions": frozenset()}])
def test_who_is_not_active_or_lacks_the_permission_may_not(lacking):
    with pytest.raises(Refusal, match="NO_PERMISSION"):
        require_right(replace(SUE, **lacking), Permission.MONITOR_CALLS)


@pytest.mark.parametrize(
    ("manner", "role", "ear"),
    [
        (Manner.LISTEN, Voice.LISTENER, None),
        (Manner.WHISPER, Voice.WHISPERER, "E"),
        (Manner.BARGE_IN, Voice.MEMBER, None),
    ],
)
def test_a_manner_is_a_role_in_the_bridge(manner, role, ear):
    place = belongs(replace(FOLLOWS, manner=manner), "L", TALK)
    assert place == Place(call="C", bridge="B", leg="L", role=role, ear=ear)


def test_a_whisper_without_an_ear_is_heard_by_nobody():
    assert belongs(FOLLOWS, "L", replace(TALK, ear=None)).role is Voice.LISTENER


@pytest.mark.parametrize(("leg", "conversation"), [(None, TALK), ("L", None)])
def test_without_a_phone_or_a_conversation_they_are_nowhere(leg, conversation):
    assert belongs(FOLLOWS, leg, conversation) is None


def test_the_phone_counts_once_it_is_up():
    supervisor = Agent(id=1, name="sue@demo")
    assert leg_of(supervisor, replace(FOLLOWS, state=MonitoringState.CALLING)) is None
    assert leg_of(supervisor, FOLLOWS) == "L"
    held = replace(supervisor, held=True, station_leg="H", station_leg_state=StationLegState.UP)
    assert leg_of(held, replace(FOLLOWS, leg=None)) == "H"
    assert leg_of(replace(held, station_leg_state=StationLegState.CALLING), FOLLOWS) is None


def test_what_has_ended_goes_on_no_more():
    over = moved(FOLLOWS, MonitoringEvent.ENDED)
    with pytest.raises(Refusal, match="WRONG_STATE"):
        moved(over, MonitoringEvent.MOVED)
