"""Stories of agents whose programs are gone: not ready after a while, then logged out."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import SOLD

from cordboard.vcc.agents import ReadyState, WhoForced
from cordboard.vcc.calls import ParkCall
from cordboard.vcc.listeners import AddListener, RemoveListener

MINUTE = 60_000


@pytest.fixture
def floor(new_floor: Any) -> Any:
    """A center that gives agents two minutes, and five."""
    return new_floor(absent_rest=2 * MINUTE, absent_leave=5 * MINUTE)


def listens(floor: Any, name: str) -> Any:
    """A program comes. Answer: its listener."""
    return floor.decide(AddListener(seat=floor.seat(name), name="test"))


def goes(floor: Any, name: str, listener: Any) -> None:
    floor.decide(RemoveListener(seat=floor.seat(name), listener=listener))


def test_who_is_gone_for_long_rests_and_is_logged_out(floor):
    # given
    floor.ready("anna")
    goes(floor, "anna", listens(floor, "anna"))
    floor.read()
    # when
    floor.wait(2 * MINUTE)
    # then
    (rested,) = floor.read()
    assert (rested.who_forced, rested.agent.readiness.state) == (WhoForced.SYSTEM, ReadyState.NOT_READY)
    floor.wait(3 * MINUTE)
    assert floor.names() == ["SessionGivenUp", "LoggedOut"]
    assert floor.agent("anna") is None


def test_who_comes_back_in_time_works_on(floor):
    floor.ready("anna")
    goes(floor, "anna", listens(floor, "anna"))
    floor.wait(2 * MINUTE - 1)
    floor.restart_from_snapshot(1)
    listens(floor, "anna")
    floor.wait(60 * MINUTE)
    assert floor.agent("anna").readiness.state is ReadyState.READY


def test_one_program_of_two_is_enough(floor):
    floor.ready("anna")
    first, _ = listens(floor, "anna"), listens(floor, "anna")
    goes(floor, "anna", first)
    floor.wait(60 * MINUTE)
    assert floor.agent("anna").readiness.state is ReadyState.READY


def test_a_program_that_never_listened_is_not_missed(floor):
    floor.ready("anna")
    floor.wait(60 * MINUTE)
    assert floor.agent("anna").readiness.state is ReadyState.READY


def test_nobody_is_logged_out_of_a_call(floor):
    # given
    floor.talks("anna")
    goes(floor, "anna", listens(floor, "anna"))
    # when
    floor.wait(10 * MINUTE)
    # then she is there until it is over
    assert floor.agent("anna") is not None
    floor.finishes("anna", SOLD)
    assert floor.agent("anna") is None


def test_who_comes_back_in_the_call_stays(floor):
    floor.talks("anna")
    goes(floor, "anna", listens(floor, "anna"))
    floor.wait(10 * MINUTE)
    listens(floor, "anna")
    floor.finishes("anna", SOLD)
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY


def test_a_parked_caller_is_not_left_alone(floor):
    floor.talks("anna")
    floor.asks("anna", ParkCall)
    goes(floor, "anna", listens(floor, "anna"))
    floor.wait(10 * MINUTE)
    assert floor.agent("anna") is not None


def test_where_the_center_says_nothing_nothing_happens(new_floor):
    floor = new_floor()
    floor.ready("anna")
    goes(floor, "anna", listens(floor, "anna"))
    floor.wait(600 * MINUTE)
    assert floor.agent("anna").readiness.state is ReadyState.READY
