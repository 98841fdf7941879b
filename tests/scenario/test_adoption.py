"""Stories of engines that die, return and are found again."""

from __future__ import annotations

from cordboard.vcc.agents import ConfirmLogin, Occupation, ReadyState
from cordboard.vcc.calls import CallState, MakeCall, OfferEnd, Party, PickUp, RecordCall
from cordboard.vcc.ids import BridgeId, EngineId, LegId
from cordboard.vcc.telephony import (
    DestroyBridge,
    EngineLost,
    EngineUp,
    HangUp,
    HangupCause,
    Heard,
    LegAnswered,
    LegInventory,
    Originate,
    ProbeStation,
    StationRegistered,
)


def test_a_restarted_vcc_finds_everything_as_it_was(floor):
    leg = floor.talks("anna")
    station = floor.call("anna").station_leg
    floor.restart()
    floor.read()
    floor.inventory(leg, station)
    assert floor.names() == []
    assert floor.call("anna").state is CallState.TALKING


def test_a_call_whose_customer_is_missing_has_ended(floor):
    floor.talks("anna")
    station = floor.call("anna").station_leg
    floor.read()
    floor.inventory(station)
    ended = floor.read()[0]
    assert (ended.call.ended_by, ended.call.end_cause) == (Party.SYSTEM, HangupCause.ENGINE_LOST)
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [station]


def test_a_leg_that_was_only_just_asked_for_is_not_missing(floor):
    leg = floor.calls_in()
    floor.ready("anna")
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.restart()
    floor.read()
    floor.inventory(leg)
    assert floor.names() == []
    assert len(floor.outstanding(Originate)) == 1


def test_what_nobody_knows_is_taken_down_once(floor):
    unknown = EngineUp(
        at=floor.now,
        engine=floor.engine,
        legs=(LegInventory(LegId("stray"), answered=True),),
        bridges=(BridgeId("loose"),),
        stations=tuple(floor.STATIONS.values()),
    )
    floor.hear(unknown)
    floor.hear(unknown)
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [LegId("stray")]
    assert [verb.bridge for verb in floor.outstanding(DestroyBridge)] == [BridgeId("loose")]


def test_a_dead_engine_ends_all_calls_and_keeps_all_agents(floor):
    # given one who talks, recorded, one who is offered a call, and one caller who waits
    floor.talks("anna")
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    floor.ready("bob")
    floor.calls_in(caller="+12025550178")
    floor.calls_in(caller="+12025550179")
    floor.read()

    # when the engine dies
    floor.hear(EngineLost(at=floor.now))

    # then everyone is told, and nothing is left to ask of it
    assert sorted(floor.names()) == [
        "CallAbandoned",
        "CallAbandoned",
        "CallEnded",
        "EngineGone",
        "OfferEnded",
        "RecordingStopped",
    ]
    assert floor.call("anna").ended_by is Party.SYSTEM
    assert floor.agent("bob").readiness.state is ReadyState.READY
    assert floor.core.outstanding == ()
    assert floor.core._world.recordings == {}

    # and nobody can dial, but everyone can finish
    floor.finishes("anna")
    wrong = MakeCall(seat=floor.seat("anna"), number="+12025550177", campaign=None, check_dnc=True)
    assert floor.refused(wrong) == "ENGINE_UNAVAILABLE"

    # when the death is told again, then nothing more follows
    floor.read()
    floor.hear(EngineLost(at=floor.now))
    assert floor.names() == []

    # when another engine is there, then work goes on
    floor.inventory(engine="E2")
    assert floor.names() == ["EngineAdopted"]
    floor.dials("anna")


def test_the_first_word_of_a_new_engine_is_the_end_of_the_old_one(floor):
    # given a conversation, and an engine that dies unseen while the VCC is away
    floor.talks("anna")
    floor.restart()
    floor.read()

    # when the new one speaks before it has been adopted
    floor.engine, floor.told = EngineId("E2"), 0
    floor.hear(StationRegistered(at=floor.now, station=floor.STATIONS["bob"]))
    assert floor.names() == ["EngineGone", "CallEnded"]

    # and a customer calls there before the inventory, then that call lives on
    leg = floor.calls_in()
    floor.inventory(leg, engine="E2")
    assert "CallAbandoned" not in floor.names()
    assert leg in floor.core._world.legs


def test_nobody_is_offered_a_call_before_the_new_engine_is_adopted(floor):
    # given a free agent, and a new engine that speaks before it has been adopted
    floor.ready("anna")
    floor.engine, floor.told = EngineId("E2"), 0
    leg = floor.calls_in()
    assert floor.agent("anna").occupation is Occupation.IDLE

    # when it is adopted, then the caller who waits is offered
    floor.inventory(leg, engine="E2")
    assert floor.call("anna").customer_leg == leg


def test_an_engine_long_gone_is_not_heard(floor):
    leg = floor.calls_in()
    floor.inventory(engine="E2")
    floor.read()
    floor.decide(Heard(engine=EngineId("E1"), number=999, signal=LegAnswered(at=floor.now, leg=leg)))
    assert floor.read() == []
    assert floor.core.heard == (EngineId("E2"), floor.told)


def test_an_offer_whose_phone_leg_is_missing_goes_back(floor):
    floor.ready("anna")
    leg = floor.calls_in()
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.hear(LegAnswered(at=floor.now, leg=LegId("somebody else's")))
    originate = floor.outstanding(Originate)[0]
    floor.read()
    floor.decide(
        Heard(
            engine=EngineId("E2"),
            number=1,
            signal=EngineUp(at=floor.now, engine=EngineId("E2"), legs=(LegInventory(leg, answered=True),)),
        )
    )
    assert floor.read()[1].cause is OfferEnd.CALLER_GONE
    assert originate not in floor.core.outstanding


def test_a_login_goes_on_with_the_next_engine(floor):
    login = floor.start_login("anna")
    floor.decide(ConfirmLogin(seat=floor.seat("anna"), login=login, verified=True))
    floor.hear(EngineLost(at=floor.now))
    assert len(floor.outstanding(ProbeStation)) == 1


def test_phones_missing_from_the_inventory_get_no_offers(floor):
    floor.ready("anna")
    floor.hear(EngineUp(at=floor.now, engine=floor.engine))
    floor.calls_in()
    assert floor.agent("anna").occupation is Occupation.IDLE
