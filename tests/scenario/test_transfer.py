"""Stories of transfers: cold and warm, to outside numbers, agents, skills, campaigns; taken or not."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import (
    ANNA,
    BOB,
    CALL_AGAIN,
    CARA,
    CUSTOMER,
    DAY_LINE,
    DAY_NUMBER,
    LISTED,
    SALES,
    SALES_LINE,
    SOLD,
    STOP_CALLING,
    SUPPORT,
)

from cordboard import contract
from cordboard.vcc.agents import Logout, Occupation, ReadyState, SetNotReady, SetReady
from cordboard.vcc.calls import (
    CallState,
    CancelTransfer,
    CompleteTransfer,
    DisconnectCall,
    HoldCall,
    ParkCall,
    PickUp,
    RejectCall,
    TransferCall,
)
from cordboard.vcc.ids import CallId, LegId, Milliseconds, ReasonId
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.telephony import (
    By,
    CreateBridge,
    EngineLost,
    HangUp,
    HangupCause,
    LegRinging,
    Music,
    Originate,
    Play,
    StationLost,
    Tone,
    ToneSource,
    Unhold,
    VerbFailed,
)

EXPERT = "+12025550188"
SENT = ["transferStarted", "updateStatus"]
COMPLETED = ["transferCompleted", "callFinished", "updateStatus"]
BACK_PARKED = ["transferError", "callReparked", "parkedCallsChanged", "updateStatus"]
CONSULTING = ["transferStarted", "callOnHold", "callInitiated"]


def talking(floor: Any, *others: str, called: str | None = None) -> LegId:
    """Anna talks to a customer; the others are logged in and not ready. Answer: the customer's leg."""
    leg = floor.talks("anna") if called is None else floor.talks("anna", called)
    for name in others:
        floor.login(name)
    floor.forget()
    return leg


def the_call(floor: Any) -> Any:
    """The customer's call, wherever it is."""
    return next(each for each in floor.core._world.calls.values() if each.customer_leg is not None)


def errors(events: list[contract.Event]) -> list[tuple[int | None, str | None]]:
    """Code and cause of each `transferError`."""
    return [(each.errorCode, each.cause) for each in events if isinstance(each, contract.TransferError)]


# -- cold, outside ---------------------------------------------------------------------------------


def test_a_call_sent_to_an_outside_number_goes_on_without_its_agent(floor: Any) -> None:
    customer = talking(floor)

    floor.transfers("anna", "202 555 0188", disposition=SOLD)

    assert floor.hears("anna") == SENT
    assert floor.agent("anna").occupation is Occupation.IDLE
    assert the_call(floor).state is CallState.TRANSFERRING
    assert [verb.source for verb in floor.outstanding(Play)][-1] == ToneSource(Tone.RINGBACK)

    expert = floor.customer_leg()
    floor.answers(expert)

    assert floor.hears("anna") == COMPLETED
    assert {customer, expert} <= set(floor.outstanding(CreateBridge)[-1].legs)
    call = the_call(floor)
    assert (call.state, call.disposition, call.agent, call.last_agent, call.transferred_by) == (
        CallState.TRANSFERRED,
        SOLD,
        None,
        ANNA,
        ANNA,
    )

    floor.ends(expert)
    assert floor.hears("anna") == []
    assert floor.core._world.calls == {}
    assert customer in {verb.leg for verb in floor.outstanding(HangUp)}


def test_a_speed_dial_is_an_outside_number(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", "*1")
    assert the_call(floor).target.number == CUSTOMER


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        (HangupCause.BUSY, (10003, "BUSY")),
        (HangupCause.NO_ANSWER, (10004, "NO_ANSWER")),
        (HangupCause.REJECTED, (10009, "HANGUP")),
        (HangupCause.INVALID_NUMBER, (10001, "OPERATOR_INTERCEPT")),
    ],
)
def test_a_call_that_nobody_outside_takes_comes_back_parked(floor: Any, cause: Any, told: Any) -> None:
    customer = talking(floor)
    floor.transfers("anna", EXPERT, disposition=SOLD)
    floor.forget()

    floor.ends(floor.customer_leg(), cause)

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == BACK_PARKED
    assert errors(events) == [told]
    [parked] = floor.core._world.parked_by(ANNA)
    assert (parked.customer_leg, parked.state, parked.disposition, parked.transferred_by) == (
        customer,
        CallState.PARKED,
        None,
        None,
    )
    assert floor.outstanding(Play)[-1].source == Music()


