"""Stories of agents who call out by hand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from small_center import SPRING

from cordboard.vcc.agents import Occupation
from cordboard.vcc.calls import CallState, DialFailure, DisconnectCall, HangUpStation, MakeCall, Party
from cordboard.vcc.center import CallingHours, ClockChange, Hours, TimeZone, Window
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, CampaignId, LegId, StationId, TrunkId
from cordboard.vcc.telephony import (
    By,
    CreateBridge,
    HangUp,
    HangupCause,
    LegRinging,
    Originate,
    Play,
    StationLost,
    StopPlay,
    Tone,
    ToneSource,
    ToNumber,
    ToStation,
    VerbFailed,
)

CUSTOMER, LISTED = "+12025550177", "+12025550199"
SALES_LINE, SUPPORT_LINE, CLOSED_LINE = (CampaignId(300000000000010 + n) for n in range(3))


def dialing(floor, name="anna", **changes) -> LegId:
    """`name` dials a customer and their own phone has lifted. Answer: the customer's leg."""
    floor.login(name)
    floor.dials(name, **changes)
    floor.answers(floor.station_leg(name))
    return floor.customer_leg()


def test_a_manual_call_from_the_keypad_to_the_disposition(floor):
    # given an agent, not ready
    floor.login("anna")
    floor.read()

    # when she dials for a campaign
    call_id = floor.dials("anna", "(202) 555-0177", SALES_LINE)

    # then her own phone comes first
    started = floor.read()[0]
    assert started.call.id == call_id
    assert (started.call.number, started.call.typed_number) == (CUSTOMER, "(202) 555-0177")
    assert floor.outstanding(Originate)[0].to == ToStation(StationId("101"))

    # when it is up, then the customer is called, showing the campaign's number
    station = floor.station_leg("anna")
    floor.answers(station)
    assert floor.names() == ["CallInitiated"]
    dialed = floor.outstanding(Originate)[0]
    assert (dialed.to, dialed.caller) == (ToNumber(CUSTOMER, TrunkId("carrier")), "+12025550100")

    # when it rings, then she hears it, once
    floor.hear(LegRinging(at=floor.now, leg=dialed.leg))
    floor.hear(LegRinging(at=floor.now, leg=dialed.leg))
    assert floor.names() == ["CallRinging"]
    assert [(v.source, v.leg) for v in floor.outstanding(Play)] == [(ToneSource(Tone.RINGBACK), station)]

    # when the customer answers, then they talk
    floor.answers(dialed.leg)
    assert floor.names() == ["CallConnected"]
    assert floor.outstanding(StopPlay)
    assert floor.outstanding(CreateBridge)[0].legs == (dialed.leg, station)

    # when she hangs up and sets the disposition, then she is free, and as little ready as before
    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    floor.finishes("anna")
    assert floor.names() == ["CallEnded", "CallFinished"]
    assert floor.agent("anna").occupation is Occupation.IDLE


