"""Stories of desk phones with buttons of their own: they dial, consult, transfer, and move to another leg."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, CUSTOMER, LISTED, TRUNK

from cordboard.vcc import Core
from cordboard.vcc.agents import Occupation
from cordboard.vcc.calls import CallState, CompleteTransfer, DisconnectCall
from cordboard.vcc.center import Transfer, Trunk
from cordboard.vcc.ids import LegId, ReferId
from cordboard.vcc.telephony import (
    AddToBridge,
    Answer,
    EngineLost,
    HangUp,
    HangupCause,
    LegIncoming,
    LegRinging,
    Refer,
    ReferDone,
    ReferFailed,
    ReferRequested,
    ReportRefer,
)

EXPERT = "+12025550188"
MADE = ["updateStatus", "callInitiated", "callStarted", "updateStatus"]
COMPLETED = ["transferCompleted", "callFinished", "updateStatus"]
BACK_PARKED = ["transferError", "callReparked", "parkedCallsChanged", "updateStatus"]


def phone_dials(floor: Any, called: str, name: str = "anna", replaces: LegId | None = None) -> LegId:
    """The agent dials on their phone. Answer: the leg."""
    leg = LegId(f"phone-{floor.told}")
    station = floor.STATIONS[name]
    floor.hear(
        LegIncoming(at=floor.now, leg=leg, caller=station, called=called, station=station, replaces=replaces)
    )
    return leg


def refers(floor: Any, leg: LegId, target: str = "", replaces: LegId | None = None) -> None:
    """The phone asks for a transfer."""
    floor.hear(ReferRequested(at=floor.now, refer=ReferId("R"), leg=leg, target=target, replaces=replaces))


def reported(floor: Any) -> list[int]:
    """What the phone has been told of its transfer."""
    return [verb.status for verb in floor.outstanding(ReportRefer) if verb.refer == "R"]


def hung_up(floor: Any) -> dict[LegId, HangupCause]:
    return {verb.leg: verb.cause for verb in floor.outstanding(HangUp)}


def answered(floor: Any) -> set[LegId]:
    return {verb.leg for verb in floor.outstanding(Answer)}


def talking(floor: Any, *others: str) -> tuple[LegId, LegId]:
    """Anna talks. Answer: the customer's leg, that of her phone."""
    customer = floor.talks("anna")
    for name in others:
        floor.login(name)
    floor.forget()
    return customer, floor.call("anna").station_leg


# -- dialing ---------------------------------------------------------------------------------------


def test_a_number_dialed_on_the_phone_is_a_manual_call(floor: Any) -> None:
    floor.login("anna")
    floor.forget()

    leg = phone_dials(floor, "202 555 0188")
    assert leg in answered(floor)
    floor.answers(leg)
    floor.answers(floor.customer_leg())

    assert floor.hears("anna") == MADE
    assert (floor.call("anna").number, floor.call("anna").station_leg) == (EXPERT, leg)
    floor.ends(leg)
    assert floor.agent("anna").occupation is Occupation.WRAP_UP


def test_it_belongs_to_the_center_s_usual_campaign(new_floor: Any) -> None:
    floor = new_floor(default_campaign=300000000000010)
    floor.login("anna")
    phone_dials(floor, EXPERT)
    assert floor.call("anna").campaign == 300000000000010


def test_a_colleague_dialed_on_the_phone_is_called(floor: Any) -> None:
    floor.login("anna")
    floor.login("bob")
    floor.answers(phone_dials(floor, "1002"))
    floor.takes("bob")
    assert floor.call("anna").state is CallState.TALKING


@pytest.mark.parametrize(
    ("name", "called", "cause"),
    [
        ("anna", "x", HangupCause.INVALID_NUMBER),
        ("anna", LISTED, HangupCause.REJECTED),
        ("anna", "1002", HangupCause.REJECTED),
        ("bob", "1001", HangupCause.REJECTED),
    ],
)
def test_what_the_agent_may_not_call_the_phone_does_not_reach(
    floor: Any, name: str, called: str, cause: Any
) -> None:
    floor.login(name)
    leg = phone_dials(floor, called, name)
    assert hung_up(floor)[leg] is cause
    assert floor.agent(name).occupation is Occupation.IDLE