def test_the_time_given_for_a_transfer_is_kept(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT, timeout=Milliseconds(8_000))
    expert = floor.customer_leg()
    floor.forget()

    floor.wait(7_999)
    assert floor.hears("anna") == []
    floor.wait(1)

    events = floor.events("anna")
    assert errors(events) == [(10004, "NO_ANSWER")]
    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.call("anna") is None


def test_a_customer_who_leaves_on_the_way_out_is_told_to_the_sender(floor: Any) -> None:
    customer = talking(floor)
    floor.transfers("anna", EXPERT)
    expert = floor.customer_leg()
    floor.forget()

    floor.ends(customer)

    assert floor.hears("anna") == ["transferCallDisconnected", "callFinished"]
    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.core._world.calls == {}


def test_whoever_is_left_alone_after_a_transfer_is_hung_up(floor: Any) -> None:
    customer = talking(floor)
    floor.transfers("anna", EXPERT)
    expert = floor.customer_leg()
    floor.answers(expert)

    floor.ends(customer)

    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.core._world.calls == {}


def test_two_outside_who_cannot_hear_each_other_are_hung_up(floor: Any) -> None:
    customer = talking(floor)
    floor.transfers("anna", EXPERT)
    expert = floor.customer_leg()
    floor.answers(expert)
    bridge = floor.outstanding(CreateBridge)[-1]

    floor.hear(VerbFailed(at=floor.now, settles=bridge.id, code="NO", text="no"))

    assert {customer, expert} <= {verb.leg for verb in floor.outstanding(HangUp)}
    assert floor.core._world.calls == {}


# -- what is asked beforehand ----------------------------------------------------------------------


def test_a_listed_number_wants_a_second_word(floor: Any) -> None:
    talking(floor)

    floor.transfers("anna", LISTED)

    assert errors(floor.events("anna")) == [(1001, "DO_NOT_CALL")]
    assert floor.call("anna").state is CallState.TALKING

    floor.transfers("anna", LISTED, check_dnc=False)
    assert floor.hears("anna") == SENT


def test_what_may_not_be_done_or_is_unknown_is_refused_and_changes_nothing(floor: Any) -> None:
    talking(floor, "bob")
    seat = floor.seat("anna")

    def refusal(number: str, **arguments: Any) -> str:
        usual = {"call": None, "warm": False, "check_dnc": True}
        return str(
            floor.refused(TransferCall(seat=seat, **{**usual, "number": number, **arguments}))  # type: ignore[arg-type]
        )

    assert refusal("x") == "INVALID_NUMBER"
    assert refusal("1001") == "BAD_VALUE"
    assert refusal("voicemail:1002", warm=True) == "TARGET_NOT_ALIVE"
    assert refusal("1002", call=CallId("7")) == "UNKNOWN_CALL"
    assert refusal("1002", disposition=CALL_AGAIN) == "UNKNOWN_DISPOSITION"
    assert refusal("1002", disposition=SOLD, redial_after=Milliseconds(5_000)) == "BAD_VALUE"
    assert floor.read() == []


def test_who_lacks_the_permission_cannot_transfer(floor: Any) -> None:
    floor.talks("bob")
    command = TransferCall(seat=floor.seat("bob"), call=None, number=EXPERT, warm=False, check_dnc=True)
    assert floor.refused(command) == "NO_PERMISSION"


def test_a_disposition_given_beforehand_does_what_it_says(floor: Any) -> None:
    talking(floor, called=DAY_NUMBER)

    floor.transfers("anna", EXPERT, disposition=CALL_AGAIN, redial_after=Milliseconds(60_000))
    sent_at = floor.now
    floor.wait(3_000)
    floor.answers(floor.customer_leg())

    assert the_call(floor).redial_at == sent_at + 60_000


@pytest.mark.parametrize("number", [EXPERT, "1002"])
def test_a_customer_who_wants_no_more_calls_is_listed_once_the_call_is_taken(floor: Any, number: str) -> None:
    talking(floor, "bob")

    floor.transfers("anna", number, disposition=STOP_CALLING)
    assert not floor.core._world.on_dnc(CUSTOMER)
    {EXPERT: lambda: floor.answers(floor.customer_leg()), "1002": lambda: floor.takes("bob")}[number]()

    assert floor.core._world.on_dnc(CUSTOMER)


