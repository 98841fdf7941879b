"""Who hears whom: bridges, hold, mute."""

from __future__ import annotations

import pytest
from staging.stage import OTHER_DESK, FarEnd, Stage

from cordboard.vcc.ids import BridgeId, LegId
from cordboard.vcc.telephony import (
    AddToBridge,
    CreateBridge,
    DestroyBridge,
    Echo,
    HangUp,
    Hold,
    LegEnded,
    LegHeld,
    LegUnheld,
    Mute,
    RemoveFromBridge,
    Role,
    StopEcho,
    Unhold,
    VerbDone,
    VerbFailed,
)

TALK = BridgeId("talk")
CONSULT = BridgeId("consult")


async def three(stage: Stage) -> tuple[dict[str, LegId], FarEnd, FarEnd, FarEnd]:
    """Customer and agent in a bridge, and a supervisor beside it: legs by name, and the people."""
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    third, supervisor = await stage.talk_to_desk(OTHER_DESK)
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    return {"customer": theirs, "agent": ours, "supervisor": third}, customer, agent, supervisor


async def join(stage: Stage, leg: LegId, role: Role, whisper_to: LegId | None = None) -> None:
    """Let a leg be in the talk in this role."""
    wish = stage.ask(AddToBridge, bridge=TALK, leg=leg, role=role, whisper_to=whisper_to)
    await stage.until(VerbDone, settles=wish)


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


async def test_three_hear_each_other(stage: Stage) -> None:
    # given
    legs, customer, agent, third = await three(stage)
    # when
    await join(stage, legs["supervisor"], Role.MEMBER)
    # then
    for one, others in ((customer, (agent, third)), (agent, (customer, third)), (third, (customer, agent))):
        for other in others:
            await one.hears(other)
    # when one of them is put on hold
    await stage.until(VerbDone, settles=stage.ask(Hold, leg=legs["customer"]))
    # then the others go on
    await agent.hears_not(customer)
    await agent.hears(third)
    await third.hears(agent)
    await customer.hears_not(agent)


async def test_a_listener_hears_all_and_is_heard_by_none(stage: Stage) -> None:
    # given / when
    legs, customer, agent, supervisor = await three(stage)
    await join(stage, legs["supervisor"], Role.LISTENER)
    # then
    await supervisor.hears(customer)
    await supervisor.hears(agent)
    await customer.hears(agent)
    await customer.hears_not(supervisor)
    await agent.hears_not(supervisor)


async def test_a_whisperer_is_heard_by_one_alone(stage: Stage) -> None:
    # given
    legs, customer, agent, supervisor = await three(stage)
    await join(stage, legs["supervisor"], Role.LISTENER)
    # when
    await join(stage, legs["supervisor"], Role.WHISPERER, legs["agent"])
    # then
    await agent.hears(supervisor)
    await supervisor.hears(customer)
    await customer.hears(agent)
    await customer.hears_not(supervisor)
    # when it is one full member more, then
    await join(stage, legs["supervisor"], Role.MEMBER)
    await customer.hears(supervisor)
    await agent.hears(supervisor)
    # when it only listens again, then
    await join(stage, legs["supervisor"], Role.LISTENER)
    await customer.hears_not(supervisor)
    await agent.hears_not(supervisor)
    await supervisor.hears(agent)


async def test_a_muted_whisperer_is_heard_by_nobody(stage: Stage) -> None:
    # given
    legs, _, agent, supervisor = await three(stage)
    await join(stage, legs["supervisor"], Role.WHISPERER, legs["agent"])
    await agent.hears(supervisor)
    # when
    await stage.until(VerbDone, settles=stage.ask(Mute, leg=legs["supervisor"], muted=True))
    # then
    await agent.hears_not(supervisor)
    await supervisor.hears(agent)


async def test_a_supervisor_hears_a_talk_on_hold(stage: Stage) -> None:
    # given
    legs, customer, agent, supervisor = await three(stage)
    await join(stage, legs["supervisor"], Role.LISTENER)
    # when
    await stage.until(VerbDone, settles=stage.ask(Hold, leg=legs["customer"]))
    # then
    await supervisor.hears_not(customer)
    await supervisor.hears(agent)
    await customer.hears_sound()


async def test_a_role_ends_with_the_stay(stage: Stage) -> None:
    # given one who listened and left
    legs, customer, _, supervisor = await three(stage)
    await join(stage, legs["supervisor"], Role.LISTENER)
    wish = stage.ask(RemoveFromBridge, bridge=TALK, leg=legs["supervisor"])
    await stage.until(VerbDone, settles=wish)
    await supervisor.hears_silence()
    # when they come back without a word on their role
    await stage.until(VerbDone, settles=stage.ask(AddToBridge, bridge=TALK, leg=legs["supervisor"]))
    # then
    await customer.hears(supervisor)


