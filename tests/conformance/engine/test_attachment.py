"""The center comes, goes and comes back: nothing is lost, nothing is done twice, the younger one rules."""

from __future__ import annotations

import pytest
from staging.stage import CENTER, CUSTOMER, DESK, OTHER_DESK, TRUNK, Ability, Stage

from cordboard.telephony.port import EngineUnavailable
from cordboard.vcc.ids import BridgeId, Milliseconds, PlayId, RecordingId
from cordboard.vcc.telephony import (
    AddToBridge,
    By,
    CreateBridge,
    DtmfReceived,
    Echo,
    EngineUp,
    HangUp,
    HangupCause,
    Hold,
    LegAnswered,
    LegEnded,
    LegIncoming,
    LegInventory,
    Music,
    Mute,
    Originate,
    PausePlay,
    Play,
    PlayInventory,
    PlayProgress,
    ProbeStation,
    Prompt,
    RemoveFromBridge,
    Role,
    SeekPlay,
    StartRecording,
    StationReachable,
    StationRegistered,
    StationUnreachable,
    StopEcho,
    ToNumber,
    Unhold,
    VerbDone,
)


async def test_numbers_have_no_gaps(stage: Stage) -> None:
    # given / when a call from beginning to end
    leg, customer = await stage.taken_call()
    await customer.presses("1")
    await stage.until(DtmfReceived, leg=leg)
    await customer.hangs_up()
    await stage.until(LegEnded, leg=leg)
    # then
    assert [heard.number for heard in stage.log] == list(range(1, len(stage.log) + 1))
    assert len({heard.engine for heard in stage.log}) == 1


async def test_a_verb_sent_again_is_done_once(stage: Stage) -> None:
    # given a verb that was done
    customer = await stage.customer()
    leg = stage.fresh_leg()
    verb = Originate(id=stage.wish(), leg=leg, to=ToNumber(CUSTOMER, TRUNK))
    stage.engine.send([verb])
    await customer.is_called()
    await customer.answers()
    await stage.until(LegAnswered, leg=leg)
    # when it comes again, in the call and after it
    stage.engine.send([verb])
    await stage.settle()
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)
    stage.engine.send([verb])
    await stage.settle()
    # then it was done once
    assert len(stage.told(LegAnswered)) == 1
    assert len(stage.told(LegEnded)) == 1
    assert not [heard for heard in stage.log if getattr(heard.signal, "code", "")]


async def test_a_wish_that_waits_is_settled_once(stage: Stage) -> None:
    # given a call that rings, asked for twice
    customer = await stage.customer()
    verb = Originate(id=stage.wish(), leg=stage.fresh_leg(), to=ToNumber(CUSTOMER, TRUNK))
    stage.engine.send([verb, verb])
    await customer.is_called()
    # when
    await customer.answers()
    await stage.until(LegAnswered, leg=verb.leg)
    await stage.settle()
    # then
    assert len([heard for heard in stage.log if heard.signal.settles == verb.id]) == 1


async def test_what_was_missed_is_told_after_the_return(stage: Stage) -> None:
    # given a call, and a center that has everything up to here in writing
    leg, customer = await stage.taken_call()
    last = stage.log[-1]
    # when it goes, and meanwhile the caller leaves
    await stage.engine.detach()
    await customer.hangs_up()
    stage.log.clear()
    stage.engine = await stage.relaunch()
    up = await stage.attach(2, last.engine, last.number)
    # then the story goes on where it was left, and ends with the inventory
    missed = [heard.signal for heard in stage.log]
    assert [type(signal) for signal in missed] == [LegEnded, EngineUp]
    assert missed[0].leg == leg
    assert stage.log[0].number == last.number + 1
    assert up.legs == ()


async def test_what_is_acknowledged_is_not_told_again(stage: Stage) -> None:
    # given
    await stage.taken_call()
    last = stage.log[-1]
    # when
    stage.engine.acknowledge(last.number)
    await stage.settle()
    stage.engine = await stage.relaunch()
    stage.log.clear()
    await stage.attach(2)
    # then
    assert stage.log[0].number == last.number + 1


async def test_all_that_was_not_acknowledged_is_told_to_one_who_knows_another_life(stage: Stage) -> None:
    # given
    await stage.taken_call()
    before = [heard.number for heard in stage.log]
    # when
    stage.engine = await stage.relaunch()
    stage.log.clear()
    await stage.attach(2, None, 0)
    # then
    assert [heard.number for heard in stage.log][: len(before)] == before
    assert stage.told(LegAnswered)


async def test_an_older_center_is_fenced_out(stage: Stage) -> None:
    # given a younger center
    stage.engine = await stage.relaunch()
    await stage.attach(7)
    older = await stage.relaunch()
    # when / then
    with pytest.raises(EngineUnavailable, match="ENGINE_FENCED"):
        await older.attach(6, stage.provision, None, 0, lambda _: None)