@pytest.mark.parametrize("number", [EXPERT, "1002"])
def test_the_word_of_a_sender_counts_who_has_gone_home_meanwhile(floor: Any, number: str) -> None:
    talking(floor, "bob")
    floor.transfers("anna", number, disposition=STOP_CALLING)
    floor.asks("anna", Logout, reason=ReasonId(0))
    floor.forget()

    {EXPERT: lambda: floor.answers(floor.customer_leg()), "1002": lambda: floor.takes("bob")}[number]()

    assert "TransferCompleted" in floor.names()
    assert floor.core._world.on_dnc(CUSTOMER)
    assert floor.hears("anna") == []


@pytest.mark.parametrize("warm", [False, True])
@pytest.mark.parametrize(("timeout", "rings"), [(0, 60_000), (8_000, 60_000), (90_000, 90_000)])
def test_an_outside_number_rings_as_long_as_the_transfer_may_take(
    floor: Any, warm: bool, timeout: int, rings: int
) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT, warm=warm, timeout=Milliseconds(timeout))
    (called,) = floor.outstanding(Originate)
    assert called.ring_timeout == rings


# -- cold, inside ----------------------------------------------------------------------------------


def test_a_colleague_is_given_the_call_and_sees_who_sent_it(floor: Any) -> None:
    customer = talking(floor, "bob")

    floor.transfers("anna", "1002")

    assert floor.hears("anna") == SENT
    offered = floor.events("bob")
    assert [contract.wire_name(type(each)) for each in offered] == [
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
    ]
    info = offered[0].callinfo  # type: ignore[attr-defined]
    assert (info.number, info.transfer, info.userTransferringId, info.consult, info.internalReceiver) == (
        CUSTOMER,
        True,
        ANNA,
        False,
        False,
    )
    assert offered[1].flag is True  # type: ignore[attr-defined]

    floor.takes("bob")

    assert floor.hears("bob") == ["updateStatus", "callStarted", "updateStatus"]
    assert floor.hears("anna") == COMPLETED
    call = floor.call("bob")
    assert (call.customer_leg, call.agent, call.transferred_by, call.first_agent) == (
        customer,
        BOB,
        ANNA,
        ANNA,
    )
    assert (call.campaign, call.skill) == (SALES_LINE, SALES)

    floor.ends(customer)
    floor.finishes("bob")
    assert floor.hears("bob") == ["callEnded", "updateStatus", "callFinished", "updateStatus"]
    assert floor.hears("anna") == []


def test_each_agent_hears_how_long_their_own_part_was(floor: Any) -> None:
    customer = talking(floor, "bob")
    floor.wait(10_000)
    floor.transfers("anna", "1002")
    floor.wait(4_000)
    floor.takes("bob")
    floor.wait(20_000)
    floor.ends(customer)
    floor.finishes("bob")

    [annas] = [each for each in floor.events("anna") if isinstance(each, contract.CallFinished)]
    [bobs] = [each for each in floor.events("bob") if isinstance(each, contract.CallFinished)]
    assert (annas.callLength, annas.callWrapupTime) == (10_000, 0)
    assert (bobs.callLength, bobs.callStarted) == (20_000, annas.callStarted + 14_000)  # type: ignore[operator]


def test_a_colleague_who_answers_by_preference_has_the_call_at_once(floor: Any) -> None:
    floor.login("cara")
    floor.login("anna")
    floor.dials("cara")
    floor.answers(floor.station_leg("cara"))
    floor.answers(floor.customer_leg())
    floor.asks("anna", SetPreference, preference=Preference.AUTO_ANSWER, on=True)
    floor.forget()

    floor.transfers("cara", "1001")
    told = floor.events("anna")
    floor.answers(floor.station_leg("anna"))

    assert [each.flag for each in told if isinstance(each, contract.AnswerCallIncoming)] == [False]
    assert floor.call("anna").transferred_by == CARA


