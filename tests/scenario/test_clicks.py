"""Stories of numbers on a page: a click is told to the agent's programs, and dials nothing."""

from __future__ import annotations

import pytest

from cordboard.vcc.agents import Occupation
from cordboard.vcc.clicks import ClickNumber
from cordboard.vcc.ids import SeatId
from cordboard.vcc.telephony import Originate

ANNA = SeatId("anna@demo")


def test_a_click_is_told_as_it_stands_on_the_page_and_dials_nothing(floor):
    # given an agent
    floor.login("anna")
    floor.read()

    # when she clicks a number
    floor.decide(ClickNumber(seat=ANNA, number=" (202) 555-0177 "))

    # then her programs hear of it, and nobody is called
    (clicked,) = floor.read()
    assert (clicked.seat, clicked.number) == (ANNA, "(202) 555-0177")
    assert floor.outstanding(Originate) == []
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_a_click_in_the_middle_of_a_call_disturbs_nothing(floor):
    floor.talks("anna")
    before = floor.call("anna")
    floor.read()

    floor.decide(ClickNumber(seat=ANNA, number="+12025550177"))

    assert floor.names() == ["NumberClicked"]
    assert floor.call("anna") == before


@pytest.mark.parametrize("number", ["", "hello there", "<b>1</b>", "+1202555017" * 10])
def test_what_nobody_could_dial_is_refused(floor, number):
    floor.login("anna")

    assert floor.refused(ClickNumber(seat=ANNA, number=number)) == "INVALID_NUMBER"


def test_where_nobody_is_logged_in_nobody_is_told(floor):
    assert floor.refused(ClickNumber(seat=ANNA, number="+12025550177")) == "NOT_LOGGED_IN"
