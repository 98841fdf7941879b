"""Stories of parked calls: several of them, fetched by id or in turn, sent on, ended, left and forgotten."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA, CUSTOMER, DAY_NUMBER, SALES, SOLD, STOP_CALLING

from cordboard import contract
from cordboard.vcc.agents import (
    ConfirmLogin,
    Logout,
    Occupation,
    ReadyState,
    SetNotReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.calls import (
    CallState,
    DisconnectCall,
    DisconnectParkedCalls,
    FinishCall,
    HangUpStation,
    HoldCall,
    MakeCall,
    MuteCall,
    ParkCall,
    PickUp,
    RecordCall,
    RetrieveCall,
)
from cordboard.vcc.ids import CallId, LegId
from cordboard.vcc.reconnection import Reconnect
from cordboard.vcc.telephony import (
    By,
    EngineLost,
    HangUp,
    HangupCause,
    Music,
    Mute,
    Play,
    RemoveFromBridge,
    StationReachable,
    StopPlay,
    StopRecording,
    Unhold,
)

PARKED = ["callParked", "parkedCallsChanged", "updateStatus"]
HOME = "+12025550150"
HOUR = 3_600_000


def parks_one(floor: Any, caller: str = CUSTOMER) -> tuple[CallId, LegId]:
    """Anna, who is logged in, takes a call and parks it. Answer: the call, the customer's leg."""
    leg = floor.calls_in(caller=caller)
    floor.takes("anna")
    call = floor.call("anna").id
    floor.asks("anna", ParkCall)
    floor.wait(1_000)
    return call, leg


def parked(floor: Any) -> tuple[CallId, LegId]:
    """Anna has parked one customer, and is not ready for others."""
    floor.ready("anna")
    found = parks_one(floor)
    floor.asks("anna", SetNotReady, reason=0)
    floor.forget()
    return found


def busy(floor: Any) -> None:
    """Anna talks to somebody whom she has dialed."""
    floor.dials("anna", "+12025550160")
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    floor.forget()


def waiting(floor: Any) -> list[CallId]:
    """Anna's parked calls, the one that waits longest first."""
    return [each.id for each in floor.core._world.parked_by(ANNA)]


# -- into the slot, and back ------------------------------------------------------------------------


def test_a_parked_customer_hears_music_and_the_agent_is_free(floor: Any) -> None:
    leg = floor.talks("anna")
    station = floor.call("anna").station_leg
    floor.forget()

    floor.asks("anna", ParkCall)

    told = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in told] == PARKED
    [info] = told[1].parkedCalls  # type: ignore[attr-defined]
    assert (info.callSessionId, info.number, info.addressType) == (told[0].callSessionId, CUSTOMER, 0)  # type: ignore[attr-defined]
    assert floor.agent("anna").occupation is Occupation.IDLE
    assert (floor.outstanding(Play)[-1].leg, floor.outstanding(Play)[-1].source) == (leg, Music())
    assert station in {verb.leg for verb in floor.outstanding(HangUp)}


def test_a_ready_agent_gets_the_next_call_while_one_is_parked(floor: Any) -> None:
    floor.ready("anna")
    parks_one(floor)
    floor.calls_in(caller="+12025550160")
    assert floor.agent("anna").occupation is Occupation.OFFERED


def test_a_call_on_hold_can_be_parked_and_its_recording_ends(floor: Any) -> None:
    leg = floor.talks("anna")
    floor.asks("anna", RecordCall, on=True)
    floor.asks("anna", HoldCall, on=True)
    floor.asks("anna", ParkCall)
    assert leg in {verb.leg for verb in floor.outstanding(Unhold)}
    assert len(floor.outstanding(StopRecording)) == 1


def test_a_fetched_call_is_a_conversation_again(floor: Any) -> None:
    call, leg = parked(floor)
    floor.wait(9_000)

    floor.asks("anna", RetrieveCall, call=call)
    assert floor.hears("anna") == ["parkedCallsChanged", "updateStatus"]
    floor.answers(floor.station_leg("anna"))

    assert floor.hears("anna") == ["callStarted", "updateStatus"]
    assert (floor.call("anna").id, floor.call("anna").customer_leg) == (call, leg)
    assert floor.call("anna").park_time == 10_000
    assert len(floor.outstanding(StopPlay)) >= 1
    floor.ends(leg)
    floor.finishes("anna")
    assert floor.core._world.calls == {}


