"""Stories of agents who are given a while between Ready and Not Ready."""

from __future__ import annotations

from typing import Any

import pytest
from records import MIA
from small_center import SALES_NUMBER

from cordboard.vcc.agents import Logout, ReadyState, SetNotReady, SetReady
from cordboard.vcc.calls import CallState, DisconnectCall
from cordboard.vcc.ids import ReasonId

NO_REASON = ReasonId(0)


@pytest.fixture
def floor(new_floor: Any) -> Any:
    """Ten seconds."""
    return new_floor(graceful_rest=10_000)


def readiness(floor: Any) -> ReadyState:
    state: ReadyState = floor.agent("anna").readiness.state
    return state


def test_who_stops_is_not_ready_a_while_later(floor):
    # given
    floor.ready("anna")
    floor.forget()
    # when she stops, then nothing is told yet, also through a restart
    floor.asks("anna", SetNotReady, reason=NO_REASON)
    floor.restart_from_snapshot(1)
    floor.wait(9_999)
    assert floor.hears("anna") == []
    assert readiness(floor) is ReadyState.READY
    # when the time is over
    floor.wait(1)
    assert floor.hears("anna") == ["readyStateChanged", "updateStatus"]
    assert readiness(floor) is ReadyState.NOT_READY


def test_meanwhile_calls_come_and_then_it_is_over(floor):
    floor.ready("anna")
    floor.asks("anna", SetNotReady, reason=NO_REASON)
    floor.calls_in(SALES_NUMBER)
    assert floor.call("anna").state is CallState.OFFERED
    floor.takes("anna")
    floor.wait(20_000)
    assert readiness(floor) is ReadyState.READY
    floor.asks("anna", DisconnectCall)
    floor.finishes("anna")
    assert readiness(floor) is ReadyState.NOT_READY


def test_who_thinks_better_of_it_stays_ready(floor):
    floor.ready("anna")
    since = floor.agent("anna").since
    floor.asks("anna", SetNotReady, reason=NO_REASON)
    floor.asks("anna", SetReady, state=ReadyState.READY)
    floor.wait(20_000)
    assert readiness(floor) is ReadyState.READY
    assert floor.agent("anna").since == since


def test_who_is_not_ready_need_not_wait_for_another_reason(floor):
    floor.login("anna")
    floor.forget()
    floor.asks("anna", SetNotReady, reason=NO_REASON)
    assert floor.hears("anna")[0] == "readyStateChanged"


def test_a_contact_is_given_back_when_the_time_is_over(floor):
    floor.ready("anna")
    floor.due(MIA)
    floor.asks("anna", SetNotReady, reason=NO_REASON)
    assert floor.preview("anna") is not None
    floor.wait(10_000)
    assert floor.preview("anna") is None
    assert readiness(floor) is ReadyState.NOT_READY


def test_who_goes_home_goes_at_once(floor):
    floor.ready("anna")
    floor.asks("anna", SetNotReady, reason=NO_REASON)
    floor.asks("anna", Logout, reason=NO_REASON)
    assert "logoutProcessFinished" in floor.hears("anna")
    floor.wait(20_000)
    assert floor.hears("anna") == []
