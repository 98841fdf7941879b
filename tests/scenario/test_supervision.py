"""Stories of supervisors: they listen, whisper, barge in and go along with agents; they force and insist."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, BOB, CUSTOMER, END_OF_SHIFT, LUNCH, SUE

from cordboard.contract import wire_name
from cordboard.seat.events import events_of, seats_of
from cordboard.vcc.agents import (
    Logout,
    Occupation,
    ReadyState,
    SetNotReady,
    SetReady,
    StartLogin,
    StationType,
    WhoForced,
)
from cordboard.vcc.calls import (
    CallState,
    CompleteConference,
    CompleteTransfer,
    ConferenceIn,
    DisconnectCall,
    HangUpStation,
    HoldCall,
    MakeCall,
    ParkCall,
    PickUp,
    RetrieveCall,
    TransferCall,
)
from cordboard.vcc.center import Permission, Role
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import BridgeId, LegId, SeatId, StationId
from cordboard.vcc.supervision import (
    ForceLogout,
    ForceReadiness,
    Manner,
    Monitor,
    Monitoring,
    MonitoringState,
    StopMonitoring,
)
from cordboard.vcc.telephony import (
    AddToBridge,
    DestroyBridge,
    EngineLost,
    HangUp,
    HangupCause,
    Originate,
    RemoveFromBridge,
    VerbFailed,
)
from cordboard.vcc.telephony import Role as Voice

OUTSIDE = "+12025550188"


def monitors(floor: Any, manner: Manner = Manner.LISTEN, agent: Any = ANNA) -> LegId:
    """Sue, at her phone, follows an agent. Answer: her leg."""
    asks(floor, manner, agent)
    leg = floor.station_leg("sue")
    floor.answers(leg)
    return leg


def asks(floor: Any, manner: Manner, agent: Any = ANNA) -> None:
    """Sue wants to follow this agent in this manner."""
    floor.decide(Monitor(seat=floor.seat("sue"), agent=agent, manner=manner))


def sue(floor: Any) -> Monitoring:
    """What Sue monitors."""
    return floor.core._world.monitorings[SUE]


def bridge_of(floor: Any, name: str = "anna") -> BridgeId:
    return floor.call(name).bridge


def told(floor: Any, name: str) -> list[str]:
    """What the programs at a seat have heard since it was last asked."""
    fresh, floor.asked = floor.journal[getattr(floor, "asked", 0) :], len(floor.journal)
    heard = (event for each in fresh if floor.seat(name) in seats_of(each) for event in events_of(each))
    return [wire_name(type(event)) for event in heard]


def last_place(floor: Any) -> tuple[Any, ...]:
    """The engine was asked for this place last."""
    verb = floor.outstanding(AddToBridge)[-1]
    return verb.bridge, verb.leg, verb.role, verb.whisper_to


# -- listening, whispering, barging in ------------------------------------------------------------


@pytest.mark.parametrize(
    ("manner", "role"),
    [(Manner.LISTEN, Voice.LISTENER), (Manner.WHISPER, Voice.WHISPERER), (Manner.BARGE_IN, Voice.MEMBER)],
)
def test_a_supervisor_is_in_the_conversation_as_they_wish(floor, manner, role):
    # given
    floor.talks("anna")
    floor.login("sue")
    # when
    leg = monitors(floor, manner)
    # then
    ear = floor.call("anna").station_leg if role is Voice.WHISPERER else None
    assert last_place(floor) == (bridge_of(floor), leg, role, ear)
    assert sue(floor).state is MonitoringState.PRESENT


def test_switching_the_manner_calls_no_phone_and_moves_no_leg(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    leg = monitors(floor)
    phones = len(floor.outstanding(Originate))
    # when
    for manner in (Manner.WHISPER, Manner.BARGE_IN, Manner.LISTEN):
        asks(floor, manner)
    # then
    roles = [verb.role for verb in floor.outstanding(AddToBridge)]
    assert roles == [Voice.LISTENER, Voice.WHISPERER, Voice.MEMBER, Voice.LISTENER]
    assert {(verb.bridge, verb.leg) for verb in floor.outstanding(AddToBridge)} == {(bridge_of(floor), leg)}
    assert len(floor.outstanding(Originate)) == phones
    assert floor.outstanding(RemoveFromBridge) == []


def test_asking_for_what_is_so_already_changes_nothing(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor)
    before = len(floor.journal)
    asks(floor, Manner.LISTEN)
    assert len(floor.journal) == before


def test_the_agent_sees_who_barges_in_and_nobody_else(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    told(floor, "anna")
    # when Sue only listens and whispers
    monitors(floor)
    asks(floor, Manner.WHISPER)
    # then
    assert told(floor, "anna") == []
    # when she barges in, and steps back
    asks(floor, Manner.BARGE_IN)
    assert told(floor, "anna") == ["conferenceParticipantAdded"]
    asks(floor, Manner.LISTEN)
    assert told(floor, "anna") == ["conferenceParticipantRemoved"]


def test_a_participant_is_shown_with_name_and_an_id_of_their_own(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor, Manner.BARGE_IN)
    (added,) = (
        event
        for each in floor.journal
        for event in events_of(each)
        if wire_name(type(event)) == "conferenceParticipantAdded"
    )
    assert added.callSessionId == floor.call("anna").id
    assert (added.info.callSessionId, added.info.customerTitle) == (sue(floor).id, "Sue")


def test_a_supervisor_who_monitors_is_busy(floor):
    # given
    floor.ready("sue")
    floor.talks("anna")
    # when
    monitors(floor)
    # then no call comes, and none can be made
    assert floor.agent("sue").occupation is Occupation.MONITORING
    assert floor.refused(
        MakeCall(seat=floor.seat("sue"), number=CUSTOMER, campaign=None, check_dnc=True)
    ) == ("WRONG_STATE")
    floor.login("bob")
    floor.decide(SetReady(seat=floor.seat("sue"), state=ReadyState.READY_FOR_CALLS))
    assert floor.agent("sue").readiness.state is ReadyState.READY
    # when she stops, then what she asked for meanwhile takes effect
    floor.decide(StopMonitoring(seat=floor.seat("sue")))
    assert floor.agent("sue").occupation is Occupation.IDLE
    assert floor.agent("sue").readiness.state is ReadyState.READY_FOR_CALLS


def test_an_internal_call_finds_the_supervisor_busy(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor)
    floor.login("cara")
    floor.dials("cara", "1004")
    assert floor.names()[-1] == "ManualCallFailed"


# -- going along ----------------------------------------------------------------------------------


def test_the_supervisor_waits_between_two_calls_and_goes_along_with_the_next(floor):
    # given
    customer = floor.talks("anna")
    floor.login("sue")
    leg = monitors(floor)
    old = bridge_of(floor)
    # when the call is over
    floor.ends(customer)
    # then Sue hears nobody, and her phone stays
    assert sue(floor).state is MonitoringState.WAITING
    assert (old, leg) in {(verb.bridge, verb.leg) for verb in floor.outstanding(RemoveFromBridge)}
    assert leg not in {verb.leg for verb in floor.outstanding(HangUp)}
    # when Anna has the next one
    floor.finishes("anna")
    floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.answers(floor.station_leg("anna"))
    # then
    assert last_place(floor)[:3] == (bridge_of(floor), leg, Voice.LISTENER)
    assert bridge_of(floor) != old


def test_who_is_monitored_before_any_call_is_heard_from_the_first(floor):
    floor.login("anna")
    floor.login("sue")
    leg = monitors(floor)
    assert sue(floor).state is MonitoringState.WAITING
    floor.dials("anna")
    floor.answers(floor.station_leg("anna"))
    floor.answers(floor.customer_leg())
    assert last_place(floor)[:2] == (bridge_of(floor), leg)


def test_a_hold_leaves_the_supervisor_with_the_agent(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor)
    place = sue(floor).place
    floor.decide(HoldCall(seat=floor.seat("anna"), on=True))
    assert sue(floor).place == place


def test_a_consultation_is_followed_there_and_back(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    leg = monitors(floor)
    first = bridge_of(floor)
    # when Anna calls somebody first, then Sue hears nobody while it rings
    floor.decide(consults(floor))
    assert sue(floor).place is None
    # when they answer
    floor.answers(floor.customer_leg())
    # then Sue is where they speak
    consulted = sue(floor).place.bridge
    assert (consulted != first, last_place(floor)[:2]) == (True, (consulted, leg))
    # when the conference begins, then they are all together
    floor.decide(CompleteConference(seat=floor.seat("anna")))
    assert sue(floor).place.bridge == first


def consults(floor: Any) -> ConferenceIn:
    return ConferenceIn(seat=floor.seat("anna"), number=OUTSIDE, warm=True, check_dnc=True)


def test_to_the_agent_a_supervisor_who_has_barged_in_goes_away_while_it_rings(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor, Manner.BARGE_IN)
    told(floor, "anna")
    floor.decide(consults(floor))
    assert "conferenceParticipantRemoved" in told(floor, "anna")
    floor.answers(floor.customer_leg())
    assert told(floor, "anna")[-1] == "conferenceParticipantAdded"
    floor.decide(CompleteConference(seat=floor.seat("anna")))
    assert told(floor, "anna").count("conferenceParticipantAdded") == 1  # the expert's; Sue was there


def test_a_transfer_takes_the_call_away_from_the_supervisor_too(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    leg = monitors(floor)
    sent = TransferCall(seat=floor.seat("anna"), call=None, number=OUTSIDE, warm=True, check_dnc=True)
    floor.decide(sent)
    floor.answers(floor.customer_leg())
    # when
    floor.decide(CompleteTransfer(seat=floor.seat("anna")))
    # then
    assert sue(floor).state is MonitoringState.WAITING
    assert floor.outstanding(RemoveFromBridge)[-1].leg == leg


def test_nobody_who_is_parked_is_heard(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    leg = monitors(floor)
    # when
    floor.decide(ParkCall(seat=floor.seat("anna")))
    # then
    assert sue(floor).place is None
    # when they are fetched again
    floor.decide(RetrieveCall(seat=floor.seat("anna"), call=None))
    floor.answers(floor.station_leg("anna"))
    # then
    assert last_place(floor)[:2] == (bridge_of(floor), leg)


def test_a_supervisor_goes_over_to_another_agent_on_the_same_leg(floor):
    # given
    floor.talks("anna")
    floor.talks("bob")
    floor.login("sue")
    leg = monitors(floor, Manner.BARGE_IN)
    told(floor, "anna")
    # when
    asks(floor, Manner.BARGE_IN, BOB)
    # then
    assert last_place(floor)[:2] == (bridge_of(floor, "bob"), leg)
    assert told(floor, "anna") == ["conferenceParticipantRemoved"]


def test_two_supervisors_hear_the_same_agent(floor):
    # given
    second = replace(user_of(floor, BOB), role=Role.ADMIN, permissions=frozenset(Permission))
    center = replace(floor.center, users=tuple(with_user(floor, second)))
    floor.decide(ReplaceCenter(seat=SeatId("local"), center=center))
    floor.talks("anna")
    floor.login("bob")
    floor.login("sue")
    # when
    monitors(floor)
    floor.decide(Monitor(seat=floor.seat("bob"), agent=ANNA, manner=Manner.WHISPER))
    floor.answers(floor.station_leg("bob"))
    # then
    places = [each.place for each in floor.core._world.monitorings.values()]
    assert {place.role for place in places} == {Voice.LISTENER, Voice.WHISPERER}
    assert {place.bridge for place in places} == {bridge_of(floor)}


def user_of(floor: Any, who: Any) -> Any:
    return next(user for user in floor.center.users if user.id == who)


def with_user(floor: Any, changed: Any) -> list[Any]:
    return [changed if user.id == changed.id else user for user in floor.center.users]


# -- how it ends ----------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["stops", "receiver", "phone", "logs out", "agent logs out"])
def test_it_ends_when_either_leaves(floor, how):
    # given
    floor.login("anna")
    floor.login("sue")
    leg = monitors(floor)
    # when
    {
        "stops": lambda: floor.decide(StopMonitoring(seat=floor.seat("sue"))),
        "receiver": lambda: floor.decide(HangUpStation(seat=floor.seat("sue"))),
        "phone": lambda: floor.ends(leg),
        "logs out": lambda: floor.decide(Logout(seat=floor.seat("sue"), reason=END_OF_SHIFT)),
        "agent logs out": lambda: floor.decide(Logout(seat=floor.seat("anna"), reason=END_OF_SHIFT)),
    }[how]()
    # then
    assert floor.core._world.monitorings == {}
    assert (leg in {verb.leg for verb in floor.outstanding(HangUp)}) == (how != "phone")


def test_the_end_leaves_the_conversation_as_it_was(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    monitors(floor, Manner.BARGE_IN)
    told(floor, "anna")
    # when
    floor.decide(StopMonitoring(seat=floor.seat("sue")))
    # then
    assert told(floor, "anna") == ["conferenceParticipantRemoved"]
    assert floor.call("anna").state is CallState.TALKING
    assert floor.outstanding(DestroyBridge) == []


def test_a_logout_that_is_refused_ends_nothing(floor):
    floor.login("anna")
    floor.login("sue")
    monitors(floor)
    assert floor.refused(Logout(seat=floor.seat("sue"), reason=LUNCH)) == "UNKNOWN_REASON"
    assert sue(floor).state is MonitoringState.WAITING


def test_a_phone_that_is_not_lifted_ends_it(floor):
    floor.login("anna")
    floor.login("sue")
    asks(floor, Manner.LISTEN)
    wish = floor.outstanding(Originate)[-1]
    floor.read()
    floor.hear(VerbFailed(at=floor.now, settles=wish.id, code="NO", text="no"))
    assert floor.read()[0].cause == "PHONE_FAILED"
    assert floor.agent("sue").occupation is Occupation.IDLE


def test_who_may_no_longer_hears_no_longer(floor):
    # given
    floor.talks("anna")
    floor.login("sue")
    monitors(floor, Manner.WHISPER)
    floor.read()
    # when
    rights = frozenset(Permission) - {Permission.WHISPER_TO_AGENTS}
    center = replace(
        floor.center, users=tuple(with_user(floor, replace(user_of(floor, SUE), permissions=rights)))
    )
    floor.decide(ReplaceCenter(seat=SeatId("local"), center=center))
    # then
    assert floor.read()[-1].cause == "NO_PERMISSION"
    assert floor.core._world.monitorings == {}


def test_a_supervisor_who_left_the_center_is_logged_out(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor)
    users = [user for user in floor.center.users if user.id != SUE]
    floor.decide(ReplaceCenter(seat=SeatId("local"), center=replace(floor.center, users=tuple(users))))
    assert floor.agent("sue") is None
    assert floor.core._world.monitorings == {}


def test_a_login_by_force_elsewhere_ends_it(floor):
    floor.login("anna")
    floor.login("sue")
    leg = monitors(floor)
    again = StartLogin(
        seat=floor.seat("sue"),
        user_name="sue",
        station_type=StationType.VOIP,
        station=StationId("102"),
        force=True,
    )
    floor.decide(floor.confirmed(floor.decide(again), "sue"))
    assert floor.core._world.monitorings == {}
    assert leg in {verb.leg for verb in floor.outstanding(HangUp)}


# -- engines, held legs, restarts -----------------------------------------------------------------


def test_a_dead_engine_takes_the_phone_with_it(floor):
    floor.login("anna")
    floor.login("sue")
    monitors(floor)
    floor.hear(EngineLost(at=floor.now))
    assert floor.core._world.monitorings == {}


def test_an_inventory_without_the_leg_ends_it_and_one_with_it_does_not(floor):
    floor.login("anna")
    floor.login("sue")
    leg = monitors(floor)
    floor.inventory(leg)
    assert sue(floor).leg == leg
    assert floor.outstanding(HangUp) == []
    floor.inventory()
    assert floor.core._world.monitorings == {}


def test_a_restart_finds_the_supervisor_where_they_were(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor, Manner.WHISPER)
    before = sue(floor)
    floor.restart_from_snapshot(5)
    assert sue(floor) == before


def at_home(floor: Any) -> LegId:
    """Sue works at an outside number. Answer: her held leg."""
    login = floor.decide(
        StartLogin(
            seat=floor.seat("sue"), user_name="sue", station_type=StationType.PSTN, station="+12025550151"
        )
    )
    floor.decide(floor.confirmed(login, "sue"))
    leg = floor.customer_leg()
    floor.answers(leg)
    return leg


def test_a_held_leg_is_used_and_outlives_the_monitoring(floor):
    # given
    floor.talks("anna")
    leg = at_home(floor)
    phones = len(floor.outstanding(Originate))
    # when
    asks(floor, Manner.LISTEN)
    # then Sue hears at once
    assert last_place(floor)[:2] == (bridge_of(floor), leg)
    assert len(floor.outstanding(Originate)) == phones
    # when
    floor.decide(StopMonitoring(seat=floor.seat("sue")))
    # then
    assert [verb.leg for verb in floor.outstanding(RemoveFromBridge)] == [leg]
    assert floor.agent("sue").station_leg == leg


def test_a_held_leg_that_is_lost_comes_back_into_the_conversation(floor):
    # given
    floor.talks("anna")
    leg = at_home(floor)
    asks(floor, Manner.LISTEN)
    # when
    floor.ends(leg)
    # then Sue is called again, and hears
    assert sue(floor).state is MonitoringState.WAITING
    again = floor.customer_leg()
    floor.answers(again)
    assert last_place(floor)[:2] == (bridge_of(floor), again)
    # when that fails for good
    floor.ends(again)
    floor.ends(floor.customer_leg(), HangupCause.BUSY)
    # then
    assert floor.core._world.monitorings == {}


# -- who may --------------------------------------------------------------------------------------


@pytest.mark.parametrize("manner", list(Manner))
def test_agents_monitor_nobody_whatever_their_permissions(floor, manner):
    floor.login("anna")
    floor.login("bob")
    command = Monitor(seat=floor.seat("anna"), agent=BOB, manner=manner)
    assert floor.refused(command) == "NO_PERMISSION"
    assert floor.refused(ForceLogout(seat=floor.seat("anna"), agent=BOB)) == "NO_PERMISSION"
    forced = ForceReadiness(seat=floor.seat("anna"), agent=BOB, state=ReadyState.READY)
    assert floor.refused(forced) == "NO_PERMISSION"


def test_what_cannot_be_monitored_is_refused(floor):
    seat = floor.seat("sue")
    assert floor.refused(Monitor(seat=seat, agent=ANNA, manner=Manner.LISTEN)) == "NOT_LOGGED_IN"
    floor.login("sue")
    assert floor.refused(Monitor(seat=seat, agent=ANNA, manner=Manner.LISTEN)) == "AGENT_NOT_LOGGED_IN"
    assert floor.refused(Monitor(seat=seat, agent=SUE, manner=Manner.LISTEN)) == "BAD_VALUE"
    assert floor.refused(StopMonitoring(seat=seat)) == "WRONG_STATE"
    floor.login("anna")
    floor.hear(EngineLost(at=floor.now))
    assert floor.refused(Monitor(seat=seat, agent=ANNA, manner=Manner.LISTEN)) == "ENGINE_UNAVAILABLE"


# -- forcing --------------------------------------------------------------------------------------


def force(floor: Any, state: ReadyState, **more: Any) -> None:
    floor.decide(ForceReadiness(seat=floor.seat("sue"), agent=ANNA, state=state, **more))


def test_an_idle_agent_becomes_ready_at_once_and_hears_who_wanted_it(floor):
    floor.login("anna")
    floor.login("sue")
    floor.read()
    force(floor, ReadyState.READY)
    (changed,) = floor.read()
    assert (changed.who_forced, changed.by) == (WhoForced.SUPERVISOR, SUE)
    assert floor.agent("anna").readiness.state is ReadyState.READY
    (event, _) = events_of(next(each for each in floor.journal if each.fact is changed))
    assert (event.id, event.forced, event.whoForced) == (1, True, 1)


def test_a_busy_agent_becomes_not_ready_when_the_call_is_finished(floor):
    # given
    customer = floor.talks("anna")
    floor.login("sue")
    # when
    force(floor, ReadyState.NOT_READY, reason=LUNCH)
    floor.ends(customer)
    floor.read()
    floor.finishes("anna")
    # then
    changed = floor.read()[-1]
    assert (changed.who_forced, changed.agent.readiness.reason) == (WhoForced.SUPERVISOR, LUNCH)


def test_the_agents_own_later_choice_counts(floor):
    customer = floor.talks("anna")
    floor.login("sue")
    force(floor, ReadyState.NOT_READY, reason=LUNCH)
    floor.decide(SetNotReady(seat=floor.seat("anna"), reason=0))
    floor.ends(customer)
    floor.finishes("anna")
    changed = floor.read()[-1]
    assert (changed.who_forced, changed.agent.readiness.reason) == (WhoForced.NOBODY, 0)


def test_what_the_agent_could_not_choose_cannot_be_forced(floor):
    floor.login("anna")
    floor.login("bob")
    floor.login("sue")
    unknown = ForceReadiness(
        seat=floor.seat("sue"), agent=ANNA, state=ReadyState.NOT_READY, reason=END_OF_SHIFT
    )
    assert floor.refused(unknown) == "UNKNOWN_REASON"
    no_voicemail = ForceReadiness(seat=floor.seat("sue"), agent=BOB, state=ReadyState.READY_FOR_VOICEMAIL)
    assert floor.refused(no_voicemail) == "UNKNOWN_READY_STATE"


def logs_out(floor: Any, *, insist: bool = False) -> None:
    floor.decide(ForceLogout(seat=floor.seat("sue"), agent=ANNA, reason=END_OF_SHIFT, insist=insist))


def test_an_agent_is_logged_out_and_hears_it(floor):
    floor.login("anna")
    floor.login("sue")
    told(floor, "anna")
    logs_out(floor)
    assert told(floor, "anna") == ["bridgeForcedLogout", "logoutProcessFinished", "updateStatus"]
    assert (floor.agent("anna"), floor.read()[-1].by) == (None, SUE)


def test_nobody_is_logged_out_while_talking(floor):
    floor.talks("anna")
    floor.login("sue")
    command = ForceLogout(seat=floor.seat("sue"), agent=ANNA)
    assert floor.refused(command) == "CANNOT_FORCE_LOGOUT"
    assert floor.call("anna").state is CallState.TALKING


def test_an_offer_goes_back_to_the_queue(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.login("sue")
    logs_out(floor)
    (waiting,) = floor.core._world.calls.values()
    assert (waiting.state, floor.agent("anna")) == (CallState.QUEUED, None)


def test_a_wrap_up_ends_without_a_disposition(floor):
    customer = floor.talks("anna")
    floor.ends(customer)
    floor.login("sue")
    logs_out(floor)
    assert (floor.core._world.calls, floor.agent("anna")) == ({}, None)


@pytest.mark.parametrize("held", [False, True])
def test_who_insists_sends_the_customer_to_the_next_agent(floor, held):
    # given
    customer = floor.talks("anna")
    floor.login("sue")
    floor.ready("bob")
    for on in [True] * held:
        floor.decide(HoldCall(seat=floor.seat("anna"), on=on))
    # when
    logs_out(floor, insist=True)
    # then Anna is gone, and the customer is Bob's
    assert floor.agent("anna") is None
    assert floor.call("bob").customer_leg == customer
    assert customer not in {verb.leg for verb in floor.outstanding(HangUp)}


def test_who_insists_ends_what_nobody_can_go_on_with(floor):
    # given a call that Anna dials
    floor.login("anna")
    floor.login("sue")
    floor.dials("anna")
    floor.answers(floor.station_leg("anna"))
    customer = floor.customer_leg()
    # when
    logs_out(floor, insist=True)
    # then
    assert (floor.core._world.calls, floor.agent("anna")) == ({}, None)
    assert customer in {verb.leg for verb in floor.outstanding(HangUp)}


def test_who_insists_ends_a_consultation_and_keeps_the_customer(floor):
    # given
    customer = floor.talks("anna")
    floor.login("sue")
    floor.decide(consults(floor))
    expert = floor.customer_leg()
    floor.answers(expert)
    # when
    logs_out(floor, insist=True)
    # then
    (waiting,) = floor.core._world.calls.values()
    assert (waiting.customer_leg, waiting.state) == (customer, CallState.QUEUED)
    assert expert in {verb.leg for verb in floor.outstanding(HangUp)}


def test_who_insists_leaves_a_conference_to_the_others(floor):
    # given
    customer = floor.talks("anna")
    floor.login("sue")
    floor.decide(ConferenceIn(seat=floor.seat("anna"), number=OUTSIDE, warm=False, check_dnc=True))
    expert = floor.customer_leg()
    floor.answers(expert)
    # when
    logs_out(floor, insist=True)
    # then
    assert {call.customer_leg for call in floor.core._world.calls.values()} == {customer, expert}
    assert {call.state for call in floor.core._world.calls.values()} == {CallState.TRANSFERRED}


def test_a_supervisor_who_monitors_can_be_logged_out_too(floor):
    floor.login("anna")
    floor.login("sue")
    monitors(floor)
    floor.decide(ForceLogout(seat=floor.seat("sue"), agent=SUE))
    assert (floor.agent("sue"), floor.core._world.monitorings) == (None, {})


def test_the_end_of_a_call_is_no_end_of_the_supervision(floor):
    floor.talks("anna")
    floor.login("sue")
    monitors(floor)
    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    assert sue(floor).state is MonitoringState.WAITING


def test_who_is_left_of_a_conference_ends_with_the_agent_who_is_logged_out_by_force(floor):
    customer = floor.talks("anna")
    floor.login("sue")
    floor.decide(ConferenceIn(seat=floor.seat("anna"), number=OUTSIDE, warm=False, check_dnc=True))
    leg = floor.customer_leg()
    floor.answers(leg)
    floor.ends(customer)
    floor.decide(ForceLogout(seat=floor.seat("sue"), agent=ANNA, insist=True))
    assert floor.agent("anna") is None
    assert leg in {verb.leg for verb in floor.outstanding(HangUp)}