def test_several_are_fetched_by_id_or_the_one_that_waits_longest(floor: Any) -> None:
    floor.ready("anna")
    first, _ = parks_one(floor)
    second, _ = parks_one(floor, "+12025550160")
    third, _ = parks_one(floor, "+12025550161")
    assert waiting(floor) == [first, second, third]

    floor.asks("anna", RetrieveCall, call=second)
    assert waiting(floor) == [first, third]
    floor.answers(floor.station_leg("anna"))
    floor.asks("anna", ParkCall)
    assert waiting(floor) == [first, third, second]

    floor.asks("anna", RetrieveCall, call=None)
    assert waiting(floor) == [third, second]


def test_a_full_set_of_slots_is_told_by_event_and_the_call_goes_on(new_floor: Any) -> None:
    floor = new_floor(parked_calls=1)
    floor.ready("anna")
    parks_one(floor)
    floor.calls_in(caller="+12025550160")
    floor.takes("anna")
    floor.forget()

    floor.asks("anna", ParkCall)

    [error] = floor.events("anna")
    assert isinstance(error, contract.ParkError)
    assert (error.operation, error.cause) == ("parkCall", "PARKED_CALLS_LIMIT")
    assert floor.call("anna").state is CallState.TALKING


def test_what_cannot_be_parked_or_fetched_is_refused(floor: Any) -> None:
    seat = floor.seat("anna")
    floor.ready("anna")
    assert floor.refused(ParkCall(seat=seat)) == "NO_CALL"
    assert floor.refused(RetrieveCall(seat=seat, call=None)) == "UNKNOWN_CALL"
    assert floor.refused(DisconnectParkedCalls(seat=seat, call=None, silent=True)) == "NO_CALL"
    parked_call, _ = parks_one(floor)
    assert floor.refused(RetrieveCall(seat=seat, call=CallId("7"))) == "UNKNOWN_CALL"
    assert floor.refused(DisconnectParkedCalls(seat=seat, call=CallId("7"), silent=True)) == "UNKNOWN_CALL"
    busy(floor)
    assert floor.refused(RetrieveCall(seat=seat, call=parked_call)) == "WRONG_STATE"


def test_who_lacks_the_permission_cannot_park(floor: Any) -> None:
    floor.talks("bob")
    assert floor.refused(ParkCall(seat=floor.seat("bob"))) == "NO_PERMISSION"


def test_nobody_fetches_a_colleague_s_call(floor: Any) -> None:
    call, _ = parked(floor)
    floor.login("cara")
    assert floor.refused(RetrieveCall(seat=floor.seat("cara"), call=call)) == "UNKNOWN_CALL"


def test_a_call_that_was_for_one_agent_alone_goes_to_all_of_its_skill_when_nobody_fetches_it(
    floor: Any,
) -> None:
    floor.talks("anna")
    floor.login("sue")
    floor.transfers("anna", "1004")
    floor.takes("sue")
    floor.asks("sue", ParkCall)
    [call] = floor.core._world.parked_by(floor.agent("sue").id)
    floor.wait(1_800_000)
    assert floor.call("anna").id == call.id
    assert floor.call("anna").for_agent is None


# -- what goes wrong on the way back ----------------------------------------------------------------


@pytest.mark.parametrize("cause", [HangupCause.NO_ANSWER, HangupCause.UNREACHABLE, HangupCause.BUSY])
def test_a_phone_that_does_not_come_up_leaves_the_call_parked(floor: Any, cause: Any) -> None:
    call, _ = parked(floor)
    floor.asks("anna", RetrieveCall, call=call)
    floor.forget()

    floor.ends(floor.station_leg("anna"), cause)

    told = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in told] == [
        "callReparked",
        "parkedCallsChanged",
        "updateStatus",
        "parkError",
    ]
    assert (told[-1].operation, told[-1].cause) == ("retrieveCall", "STATION_FAILED")  # type: ignore[attr-defined]
    assert waiting(floor) == [call]
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_an_agent_may_think_better_of_it_while_their_phone_rings(floor: Any) -> None:
    call, _ = parked(floor)
    floor.asks("anna", RetrieveCall, call=call)
    floor.asks("anna", HangUpStation)
    assert waiting(floor) == [call]


def test_a_customer_who_leaves_while_the_phone_rings_has_left_a_parked_call(floor: Any) -> None:
    call, leg = parked(floor)
    floor.asks("anna", RetrieveCall, call=call)
    floor.forget()

    floor.ends(leg)

    assert floor.hears("anna") == [
        "callReparked",
        "parkedCallsChanged",
        "updateStatus",
        "parkedCallDisconnected",
        "parkedCallsChanged",
        "callEnded",
        "updateStatus",
    ]
    floor.finishes("anna")


def test_the_agent_s_phone_dies_after_fetching_as_in_any_call(floor: Any) -> None:
    call, leg = parked(floor)
    floor.asks("anna", RetrieveCall, call=call)
    floor.answers(floor.station_leg("anna"))
    floor.forget()
    floor.ends(floor.call("anna").station_leg, HangupCause.UNREACHABLE, By.SYSTEM)
    assert floor.hears("anna") == ["callEnded", "updateStatus"]
    assert leg in {verb.leg for verb in floor.outstanding(HangUp)}


