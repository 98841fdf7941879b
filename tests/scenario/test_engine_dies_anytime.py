"""The engine dies after every single step of a story: nothing crashes, nothing hangs, work goes on.

Each story is told again and again, each time one input further; then the engine is gone, and another one
comes, or speaks before anybody knew. The floor proves replay and invariants after each input.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, repeat, takewhile
from typing import Any

import pytest

from cordboard.vcc.agents import Occupation, ReadyState, SetNotReady, SetReady, StartLogin, StationType
from cordboard.vcc.calls import (
    CallState,
    DisconnectCall,
    FinishCall,
    HangUpStation,
    HoldCall,
    MuteCall,
    PickUp,
    RecordCall,
    RejectCall,
)
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import EngineId, SeatId
from cordboard.vcc.telephony import (
    EngineLost,
    EngineUp,
    HangupCause,
    LegRinging,
    Originate,
    ProbeStation,
    RecordingFinished,
    StartRecording,
    StationReachable,
    StopRecording,
    VerbDone,
)

ANNA, BOB, CARA = (SeatId(f"{name}@demo") for name in ("anna", "bob", "cara"))
SALES, SUPPORT, DAY = "+12025550100", "+12025550101", "+12025550103"
SOLD = 300000000000020


class Death(Exception):
    """The engine dies here."""


def done(floor: Any, *verbs: type) -> None:
    """The engine has done these verbs."""
    for verb in floor.outstanding(*verbs):
        floor.hear(VerbDone(at=floor.now, settles=verb.id))


# -- the stories ------------------------------------------------------------------------------------


def a_recorded_conversation(floor: Any) -> None:
    floor.ready("anna")
    customer = floor.calls_in(SUPPORT)
    floor.hear_greeting_end()
    floor.decide(PickUp(seat=ANNA))
    station = floor.station_leg("anna")
    floor.hear(LegRinging(at=floor.now, leg=station))
    floor.answers(station)
    done(floor)
    floor.decide(HoldCall(seat=ANNA, on=True))
    done(floor)
    floor.decide(HoldCall(seat=ANNA, on=False))
    done(floor)
    floor.decide(MuteCall(seat=ANNA, on=True))
    floor.decide(RecordCall(seat=ANNA, on=False))
    (stop,) = floor.outstanding(StopRecording)
    floor.hear(RecordingFinished(at=floor.now, settles=stop.id, recording=stop.recording, name="x", length=9))
    floor.decide(RecordCall(seat=ANNA, on=True))
    done(floor, StartRecording)
    floor.ends(customer)
    done(floor)
    floor.ends(station)
    floor.finishes("anna")


def a_phone_that_rings_at_the_offer(floor: Any) -> None:
    floor.ready("cara")
    floor.calls_in(SUPPORT)
    floor.hear_greeting_end()
    station = floor.station_leg("cara")
    floor.hear(LegRinging(at=floor.now, leg=station))
    floor.answers(station)
    done(floor)
    floor.decide(DisconnectCall(seat=CARA))
    floor.ends(station)
    floor.finishes("cara")


def a_call_that_nobody_takes(floor: Any) -> None:
    floor.ready("anna", "bob")
    floor.calls_in()
    floor.decide(RejectCall(seat=ANNA))
    floor.wait(21_000)
    floor.decide(SetReady(seat=BOB, state=ReadyState.READY))
    floor.wait(31_000)
    floor.decide(PickUp(seat=ANNA))
    floor.ends(floor.station_leg("anna"), HangupCause.BUSY)
    floor.wait(31_000)


def a_manual_call(floor: Any) -> None:
    floor.login("anna")
    floor.dials("anna", campaign=300000000000010)
    station = floor.station_leg("anna")
    floor.answers(station)
    customer = floor.customer_leg()
    floor.hear(LegRinging(at=floor.now, leg=customer))
    floor.answers(customer)
    done(floor)
    floor.decide(HangUpStation(seat=ANNA))
    floor.ends(station)
    floor.ends(customer)
    floor.finishes("anna")


def a_limited_wrap_up(floor: Any) -> None:
    customer = floor.talks("anna", DAY)
    floor.ends(customer)
    floor.wait(31_000)


def an_agent_at_home(floor: Any) -> None:
    number = "202 555 0150"
    login = floor.decide(
        StartLogin(seat=ANNA, user_name="anna", station_type=StationType.PSTN, station=number)
    )
    floor.decide(floor.confirmed(login, "anna"))
    held = floor.outstanding(Originate)[-1].leg
    floor.hear(LegRinging(at=floor.now, leg=held))
    floor.answers(held)
    floor.decide(SetReady(seat=ANNA, state=ReadyState.READY))
    customer = floor.calls_in()
    floor.decide(PickUp(seat=ANNA))
    done(floor)
    floor.decide(RecordCall(seat=ANNA, on=True))
    floor.ends(held)
    floor.answers(floor.outstanding(Originate)[-1].leg)
    done(floor)
    floor.ends(customer)
    floor.finishes("anna")


STORIES = [
    a_recorded_conversation,
    a_phone_that_rings_at_the_offer,
    a_call_that_nobody_takes,
    a_manual_call,
    a_limited_wrap_up,
    an_agent_at_home,
]


# -- the deaths -------------------------------------------------------------------------------------


def told(floor: Any) -> None:
    """The link has seen the process end, and then finds another engine."""
    floor.hear(EngineLost(at=floor.now))
    assert {type(verb) for verb in floor.outstanding()} <= {ProbeStation}
    assert not floor.core._world.legs
    assert not floor.core._world.recordings
    floor.hear(EngineLost(at=floor.now))
    new_engine(floor)


def new_engine(floor: Any) -> None:
    """Nobody was there to see it: the first that is heard is another engine."""
    floor.engine, floor.told = EngineId("E2"), 0
    floor.hear(EngineUp(at=floor.now, engine=floor.engine, stations=tuple(floor.STATIONS.values())))


def told_in_a_restart(floor: Any) -> None:
    """The VCC dies as well, and reads its journal before it hears of the new engine."""
    floor.restart()
    new_engine(floor)


DEATHS = [told, new_engine, told_in_a_restart]


def dies_at(floor: Any, story: Callable[[Any], None], inputs: int) -> bool:
    """Tell the story until that many inputs were decided; False where it was over before."""
    decide, living = floor.decide, islice(repeat(True), inputs)

    def decide_unless_dead(given: Any) -> Any:
        if not next(living, False):
            raise Death
        return decide(given)

    floor.decide = decide_unless_dead
    try:
        story(floor)
    except Death:
        return True
    finally:
        floor.decide = decide
    return False


def goes_on(floor: Any) -> None:
    """The new engine does what it is asked, agents finish, and the next caller is served."""
    for verb in floor.outstanding(ProbeStation):
        floor.hear(StationReachable(at=floor.now, settles=verb.id, station=verb.station))
    for verb in floor.outstanding(Originate):
        floor.answers(verb.leg)
    floor.wait(31_000)
    for call in tuple(floor.core._world.calls.values()):
        assert call.state is CallState.WRAP_UP
    for seat in tuple(floor.core._world.seats):
        for command in (
            FinishCall(seat=seat, disposition=SOLD, comments=""),
            SetNotReady(seat=seat, reason=0),
            SetReady(seat=seat, state=ReadyState.READY),
        ):
            try_to(floor, command)
    assert not floor.core._world.calls
    assert floor.outstanding() == []


def try_to(floor: Any, command: Any) -> None:
    """Who has nothing to finish is told so."""
    try:
        floor.decide(command)
    except Refusal:
        floor.prove()


def is_served(floor: Any) -> None:
    """The next caller talks to whoever is free."""
    if not {ANNA, BOB} & floor.core._world.seats.keys():
        floor.ready("bob")
    waiting = floor.calls_in(caller="+12025550166")
    (agent,) = [one for one in floor.core._world.agents.values() if one.occupation is Occupation.OFFERED]
    floor.decide(PickUp(seat=agent.seat))
    for verb in floor.outstanding(Originate):
        floor.answers(verb.leg)
    (call,) = floor.core._world.calls.values()
    assert (call.state, call.customer_leg) == (CallState.TALKING, waiting)


@pytest.mark.parametrize("death", DEATHS, ids=lambda death: death.__name__)
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__)
def test_an_engine_may_die_after_any_step(
    new_floor: Callable[[], Any], story: Callable[[Any], None], death: Callable[[Any], None]
) -> None:
    floors = ((inputs, new_floor()) for inputs in range(1000))
    steps = 0
    for _, floor in takewhile(lambda one: dies_at(one[1], story, one[0]), floors):
        death(floor)
        goes_on(floor)
        is_served(floor)
        steps += 1
    assert steps > 5