def test_a_phone_that_rings_at_the_offer_is_lifted(floor: Any) -> None:
    talking(floor, "cara")

    floor.transfers("anna", "1003")
    assert [each.flag for each in floor.events("cara") if isinstance(each, contract.AnswerCallIncoming)] == [
        False
    ]
    floor.answers(floor.station_leg("cara"))

    assert floor.call("cara").transferred_by == ANNA
    assert floor.hears("anna")[-3:] == COMPLETED


def test_a_busy_colleague_is_waited_for(floor: Any) -> None:
    floor.talks("bob", "+12025550100")
    talking(floor, called=DAY_NUMBER)
    annas = the_call_of(floor, "anna")

    floor.transfers("anna", "1002")
    assert floor.hears("bob") == []
    assert floor.core._world.calls[annas].state is CallState.QUEUED

    floor.asks("bob", DisconnectCall)
    floor.finishes("bob")
    assert floor.call("bob").id == annas


def the_call_of(floor: Any, name: str) -> CallId:
    """The id of the agent's call."""
    call: CallId = floor.call(name).id
    return call


@pytest.mark.parametrize(
    ("says_no", "told"),
    [
        (lambda floor: floor.wait(20_000), (10004, "NO_ANSWER")),
        (lambda floor: floor.ends(floor.station_leg("cara"), HangupCause.REJECTED), (10009, "HANGUP")),
        (lambda floor: floor.ends(floor.station_leg("cara"), HangupCause.UNREACHABLE),
         (10009, "RESOURCE_UNAVAILABLE")),
        (lambda floor: floor.asks("cara", RejectCall), (10009, "HANGUP")),
    ],
)  # fmt: skip
def test_a_colleague_who_does_not_take_it_leaves_it_parked_with_the_sender(
    floor: Any, says_no: Any, told: Any
) -> None:
    talking(floor, "cara")
    floor.transfers("anna", "1003")
    floor.forget()

    says_no(floor)

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == BACK_PARKED
    assert errors(events) == [told]
    assert "callAbandoned" in floor.hears("cara")
    assert floor.agent("cara").occupation is Occupation.IDLE