def test_an_agent_at_home_fetches_over_the_held_leg_at_once(floor: Any) -> None:
    seat = floor.seat("anna")
    login = floor.decide(
        StartLogin(seat=seat, user_name="anna", station_type=StationType.PSTN, station="202 555 0150")
    )
    floor.decide(ConfirmLogin(seat=seat, login=login, verified=True))
    held = floor.customer_leg()
    floor.answers(held)
    floor.asks("anna", MakeCall, number=CUSTOMER, campaign=None, check_dnc=True)
    floor.answers(floor.customer_leg())
    floor.asks("anna", MuteCall, on=True)
    call = floor.call("anna").id

    floor.asks("anna", ParkCall)
    assert held in {verb.leg for verb in floor.outstanding(RemoveFromBridge)}
    assert [verb.muted for verb in floor.outstanding(Mute) if verb.leg == held][-1] is False
    assert held not in {verb.leg for verb in floor.outstanding(HangUp)}
    floor.forget()

    floor.asks("anna", RetrieveCall, call=call)

    assert floor.hears("anna") == ["parkedCallsChanged", "updateStatus", "callStarted", "updateStatus"]
    assert floor.call("anna").station_leg == held


# -- the end of a parked call -----------------------------------------------------------------------


def test_a_customer_who_leaves_is_accounted_for_by_an_agent_who_is_free(floor: Any) -> None:
    _, leg = parked(floor)

    floor.ends(leg)

    assert floor.hears("anna") == [
        "parkedCallDisconnected",
        "parkedCallsChanged",
        "callEnded",
        "updateStatus",
    ]
    assert floor.agent("anna").occupation is Occupation.WRAP_UP
    floor.finishes("anna", STOP_CALLING)
    assert floor.core._world.on_dnc(CUSTOMER)


def test_an_agent_who_is_busy_is_not_bothered(floor: Any) -> None:
    _, leg = parked(floor)
    busy(floor)

    floor.ends(leg)

    assert floor.hears("anna") == ["parkedCallDisconnected", "parkedCallsChanged", "callFinished"]
    assert floor.call("anna").state is CallState.TALKING


def test_the_wrap_up_of_a_parked_call_has_its_campaign_s_limit(floor: Any) -> None:
    floor.talks("anna", DAY_NUMBER)
    leg = floor.call("anna").customer_leg
    floor.asks("anna", ParkCall)
    floor.asks("anna", SetNotReady, reason=0)
    floor.forget()

    floor.ends(leg)
    assert "callWrapupTimerStarted" in floor.hears("anna")
    floor.wait(30_000)
    assert "callEndedByACW" in floor.hears("anna")


@pytest.mark.parametrize(
    ("silent", "told"),
    [
        (True, ["parkedCallDisconnected", "parkedCallsChanged", "callFinished"]),
        (False, ["parkedCallDisconnected", "parkedCallsChanged", "callEnded", "updateStatus"]),
    ],
)
def test_an_agent_ends_a_parked_call_silently_or_with_a_disposition(
    floor: Any, silent: bool, told: list[str]
) -> None:
    call, leg = parked(floor)
    floor.asks("anna", DisconnectParkedCalls, call=call, silent=silent)
    assert floor.hears("anna") == told
    assert leg in {verb.leg for verb in floor.outstanding(HangUp)}


def test_all_parked_calls_end_and_one_at_most_wants_a_disposition(floor: Any) -> None:
    floor.ready("anna")
    first, _ = parks_one(floor)
    parks_one(floor, "+12025550160")
    floor.asks("anna", SetNotReady, reason=0)
    floor.forget()

    floor.asks("anna", DisconnectParkedCalls, call=None, silent=False)

    told = floor.hears("anna")
    assert told.count("parkedCallDisconnected") == 2
    assert told.count("callEnded") == 1
    assert floor.call("anna").id == first
    floor.finishes("anna")
    assert floor.core._world.calls == {}


# -- nobody fetches it ------------------------------------------------------------------------------


