"""Stories of agents at an outside number: called at login, held through the day, let go at logout."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.vcc.agents import (
    ConfirmLogin,
    Logout,
    Occupation,
    Presence,
    ReadyState,
    RestartStation,
    SetReady,
    StartLogin,
    StationType,
)
from cordboard.vcc.calls import (
    CallState,
    DisconnectCall,
    HangUpStation,
    PickUp,
    RecordCall,
)
from cordboard.vcc.center import Unanswered, VoicemailRules
from cordboard.vcc.ids import LegId, ReasonId, SeatId
from cordboard.vcc.telephony import (
    AddToBridge,
    By,
    CreateBridge,
    DestroyBridge,
    EngineLost,
    HangUp,
    HangupCause,
    LegRinging,
    Originate,
    Play,
    PlayFinished,
    Recorded,
    RecordingFinished,
    RecordLeg,
    StopPlay,
    VerbFailed,
)
from cordboard.vcc.voicemail import PlayRecording

HOME = "+12025550150"
ANNA = SeatId("anna@demo")


def start(floor: Any, number: str = "202 555 0150") -> Any:
    return floor.decide(
        StartLogin(seat=ANNA, user_name="anna", station_type=StationType.PSTN, station=number)
    )


def calling(floor: Any) -> LegId:
    """The agent's leg that is being called."""
    return [v.leg for v in floor.outstanding(Originate) if getattr(v.to, "number", "") == HOME][-1]


def at_home(floor: Any) -> LegId:
    """Anna works at home, ready. Answer: her leg."""
    floor.decide(floor.confirmed(start(floor), "anna"))
    leg = calling(floor)
    floor.answers(leg)
    floor.decide(SetReady(seat=ANNA, state=ReadyState.READY))
    floor.read()
    return leg


def talking(floor: Any) -> tuple[LegId, LegId]:
    """Anna talks. Answer: her leg, the customer's."""
    leg = at_home(floor)
    customer = floor.calls_in()
    floor.decide(PickUp(seat=ANNA))
    floor.read()
    return leg, customer


def test_the_login_is_done_when_the_number_answers(floor):
    login = start(floor)
    floor.decide(ConfirmLogin(seat=ANNA, login=login, verified=True))
    assert floor.names() == ["LoginStarted", "StationConnecting"]
    floor.answers(calling(floor))
    done = floor.read()[0]
    assert (done.agent.presence, done.agent.station, done.agent.held) == (Presence.LOGGED_IN, HOME, True)
    assert floor.core.timers == floor.core.outstanding == ()


@pytest.mark.parametrize("how", ["busy", "failed", "silent"])
def test_a_number_that_does_not_answer_rolls_the_login_back(floor, how):
    floor.decide(floor.confirmed(start(floor), "anna"))
    leg, wish = calling(floor), floor.outstanding(Originate)[0]
    floor.read()
    {
        "busy": lambda: floor.ends(leg, HangupCause.BUSY),
        "failed": lambda: floor.hear(VerbFailed(at=floor.now, settles=wish.id, code="NO", text="")),
        "silent": lambda: floor.wait(30_000),
    }[how]()
    failed = floor.read()[-1]
    assert failed.reason in {"STATION_UNREACHABLE", "LOGIN_TIMEOUT"}
    assert floor.core._world.station_legs == {}
    assert bool(floor.outstanding(HangUp)) == (how == "silent")


@pytest.mark.parametrize("number", ["911", "12", "sip:anna@192.0.2.1"])
def test_what_is_no_outside_number_is_no_station(floor, number):
    command = StartLogin(seat=ANNA, user_name="anna", station_type=StationType.PSTN, station=number)
    assert floor.refused(command) in {"INVALID_NUMBER", "TARGET_NOT_ALIVE"}


def test_a_wrong_password_calls_nobody(floor):
    login = start(floor)
    floor.decide(ConfirmLogin(seat=ANNA, login=login, verified=False))
    assert floor.outstanding(Originate) == []


def test_picking_up_joins_the_leg_that_lives(floor):
    leg = at_home(floor)
    customer = floor.calls_in()
    floor.read()
    floor.decide(PickUp(seat=ANNA))
    assert floor.names()[:2] == ["CallPickedUp", "CallConnected"]
    (bridge,) = floor.outstanding(CreateBridge)
    assert set(bridge.legs) == {leg, customer}
    assert floor.outstanding(Originate) == []


def test_the_leg_outlives_the_call(floor):
    leg, customer = talking(floor)
    floor.ends(customer)
    assert floor.outstanding(HangUp) == []
    assert len(floor.outstanding(DestroyBridge)) == 1
    floor.finishes("anna")
    assert floor.agent("anna").station_leg == leg
    floor.decide(Logout(seat=ANNA, reason=ReasonId(0)))
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]


def test_a_manual_call_goes_out_at_once(floor):
    leg = at_home(floor)
    floor.dials("anna")
    assert floor.names() == ["ManualCallStarted", "CallInitiated"]
    customer = floor.customer_leg()
    floor.hear(LegRinging(at=floor.now, leg=customer))
    floor.ends(customer, HangupCause.BUSY)
    assert floor.names()[-1] == "ManualCallFailed"
    assert len(floor.outstanding(StopPlay)) == 1
    assert floor.agent("anna").station_leg == leg


def test_a_leg_that_is_lost_is_called_once_more(floor):
    leg = at_home(floor)
    floor.ends(leg)
    assert floor.names() == ["HeldLegLost", "HeldLegCalled"]

    # while it is being called nothing is offered to her
    floor.calls_in()
    assert "CallOffered" not in floor.names()
    floor.answers(calling(floor))
    assert floor.names() == ["HeldLegUp", "CallOffered"]