@pytest.mark.parametrize(
    ("cause", "failure", "name"),
    [
        (HangupCause.BUSY, DialFailure.BUSY, "BUSY"),
        (HangupCause.NO_ANSWER, DialFailure.NO_ANSWER, "NO_ANSWER"),
        (HangupCause.INVALID_NUMBER, DialFailure.INVALID_NUMBER, "OPERATOR_INTERCEPT"),
        (HangupCause.CONGESTION, DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"),
        (HangupCause.FAILED, DialFailure.UNAVAILABLE, "DIAL_ERROR"),
    ],
)
def test_a_customer_who_cannot_be_reached(floor, cause, failure, name):
    leg = dialing(floor)
    floor.read()
    floor.ends(leg, cause, By.THEM)
    failed = floor.read()[0]
    assert (failed.failure, failed.cause, failed.number) == (failure, name, CUSTOMER)
    assert failed.call.state is CallState.FINISHED
    assert floor.agent("anna").occupation is Occupation.IDLE
    assert len(floor.outstanding(HangUp)) == 1


def test_an_own_phone_that_cannot_be_reached_calls_nobody(floor):
    floor.login("anna")
    floor.dials("anna")
    floor.read()
    floor.ends(floor.station_leg("anna"), HangupCause.BUSY)
    failed = floor.read()[0]
    assert (failed.failure, failed.cause) == (DialFailure.UNAVAILABLE, "BUSY")
    assert floor.outstanding() == []


def test_the_ringing_of_ones_own_phone_is_not_the_customers(floor):
    floor.login("anna")
    floor.dials("anna")
    floor.hear(LegRinging(at=floor.now, leg=floor.station_leg("anna")))
    floor.answers(floor.station_leg("anna"))
    assert "CallRinging" not in floor.names()
    assert floor.outstanding(Play) == []


def test_an_engine_that_cannot_dial_is_a_failed_call(floor):
    dialing(floor)
    floor.read()
    wish = floor.outstanding(Originate)[0]
    floor.hear(VerbFailed(at=floor.now, settles=wish.id, code="NO_PORT", text="no port left"))
    assert floor.read()[0].failure is DialFailure.UNAVAILABLE


@pytest.mark.parametrize("command", [DisconnectCall, HangUpStation])
def test_dialing_can_be_given_up_and_wants_a_disposition(floor, command):
    leg = dialing(floor)
    floor.decide(command(seat=floor.seat("anna")))
    assert (floor.call("anna").state, floor.call("anna").ended_by) == (CallState.WRAP_UP, Party.AGENT)
    assert leg in [verb.leg for verb in floor.outstanding(HangUp)]
    floor.answers(leg)  # too late
    assert floor.call("anna").state is CallState.WRAP_UP


def test_an_agent_who_puts_the_receiver_down_while_dialing_gave_up(floor):
    floor.login("anna")
    floor.dials("anna")
    station = floor.station_leg("anna")
    floor.answers(station)
    floor.ends(station)
    assert floor.call("anna").ended_by is Party.AGENT


def test_a_listed_number_is_dialed_only_by_who_may_insist(floor):
    # given an agent who may dial listed numbers
    floor.login("anna")
    floor.read()

    # when she dials one, then she is asked; nothing rings
    assert floor.dials("anna", LISTED) is None
    asked = floor.read()[0]
    assert (asked.failure, asked.call, asked.number) == (DialFailure.DNC_CONFIRM, None, LISTED)
    assert floor.outstanding() == []

    # when she insists, then it is dialed
    assert floor.dials("anna", LISTED, check_dnc=False) is not None


@pytest.mark.parametrize("check_dnc", [True, False])
def test_a_listed_number_is_never_dialed_by_others(floor, check_dnc):
    floor.login("bob")
    floor.read()
    floor.dials("bob", LISTED, check_dnc=check_dnc)
    assert floor.read()[0].failure is DialFailure.DNC_REFUSED
    assert floor.outstanding() == []


def test_a_disposition_can_put_the_number_on_the_list(floor):
    # given a customer who wants no more calls
    floor.login("anna")
    floor.dials("anna")
    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    floor.read()

    # when the agent says so
    floor.finishes("anna", 300000000000023)
    assert floor.names() == ["CallFinished", "NumberAddedToDnc"]

    # then nobody dials the number by chance again, also after a restart
    floor.restart()
    floor.login("bob")
    floor.read()
    floor.dials("bob")
    assert floor.read()[0].failure is DialFailure.DNC_REFUSED


def test_a_call_for_help_is_dialed_as_it_is(floor):
    floor.login("anna")
    floor.dials("anna", " 911 ")
    assert floor.call("anna").number == "911"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("4711", "TARGET_NOT_ALIVE"),
        ("", "INVALID_NUMBER"),
        ("123456789", "INVALID_NUMBER"),
        ("not a number", "INVALID_NUMBER"),
    ],
)
def test_what_is_no_outside_number_is_refused(floor, number, reason):
    floor.login("anna")
    assert (
        floor.refused(MakeCall(seat=floor.seat("anna"), number=number, campaign=None, check_dnc=True))
        == reason
    )


@pytest.mark.parametrize(
    ("name", "campaign", "reason"),
    [
        ("bob", SUPPORT_LINE, "UNKNOWN_CAMPAIGN"),
        ("bob", CampaignId(1), "UNKNOWN_CAMPAIGN"),
        ("bob", CLOSED_LINE, "CAMPAIGN_NOT_RUNNING"),
    ],
)
def test_a_campaign_must_be_the_agents_and_run(floor, name, campaign, reason):
    floor.login(name)
    wrong = MakeCall(seat=floor.seat(name), number=CUSTOMER, campaign=campaign, check_dnc=True)
    assert floor.refused(wrong) == reason


