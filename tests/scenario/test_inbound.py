"""Stories of customers who call."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cordboard.vcc.agents import (
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
    DisconnectCall,
    FinishCall,
    HangUpStation,
    OfferEnd,
    Party,
    PickUp,
)
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.ids import LOCAL_SEAT, LegId, Milliseconds, StationId
from cordboard.vcc.kernel import TimerFired
from cordboard.vcc.telephony import (
    Answer,
    By,
    CreateBridge,
    DestroyBridge,
    HangUp,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegIncoming,
    Lift,
    Music,
    Originate,
    Play,
    PlayFinished,
    Prompt,
    StationLost,
    StationReachable,
    StationRegistered,
    StopPlay,
    ToStation,
    VerbDone,
    VerbFailed,
)

SALES_NUMBER, SUPPORT_NUMBER, CLOSED_NUMBER = "+12025550100", "+12025550101", "+12025550102"


def test_a_call_from_the_first_ring_to_the_disposition(floor):
    # given an agent who waits
    floor.ready("anna")
    floor.read()

    # when a customer calls
    leg = floor.calls_in()

    # then the call is offered to her, and the caller hears music
    assert floor.names() == ["CallArrived", "CallQueued", "CallOffered"]
    assert floor.outstanding(Play)[0].source == Music()
    assert floor.agent("anna").occupation is Occupation.OFFERED

    # when she picks up, and her phone lifts
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.wait(800)
    floor.answers(floor.station_leg("anna"))

    # then they hear each other
    assert floor.names() == ["CallPickedUp", "CallConnected"]
    assert leg in floor.outstanding(CreateBridge)[0].legs
    assert floor.outstanding(StopPlay)

    # when the customer hangs up after a minute
    floor.wait(60_000)
    floor.ends(leg)

    # then her phone is hung up as well, and the call waits for its disposition
    ended = floor.read()[0]
    assert (ended.call.ended_by, ended.call.state) == (Party.REMOTE, CallState.WRAP_UP)
    assert ended.call.ended_at - ended.call.connected_at == 60_000
    assert len(floor.outstanding(HangUp)) == len(floor.outstanding(DestroyBridge)) == 1

    # when she sets it, then she is free and as ready as before
    floor.wait(5_000)
    floor.finishes("anna")
    assert floor.names() == ["CallFinished"]
    assert floor.agent("anna").occupation is Occupation.IDLE
    assert floor.agent("anna").readiness.state is ReadyState.READY
    assert floor.agent("anna").since == floor.now


def test_the_story_survives_a_restart_after_each_step(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    floor.restart()
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.restart()
    floor.answers(floor.station_leg("anna"))
    floor.restart()
    floor.ends(leg)
    floor.restart()
    floor.finishes("anna")
    assert floor.agent("anna").call is None


def test_a_caller_who_hung_up_while_the_vcc_was_dead_hung_up_then(floor):
    leg = floor.talks("anna")
    floor.restart()
    died = floor.now
    floor.now = Milliseconds(died + 9_000)
    floor.hear(LegEnded(at=Milliseconds(died + 2_000), leg=leg, cause=HangupCause.NORMAL, by=By.THEM))
    assert floor.call("anna").ended_at == died + 2_000


def test_a_greeting_comes_before_the_queue(floor):
    floor.ready("anna")
    floor.read()
    floor.calls_in(SUPPORT_NUMBER)
    assert floor.names() == ["CallArrived", "CallGreeted"]
    greeting = floor.outstanding(Play)[0]
    assert (greeting.source, greeting.loop) == (Prompt("welcome"), False)
    floor.hear(PlayFinished(at=floor.now, play=greeting.play, complete=True))
    assert floor.names() == ["CallQueued", "CallOffered"]


def test_a_missing_greeting_keeps_nobody_waiting(floor):
    floor.calls_in(SUPPORT_NUMBER)
    greeting = floor.outstanding(Play)[0]
    floor.hear(VerbFailed(at=floor.now, settles=greeting.id, code="NO_PROMPT", text="no such file"))
    assert "CallQueued" in floor.names()


@pytest.mark.parametrize(
    ("called", "cause"),
    [
        ("+12025550999", HangupCause.INVALID_NUMBER),
        ("nonsense", HangupCause.INVALID_NUMBER),
        (CLOSED_NUMBER, HangupCause.CONGESTION),
    ],
)
def test_a_call_for_nobody_is_refused_with_its_cause(floor, called, cause):
    floor.rings(called)
    assert floor.names() == []
    assert floor.outstanding(HangUp)[0].cause is cause


@pytest.mark.parametrize("called", ["+12025550100", "12025550100", "2025550100", "(202) 555-0100"])
def test_a_number_is_known_however_the_trunk_writes_it(floor, called):
    floor.rings(called)
    assert floor.names() == ["CallArrived"]


def test_what_an_agents_phone_dials_itself_is_rejected(floor):
    floor.hear(
        LegIncoming(at=floor.now, leg=LegId("x"), caller="101", called=SALES_NUMBER, station=StationId("101"))
    )
    assert floor.outstanding(HangUp)[0].cause is HangupCause.REJECTED


def test_an_offer_that_nobody_answers_goes_back_to_its_place(floor):
    # given two callers, and one agent who does not react
    floor.ready("anna")
    first = floor.calls_in()
    floor.wait(5_000)
    second = floor.calls_in(caller="+12025550178")
    floor.read()

    # when the offer has lasted 20 s
    floor.wait(15_000)

    # then she is not ready by the system, and the call waits as long as before
    ended, forced, queued = floor.read()
    assert ended.cause is OfferEnd.NOT_ANSWERED
    assert forced.who_forced is WhoForced.SYSTEM
    assert forced.agent.readiness.state is ReadyState.NOT_READY
    assert queued.call.customer_leg == first

    # when she is back, then the other caller comes to her: the first one is for somebody else now
    floor.decide(SetReady(seat=floor.seat("anna"), state=ReadyState.READY))
    assert floor.call("anna").customer_leg == second

    # when nobody else has come for a while, then the first caller is hers again
    floor.ends(second)
    floor.wait(29_999)
    assert floor.call("anna") is None
    floor.wait(1)
    assert floor.call("anna").customer_leg == first


def test_an_offer_that_nobody_answers_goes_to_the_next_agent_at_once(floor):
    floor.ready("anna", "bob")
    floor.calls_in()
    floor.read()
    floor.wait(20_000)
    assert floor.names() == ["OfferEnded", "ReadinessChanged", "CallQueued", "CallOffered"]
    assert floor.call("bob").state is CallState.OFFERED
    fired = [each.fact for each in floor.journal if isinstance(each.fact, TimerFired)]
    assert len(fired) == 1


def test_an_offer_lasts_only_until_it_is_picked_up(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.wait(60_000)
    assert floor.call("anna").state is CallState.PICKING_UP


def test_a_caller_who_leaves_the_queue_has_abandoned(floor):
    leg = floor.calls_in()
    floor.ends(leg)
    assert floor.names() == ["CallArrived", "CallQueued", "CallAbandoned"]


def test_a_caller_who_leaves_an_offer_leaves_the_agent_ready_in_her_place(floor):
    floor.ready("anna")
    since = floor.agent("anna").since
    leg = floor.calls_in()
    floor.read()
    floor.wait(4_000)
    floor.ends(leg)
    assert floor.names() == ["OfferEnded", "CallAbandoned"]
    assert floor.agent("anna").readiness.state is ReadyState.READY
    assert floor.agent("anna").since == since


def test_what_was_asked_for_during_an_offer_comes_when_the_caller_leaves(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    floor.decide(SetNotReady(seat=floor.seat("anna"), reason=0))
    floor.read()
    floor.ends(leg)
    assert floor.names() == ["OfferEnded", "ReadinessChanged", "CallAbandoned"]
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY


def test_a_phone_is_asked_to_lift_by_itself(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    assert floor.outstanding(Originate)[0].to == ToStation(StationId("101"), auto_answer=True)


def test_a_phone_that_has_failed_is_not_hung_up(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.ends(floor.station_leg("anna"), HangupCause.BUSY)
    assert floor.outstanding(HangUp) == []


def test_a_caller_who_leaves_while_the_phone_is_called_leaves_it_hung_up(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    station = floor.station_leg("anna")
    floor.read()
    floor.ends(leg)
    assert floor.names() == ["OfferEnded", "CallAbandoned"]
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [station]
    floor.answers(station)  # too late, and of no consequence
    assert floor.names() == []


def test_a_phone_that_fails_returns_the_call(floor):
    floor.ready("anna", "bob")
    leg = floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.read()
    floor.ends(floor.station_leg("anna"), HangupCause.UNREACHABLE, By.SYSTEM)
    ended, forced, _queued, offered = floor.read()
    assert ended.cause is OfferEnd.STATION_FAILED
    assert forced.agent.readiness.state is ReadyState.NOT_READY
    assert offered.agent.name == "bob@demo"
    assert offered.call.customer_leg == leg


def test_a_phone_that_rings_with_the_offer_is_lifted(floor):
    # given a station that rings itself
    floor.ready("cara")
    leg = floor.calls_in(SUPPORT_NUMBER)
    floor.hear(PlayFinished(at=floor.now, play=floor.outstanding(Play)[0].play, complete=True))

    # then the phone rings, and the application cannot pick up
    assert floor.read()[-1].must_answer is False
    assert floor.outstanding(Originate)[0].to == ToStation(StationId("103"), auto_answer=False)
    assert floor.refused(PickUp(seat=floor.seat("cara"))) == "STATION_RINGS_ITSELF"

    # when she lifts it, then they talk, recorded by rule
    floor.answers(floor.station_leg("cara"))
    assert floor.names() == ["CallPickedUp", "CallConnected", "RecordingStarted"]
    assert leg in floor.core._world.legs


def test_a_ringing_phone_that_is_not_lifted_stops_ringing(floor):
    floor.ready("cara")
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear(PlayFinished(at=floor.now, play=floor.outstanding(Play)[0].play, complete=True))
    station = floor.station_leg("cara")
    floor.wait(20_000)
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [station]


@pytest.mark.parametrize("command", [DisconnectCall, HangUpStation])
def test_the_agent_ends_the_conversation(floor, command):
    leg = floor.talks("anna")
    floor.decide(command(seat=floor.seat("anna")))
    assert floor.call("anna").ended_by is Party.AGENT
    assert leg in [verb.leg for verb in floor.outstanding(HangUp)]


def test_an_agent_who_puts_the_receiver_down_ends_the_conversation(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    station = floor.station_leg("anna")
    floor.answers(station)
    floor.ends(station)
    assert floor.call("anna").ended_by is Party.AGENT
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]


def test_a_receiver_that_is_down_cannot_be_put_down(floor):
    floor.ready("anna")
    floor.calls_in()
    assert floor.refused(HangUpStation(seat=floor.seat("anna"))) == "WRONG_STATE"


def test_the_readiness_asked_for_while_busy_comes_with_the_disposition(floor):
    floor.talks("anna")
    floor.decide(SetNotReady(seat=floor.seat("anna"), reason=0))
    assert floor.names()[-1] == "ReadinessPending"
    floor.finishes("anna")
    assert floor.names() == ["CallEnded", "CallFinished", "ReadinessChanged"]
    assert floor.agent("anna").readiness.state is ReadyState.NOT_READY
    assert floor.agent("anna").pending is None


def test_a_finished_agent_gets_the_next_caller_at_once(floor):
    floor.talks("anna")
    floor.calls_in(caller="+12025550178")
    floor.read()
    floor.finishes("anna")
    assert floor.names() == ["CallEnded", "CallFinished", "CallOffered"]


def test_the_best_level_comes_before_the_longest_wait(floor):
    floor.ready("bob", "anna")
    floor.calls_in()
    assert floor.call("anna") is not None


def test_the_higher_priority_comes_before_the_longer_wait(floor):
    floor.calls_in(SALES_NUMBER)
    floor.wait(1_000)
    floor.calls_in(SUPPORT_NUMBER)
    greeting = next(verb for verb in floor.outstanding(Play) if not verb.loop)
    floor.hear(PlayFinished(at=floor.now, play=greeting.play, complete=True))
    floor.ready("anna")
    assert floor.call("anna").dnis == SUPPORT_NUMBER


def test_a_lost_phone_gets_no_offer_until_it_is_back(floor):
    floor.ready("anna")
    floor.hear(StationLost(at=floor.now, station=StationId("101")))
    floor.calls_in()
    assert floor.call("anna") is None
    floor.hear(StationRegistered(at=floor.now, station=StationId("101")))
    assert floor.call("anna").state is CallState.OFFERED


def test_a_bridge_that_cannot_be_made_ends_the_call(floor):
    floor.talks("anna")
    bridge = floor.outstanding(CreateBridge)[0]
    floor.hear(VerbFailed(at=floor.now, settles=bridge.id, code="NO_MEDIA", text="no port left"))
    call = floor.call("anna")
    assert (call.state, call.ended_by, call.end_cause) == (
        CallState.WRAP_UP,
        Party.SYSTEM,
        HangupCause.FAILED,
    )


def test_a_bridge_that_fails_after_the_call_is_old_news(floor):
    leg = floor.talks("anna")
    bridge = floor.outstanding(CreateBridge)[0]
    floor.ends(leg)
    floor.finishes("anna")
    floor.read()
    floor.hear(VerbFailed(at=floor.now, settles=bridge.id, code="NO_SUCH_LEG", text="it has ended"))
    assert floor.names() == []


def test_an_agent_who_changes_their_mind_while_their_phone_is_called(floor):
    floor.ready("anna")
    floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    station = floor.station_leg("anna")
    floor.read()
    floor.decide(HangUpStation(seat=floor.seat("anna")))
    assert floor.names() == ["OfferEnded", "ReadinessChanged", "CallQueued"]
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [station]


def test_a_ringing_call_is_answered_by_us(floor):
    leg = floor.rings()
    assert [verb.leg for verb in floor.outstanding(Answer)] == [leg]
    floor.answers(leg)
    assert floor.outstanding(Answer) == []


def test_music_that_ends_is_no_news(floor):
    floor.calls_in()
    music = floor.outstanding(Play)[0]
    floor.read()
    floor.hear(PlayFinished(at=floor.now, play=music.play, complete=False))
    assert floor.names() == []


@pytest.mark.parametrize(
    ("caller", "number"), [("(202) 555-0177", "+12025550177"), ("anonymous", "anonymous"), ("", "")]
)
def test_the_caller_is_known_by_a_number_where_there_is_one(floor, caller, number):
    floor.rings(caller=caller)
    call = floor.read()[0].call
    assert (call.number, call.ani, call.typed_number) == (number, number, caller)


@pytest.mark.parametrize(
    ("caller", "told"),
    [
        ("+12025550177", ["CallEnded", "CallFinished", "NumberAddedToDnc"]),
        ("+12025550199", ["CallEnded", "CallFinished"]),
        ("anonymous", ["CallEnded", "CallFinished"]),
    ],
)
def test_a_number_is_listed_once_and_only_if_it_is_known(floor, caller, told):
    floor.ready("anna")
    floor.calls_in(caller=caller)
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.answers(floor.station_leg("anna"))
    floor.read()
    floor.finishes("anna", 300000000000021)
    assert floor.names() == told


def test_a_disposition_of_another_campaign_is_refused(floor):
    floor.talks("anna")
    wrong = FinishCall(seat=floor.seat("anna"), disposition=300000000000022, comments="")
    assert floor.refused(wrong) == "UNKNOWN_DISPOSITION"
    assert floor.call("anna").state is CallState.TALKING


def test_an_offered_call_cannot_be_finished(floor):
    floor.ready("anna")
    floor.calls_in()
    wrong = FinishCall(seat=floor.seat("anna"), disposition=300000000000020, comments="")
    assert floor.refused(wrong) == "WRONG_STATE"


def test_a_repeated_signal_is_heard_once(floor):
    leg = floor.calls_in()
    again = floor.told
    floor.read()
    floor.told = again - 1
    floor.hear(LegAnswered(at=floor.now, leg=leg))
    assert floor.read() == []
    assert floor.core.heard[1] == again


def with_station(floor, station, **changes):
    """The center with another phone of that id."""
    stations = tuple(
        replace(each, **changes) if each.id == station else each for each in floor.center.stations
    )
    return ReplaceCenter(seat=LOCAL_SEAT, center=replace(floor.center, stations=stations))


def test_a_phone_that_rings_lifts_when_it_can_be_asked(floor):
    # given Cara's phone, which rings with the offer and knows how to lift
    floor.decide(with_station(floor, "103", talk=True))
    floor.ready("cara")
    leg = floor.calls_in("+12025550101")
    floor.hear_greeting_end()
    floor.read()

    # when she picks up, twice, by her application, then the phone is asked once
    floor.decide(PickUp(seat=floor.seat("cara")))
    floor.decide(PickUp(seat=floor.seat("cara")))
    (asked,) = floor.outstanding(Lift)
    assert asked.leg == floor.station_leg("cara")
    assert floor.names() == []

    # and when it lifts they talk
    floor.hear(VerbDone(at=floor.now, settles=asked.id))
    floor.answers(floor.station_leg("cara"))
    assert floor.names()[:2] == ["CallPickedUp", "CallConnected"]
    assert floor.call("cara").customer_leg == leg


def test_a_phone_at_an_address_is_known_by_it_and_by_probing_only(floor):
    # given Anna's phone, which does not register
    floor.decide(with_station(floor, "101", address="sip:anna@192.0.2.7"))
    floor.inventory(engine="E2")

    # when she logs in with the address, then it is the station
    login = floor.decide(
        StartLogin(
            seat=floor.seat("anna"),
            user_name="anna",
            station_type=StationType.VOIP,
            station=StationId("SIP:anna@192.0.2.7"),
        )
    )
    floor.decide(floor.confirmed(login, "anna"))
    floor.hear(StationReachable(at=floor.now, station=StationId("101")))
    assert floor.agent("anna").station == "101"

    # and an engine that knows nothing of it changes nothing
    floor.STATIONS = {}
    floor.inventory(engine="E2")
    assert "101" in floor.core._world.reachable
