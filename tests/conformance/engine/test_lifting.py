"""A phone that rings is asked to lift by itself: when it can be asked, and what the center is told."""

from __future__ import annotations

from staging.stage import CUSTOMER, DESK, FarEnd, Stage

from cordboard.vcc.ids import BridgeId, LegId, WishId
from cordboard.vcc.telephony import (
    CreateBridge,
    HangUp,
    LegAnswered,
    LegEnded,
    LegRinging,
    Lift,
    Originate,
    StationRegistered,
    ToStation,
    VerbDone,
    VerbFailed,
)


async def called(stage: Stage) -> tuple[LegId, WishId, FarEnd]:
    """A desk phone that has been called and says nothing yet: its leg, what we asked, the phone."""
    phone = await stage.desk()
    await stage.until(StationRegistered, station=DESK)
    leg = stage.fresh_leg()
    wish = stage.ask(Originate, leg=leg, to=ToStation(DESK, auto_answer=False), caller=CUSTOMER)
    await phone.is_called()
    return leg, wish, phone


async def test_a_phone_that_rings_lifts_when_it_is_asked(stage: Stage) -> None:
    # given a phone that rings
    leg, call, phone = await called(stage)
    await phone.rings()
    await stage.until(LegRinging, leg=leg)
    # when it is asked to lift
    wish = stage.ask(Lift, leg=leg)
    await phone.lifts_when_asked()
    # then the question is settled, and so is the call, once
    await stage.until(VerbDone, settles=wish)
    assert (await stage.until(LegAnswered, leg=leg)).settles == call
    assert len(stage.told(LegAnswered, leg=leg)) == 1
    # and the agent is heard like any other
    customer_leg, customer = await stage.taken_call()
    wish = stage.ask(CreateBridge, bridge=BridgeId("talk"), legs=(customer_leg, leg))
    await stage.until(VerbDone, settles=wish)
    await customer.hears(phone)
    await phone.hears(customer)


async def test_a_phone_that_does_not_ring_yet_cannot_be_asked(stage: Stage) -> None:
    # given
    leg, _, phone = await called(stage)
    # when
    wish = stage.ask(Lift, leg=leg)
    # then nothing is changed: it may still ring and be lifted
    assert (await stage.until(VerbFailed, settles=wish)).code == "WRONG_STATE"
    await phone.rings()
    await stage.until(LegRinging, leg=leg)
    await phone.answers()
    await stage.until(LegAnswered, leg=leg)


async def test_a_phone_that_is_lifted_already_cannot_be_asked(stage: Stage) -> None:
    # given
    leg, _ = await stage.talk_to_desk()
    # when / then
    wish = stage.ask(Lift, leg=leg)
    assert (await stage.until(VerbFailed, settles=wish)).code == "WRONG_STATE"


async def test_a_caller_cannot_be_asked(stage: Stage) -> None:
    leg, _ = await stage.taken_call()
    wish = stage.ask(Lift, leg=leg)
    assert (await stage.until(VerbFailed, settles=wish)).code == "WRONG_STATE"


async def test_a_leg_that_is_over_cannot_be_asked(stage: Stage) -> None:
    # given
    leg, _ = await stage.talk_to_desk()
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)
    # when / then
    wish = stage.ask(Lift, leg=leg)
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_LEG"


async def test_asking_twice_under_one_wish_asks_once(stage: Stage) -> None:
    # given a phone that was asked to lift
    leg, _, phone = await called(stage)
    await phone.rings()
    await stage.until(LegRinging, leg=leg)
    verb = Lift(id=stage.wish(), leg=leg)
    stage.engine.send([verb])
    await phone.lifts_when_asked()
    await stage.until(LegAnswered, leg=leg)
    # when the same wish comes again, as after a restart
    stage.engine.send([verb])
    await stage.settle()
    # then nothing more is told
    assert len(stage.told(VerbDone, settles=verb.id)) == 1
    assert stage.told(VerbFailed, settles=verb.id) == []
