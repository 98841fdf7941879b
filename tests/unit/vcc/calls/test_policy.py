"""What follows for a call: hold times, ends, failures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.vcc.calls import Call, CallEvent, CallState, CallType, DialFailure, Party
from cordboard.vcc.calls.policy import (
    dial_failure,
    ended,
    station_answered,
    waiting_again,
    with_station_leg,
    without_station_leg,
)
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import AgentId, BridgeId, CallId, LegId, Milliseconds
from cordboard.vcc.stations import StationLegState
from cordboard.vcc.telephony import HangupCause


def a_call(**changes) -> Call:
    """A call in the making."""
    basic = {
        "id": CallId("C"),
        "type": CallType.INBOUND,
        "state": CallState.QUEUED,
        "number": "+1",
        "created_at": 1,
    }
    return Call(**{**basic, **changes})


def talking(**changes) -> Call:
    """A conversation with both legs up."""
    call = a_call(
        state=CallState.TALKING,
        customer_leg=LegId("customer"),
        bridge=BridgeId("bridge"),
        agent=AgentId(1),
        connected_at=1_000,
    )
    call = station_answered(with_station_leg(call, LegId("station")))
    return Call(**{**{name: getattr(call, name) for name in call.__struct_fields__}, **changes})


def test_an_ended_call_keeps_no_leg_and_no_bridge():
    after = ended(talking(), Party.REMOTE, HangupCause.NORMAL, Milliseconds(5_000), CallEvent.ENDED)
    assert (after.customer_leg, after.station_leg, after.bridge) == (None, None, None)
    assert after.station_leg_state is StationLegState.ABSENT
    assert (after.state, after.ended_at, after.ended_by) == (CallState.WRAP_UP, 5_000, Party.REMOTE)


def test_what_was_held_to_the_end_is_hold_time():
    call = talking(state=CallState.ON_HOLD, held_at=3_000, hold_time=100)
    assert (
        ended(call, Party.AGENT, HangupCause.NORMAL, Milliseconds(5_000), CallEvent.ENDED).hold_time == 2_100
    )


@given(at=st.integers(0, 10_000))
def test_no_call_ends_before_it_began(at):
    after = ended(talking(), Party.REMOTE, HangupCause.NORMAL, Milliseconds(at), CallEvent.ENDED)
    assert after.ended_at >= after.connected_at


def test_a_returned_call_keeps_its_place_and_forgets_the_agent():
    call = a_call(state=CallState.OFFERED, agent=AgentId(1), queued_at=7, offered_at=9, priority=80)
    after = waiting_again(with_station_leg(call, LegId("station")))
    assert (after.state, after.agent, after.station_leg) == (CallState.QUEUED, None, None)
    assert (after.queued_at, after.priority) == (7, 80)


def test_a_station_leg_is_called_once():
    with pytest.raises(Refusal, match="CALLED"):
        with_station_leg(with_station_leg(a_call(), LegId("a")), LegId("b"))


def test_without_a_station_leg_there_is_nothing_to_take_away():
    assert without_station_leg(a_call()) == a_call()


@pytest.mark.parametrize("cause", list(HangupCause))
def test_every_cause_has_a_failure_and_a_name(cause):
    failure, name = dial_failure(cause)
    assert failure in {
        DialFailure.BUSY,
        DialFailure.NO_ANSWER,
        DialFailure.INVALID_NUMBER,
        DialFailure.UNAVAILABLE,
    }
    assert name.isupper()