def test_a_colleague_who_is_not_there_is_told_at_once(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", "1002")
    assert errors(floor.events("anna")) == [(10009, "RESOURCE_UNAVAILABLE")]
    assert floor.call("anna").state is CallState.TALKING


def test_time_that_runs_out_in_the_middle_of_an_offer_withdraws_it(floor: Any) -> None:
    talking(floor, "bob")
    floor.asks("bob", SetReady, state=ReadyState.READY)
    floor.transfers("anna", "1002", timeout=Milliseconds(5_000))
    floor.forget()

    floor.wait(5_000)

    assert floor.hears("anna") == BACK_PARKED
    assert floor.hears("bob") == ["callAbandoned", "updateStatus"]
    assert floor.agent("bob").readiness.state is ReadyState.READY


def test_who_has_just_said_yes_is_waited_for(floor: Any) -> None:
    talking(floor, "bob")
    floor.transfers("anna", "1002", timeout=Milliseconds(5_000))
    floor.asks("bob", PickUp)
    floor.forget()

    floor.wait(6_000)
    assert floor.hears("anna") == []
    floor.answers(floor.station_leg("bob"))

    assert floor.hears("anna") == COMPLETED
    floor.wait(60_000)
    assert floor.call("bob").state is CallState.TALKING


def test_a_customer_who_leaves_on_the_way_to_a_colleague_is_told_to_both(floor: Any) -> None:
    customer = talking(floor, "bob")
    floor.transfers("anna", "1002")
    floor.forget()

    floor.ends(customer)

    assert floor.hears("anna") == ["transferCallDisconnected", "callFinished"]
    assert floor.hears("bob") == ["callAbandoned", "updateStatus"]


def test_a_colleague_who_goes_home_gives_it_back(floor: Any) -> None:
    talking(floor, "bob")
    floor.hear(StationLost(at=floor.now, station=floor.STATIONS["bob"]))
    floor.transfers("anna", "1002")
    floor.forget()

    floor.asks("bob", Logout, reason=0)

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == BACK_PARKED
    assert errors(events) == [(10009, "RESOURCE_UNAVAILABLE")]


def test_a_sender_who_has_gone_home_leaves_it_to_the_skill(floor: Any) -> None:
    floor.ready("bob", "cara")
    talking(floor)
    floor.asks("bob", SetNotReady, reason=0)
    floor.transfers("anna", "1003")
    floor.asks("anna", Logout, reason=0)
    floor.forget()

    floor.asks("cara", RejectCall)

    [call] = floor.core._world.calls.values()
    assert (call.state, call.skill, call.for_agent, call.hand_over) == (CallState.QUEUED, SALES, None, None)


def test_a_skill_takes_the_call_as_any_other(floor: Any) -> None:
    talking(floor)
    floor.ready("cara")
    floor.forget()

    floor.transfers("anna", "support")
    floor.answers(floor.station_leg("cara"))

    assert floor.hears("anna") == [*SENT, *COMPLETED]
    assert floor.call("cara").skill == SUPPORT
    assert floor.call("cara").campaign == SALES_LINE


def test_nobody_gets_the_call_back_that_they_have_just_sent_to_their_own_skill(floor: Any) -> None:
    talking(floor)
    assert floor.agent("anna").readiness.state is ReadyState.READY

    floor.transfers("anna", "Sales")
    floor.wait(60_000)

    assert the_call(floor).state is CallState.QUEUED


def test_a_skill_in_which_nobody_has_time_gives_it_back_with_its_own_skill(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", "Support", timeout=Milliseconds(9_000))
    floor.forget()

    floor.wait(9_000)

    assert floor.hears("anna") == BACK_PARKED
    [parked] = floor.core._world.parked_by(ANNA)
    assert parked.skill == SALES


def test_a_campaign_takes_the_call_with_its_own_skill_and_dispositions(floor: Any) -> None:
    talking(floor, called=DAY_NUMBER)
    floor.ready("bob")
    floor.forget()

    floor.transfers("anna", "3001")
    floor.takes("bob")

    assert floor.hears("anna")[-3:] == COMPLETED
    assert (floor.call("bob").campaign, floor.call("bob").skill) == (DAY_LINE, SALES)
    floor.finishes("bob", CALL_AGAIN)


def test_a_campaign_that_does_not_run_takes_nothing(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", "Closed")
    assert errors(floor.events("anna")) == [(10007, "RESOURCE_UNAVAILABLE")]


def test_a_customer_on_hold_is_taken_off_it(floor: Any) -> None:
    customer = talking(floor, "bob")
    floor.asks("anna", HoldCall, on=True)
    floor.transfers("anna", "1002")
    assert customer in {verb.leg for verb in floor.outstanding(Unhold)}


# -- a parked call ---------------------------------------------------------------------------------


def parked(floor: Any, *others: str) -> CallId:
    """Anna has parked a customer. Answer: the call's id."""
    talking(floor, *others)
    call = the_call_of(floor, "anna")
    floor.asks("anna", ParkCall)
    floor.forget()
    return call


def test_a_parked_call_is_sent_on_while_its_agent_talks_to_somebody_else(floor: Any) -> None:
    call = parked(floor, "bob")
    floor.dials("anna")
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    floor.forget()

    floor.transfers("anna", "1002", call=call)
    floor.takes("bob")

    assert floor.hears("anna") == [
        "transferStarted",
        "parkedCallsChanged",
        "transferCompleted",
        "callFinished",
    ]
    assert floor.call("anna").state is CallState.TALKING
    assert floor.call("bob").id == call


def test_a_parked_call_is_sent_outside(floor: Any) -> None:
    call = parked(floor)
    floor.transfers("anna", EXPERT, call=call)
    floor.answers(floor.customer_leg())

    assert floor.hears("anna") == [
        "transferStarted",
        "updateStatus",
        "parkedCallsChanged",
        *COMPLETED,
    ]


def test_a_parked_call_cannot_be_transferred_warm(floor: Any) -> None:
    call = parked(floor, "bob")
    command = TransferCall(seat=floor.seat("anna"), call=call, number="1002", warm=True, check_dnc=True)
    assert floor.refused(command) == "WRONG_STATE"


# -- warm ------------------------------------------------------------------------------------------


def consulting_outside(floor: Any, **arguments: Any) -> tuple[LegId, LegId]:
    """Anna speaks with an expert outside. Answer: the customer's leg, the expert's."""
    customer = talking(floor)
    floor.transfers("anna", EXPERT, warm=True, **arguments)
    expert = floor.customer_leg()
    floor.hear(LegRinging(at=floor.now, leg=expert))
    floor.answers(expert)
    return customer, expert


def consulting_bob(floor: Any, **arguments: Any) -> LegId:
    """Anna speaks with Bob. Answer: the customer's leg."""
    customer = talking(floor, "bob")
    floor.transfers("anna", "1002", warm=True, **arguments)
    floor.takes("bob")
    return customer


def test_a_warm_transfer_outside_is_told_step_by_step(floor: Any) -> None:
    customer, expert = consulting_outside(floor, disposition=SOLD)
    assert floor.hears("anna") == [*CONSULTING, "callStarted"]

    floor.asks("anna", CompleteTransfer)

    assert floor.hears("anna") == COMPLETED
    call = next(each for each in floor.core._world.calls.values() if each.customer_leg == customer)
    assert (call.state, call.disposition, call.last_agent) == (CallState.TRANSFERRED, SOLD, ANNA)
    floor.ends(customer)
    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}


def test_a_warm_transfer_to_a_colleague_is_told_to_both(floor: Any) -> None:
    customer = consulting_bob(floor)
    assert floor.hears("anna") == [*CONSULTING, "callStarted"]
    told = floor.events("bob")
    assert [contract.wire_name(type(each)) for each in told] == [
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
        "updateStatus",
        "callStarted",
        "updateStatus",
    ]
    info = told[0].callinfo  # type: ignore[attr-defined]
    assert (info.number, info.consult, info.transfer, info.internalReceiver, info.agentInitiated) == (
        "1001",
        True,
        False,
        True,
        False,
    )

    floor.asks("anna", CompleteTransfer)

    assert floor.hears("anna") == COMPLETED
    given = floor.events("bob")
    assert [contract.wire_name(type(each)) for each in given] == [
        "callFinished",
        "incomingCall",
        "callStarted",
        "updateStatus",
    ]
    consultation, theirs = given[0].callSessionId, given[1].callinfo  # type: ignore[attr-defined]
    assert consultation == told[4].callSessionId  # type: ignore[attr-defined]
    assert (theirs.number, theirs.transfer, theirs.userTransferringId, theirs.consult) == (
        CUSTOMER,
        True,
        ANNA,
        False,
    )
    assert floor.call("bob").customer_leg == customer


@pytest.mark.parametrize("target", ["Support", "support"])
def test_a_skill_can_be_spoken_to_first(floor: Any, target: str) -> None:
    talking(floor)
    floor.ready("cara")
    floor.forget()

    floor.transfers("anna", target, warm=True)
    floor.answers(floor.station_leg("cara"))
    floor.asks("anna", CompleteTransfer)

    assert floor.hears("anna") == [*CONSULTING, "callStarted", *COMPLETED]
    assert floor.call("cara").number == CUSTOMER
    assert floor.call("cara").campaign == SALES_LINE


def test_a_campaign_can_be_spoken_to_first(floor: Any) -> None:
    talking(floor, called=DAY_NUMBER)
    floor.ready("bob")
    floor.forget()

    floor.transfers("anna", "Day", warm=True)
    floor.takes("bob")
    floor.asks("anna", CompleteTransfer)

    assert floor.call("bob").number == CUSTOMER


@pytest.mark.parametrize("consult", [consulting_outside, consulting_bob])
def test_a_transfer_that_is_cancelled_brings_the_customer_back(floor: Any, consult: Any) -> None:
    consult(floor, disposition=SOLD)
    floor.forget()

    floor.asks("anna", CancelTransfer)

    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold"]
    call = floor.call("anna")
    assert (call.state, call.hand_over, call.disposition) == (CallState.TALKING, None, None)
    assert floor.agent("bob") is None or floor.agent("bob").occupation is Occupation.IDLE


def test_a_consulted_colleague_hears_the_end_when_it_is_cancelled(floor: Any) -> None:
    consulting_bob(floor)
    floor.forget()
    floor.asks("anna", CancelTransfer)
    assert floor.hears("bob") == ["callEnded", "callFinished", "updateStatus"]


def test_an_expert_who_leaves_brings_the_customer_back(floor: Any) -> None:
    _, expert = consulting_outside(floor)
    floor.forget()
    floor.ends(expert)
    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold"]


def test_an_expert_who_is_busy_is_an_error_and_the_customer_is_back(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT, warm=True)
    floor.forget()

    floor.ends(floor.customer_leg(), HangupCause.BUSY)

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == ["transferError", "callOffHold"]
    assert errors(events) == [(10003, "BUSY")]
    assert floor.call("anna").state is CallState.TALKING


@pytest.mark.parametrize("number", [EXPERT, "1002"])
def test_whoever_is_to_be_consulted_has_the_time_given(floor: Any, number: str) -> None:
    talking(floor, "bob")
    floor.transfers("anna", number, warm=True, timeout=Milliseconds(6_000))
    floor.forget()

    floor.wait(6_000)

    events = floor.events("anna")
    assert [contract.wire_name(type(each)) for each in events] == ["transferError", "callOffHold"]
    assert errors(events) == [(10004, "NO_ANSWER")]
    assert floor.agent("bob").occupation is Occupation.IDLE


def test_the_time_given_ends_with_the_answer(floor: Any) -> None:
    consulting_outside(floor, timeout=Milliseconds(6_000))
    floor.forget()
    floor.wait(600_000)
    assert floor.hears("anna") == []
    assert floor.call("anna").state is CallState.CONSULTING


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (lambda floor: None, 10009),
        (lambda floor: floor.talks("bob"), 10003),
    ],
)
def test_a_colleague_who_is_busy_or_away_cannot_be_consulted(floor: Any, prepare: Any, code: int) -> None:
    prepare(floor)
    talking(floor, called=DAY_NUMBER)
    floor.transfers("anna", "1002", warm=True)
    assert [error for error, _ in errors(floor.events("anna"))] == [code]
    assert floor.call("anna").state is CallState.TALKING


