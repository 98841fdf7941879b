"""Stories of how an offered call is taken: by itself, and although the agent's phone was hung up."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.vcc.agents import Occupation, ReadyState, SetReady, StartLogin, StationType
from cordboard.vcc.calls import AnswerHungUp, CallState, HangUpStation, TransferCall
from cordboard.vcc.ids import LegId, SeatId
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.telephony import By, CreateBridge, EngineLost, Lift, Originate

ANNA, BOB, CARA = (SeatId(f"{name}@demo") for name in ("anna", "bob", "cara"))
HOME = "+12025550150"
SUPPORT_NUMBER = "+12025550101"


def by_itself(floor: Any, seat: SeatId) -> None:
    floor.decide(SetPreference(seat=seat, preference=Preference.AUTO_ANSWER, on=True))
    floor.read()


def at_home(floor: Any) -> LegId:
    """Anna is ready at her outside number. Answer: the leg that is held."""
    command = StartLogin(seat=ANNA, user_name="anna", station_type=StationType.PSTN, station=HOME)
    floor.decide(floor.confirmed(floor.decide(command), "anna"))
    leg = called_at_home(floor)
    floor.answers(leg)
    floor.decide(SetReady(seat=ANNA, state=ReadyState.READY))
    floor.read()
    return leg


def called_at_home(floor: Any) -> LegId:
    leg: LegId = floor.outstanding(Originate)[-1].leg
    return leg


# -- auto-answer ----------------------------------------------------------------------------------


def test_a_phone_that_is_called_at_pick_up_is_called_at_once(floor):
    floor.ready("anna")
    by_itself(floor, ANNA)

    floor.calls_in()

    assert floor.outstanding(Originate)[0].to.auto_answer is True
    floor.answers(floor.station_leg("anna"))
    assert floor.call("anna").state is CallState.TALKING


def test_a_phone_that_rings_at_offer_is_asked_to_lift_by_itself(floor):
    # given an agent whose phone rings at the offer
    floor.ready("cara")
    by_itself(floor, CARA)

    # when a call is offered
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear_greeting_end()

    # then her phone is asked to lift by itself, her program need not answer
    offered = next(fact for fact in floor.read() if type(fact).__name__ == "CallOffered")
    assert offered.must_answer is False
    assert floor.outstanding(Originate)[0].to.auto_answer is True
    assert floor.agent("cara").occupation is Occupation.OFFERED

    # and when it does, they talk
    floor.answers(floor.station_leg("cara"))
    assert floor.call("cara").state is CallState.TALKING


def test_over_a_held_leg_they_talk_at_once(floor):
    leg = at_home(floor)
    by_itself(floor, ANNA)

    customer = floor.calls_in()

    assert floor.names()[-3:] == ["CallOffered", "CallPickedUp", "CallConnected"]
    assert floor.outstanding(CreateBridge)[0].legs == (customer, leg)


def test_a_call_that_a_colleague_sends_is_answered_by_itself_too(floor):
    # given Anna, who talks, and Cara, whose calls answer by themselves
    floor.login("cara")
    by_itself(floor, CARA)
    floor.talks("anna")

    # when Anna sends the call to Cara
    floor.decide(TransferCall(seat=ANNA, call=None, number="1003", warm=False, check_dnc=True))

    # then Cara's phone is asked to lift by itself
    to_cara = [verb.to for verb in floor.outstanding(Originate) if verb.leg == floor.station_leg("cara")]
    assert [to.auto_answer for to in to_cara] == [True]


# -- although the phone was hung up ---------------------------------------------------------------


def test_a_held_phone_that_was_hung_up_is_called_and_then_connected(floor):
    # given a call offered to an agent at home who puts her receiver down
    leg = at_home(floor)
    customer = floor.calls_in()
    floor.decide(HangUpStation(seat=ANNA))
    floor.ends(leg, by=By.US)
    floor.read()

    # when she answers all the same
    floor.decide(AnswerHungUp(seat=ANNA))

    # then her number is called, and the customer waits
    assert floor.names() == ["StationRestarting", "HeldLegCalled", "CallPickedUp"]
    again = called_at_home(floor)
    assert again != leg
    assert floor.call("anna").state is CallState.PICKING_UP

    # and when she lifts, they talk
    floor.answers(again)
    assert floor.names() == ["StationRestarted", "CallConnected"]
    assert floor.outstanding(CreateBridge)[0].legs == (customer, again)


def test_a_lost_held_leg_that_is_called_again_already_is_waited_for(floor):
    leg = at_home(floor)
    floor.calls_in()
    floor.ends(leg)
    again = called_at_home(floor)
    floor.read()

    floor.decide(AnswerHungUp(seat=ANNA))

    assert floor.names() == ["CallPickedUp"]
    floor.answers(again)
    assert floor.call("anna").state is CallState.TALKING


def test_a_call_whose_agent_does_not_lift_goes_back_to_the_queue(floor):
    leg = at_home(floor)
    floor.calls_in()
    floor.decide(HangUpStation(seat=ANNA))
    floor.ends(leg, by=By.US)
    floor.decide(AnswerHungUp(seat=ANNA))
    floor.read()

    floor.ends(called_at_home(floor))

    assert "StationRestartFailed" in floor.names()
    assert floor.call("anna") is None
    assert len(floor.core._world.queue) == 1
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY


def test_with_a_phone_that_is_up_it_is_a_pick_up(floor):
    leg = at_home(floor)
    customer = floor.calls_in()

    floor.decide(AnswerHungUp(seat=ANNA))

    assert floor.outstanding(CreateBridge)[0].legs == (customer, leg)


def test_a_desk_phone_is_called_as_at_any_pick_up(floor):
    floor.ready("anna")
    floor.calls_in()

    floor.decide(AnswerHungUp(seat=ANNA))

    assert floor.station_leg("anna")
    assert floor.call("anna").state is CallState.PICKING_UP


def test_a_desk_phone_that_cannot_be_lifted_from_afar_is_lifted_by_hand(floor):
    floor.ready("cara")
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear_greeting_end()

    assert floor.refused(AnswerHungUp(seat=CARA)) == "STATION_RINGS_ITSELF"
    assert floor.outstanding(Lift) == []


@pytest.mark.parametrize("hung_up", [True, False])
def test_without_an_offer_there_is_nothing_to_answer(floor, hung_up):
    leg = at_home(floor)
    (floor.ends if hung_up else floor.answers)(leg)

    assert floor.refused(AnswerHungUp(seat=ANNA)) == "NO_CALL"


def test_without_an_engine_nobody_can_be_called(floor):
    at_home(floor)
    floor.calls_in()
    floor.hear(EngineLost(at=floor.now))

    assert floor.refused(AnswerHungUp(seat=ANNA)) == "NO_CALL"
