"""Stories of agents who try out their phone: they hear themselves, and nobody else is there."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cordboard.vcc.agents import Occupation, ReadyState, SetNotReady, SetReady, StartLogin, StationType
from cordboard.vcc.calls import (
    CallState,
    CallType,
    ConferenceIn,
    DisconnectCall,
    FinishCall,
    HangUpStation,
    HoldCall,
    MakeTestCall,
    MuteCall,
    ParkCall,
    Party,
    RecordCall,
    SendDtmf,
    TransferCall,
)
from cordboard.vcc.calls.measuring import troubles_of
from cordboard.vcc.ids import DispositionId, LegId, ReasonId, SeatId
from cordboard.vcc.telephony import (
    By,
    CreateBridge,
    Echo,
    EngineLost,
    HangUp,
    HangupCause,
    LegMeasured,
    MeasureLeg,
    Mute,
    Originate,
    Play,
    Quality,
    StopEcho,
    Tone,
    ToneSource,
    ToStation,
    VerbFailed,
)

ANNA = SeatId("anna@demo")
HOME = "+12025550150"


def at_home(floor: Any) -> LegId:
    """Anna has logged in at her outside number. Answer: the leg that is held."""
    command = StartLogin(seat=ANNA, user_name="anna", station_type=StationType.PSTN, station=HOME)
    floor.decide(floor.confirmed(floor.decide(command), "anna"))
    leg: LegId = floor.outstanding(Originate)[-1].leg
    floor.answers(leg)
    floor.read()
    return leg


def test_a_test_call_echoes_what_the_agent_says(floor):
    # given an agent at her desk phone
    floor.login("anna")
    floor.read()

    # when she tries it out
    floor.decide(MakeTestCall(seat=ANNA))

    # then it is called and lifts by itself, and only then she hears herself
    assert floor.names() == ["ManualCallStarted"]
    dialed = floor.outstanding(Originate)[0]
    assert dialed.to == ToStation("101", auto_answer=True)
    assert floor.outstanding(Echo) == []
    floor.answers(dialed.leg)
    assert floor.names() == ["CallInitiated", "CallConnected"]
    assert [verb.leg for verb in floor.outstanding(Echo)] == [dialed.leg]
    assert floor.outstanding(CreateBridge) == []
    call = floor.call("anna")
    assert (call.type, call.state) == (CallType.TEST, CallState.TALKING)
    assert floor.agent("anna").occupation is Occupation.ON_CALL


@pytest.mark.parametrize(
    "over",
    [
        DisconnectCall(seat=ANNA),
        HangUpStation(seat=ANNA),
        FinishCall(seat=ANNA, disposition=DispositionId(0), comments=""),
    ],
)
def test_a_test_call_wants_no_disposition(floor, over):
    # given an agent who hears herself
    floor.login("anna")
    leg = floor.tries_phone("anna")
    floor.wait(5000)
    floor.read()

    # when she ends it in any way
    floor.decide(over)

    # then the phone is hung up and she is free at once
    (dropped,) = floor.read()
    assert dropped.call.state is CallState.FINISHED
    assert dropped.call.ended_by is Party.AGENT
    assert dropped.call.ended_at - dropped.call.connected_at == 5000
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]
    assert floor.agent("anna").occupation is Occupation.IDLE


def test_the_agent_hangs_up_the_phone_itself(floor):
    floor.login("anna")
    leg = floor.tries_phone("anna")
    floor.read()

    floor.ends(leg)

    assert floor.names() == ["CallDropped"]
    assert floor.outstanding(HangUp) == []


@pytest.mark.parametrize(
    "asked",
    [
        HoldCall(seat=ANNA, on=True),
        HoldCall(seat=ANNA, on=False),
        ParkCall(seat=ANNA),
        TransferCall(seat=ANNA, call=None, number="+12025550177", warm=False, check_dnc=True),
        TransferCall(seat=ANNA, call=None, number="1002", warm=True, check_dnc=True),
        ConferenceIn(seat=ANNA, number="1002", warm=False, check_dnc=True),
        RecordCall(seat=ANNA, on=True),
        SendDtmf(seat=ANNA, digits="1"),
        MakeTestCall(seat=ANNA),
    ],
    ids=lambda asked: type(asked).__name__,
)
def test_what_needs_another_party_is_refused_in_a_test_call(floor, asked):
    floor.login("anna")
    floor.tries_phone("anna")

    assert floor.refused(asked) == "WRONG_STATE"


def test_a_mute_can_be_tried_out(floor):
    floor.login("anna")
    leg = floor.tries_phone("anna")

    floor.decide(MuteCall(seat=ANNA, on=True))

    assert [(verb.leg, verb.muted) for verb in floor.outstanding(Mute)] == [(leg, True)]


def test_only_those_with_the_right_try_out_their_phone(floor):
    floor.login("bob")

    assert floor.refused(MakeTestCall(seat=SeatId("bob@demo"))) == "NO_PERMISSION"


def test_a_phone_that_does_not_answer_is_told_as_of_any_call(floor):
    floor.login("anna")
    floor.decide(MakeTestCall(seat=ANNA))
    floor.read()

    floor.ends(floor.station_leg("anna"), HangupCause.NO_ANSWER)

    (failed,) = floor.read()
    assert (type(failed).__name__, failed.cause, failed.call.type) == (
        "ManualCallFailed",
        "NO_ANSWER",
        CallType.TEST,
    )


def test_no_calls_are_offered_meanwhile(floor):
    # given a ready agent who tries out her phone
    floor.ready("anna")
    floor.tries_phone("anna")

    # when a customer calls
    floor.calls_in()

    # then they wait until she has done
    assert floor.call("anna").type is CallType.TEST
    floor.decide(DisconnectCall(seat=ANNA))
    assert floor.agent("anna").occupation is Occupation.OFFERED


def test_readiness_asked_for_meanwhile_counts_afterwards(floor):
    floor.login("anna")
    floor.tries_phone("anna")
    floor.decide(SetReady(seat=ANNA, state=ReadyState.READY))

    floor.decide(DisconnectCall(seat=ANNA))

    assert floor.agent("anna").readiness.state is ReadyState.READY
    floor.decide(SetNotReady(seat=ANNA, reason=ReasonId(0)))


def test_a_held_leg_echoes_and_is_held_again(floor):
    # given an agent at home
    leg = at_home(floor)

    # when she tries out her line
    floor.decide(MakeTestCall(seat=ANNA))

    # then nothing is called: the line echoes until the test is over
    assert floor.names() == ["ManualCallStarted", "CallInitiated", "CallConnected"]
    assert [verb.leg for verb in floor.outstanding(Echo)] == [leg]
    floor.decide(DisconnectCall(seat=ANNA))
    assert [verb.leg for verb in floor.outstanding(StopEcho)] == [leg]
    assert floor.outstanding(HangUp) == []
    assert floor.agent("anna").station_leg == leg


def test_a_held_leg_that_is_lost_ends_the_test_and_is_called_again(floor):
    leg = at_home(floor)
    floor.decide(MakeTestCall(seat=ANNA))
    floor.read()

    floor.ends(leg)

    assert floor.names() == ["HeldLegLost", "HeldLegCalled", "CallDropped"]
    assert floor.call("anna") is None


def test_an_engine_that_cannot_echo_ends_the_test(floor):
    floor.login("anna")
    floor.tries_phone("anna")
    floor.read()
    (echo,) = floor.outstanding(Echo)

    floor.hear(VerbFailed(at=floor.now, settles=echo.id, code="WRONG_STATE", text="no"))

    (dropped,) = floor.read()
    assert (dropped.call.ended_by, dropped.call.end_cause) == (Party.SYSTEM, HangupCause.FAILED)


def test_a_test_call_ends_with_its_engine(floor):
    floor.login("anna")
    floor.tries_phone("anna")
    floor.read()

    floor.hear(EngineLost(at=floor.now))

    assert floor.names() == ["EngineGone", "CallDropped"]


def test_a_test_call_goes_on_through_a_restart_of_the_center(floor):
    floor.login("anna")
    leg = floor.tries_phone("anna")

    floor.restart()
    floor.inventory(leg)

    assert floor.call("anna").state is CallState.TALKING
    floor.ends(leg, by=By.THEM)
    assert floor.agent("anna").occupation is Occupation.IDLE


# -- measuring ------------------------------------------------------------------------------------


GOOD = Quality(sent=250, received=250, jitter_ms=1.0, said_dbov=-20.0, heard_dbov=-15.0)


def measured(floor: Any, quality: Quality = GOOD) -> None:
    """The measurement that was asked for is done."""
    (verb,) = floor.outstanding(MeasureLeg)
    floor.hear(
        LegMeasured(at=floor.now, settles=verb.id, leg=verb.leg, duration=verb.duration, quality=quality)
    )


def test_a_phone_is_measured_and_let_go(floor):
    # given an agent who wants to know how well her phone is heard
    floor.login("anna")
    floor.decide(MakeTestCall(seat=ANNA, measure=True))
    leg = floor.station_leg("anna")
    floor.answers(leg)
    floor.read()

    # then it is measured while she hears a sweep, and nothing echoes
    assert [(verb.leg, verb.duration) for verb in floor.outstanding(MeasureLeg)] == [(leg, 5000)]
    assert [(verb.leg, verb.source) for verb in floor.outstanding(Play)] == [(leg, ToneSource(Tone.PROBE))]
    assert floor.outstanding(Echo) == []

    # and when that is done, the call keeps what was found and ends by itself
    measured(floor)
    found, dropped = floor.read()
    assert found.is_well
    assert found.call.comments == dropped.call.comments
    assert found.call.comments == (
        "OK: 250 packets sent, 250 received, 0.0% lost or late, jitter 1.0 ms, microphone -20 dBov, echo none"
    )
    assert dropped.call.ended_by is Party.SYSTEM
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]


def test_a_held_leg_is_measured_without_being_called(floor):
    leg = at_home(floor)
    floor.decide(MakeTestCall(seat=ANNA, measure=True))
    floor.read()

    measured(floor)

    assert floor.names() == ["PhoneMeasured", "CallDropped"]
    assert floor.outstanding(HangUp, StopEcho) == []
    assert floor.agent("anna").station_leg == leg


def test_a_phone_that_is_hung_up_meanwhile_is_not_measured(floor):
    floor.login("anna")
    floor.decide(MakeTestCall(seat=ANNA, measure=True))
    leg = floor.station_leg("anna")
    floor.answers(leg)
    (verb,) = floor.outstanding(MeasureLeg)
    floor.ends(leg)
    floor.read()

    floor.hear(LegMeasured(at=floor.now, settles=verb.id, leg=leg, duration=5000, quality=GOOD))

    assert floor.read() == []
    assert floor.outstanding(MeasureLeg) == []


def test_an_engine_that_cannot_measure_says_so(floor):
    floor.login("anna")
    floor.decide(MakeTestCall(seat=ANNA, measure=True))
    floor.answers(floor.station_leg("anna"))
    (verb,) = floor.outstanding(MeasureLeg)
    floor.read()

    floor.hear(VerbFailed(at=floor.now, settles=verb.id, code="WRONG_STATE", text="no"))

    found, _ = floor.read()
    assert (found.is_well, found.call.comments[:13]) == (False, "NOT_MEASURED:")


@pytest.mark.parametrize(
    ("quality", "troubles"),
    [
        (GOOD, []),
        (Quality(sent=250, received=0), ["NO_AUDIO"]),
        (replace(GOOD, received=243, lost=7), []),
        (replace(GOOD, received=242, lost=8), ["LOSS"]),
        (replace(GOOD, late=8), ["LOSS"]),
        (replace(GOOD, jitter_ms=30.1), ["JITTER"]),
        (replace(GOOD, said_dbov=-60.1), ["SILENCE"]),
        (replace(GOOD, round_trip_ms=0), ["ECHO"]),
    ],
)
def test_what_is_wrong_with_a_phone(quality, troubles):
    assert list(troubles_of(quality)) == troubles