def test_without_a_campaign_the_default_one_is_taken(new_floor):
    floor = new_floor(default_campaign=SALES_LINE)
    floor.login("anna")
    floor.dials("anna", campaign=0)
    assert floor.call("anna").campaign == SALES_LINE


def test_a_center_may_want_a_campaign_for_each_call(new_floor):
    floor = new_floor(may_select_none=False)
    floor.login("anna")
    wrong = MakeCall(seat=floor.seat("anna"), number=CUSTOMER, campaign=None, check_dnc=True)
    assert floor.refused(wrong) == "CAMPAIGN_REQUIRED"


def test_a_center_may_choose_the_campaign_itself(new_floor):
    floor = new_floor(may_select_campaign=False, default_campaign=SALES_LINE)
    floor.login("anna")
    wrong = MakeCall(seat=floor.seat("anna"), number=CUSTOMER, campaign=SUPPORT_LINE, check_dnc=True)
    assert floor.refused(wrong) == "NO_PERMISSION"


def test_nobody_dials_with_a_lost_phone(floor):
    floor.login("anna")
    floor.hear(StationLost(at=floor.now, station=StationId("101")))
    wrong = MakeCall(seat=floor.seat("anna"), number=CUSTOMER, campaign=None, check_dnc=True)
    assert floor.refused(wrong) == "STATION_UNREACHABLE"


def test_nobody_dials_during_a_call(floor):
    floor.talks("anna")
    wrong = MakeCall(seat=floor.seat("anna"), number=CUSTOMER, campaign=None, check_dnc=True)
    assert floor.refused(wrong) == "WRONG_STATE"


def test_an_agent_who_dials_gets_no_offer(floor):
    floor.ready("anna")
    floor.dials("anna")
    floor.calls_in()
    assert floor.call("anna").state is CallState.DIALING_STATION


def test_a_center_without_a_line_to_the_outside_says_so(floor):
    # given an agent of a center whose trunks are gone
    floor.login("anna")
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=replace(floor.center, trunks=())))

    # when they dial, then the refusal names the trunk, not the engine
    command = MakeCall(seat=floor.seat("anna"), number=CUSTOMER, campaign=None, check_dnc=True)
    assert floor.refused(command) == "NO_TRUNK"


def with_calling_hours(floor, **manners):
    """The sales line calls people from 9 to 20 o'clock only, by their own clocks."""
    zone = TimeZone(name="America/New_York", changes=(ClockChange(0, -5 * 3_600_000),))
    windows = tuple(Window(day, 9 * 60, 20 * 60) for day in range(7))
    hours = CallingHours(hours=Hours(zone=zone, windows=windows), **manners)
    campaigns = tuple(
        replace(each, calling_hours=hours) if each.id == SALES_LINE else each
        for each in floor.center.campaigns
    )
    center = replace(floor.center, campaigns=campaigns, zones=(zone,))
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=center))


def test_nobody_is_called_by_hand_outside_the_calling_hours(floor):
    # given: in New York it is 17:13 o'clock
    with_calling_hours(floor)
    floor.login("anna")
    # when, then
    assert floor.dials("anna", CUSTOMER, SALES_LINE) is not None
    floor.ends(floor.station_leg("anna"))
    floor.wait(3 * 3_600_000)
    floor.forget()
    assert floor.dials("anna", CUSTOMER, SALES_LINE) is None
    (failed, _) = floor.events("anna")
    assert (failed.errorCode, failed.cause, failed.campaignId) == (10008, "DIALING_RULE", SALES_LINE)
    # and who dials for no campaign is free to
    assert floor.dials("anna", CUSTOMER) is not None


def test_calling_hours_may_leave_calls_by_hand_alone(floor):
    with_calling_hours(floor, manual_calls=False)
    floor.login("anna")
    floor.wait(3 * 3_600_000)
    assert floor.dials("anna", CUSTOMER, SALES_LINE) is not None


def test_a_campaign_has_its_own_patience(floor):
    floor.login("anna")
    for campaign, patience in ((SPRING, 25_000), (SALES_LINE, 60_000)):
        floor.dials("anna", CUSTOMER, campaign)
        floor.answers(floor.station_leg("anna"))
        customer = floor.customer_leg()
        assert [each.ring_timeout for each in floor.outstanding(Originate)] == [patience]
        floor.ends(customer)
