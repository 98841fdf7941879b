"""Who hears whom: bridges, hold, mute."""

from __future__ import annotations

from staging.stage import Stage

from cordboard.vcc.ids import BridgeId, LegId
from cordboard.vcc.telephony import (
    AddToBridge,
    CreateBridge,
    DestroyBridge,
    HangUp,
    Hold,
    LegEnded,
    LegHeld,
    LegUnheld,
    Mute,
    RemoveFromBridge,
    Unhold,
    VerbDone,
    VerbFailed,
)

TALK = BridgeId("talk")


async def test_people_in_a_bridge_hear_each_other(stage: Stage) -> None:
    # given
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    # when
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    # then
    await customer.hears(agent)
    await agent.hears(customer)


async def test_a_leg_joins_and_leaves(stage: Stage) -> None:
    # given a bridge with one leg
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs,)))
    # when the other joins
    await stage.until(VerbDone, settles=stage.ask(AddToBridge, bridge=TALK, leg=ours))
    # then
    await customer.hears(agent)
    # when it leaves
    await stage.until(VerbDone, settles=stage.ask(RemoveFromBridge, bridge=TALK, leg=ours))
    # then both are in silence, and up
    await customer.hears_silence()
    await agent.hears_silence()
    assert stage.told(LegEnded) == []


async def test_a_bridge_ends_and_its_legs_stay(stage: Stage) -> None:
    # given
    theirs, customer = await stage.taken_call()
    ours, _ = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    # when
    await stage.until(VerbDone, settles=stage.ask(DestroyBridge, bridge=TALK))
    # then
    await customer.hears_silence()
    wish = stage.ask(AddToBridge, bridge=TALK, leg=theirs)
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_BRIDGE"
    await stage.until(VerbDone, settles=stage.ask(DestroyBridge, bridge=TALK))


async def test_a_leg_that_is_gone_joins_nothing(stage: Stage) -> None:
    # given
    theirs, _ = await stage.taken_call()
    # when
    wish = stage.ask(CreateBridge, bridge=TALK, legs=(theirs, LegId("gone")))
    # then nothing is done
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_LEG"
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs,)))


async def test_the_held_hear_music_and_are_not_heard(stage: Stage) -> None:
    # given two who talk
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    await customer.hears(agent)
    # when the customer is put on hold
    await stage.until(VerbDone, settles=stage.ask(Hold, leg=theirs))
    # then only they hear music
    await customer.hears_sound()
    await customer.hears_not(agent)
    await agent.hears_silence()
    # when taken off
    await stage.until(VerbDone, settles=stage.ask(Unhold, leg=theirs))
    # then
    await customer.hears(agent)
    await agent.hears(customer)


async def test_the_muted_hear_and_are_not_heard(stage: Stage) -> None:
    # given two who talk
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    # when
    await stage.until(VerbDone, settles=stage.ask(Mute, leg=ours, muted=True))
    # then
    await customer.hears_silence()
    await agent.hears(customer)
    # when
    await stage.until(VerbDone, settles=stage.ask(Mute, leg=ours, muted=False))
    # then
    await customer.hears(agent)


async def test_a_phone_s_own_hold_button(stage: Stage) -> None:
    # given
    leg, agent = await stage.talk_to_desk()
    # when / then
    await agent.holds()
    await stage.until(LegHeld, leg=leg)
    await agent.unholds()
    await stage.until(LegUnheld, leg=leg)


async def test_who_hangs_up_leaves_the_bridge(stage: Stage) -> None:
    # given
    theirs, _ = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    # when
    stage.ask(HangUp, leg=theirs)
    await stage.until(LegEnded, leg=theirs)
    # then the other is up, in silence
    await agent.hears_silence()
    assert stage.told(LegEnded, leg=ours) == []