def test_a_leg_that_is_lost_twice_ends_the_work(floor):
    floor.ends(at_home(floor))
    floor.ends(calling(floor), HangupCause.BUSY)
    lost, not_ready = floor.read()[-2:]
    assert (lost.for_good, not_ready.agent.readiness.state) == (True, ReadyState.NOT_READY)

    # when she restarts the station, then it is called again
    floor.decide(RestartStation(seat=ANNA))
    floor.decide(RestartStation(seat=ANNA))
    assert floor.names() == ["StationRestarting", "HeldLegCalled"]
    floor.answers(calling(floor))
    assert floor.names() == ["StationRestarted"]


def test_a_restart_that_fails(floor):
    leg = at_home(floor)
    floor.decide(RestartStation(seat=ANNA))
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]
    floor.ends(calling(floor), HangupCause.BUSY)
    assert floor.names()[-3:] == ["HeldLegLost", "StationRestartFailed", "ReadinessChanged"]


def test_the_conversation_stays_while_the_leg_is_called_again(floor):
    # given a recorded conversation whose station leg is lost
    leg, customer = talking(floor)
    floor.decide(RecordCall(seat=ANNA, on=True))
    floor.read()
    floor.ends(leg)
    assert floor.names() == ["RecordingStopped", "StationLegParted", "HeldLegLost", "HeldLegCalled"]
    call = floor.call("anna")
    assert (call.state, call.customer_leg, call.station_leg) == (CallState.TALKING, customer, None)
    assert floor.refused(RecordCall(seat=ANNA, on=True)) == "WRONG_STATE"

    # when it answers, then they talk again
    again = calling(floor)
    floor.answers(again)
    assert floor.names() == ["HeldLegUp", "StationLegRejoined"]
    (joined,) = floor.outstanding(AddToBridge)
    assert (joined.leg, floor.call("anna").station_leg) == (again, again)


def test_a_receiver_that_is_put_down_ends_the_leg_and_not_the_call(floor):
    leg, customer = talking(floor)
    floor.decide(HangUpStation(seat=ANNA))
    floor.ends(leg, by=By.US)
    assert floor.names() == ["StationLegParted", "HeldLegLost", "ReadinessPending"]
    assert floor.call("anna").customer_leg == customer
    assert floor.refused(HangUpStation(seat=ANNA)) == "WRONG_STATE"

    # when she restarts the station, then she is back in the call
    floor.decide(RestartStation(seat=ANNA))
    floor.answers(calling(floor))
    assert floor.names()[-2:] == ["StationRestarted", "StationLegRejoined"]

    # and without it she can still end the call
    floor.decide(DisconnectCall(seat=ANNA))
    assert floor.agent("anna").occupation is Occupation.WRAP_UP


def test_who_cannot_be_reached_cannot_pick_up(floor):
    leg = at_home(floor)
    floor.calls_in()
    floor.ends(leg)
    assert floor.refused(PickUp(seat=ANNA)) == "STATION_UNREACHABLE"


def test_a_new_engine_calls_the_agents_again(floor):
    at_home(floor)
    floor.hear(EngineLost(at=floor.now))
    assert floor.names()[-1] == "HeldLegLost"
    floor.inventory(engine="E2")
    assert floor.names()[-1] == "HeldLegCalled"
    floor.answers(calling(floor))
    assert floor.names() == ["HeldLegUp"]


def test_a_leg_that_an_engine_has_forgotten_is_called_again(floor):
    leg = at_home(floor)
    floor.inventory(leg)
    assert floor.names() == []
    floor.inventory()
    assert floor.names() == ["HeldLegLost", "HeldLegCalled"]


def test_a_day_at_home_survives_a_restart(floor):
    leg, _ = talking(floor)
    floor.ends(leg)
    floor.restart()
    floor.answers(calling(floor))
    assert floor.names()[-1] == "StationLegRejoined"


def test_a_held_line_hears_no_more_of_a_greeting_that_its_agent_hangs_up_on(new_floor):
    # given Anna, who calls a colleague in vain and hears the greeting of the box
    floor = new_floor(voicemail=VoicemailRules(internal=tuple(Unanswered)))
    leg = at_home(floor)
    floor.dials("anna", "1002")
    greeting, tone = floor.outstanding(Play)[-2:]
    assert greeting.leg == tone.leg == leg
    # when she gives up
    floor.decide(DisconnectCall(seat=ANNA))
    # then both are stopped, and her line stays
    assert {verb.play for verb in floor.outstanding(StopPlay)} == {greeting.play, tone.play}
    assert floor.outstanding(HangUp) == []


def test_a_voicemail_is_heard_on_a_held_line_at_once(floor):
    # given a voicemail in Anna's own box
    leg = at_home(floor)
    customer = floor.calls_in()
    floor.decide(PickUp(seat=ANNA))
    floor.transfers("anna", "voicemail:1001")
    for play in floor.outstanding(Play)[-2:]:
        floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    said = floor.outstanding(RecordLeg)[-1].recording
    floor.ends(customer)
    floor.hear(RecordingFinished(at=floor.now, recording=said, name="1.wav", length=5_000, spoken=5_000))
    (voicemail,) = floor.core._world.voicemails.alive
    # when
    floor.decide(PlayRecording(seat=ANNA, voicemail=voicemail))
    # then
    play = floor.outstanding(Play)[-1]
    assert (play.leg, play.source) == (leg, Recorded(f"{said}.wav"))
    # when it is over
    floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    # then the line stays
    assert floor.outstanding(HangUp) == []
    assert floor.agent("anna").station_leg == leg