def test_a_customer_who_leaves_in_mid_consultation_leaves_the_two_talking(floor: Any) -> None:
    customer = consulting_bob(floor)
    floor.forget()

    floor.ends(customer)
    assert floor.hears("anna") == ["transferCallDisconnected"]
    assert floor.hears("bob") == []
    assert floor.refused(CompleteTransfer(seat=floor.seat("anna"))) == "WRONG_STATE"

    floor.asks("anna", CancelTransfer)
    assert floor.hears("anna") == ["consultCallDisconnected", "callEnded", "updateStatus"]
    floor.finishes("anna")
    assert floor.agent("bob").occupation is Occupation.IDLE


def test_completing_while_the_expert_s_phone_rings_sends_the_call(floor: Any) -> None:
    customer = talking(floor)
    floor.transfers("anna", EXPERT, warm=True, disposition=SOLD)
    expert = floor.customer_leg()
    floor.hear(LegRinging(at=floor.now, leg=expert))
    assert floor.hears("anna") == CONSULTING

    floor.asks("anna", CompleteTransfer)
    assert floor.hears("anna") == ["updateStatus"]
    floor.answers(expert)

    assert floor.hears("anna") == COMPLETED
    call = next(each for each in floor.core._world.calls.values() if each.customer_leg == customer)
    assert (call.state, call.disposition) == (CallState.TRANSFERRED, SOLD)