def test_nobody_s_phone_calls_nobody(floor: Any) -> None:
    leg = phone_dials(floor, EXPERT)
    assert hung_up(floor)[leg] is HangupCause.REJECTED


def test_a_phone_whose_agent_is_offered_a_call_is_busy(floor: Any) -> None:
    floor.ready("anna")
    floor.calls_in()
    leg = phone_dials(floor, EXPERT)
    assert hung_up(floor)[leg] is HangupCause.BUSY


# -- consulting ------------------------------------------------------------------------------------


def consulting(floor: Any) -> tuple[LegId, LegId, LegId]:
    """Anna's phone has called an expert on its second line.

    Answer: the legs of the customer, of the phone, and of its second line.
    """
    customer, station = talking(floor)
    second = phone_dials(floor, EXPERT)
    floor.answers(second)
    floor.hear(LegRinging(at=floor.now, leg=floor.customer_leg()))
    floor.answers(floor.customer_leg())
    return customer, station, second


def test_a_second_call_of_the_phone_is_a_consultation(floor: Any) -> None:
    _, station, second = consulting(floor)

    assert floor.hears("anna") == ["transferStarted", "callOnHold", "callInitiated", "callStarted"]
    assert floor.call("anna").station_leg == station
    assert second not in hung_up(floor)
    assert floor.call("anna").state is CallState.CONSULTING


def test_hanging_up_the_second_line_brings_the_customer_back(floor: Any) -> None:
    _, station, second = consulting(floor)
    floor.forget()

    floor.ends(second)

    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold"]
    assert station in {verb.leg for verb in floor.outstanding(AddToBridge)}


def test_the_expert_who_leaves_takes_the_second_line_along(floor: Any) -> None:
    _, _, second = consulting(floor)
    expert = next(each.customer_leg for each in floor.core._world.calls.values() if each.main is not None)
    floor.ends(expert)
    assert second in hung_up(floor)
    assert floor.call("anna").state is CallState.TALKING


def test_an_expert_who_is_busy_takes_the_second_line_along(floor: Any) -> None:
    talking(floor)
    second = phone_dials(floor, EXPERT)
    floor.answers(second)
    floor.forget()
    floor.ends(floor.customer_leg(), HangupCause.BUSY)
    assert second in hung_up(floor)
    assert floor.hears("anna") == ["transferError", "callOffHold"]


def test_who_cannot_be_consulted_leaves_the_phone_with_the_customer(floor: Any) -> None:
    talking(floor)
    leg = phone_dials(floor, "1002")
    assert hung_up(floor)[leg] is HangupCause.REJECTED
    assert floor.call("anna").state is CallState.TALKING


@pytest.mark.parametrize("by_phone", [True, False])
def test_a_consultation_of_the_phone_is_completed_by_it_or_by_the_application(
    floor: Any, by_phone: bool
) -> None:
    customer, station, second = consulting(floor)
    floor.forget()

    {
        True: lambda: refers(floor, station, replaces=second),
        False: lambda: floor.asks("anna", CompleteTransfer),
    }[by_phone]()

    assert floor.hears("anna") == COMPLETED
    assert reported(floor) == [200] * by_phone
    assert {station, second} <= hung_up(floor).keys()
    assert customer not in hung_up(floor)
    states = {each.state for each in floor.core._world.calls.values()}
    assert states == {CallState.TRANSFERRED}


def test_a_colleague_whom_the_phone_consults_gets_the_customer(floor: Any) -> None:
    _, station = talking(floor, "bob")
    second = phone_dials(floor, "1002")
    floor.answers(second)
    floor.takes("bob")

    refers(floor, second, replaces=station)

    assert reported(floor) == [200]
    assert floor.call("bob").number == CUSTOMER
    assert floor.call("bob").transferred_by == ANNA