def test_a_call_that_nobody_fetches_goes_to_the_next_agent_of_its_skill(floor: Any) -> None:
    call, _ = parked(floor)
    floor.ready("bob")
    floor.forget()

    floor.wait(HOUR // 2)

    assert floor.hears("anna") == ["parkedCallsChanged"]
    assert floor.call("bob").id == call


def test_a_dialed_call_that_nobody_fetches_has_no_skill_and_ends(floor: Any) -> None:
    floor.login("anna")
    busy(floor)
    leg = floor.call("anna").customer_leg
    floor.asks("anna", ParkCall)
    floor.forget()

    floor.wait(HOUR // 2)

    assert floor.hears("anna") == ["parkedCallsChanged"]
    assert leg in {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.core._world.calls == {}


def test_a_center_without_a_limit_lets_parked_calls_wait(new_floor: Any) -> None:
    floor = new_floor(park_timeout=0)
    call, _ = parked(floor)
    floor.wait(100 * HOUR)
    assert waiting(floor) == [call]


def test_who_has_parked_calls_cannot_log_out(floor: Any) -> None:
    call, _ = parked(floor)
    assert floor.refused(Logout(seat=floor.seat("anna"), reason=0)) == "ON_CALL"
    floor.asks("anna", DisconnectParkedCalls, call=call, silent=True)
    floor.asks("anna", Logout, reason=0)


def comes_by_force(floor: Any) -> Any:
    """Anna logs in once more, at Cara's phone. Answer: the login."""
    return floor.decide(
        StartLogin(
            seat=floor.seat("anna"),
            user_name="anna",
            station_type=StationType.VOIP,
            station="103",
            force=True,
        )
    )


def test_a_login_elsewhere_by_force_ends_parked_calls_without_a_skill(floor: Any) -> None:
    floor.login("anna")
    floor.dials("anna")
    floor.answers(floor.station_leg("anna"))
    customer = floor.customer_leg()
    floor.answers(customer)
    floor.asks("anna", ParkCall)
    floor.decide(floor.confirmed(comes_by_force(floor), "anna"))
    assert floor.core._world.calls == {}
    assert customer in {verb.leg for verb in floor.outstanding(HangUp)}


def test_a_login_elsewhere_by_force_leaves_parked_calls_to_the_skill(floor: Any) -> None:
    call, _ = parked(floor)
    floor.login("bob")
    login = comes_by_force(floor)
    floor.forget()

    floor.decide(floor.confirmed(login, "anna"))

    told = floor.hears("anna")
    assert told[:2] == ["bridgeForcedLogout", "forceSelfLogout"]
    found = floor.core._world.calls[call]
    assert (found.state, found.skill, found.agent) == (CallState.QUEUED, SALES, None)
    floor.hear(StationReachable(at=floor.now, station="103"))
    [pushed] = [each for each in floor.events("anna") if isinstance(each, contract.ParkedCallsChanged)]
    assert pushed.parkedCalls == ()


# -- what programs are told anew, engines, restarts -------------------------------------------------


def test_a_program_that_has_lost_the_thread_hears_of_the_parked_calls(floor: Any) -> None:
    call, _ = parked(floor)
    floor.asks("anna", Reconnect)
    [pushed] = [each for each in floor.events("anna") if isinstance(each, contract.ParkedCallsChanged)]
    assert [each.callSessionId for each in pushed.parkedCalls] == [call]


def test_a_lost_engine_ends_parked_calls(floor: Any) -> None:
    parked(floor)
    floor.hear(EngineLost(at=floor.now))
    assert floor.hears("anna") == [
        "parkedCallDisconnected",
        "parkedCallsChanged",
        "callEnded",
        "updateStatus",
    ]


@pytest.mark.parametrize("fetching", [False, True])
def test_an_engine_without_the_customer_s_leg_ends_the_parked_call(floor: Any, fetching: bool) -> None:
    call, _ = parked(floor)
    {True: lambda: floor.asks("anna", RetrieveCall, call=call), False: lambda: None}[fetching]()
    floor.inventory()
    assert floor.hears("anna")[-4:] == [
        "parkedCallDisconnected",
        "parkedCallsChanged",
        "callEnded",
        "updateStatus",
    ]
    assert waiting(floor) == []


@pytest.mark.parametrize("fetching", [False, True])
def test_a_restart_leaves_parked_calls_where_they_are(floor: Any, fetching: bool) -> None:
    call, _ = parked(floor)
    {True: lambda: floor.asks("anna", RetrieveCall, call=call), False: lambda: None}[fetching]()
    before = dict(floor.core._world.calls)
    floor.restart()
    floor.restart_from_snapshot(2)
    floor.inventory(*floor.core._world.legs)
    assert floor.core._world.calls == before


def test_a_part_that_was_parked_can_still_be_finished_as_usual(floor: Any) -> None:
    call, _ = parked(floor)
    floor.asks("anna", RetrieveCall, call=call)
    floor.answers(floor.station_leg("anna"))
    floor.asks("anna", DisconnectCall)
    floor.asks("anna", FinishCall, disposition=SOLD, comments="")
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY
    assert floor.refused(PickUp(seat=floor.seat("anna"))) == "NO_CALL"
