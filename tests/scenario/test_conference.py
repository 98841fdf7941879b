"""Stories of conferences: who joins and leaves, what is heard and recorded, and who says how it went."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import BOB, CARA, CUSTOMER, SOLD, STOP_CALLING

from cordboard import contract
from cordboard.vcc.agents import Occupation
from cordboard.vcc.calls import (
    AddToConference,
    CallState,
    CancelConference,
    CompleteConference,
    ConferenceIn,
    DisconnectCall,
    FinishCall,
    HoldCall,
    LeaveConference,
    MuteCall,
    ParkCall,
    ParkParticipant,
    Party,
    RecordCall,
    RemoveParticipant,
    RetrieveCall,
    SendDtmf,
)
from cordboard.vcc.center import ConferenceDispositioning
from cordboard.vcc.telephony import (
    AddToBridge,
    By,
    EngineLost,
    HangUp,
    HangupCause,
    Hold,
    PauseRecording,
    Play,
    RemoveFromBridge,
    ResumeRecording,
    StartRecording,
    StopRecording,
    Unhold,
    VerbFailed,
)

EXPERT, OTHER = "+12025550188", "+12025550199"
ADDED, REMOVED = "conferenceParticipantAdded", "conferenceParticipantRemoved"
OVER = ["callEnded", "callFinished", "updateStatus"]
LAST_AGENT, DECIDES = ConferenceDispositioning.LAST_AGENT, ConferenceDispositioning.INITIATOR_DECIDES


def talking(floor: Any) -> str:
    """Anna speaks with a customer, Bob and Cara are logged in. Answer: the call."""
    floor.talks("anna")
    floor.login("bob")
    floor.login("cara")
    floor.forget()
    return str(floor.call("anna").id)


def confers(floor: Any, number: str, *, warm: bool = False) -> None:
    floor.asks("anna", ConferenceIn, number=number, warm=warm, check_dnc=False)


def with_expert(floor: Any, *, warm: bool = False) -> Any:
    """Somebody outside is called and answers. Answer: their call."""
    confers(floor, EXPERT, warm=warm)
    leg = floor.customer_leg()
    floor.answers(leg)
    return floor.core._world.call_of_leg(leg)


def with_bob(floor: Any, *, warm: bool = False) -> None:
    """Bob is called, and takes it."""
    confers(floor, "1002", warm=warm)
    floor.takes("bob")


def calls_of(floor: Any) -> dict[Any, Any]:
    return dict(floor.core._world.calls)


# -- coming ----------------------------------------------------------------------------------------


def test_a_cold_participant_joins_on_answering(floor: Any) -> None:
    call = talking(floor)
    added = with_expert(floor)
    told = floor.events("anna")
    assert [contract.wire_name(type(event)) for event in told] == ["callInitiated", ADDED]
    assert (told[1].callSessionId, told[1].info.callSessionId) == (call, added.id)
    assert floor.outstanding(AddToBridge)[-1].bridge == floor.call("anna").bridge


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (HangupCause.BUSY, 10003),
        (HangupCause.NO_ANSWER, 10004),
        (HangupCause.INVALID_NUMBER, 10001),
        (HangupCause.REJECTED, 10009),
    ],
)
@pytest.mark.parametrize("warm", [False, True])
def test_one_who_cannot_be_had_is_told_with_its_code(
    floor: Any, cause: HangupCause, code: int, warm: bool
) -> None:
    call = talking(floor)
    confers(floor, EXPERT, warm=warm)
    floor.ends(floor.customer_leg(), cause)
    failed = next(event for event in floor.events("anna") if type(event) is contract.ConferenceCreateFailed)
    assert (failed.callSessionId, failed.errorCode) == (call, code)
    assert floor.call("anna").state is CallState.TALKING


def test_a_listed_number_wants_confirmation_or_is_refused(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", ConferenceIn, number=OTHER, warm=False, check_dnc=True)
    assert [event.errorCode for event in floor.events("anna")] == [1001]


def test_a_warm_participant_is_spoken_to_alone_first(floor: Any) -> None:
    call = talking(floor)
    added = with_expert(floor, warm=True)
    assert floor.hears("anna") == ["callOnHold", "callInitiated", "callStarted"]
    assert [verb.leg for verb in floor.outstanding(Hold)] == [floor.call("anna").customer_leg]

    floor.asks("anna", CompleteConference)
    assert floor.hears("anna") == ["conferenceCompleted", ADDED, "callOffHold"]
    assert calls_of(floor)[added.id].bridge == floor.call("anna").bridge
    assert floor.call("anna").id == call


@pytest.mark.parametrize("answered", [False, True])
def test_a_warm_participant_may_be_given_up(floor: Any, answered: bool) -> None:
    talking(floor)
    confers(floor, EXPERT, warm=True)
    leg = floor.customer_leg()
    [floor.answers, lambda _leg: None][not answered](leg)
    floor.forget()
    floor.asks("anna", CancelConference)
    assert floor.hears("anna") == ["consultCallDisconnected", "callOffHold"]
    assert floor.outstanding(HangUp)[-1].leg == leg
    assert len(calls_of(floor)) == 1


def test_only_the_first_can_be_warm_and_only_one_is_called_at_a_time(floor: Any) -> None:
    talking(floor)
    with_expert(floor)
    command = ConferenceIn(seat=floor.seat("anna"), number="1002", warm=True, check_dnc=True)
    assert floor.refused(command) == "WRONG_STATE"
    confers(floor, "1002")
    command = ConferenceIn(seat=floor.seat("anna"), number="1003", warm=False, check_dnc=True)
    assert floor.refused(command) == "WRONG_STATE"


def test_a_colleague_hears_a_call_of_their_own(floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    assert floor.hears("bob") == [
        "incomingCall", "answerCallIncoming", "updateStatus", "updateStatus", "callStarted", "updateStatus",
    ]  # fmt: skip
    assert floor.call("bob").bridge == floor.call("anna").bridge


def test_a_colleague_adds_nobody_to_somebody_else_s_conference(floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    command = ConferenceIn(seat=floor.seat("bob"), number="1003", warm=False, check_dnc=True)
    assert floor.refused(command) in {"WRONG_STATE", "NO_PERMISSION"}


def test_a_parked_call_joins(floor: Any) -> None:
    first = talking(floor)
    floor.asks("anna", ParkCall)
    floor.dials("anna", CUSTOMER)
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    floor.forget()
    floor.asks("anna", AddToConference, call=first)
    assert floor.hears("anna") == ["parkedCallsChanged", ADDED]
    assert calls_of(floor)[first].main == floor.call("anna").id


# -- going -----------------------------------------------------------------------------------------


def test_a_participant_who_leaves_is_told_and_the_rest_go_on(floor: Any) -> None:
    call = talking(floor)
    added = with_expert(floor)
    floor.forget()
    floor.ends(added.customer_leg)
    (told,) = floor.events("anna")
    assert (told.callSessionId, told.info.callSessionId) == (call, added.id)
    assert floor.call("anna").state is CallState.TALKING


def test_a_participant_is_removed(floor: Any) -> None:
    talking(floor)
    added = with_expert(floor)
    floor.forget()
    floor.asks("anna", RemoveParticipant, call=added.id)
    assert floor.hears("anna") == [REMOVED]
    assert floor.outstanding(HangUp)[-1].leg == added.customer_leg


def test_a_participant_is_parked_and_fetched_later(floor: Any) -> None:
    talking(floor)
    added = with_expert(floor)
    floor.forget()
    floor.asks("anna", ParkParticipant, call=added.id)
    assert floor.hears("anna") == [REMOVED, "callParked", "parkedCallsChanged"]
    floor.finishes("anna")
    floor.asks("anna", RetrieveCall, call=added.id)
    floor.answers(floor.station_leg("anna"))
    assert floor.call("anna").id == added.id


def test_the_original_party_cannot_be_parked_and_may_leave(floor: Any) -> None:
    call = talking(floor)
    with_expert(floor)
    park = ParkParticipant(seat=floor.seat("anna"), call=call)
    assert floor.refused(park) == "UNKNOWN_CALL"
    floor.forget()
    floor.ends(floor.call("anna").customer_leg)
    assert floor.hears("anna") == [REMOVED]
    floor.asks("anna", DisconnectCall)
    assert floor.agent("anna").occupation is Occupation.WRAP_UP


def test_who_is_left_alone_has_no_conversation(floor: Any) -> None:
    talking(floor)
    added = with_expert(floor)
    floor.ends(floor.call("anna").customer_leg)
    floor.ends(added.customer_leg)
    assert floor.call("anna").state is CallState.WRAP_UP
    assert floor.call("anna").ended_by is Party.REMOTE


def test_a_conference_of_colleagues_goes_on_without_the_one_who_called(floor: Any) -> None:
    floor.login("anna")
    floor.login("bob")
    floor.dials("anna", "1002")
    floor.answers(floor.station_leg("anna"))
    floor.takes("bob")
    with_expert(floor)
    floor.asks("anna", LeaveConference)
    assert floor.agent("anna").occupation is Occupation.IDLE
    (member,) = (each for each in calls_of(floor).values() if each.main is not None)
    assert (member.agent, member.main) == (BOB, floor.call("bob").id)


# -- who says how it went --------------------------------------------------------------------------


def test_where_the_initiator_says_it_the_colleague_is_not_asked(floor: Any) -> None:
    call = talking(floor)
    with_bob(floor)
    floor.asks("anna", LeaveConference, disposition=SOLD)
    floor.forget()
    assert floor.call("bob").id == call
    floor.asks("bob", DisconnectCall)
    assert floor.hears("bob") == OVER
    assert floor.agent("bob").occupation is Occupation.IDLE
    assert floor.read()[-1].call.disposition == SOLD


def test_where_the_initiator_says_nothing_the_colleague_is_asked(floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    floor.asks("anna", LeaveConference)
    floor.asks("bob", DisconnectCall)
    assert floor.agent("bob").occupation is Occupation.WRAP_UP


def test_where_the_last_agent_says_it_the_initiator_s_word_is_about_their_part(new_floor: Any) -> None:
    floor = new_floor(conference_dispositioning=LAST_AGENT)
    talking(floor)
    with_bob(floor)
    floor.asks("anna", LeaveConference, disposition=STOP_CALLING)
    floor.asks("bob", DisconnectCall)
    assert floor.agent("bob").occupation is Occupation.WRAP_UP
    floor.finishes("bob")
    assert floor.read()[-1].call.disposition == SOLD


@pytest.mark.parametrize("rule", list(ConferenceDispositioning))
@pytest.mark.parametrize("others", [with_bob, with_expert])
def test_a_customer_who_wants_no_more_calls_is_listed_whoever_has_the_last_word(
    new_floor: Any, rule: ConferenceDispositioning, others: Any
) -> None:
    floor = new_floor(conference_dispositioning=rule)
    talking(floor)
    others(floor)
    floor.asks("anna", LeaveConference, disposition=STOP_CALLING)
    assert set(floor.core._world.dnc) == {CUSTOMER}


def test_the_initiator_may_decide_that_the_colleague_says_it(new_floor: Any) -> None:
    floor = new_floor(conference_dispositioning=DECIDES)
    talking(floor)
    with_bob(floor)
    floor.asks("anna", LeaveConference, hands_over=True)
    floor.asks("bob", DisconnectCall)
    assert floor.agent("bob").occupation is Occupation.WRAP_UP


def test_it_cannot_be_left_to_nobody_nor_against_the_rule(floor: Any, new_floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    assert floor.refused(LeaveConference(seat=floor.seat("anna"), hands_over=True)) == "WRONG_STATE"
    outside = new_floor(conference_dispositioning=DECIDES)
    talking(outside)
    with_expert(outside)
    assert outside.refused(LeaveConference(seat=outside.seat("anna"), hands_over=True)) == "WRONG_STATE"


def test_those_outside_go_on_with_the_word_of_who_left(floor: Any) -> None:
    call = talking(floor)
    added = with_expert(floor)
    floor.asks("anna", LeaveConference, disposition=STOP_CALLING)
    assert calls_of(floor)[call].state is CallState.TRANSFERRED
    assert CUSTOMER in floor.core._world.dnc
    floor.ends(added.customer_leg)
    assert not calls_of(floor)


def test_a_colleague_who_finishes_what_was_accounted_for_just_ends_it(floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    floor.asks("anna", LeaveConference, disposition=SOLD)
    floor.asks("bob", FinishCall, disposition=STOP_CALLING, comments="")
    assert floor.read()[-1].call.disposition == SOLD
    assert floor.agent("bob").occupation is Occupation.IDLE


# -- hold, mute, digits ----------------------------------------------------------------------------


def test_on_hold_in_a_conference_the_agent_steps_out_and_back(floor: Any) -> None:
    talking(floor)
    with_expert(floor)
    floor.asks("anna", HoldCall, on=True)
    out = floor.outstanding(RemoveFromBridge)[-1]
    assert (out.leg, floor.outstanding(Hold)) == (floor.call("anna").station_leg, [])
    floor.asks("anna", HoldCall, on=False)
    assert floor.outstanding(AddToBridge)[-1].leg == out.leg


def test_who_is_left_alone_while_the_agent_is_out_hears_music(floor: Any) -> None:
    talking(floor)
    added = with_expert(floor)
    floor.asks("anna", HoldCall, on=True)
    floor.ends(added.customer_leg)
    assert floor.outstanding(Play)[-1].bridge == floor.call("anna").bridge
    floor.asks("anna", HoldCall, on=False)
    assert floor.call("anna").play is None


def test_somebody_added_while_the_customer_is_on_hold_does_not_keep_them_there(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", HoldCall, on=True)
    with_expert(floor)
    floor.asks("anna", HoldCall, on=False)
    assert [verb.leg for verb in floor.outstanding(Unhold)] == [floor.call("anna").customer_leg]


def test_a_colleague_can_step_out_as_well(floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    floor.asks("bob", HoldCall, on=True)
    assert floor.outstanding(RemoveFromBridge)[-1].leg == floor.call("bob").station_leg
    assert floor.call("bob").play is None


def test_digits_go_to_everybody_outside(floor: Any) -> None:
    talking(floor)
    added = with_expert(floor)
    floor.asks("anna", MuteCall, on=True)
    floor.asks("anna", SendDtmf, digits="5")
    legs = {verb.leg for verb in floor.passing}
    assert legs == {floor.call("anna").customer_leg, added.customer_leg}


# -- recording -------------------------------------------------------------------------------------


def test_a_recording_listens_to_the_bridge_and_pauses_in_a_consultation(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", RecordCall, on=True)
    call = floor.call("anna")
    started = floor.outstanding(StartRecording)[-1]
    assert (started.bridge, started.right) == (call.bridge, call.station_leg)
    with_expert(floor, warm=True)
    assert [verb.recording for verb in floor.outstanding(PauseRecording)] == [call.recording]
    floor.asks("anna", CompleteConference)
    assert [verb.recording for verb in floor.outstanding(ResumeRecording)] == [call.recording]


def test_a_consultation_is_not_recorded_but_the_recording_can_be_stopped(floor: Any) -> None:
    talking(floor)
    with_expert(floor, warm=True)
    assert floor.refused(RecordCall(seat=floor.seat("anna"), on=True)) == "WRONG_STATE"
    floor.asks("anna", CancelConference)
    floor.asks("anna", RecordCall, on=True)
    confers(floor, EXPERT, warm=True)
    floor.asks("anna", RecordCall, on=False)
    assert floor.call("anna").recording is None


def test_the_agent_who_goes_on_is_recorded_by_their_own_rules(floor: Any) -> None:
    talking(floor)
    confers(floor, "1003")
    floor.answers(floor.station_leg("cara"))
    assert floor.call("cara").recording is None
    floor.asks("anna", RecordCall, on=True)
    recording = floor.call("anna").recording
    floor.asks("anna", LeaveConference, disposition=SOLD)
    assert [verb.recording for verb in floor.outstanding(StopRecording)] == [recording]
    assert floor.call("cara").auto_record
    assert floor.outstanding(StartRecording)[-1].right == floor.call("cara").station_leg


def test_recording_begins_with_the_first_outside_and_ends_with_the_last(floor: Any) -> None:
    floor.login("bob")
    floor.login("cara")
    floor.dials("cara", "1002")
    floor.answers(floor.station_leg("cara"))
    floor.takes("bob")
    assert floor.call("cara").recording is None
    floor.asks("cara", ConferenceIn, number=EXPERT, warm=False, check_dnc=True)
    leg = floor.customer_leg()
    floor.answers(leg)
    assert floor.call("cara").recording is not None
    floor.ends(leg)
    assert floor.call("cara").recording is None


# -- failures --------------------------------------------------------------------------------------


def fail_last(floor: Any, verb: type) -> None:
    wish = floor.outstanding(verb)[-1].id
    floor.hear(VerbFailed(at=floor.now, settles=wish, code="ENGINE_FAULT", text="no"))


def test_one_who_cannot_be_brought_in_is_out_and_the_program_hears_why(floor: Any) -> None:
    call = talking(floor)
    added = with_expert(floor)
    floor.forget()
    fail_last(floor, AddToBridge)
    error, removed = floor.events("anna")
    assert (error.callSessionId, error.operation, error.cause) == (
        call,
        "conferenceIn",
        "RESOURCE_UNAVAILABLE",
    )
    assert removed.info.callSessionId == added.id
    assert floor.outstanding(HangUp)[-1].leg == added.customer_leg


def test_a_warm_one_who_cannot_be_brought_in_is_told_as_such(floor: Any) -> None:
    talking(floor)
    with_expert(floor, warm=True)
    floor.wait(1_000)
    floor.asks("anna", CompleteConference)
    floor.forget()
    wish = floor.outstanding(AddToBridge)[0].id
    floor.hear(VerbFailed(at=floor.now, settles=wish, code="ENGINE_FAULT", text="no"))
    assert floor.events("anna")[0].operation == "completeConference"


def test_who_cannot_be_put_on_hold_hears_music_in_the_bridge(floor: Any) -> None:
    talking(floor)
    floor.asks("anna", HoldCall, on=True)
    fail_last(floor, Hold)
    assert floor.outstanding(Play)[-1].bridge == floor.call("anna").bridge
    assert floor.outstanding(RemoveFromBridge)[-1].leg == floor.call("anna").station_leg


def test_an_engine_s_death_ends_the_conference_for_all(floor: Any) -> None:
    talking(floor)
    with_bob(floor)
    floor.hear(EngineLost(at=floor.now))
    assert floor.call("anna").state is CallState.WRAP_UP
    assert floor.agent("bob").occupation is Occupation.IDLE


def test_an_engine_that_has_lost_some_legs_keeps_the_rest(floor: Any) -> None:
    talking(floor)
    added = with_expert(floor)
    call = floor.call("anna")
    floor.inventory(call.customer_leg, call.station_leg)
    assert floor.call("anna").state is CallState.TALKING
    assert added.id not in calls_of(floor)
    floor.inventory(call.station_leg)
    assert floor.call("anna").state is CallState.WRAP_UP


@pytest.mark.parametrize("warm", [False, True])
def test_a_restart_in_the_middle_changes_nothing(floor: Any, warm: bool) -> None:
    talking(floor)
    confers(floor, EXPERT, warm=warm)
    floor.restart()
    floor.answers(floor.customer_leg())
    floor.restart_from_snapshot(5)
    floor.asks(
        "anna",
        RemoveParticipant,
        call=next(each for each in calls_of(floor) if each != floor.call("anna").id),
    )
    assert floor.call("anna").state is CallState.TALKING
    assert len(calls_of(floor)) == 1


def test_everybody_in_turn(floor: Any) -> None:
    """Three agents and two outside: each leaves, and the call ends with the last."""
    call = talking(floor)
    with_bob(floor)
    confers(floor, "1003")
    floor.answers(floor.station_leg("cara"))
    added = with_expert(floor)
    floor.asks("anna", LeaveConference, disposition=SOLD)
    assert calls_of(floor)[call].agent == BOB
    floor.ends(calls_of(floor)[call].customer_leg)
    floor.asks("bob", LeaveConference, disposition=SOLD)
    assert calls_of(floor)[call].agent == CARA
    floor.ends(added.customer_leg, by=By.THEM)
    assert not calls_of(floor)
    assert [floor.agent(name).occupation for name in ("anna", "bob", "cara")] == [Occupation.IDLE] * 3