def test_a_phone_that_transfers_while_it_rings_hears_how_it_goes(floor: Any) -> None:
    _, station = talking(floor)
    second = phone_dials(floor, EXPERT)
    floor.answers(second)

    refers(floor, station, replaces=second)
    assert reported(floor) == []
    floor.answers(floor.customer_leg())

    assert reported(floor) == [200]
    assert {station, second} <= hung_up(floor).keys()


def test_legs_that_are_no_consultation_are_not_joined(floor: Any) -> None:
    _, station = talking(floor)
    refers(floor, station, replaces=LegId("never"))
    assert reported(floor) == [481]
    assert floor.call("anna").state is CallState.TALKING


@pytest.mark.parametrize("reach", [consulting])
def test_a_lost_engine_ends_the_consultation_of_a_phone(floor: Any, reach: Any) -> None:
    reach(floor)
    floor.hear(EngineLost(at=floor.now))
    assert [each.state for each in floor.core._world.calls.values()] == [CallState.WRAP_UP]


def test_a_restart_in_the_consultation_of_a_phone_changes_nothing(floor: Any) -> None:
    consulting(floor)
    before = dict(floor.core._world.calls)
    floor.restart()
    floor.inventory(*floor.core._world.legs)
    assert floor.core._world.calls == before
    floor.asks("anna", DisconnectCall)
    assert [each.state for each in floor.core._world.calls.values()] == [CallState.WRAP_UP]


# -- a blind transfer ------------------------------------------------------------------------------


def test_the_transfer_button_sends_the_call_on(floor: Any) -> None:
    _, station = talking(floor)

    refers(floor, station, EXPERT)
    expert = floor.customer_leg()
    floor.hear(LegRinging(at=floor.now, leg=expert))
    floor.ends(station)
    floor.answers(expert)

    assert floor.hears("anna") == ["transferStarted", "updateStatus", *COMPLETED]
    assert reported(floor) == [180, 200]


def test_the_transfer_button_reaches_colleagues(floor: Any) -> None:
    _, station = talking(floor, "bob")
    refers(floor, station, "1002")
    assert reported(floor) == [180]
    floor.takes("bob")
    assert reported(floor) == [180, 200]
    assert floor.call("bob").number == CUSTOMER


@pytest.mark.parametrize(
    ("cause", "status"),
    [(HangupCause.BUSY, 486), (HangupCause.NO_ANSWER, 480), (HangupCause.INVALID_NUMBER, 404)],
)
def test_the_phone_hears_why_nobody_takes_the_call(floor: Any, cause: Any, status: int) -> None:
    _, station = talking(floor)
    refers(floor, station, EXPERT)
    floor.forget()
    floor.ends(floor.customer_leg(), cause)
    assert reported(floor) == [status]
    assert floor.hears("anna") == BACK_PARKED


@pytest.mark.parametrize(("target", "status"), [("x", 404), (LISTED, 403), ("1002", 480)])
def test_a_target_that_cannot_be_is_told_and_the_conversation_goes_on(
    floor: Any, target: str, status: int
) -> None:
    _, station = talking(floor)
    refers(floor, station, target)
    assert reported(floor) == [status]
    assert floor.call("anna").state is CallState.TALKING


def test_who_may_not_transfer_may_not_by_phone_either(floor: Any) -> None:
    floor.talks("bob")
    refers(floor, floor.call("bob").station_leg, EXPERT)
    assert reported(floor) == [403]


def test_a_customer_who_leaves_on_the_way_is_told_to_the_phone(floor: Any) -> None:
    customer, station = talking(floor)
    refers(floor, station, EXPERT)
    floor.ends(customer)
    assert reported(floor) == [487]