async def test_who_is_whispered_to_may_come_later(stage: Stage) -> None:
    # given a whisper to somebody who is not in the bridge
    legs, customer, agent, supervisor = await three(stage)
    await stage.until(VerbDone, settles=stage.ask(RemoveFromBridge, bridge=TALK, leg=legs["agent"]))
    await join(stage, legs["supervisor"], Role.WHISPERER, legs["agent"])
    await supervisor.hears(customer)
    await customer.hears_not(supervisor)
    # when
    await join(stage, legs["agent"], Role.MEMBER)
    # then
    await agent.hears(supervisor)
    await customer.hears_not(supervisor)


async def test_a_whisper_needs_an_ear(stage: Stage) -> None:
    # given
    legs, customer, agent, supervisor = await three(stage)
    third = legs["supervisor"]
    # when / then
    for ear, code in ((None, "NO_TARGET"), (third, "NO_TARGET"), (LegId("gone"), "NO_SUCH_LEG")):
        wish = stage.ask(AddToBridge, bridge=TALK, leg=third, role=Role.WHISPERER, whisper_to=ear)
        assert (await stage.until(VerbFailed, settles=wish)).code == code
    # and nothing was done
    await supervisor.hears_silence()
    await customer.hears_not(supervisor)
    await agent.hears_not(supervisor)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LISTENER])
async def test_a_leg_moves_from_talk_to_talk(stage: Stage, role: Role) -> None:
    # given an agent with a customer, and a bridge with one other
    legs, customer, agent, colleague = await three(stage)
    wish = stage.ask(CreateBridge, bridge=CONSULT, legs=(legs["supervisor"],))
    await stage.until(VerbDone, settles=wish)
    # when the agent moves
    wish = stage.ask(AddToBridge, bridge=CONSULT, leg=legs["agent"], role=role)
    await stage.until(VerbDone, settles=wish)
    # then
    await agent.hears(colleague)
    await agent.hears_not(customer)
    await customer.hears_silence()
    # when the customer follows, into the same bridge
    await stage.until(VerbDone, settles=stage.ask(AddToBridge, bridge=CONSULT, leg=legs["customer"]))
    # then
    await customer.hears(colleague)
    await agent.hears(customer)
    # when the old bridge is taken down, late, then nobody notices
    stage.ask(RemoveFromBridge, bridge=TALK, leg=legs["agent"])
    await stage.until(VerbDone, settles=stage.ask(DestroyBridge, bridge=TALK))
    await agent.hears(customer)


async def test_a_move_keeps_hold_and_mute(stage: Stage) -> None:
    # given a customer on hold and a muted agent
    legs, customer, agent, colleague = await three(stage)
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=CONSULT, legs=(legs["supervisor"],)))
    stage.ask(Hold, leg=legs["customer"])
    await stage.until(VerbDone, settles=stage.ask(Mute, leg=legs["agent"], muted=True))
    # when both move
    stage.ask(AddToBridge, bridge=CONSULT, leg=legs["customer"])
    await stage.until(VerbDone, settles=stage.ask(AddToBridge, bridge=CONSULT, leg=legs["agent"]))
    # then
    await agent.hears(colleague)
    await customer.hears_sound()
    await customer.hears_not(colleague)
    await colleague.hears_silence()


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


async def test_an_echo_lets_one_hear_oneself(stage: Stage) -> None:
    # given one alone
    theirs, customer = await stage.taken_call()
    # when
    await stage.until(VerbDone, settles=stage.ask(Echo, leg=theirs))
    # then
    await customer.hears(customer)
    # when on hold, then
    await stage.until(VerbDone, settles=stage.ask(Hold, leg=theirs, music=False))
    await customer.hears_silence()
    # when the hold and then the echo are over
    await stage.until(VerbDone, settles=stage.ask(Unhold, leg=theirs))
    await customer.hears(customer)
    await stage.until(VerbDone, settles=stage.ask(StopEcho, leg=theirs))
    # then
    await customer.hears_silence()


async def test_an_echo_in_a_bridge_is_for_one_alone(stage: Stage) -> None:
    # given
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    # when
    await stage.until(VerbDone, settles=stage.ask(Echo, leg=ours))
    # then
    await agent.hears(agent)
    await agent.hears(customer)
    await customer.hears(agent)
    await customer.hears_not(customer)
    # when muted, then nothing comes back
    await stage.until(VerbDone, settles=stage.ask(Mute, leg=ours, muted=True))
    await agent.hears_not(agent)


@pytest.mark.parametrize("verb", [Echo, StopEcho])
async def test_an_echo_needs_a_leg(stage: Stage, verb: type) -> None:
    wish = stage.ask(verb, leg=LegId("gone"))
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_LEG"


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