def test_completing_while_the_expert_s_phone_rings_may_come_back(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT, warm=True)
    floor.asks("anna", CompleteTransfer)
    floor.forget()
    floor.ends(floor.customer_leg(), HangupCause.NO_ANSWER)
    assert floor.hears("anna") == BACK_PARKED


def test_completing_while_the_colleague_is_offered_offers_them_the_customer(floor: Any) -> None:
    talking(floor, "bob")
    floor.transfers("anna", "1002", warm=True)
    floor.forget()

    floor.asks("anna", CompleteTransfer)

    assert floor.hears("anna") == ["consultCallDisconnected", "updateStatus"]
    assert floor.hears("bob") == [
        "callAbandoned",
        "updateStatus",
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
    ]
    floor.takes("bob")
    assert floor.hears("anna") == COMPLETED


def test_there_is_nothing_to_complete_or_cancel_without_a_consultation(floor: Any) -> None:
    talking(floor)
    assert floor.refused(CompleteTransfer(seat=floor.seat("anna"))) == "WRONG_STATE"
    assert floor.refused(CancelTransfer(seat=floor.seat("anna"))) == "WRONG_STATE"


def test_a_consulted_party_that_cannot_be_heard_is_gone(floor: Any) -> None:
    consulting_outside(floor)
    floor.forget()
    bridge = floor.outstanding(CreateBridge)[-1]
    floor.hear(VerbFailed(at=floor.now, settles=bridge.id, code="NO", text="no"))
    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold"]