def test_a_leg_of_nobody_s_is_no_call_to_transfer(floor: Any) -> None:
    refers(floor, LegId("never"), EXPERT)
    assert reported(floor) == [481]


# -- another leg -----------------------------------------------------------------------------------


def test_the_phone_goes_on_speaking_on_another_leg(floor: Any) -> None:
    customer, station = talking(floor)

    leg = phone_dials(floor, "", replaces=station)
    assert leg in answered(floor)
    assert station in hung_up(floor)
    floor.answers(leg)
    floor.ends(station)

    assert floor.hears("anna") == []
    assert (floor.call("anna").station_leg, floor.call("anna").customer_leg) == (leg, customer)
    assert leg in {verb.leg for verb in floor.outstanding(AddToBridge)}


def test_the_other_leg_of_somebody_else_is_not_taken(floor: Any) -> None:
    _, station = talking(floor, "bob")
    leg = phone_dials(floor, "", "bob", replaces=station)
    assert hung_up(floor)[leg] is HangupCause.REJECTED
    assert floor.call("anna").station_leg == station


def test_a_test_call_stays_on_its_leg(floor: Any) -> None:
    floor.login("anna")
    station = floor.tries_phone("anna")
    leg = phone_dials(floor, "", replaces=station)
    assert hung_up(floor)[leg] is HangupCause.REJECTED
    assert floor.call("anna").station_leg == station


def test_another_leg_that_does_not_come_up_ends_the_call(floor: Any) -> None:
    _, station = talking(floor)
    leg = phone_dials(floor, "", replaces=station)
    floor.ends(leg, HangupCause.UNREACHABLE)
    assert floor.agent("anna").occupation is Occupation.WRAP_UP


# -- the carrier connects them ---------------------------------------------------------------------


@pytest.fixture
def carrier(floor: Any) -> Any:
    """A floor whose carrier transfers by itself."""
    trunk = Trunk(id=TRUNK, host="127.0.0.1", transfer=Transfer.REFER)
    floor.center = replace(floor.center, trunks=(trunk,))
    floor.core, floor.shadow = Core(floor.center), Core(floor.center)
    floor.journal.clear()
    floor.told = 0
    floor.inventory()
    return floor


def handed_over(floor: Any) -> tuple[LegId, LegId, Any]:
    """Two outside talk, and the carrier is asked. Answer: their legs, what it is asked."""
    customer, _ = talking(floor)
    floor.transfers("anna", EXPERT)
    expert = floor.customer_leg()
    floor.answers(expert)
    [asked] = floor.outstanding(Refer)
    return customer, expert, asked


def test_a_carrier_that_connects_them_frees_our_lines(carrier: Any) -> None:
    customer, expert, asked = handed_over(carrier)
    assert (asked.leg, asked.replaces) == (customer, expert)

    carrier.hear(ReferDone(at=carrier.now, settles=asked.id, leg=customer, status=200))

    assert {customer, expert} <= hung_up(carrier).keys()
    assert carrier.core._world.calls == {}


def test_a_carrier_that_does_not_leaves_them_on_our_bridge(carrier: Any) -> None:
    customer, expert, asked = handed_over(carrier)
    carrier.hear(ReferFailed(at=carrier.now, settles=asked.id, leg=customer, status=603))
    assert not {customer, expert} & hung_up(carrier).keys()
    assert {each.state for each in carrier.core._world.calls.values()} == {CallState.TRANSFERRED}


def test_a_carrier_is_asked_after_a_word_as_well(carrier: Any) -> None:
    customer, _ = talking(carrier)
    carrier.transfers("anna", EXPERT, warm=True)
    expert = carrier.customer_leg()
    carrier.answers(expert)
    carrier.asks("anna", CompleteTransfer)
    [asked] = carrier.outstanding(Refer)
    assert (asked.leg, asked.replaces) == (customer, expert)


def test_a_trunk_that_wants_a_bridge_is_not_asked(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT)
    floor.answers(floor.customer_leg())
    assert floor.outstanding(Refer) == []