async def test_the_inventory_names_all_that_lives(stage: Stage) -> None:
    # given
    theirs, _ = await stage.taken_call()
    ours, _ = await stage.talk_to_desk()
    customer = await stage.customer()
    third = stage.fresh_leg()
    stage.ask(Originate, leg=third, to=ToNumber(CUSTOMER, TRUNK))
    await customer.is_called()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=BridgeId("talk"), legs=(theirs, ours)))
    recording = RecordingId("tape")
    wish = stage.ask(StartRecording, recording=recording, left=theirs, right=ours, name="tape.wav")
    await stage.until(VerbDone, settles=wish)
    # when
    stage.engine = await stage.relaunch()
    up = await stage.attach(2)
    # then
    assert set(up.legs) == {
        LegInventory(theirs, True, bridge=BridgeId("talk")),
        LegInventory(ours, True, bridge=BridgeId("talk")),
        LegInventory(third, False),
    }
    assert (up.bridges, up.recordings, up.stations) == ((BridgeId("talk"),), (recording,), (DESK,))


async def test_the_inventory_tells_what_is_done_to_legs(stage: Stage) -> None:
    # given a held customer, a muted agent, and a supervisor who whispers to the agent and hears an echo
    theirs, _ = await stage.taken_call()
    ours, _ = await stage.talk_to_desk()
    third, _ = await stage.talk_to_desk(OTHER_DESK)
    talk = BridgeId("talk")
    stage.ask(CreateBridge, bridge=talk, legs=(theirs, ours))
    stage.ask(AddToBridge, bridge=talk, leg=third, role=Role.WHISPERER, whisper_to=ours)
    stage.ask(Hold, leg=theirs)
    stage.ask(Mute, leg=ours, muted=True)
    await stage.until(VerbDone, settles=stage.ask(Echo, leg=third))
    # when
    stage.engine = await stage.relaunch()
    up = await stage.attach(2)
    # then
    assert set(up.legs) == {
        LegInventory(theirs, True, bridge=talk, held=True),
        LegInventory(ours, True, bridge=talk, muted=True),
        LegInventory(third, True, bridge=talk, role=Role.WHISPERER, whisper_to=ours, echo=True),
    }
    # when all is undone
    stage.ask(RemoveFromBridge, bridge=talk, leg=third)
    stage.ask(Unhold, leg=theirs)
    stage.ask(Mute, leg=ours, muted=False)
    await stage.until(VerbDone, settles=stage.ask(StopEcho, leg=third))
    stage.engine = await stage.relaunch()
    up = await stage.attach(3)
    # then
    assert set(up.legs) == {
        LegInventory(theirs, True, bridge=talk),
        LegInventory(ours, True, bridge=talk),
        LegInventory(third, True),
    }


async def test_the_inventory_tells_what_is_played(stage: Stage) -> None:
    # given a prompt of 600 ms that stands still at 400, and music to a bridge
    leg, _ = await stage.taken_call()
    talk, greeting, tune = BridgeId("talk"), PlayId("greeting"), PlayId("tune")
    stage.ask(CreateBridge, bridge=talk, legs=(leg,))
    stage.ask(Play, play=tune, bridge=talk, source=Music())
    stage.ask(Play, play=greeting, leg=leg, source=Prompt("greeting.wav"))
    stage.ask(PausePlay, play=greeting)
    wish = stage.ask(SeekPlay, play=greeting, position=Milliseconds(400))
    await stage.until(PlayProgress, settles=wish)
    # when
    stage.engine = await stage.relaunch()
    up = await stage.attach(2)
    # then
    first, second = up.plays
    assert (first.play, first.leg, first.bridge, first.paused) == (tune, None, talk, False)
    assert second == PlayInventory(greeting, leg, None, Milliseconds(400), True)


async def test_stations_are_probed(stage: Stage) -> None:
    # given one phone that is there, one that is not
    await stage.desk(DESK)
    await stage.until(StationRegistered, station=DESK)
    # when / then
    wish = stage.ask(ProbeStation, station=DESK)
    assert (await stage.until(StationReachable, station=DESK)).settles == wish
    wish = stage.ask(ProbeStation, station=OTHER_DESK)
    missing = await stage.until(StationUnreachable, station=OTHER_DESK)
    assert (missing.settles, missing.cause) == (wish, "not registered")


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_caller_finds_no_center(stage: Stage) -> None:
    # given
    customer = await stage.customer()
    await stage.engine.detach()
    # when
    await customer.calls(CENTER)
    ended = await _after_return(stage)
    # then the caller is let go after five seconds
    (arrived,) = stage.told(LegIncoming)
    assert (ended.cause, ended.by) == (HangupCause.CONGESTION, By.SYSTEM)
    assert ended.at - arrived.at == 5_000


async def _after_return(stage: Stage) -> LegEnded:
    """What a center that comes back late is told of the end."""
    await stage.pass_time(6_000)
    await stage.attach(2)
    return await stage.until(LegEnded)


@pytest.mark.needs(Ability.SCRIPTED_TIME)
async def test_a_caller_is_still_there_when_the_center_returns(stage: Stage) -> None:
    # given a caller without a center
    customer = await stage.customer()
    await stage.engine.detach()
    await customer.calls(CENTER)
    await stage.pass_time(4_000)
    # when it returns in time
    await stage.attach(2)
    await stage.pass_time(6_000)
    # then the caller waits for its word
    (arrived,) = stage.told(LegIncoming)
    assert stage.told(LegEnded) == []
    assert arrived.called == CENTER