# -- phones, engines, restarts ---------------------------------------------------------------------


def ringing_outside(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT, warm=True)


def ringing_bob(floor: Any) -> None:
    talking(floor, "bob")
    floor.transfers("anna", "1002", warm=True)


def sent_outside(floor: Any) -> None:
    talking(floor)
    floor.transfers("anna", EXPERT)


def offered_to_bob(floor: Any) -> None:
    talking(floor, "bob")
    floor.transfers("anna", "1002")


def outside_alone(floor: Any) -> None:
    sent_outside(floor)
    floor.answers(floor.customer_leg())


CONSULTATIONS = [ringing_outside, ringing_bob, consulting_outside, consulting_bob]
EVERY_STATE = [*CONSULTATIONS, sent_outside, offered_to_bob, outside_alone]


@pytest.mark.parametrize("reach", CONSULTATIONS)
def test_when_the_agent_s_phone_dies_in_a_consultation_the_call_ends(floor: Any, reach: Any) -> None:
    reach(floor)
    legs = set(floor.core._world.legs)
    station = floor.call("anna").station_leg
    floor.forget()

    floor.ends(station, HangupCause.UNREACHABLE, By.SYSTEM)

    assert "callEnded" in floor.hears("anna")
    assert legs - {station} <= {verb.leg for verb in floor.outstanding(HangUp)}
    floor.finishes("anna")
    assert floor.core._world.calls == {}


def test_when_the_consulted_colleague_s_phone_dies_the_customer_is_back(floor: Any) -> None:
    consulting_bob(floor)
    floor.forget()
    floor.ends(floor.call("bob").station_leg, HangupCause.UNREACHABLE, By.SYSTEM)
    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold"]
    assert floor.hears("bob") == ["callEnded", "callFinished", "updateStatus"]


@pytest.mark.parametrize("reach", EVERY_STATE)
def test_a_lost_engine_ends_everything_and_nobody_is_stuck(floor: Any, reach: Any) -> None:
    reach(floor)

    floor.hear(EngineLost(at=floor.now))

    left = [each.state for each in floor.core._world.calls.values()]
    assert set(left) <= {CallState.WRAP_UP}
    busy = [each for each in floor.core._world.agents.values() if each.call is not None]
    assert all(each.occupation is Occupation.WRAP_UP for each in busy)


@pytest.mark.parametrize("reach", EVERY_STATE)
def test_an_adopted_engine_with_all_legs_changes_nothing(floor: Any, reach: Any) -> None:
    reach(floor)
    before = dict(floor.core._world.calls)
    floor.inventory(*floor.core._world.legs)
    assert floor.core._world.calls == before


@pytest.mark.parametrize("reach", EVERY_STATE)
@pytest.mark.parametrize("lost", [0, 1])
def test_an_adopted_engine_without_one_leg_leaves_nobody_waiting_for_it(
    floor: Any, reach: Any, lost: int
) -> None:
    reach(floor)
    asked = {verb.leg for verb in floor.core.outstanding if type(verb).__name__ == "Originate"}
    legs = sorted(set(floor.core._world.legs) - asked)
    dead = legs[lost % len(legs)]

    floor.inventory(*(leg for leg in legs if leg != dead))

    assert dead not in floor.core._world.legs


@pytest.mark.parametrize("reach", EVERY_STATE)
def test_a_restarted_vcc_goes_on_where_it_was(floor: Any, reach: Any) -> None:
    reach(floor)
    before = dict(floor.core._world.calls)
    floor.restart()
    floor.restart_from_snapshot(3)
    assert floor.core._world.calls == before


def test_after_a_restart_the_transfer_is_completed_and_timed_out_as_before(floor: Any) -> None:
    consulting_bob(floor)
    floor.restart()
    floor.asks("anna", CompleteTransfer)
    assert floor.call("bob").number == CUSTOMER
    floor.asks("bob", HoldCall, on=True)
