"""Sound, measured: who is on which side of a recording, and who goes on talking without a center."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from staging.stage import OTHER_DESK, Ability, Stage

from cordboard.media import tones, wav
from cordboard.media.samples import Samples
from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, PlayId, RecordingId
from cordboard.vcc.telephony import (
    CreateBridge,
    Hold,
    MoveRecording,
    Play,
    PlayFinished,
    RecordingFinished,
    RemoveFromBridge,
    Silence,
    StartRecording,
    StopRecording,
    VerbDone,
)

pytestmark = pytest.mark.needs(Ability.AUDIO, Ability.FILES)

CLEAR, ABSENT = -35.0, -50.0
TAPE = RecordingId("tape")


def heard(side: Samples, note: float) -> float:
    """How loud a note is in the second half of a side, when everything has settled."""
    return tones.tone_level(np.ascontiguousarray(side[len(side) // 2 :]), note)


async def test_a_recording_has_the_customer_left_and_the_agent_right(stage: Stage) -> None:
    # given two who talk, and a recording
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    stage.ask(CreateBridge, bridge=BridgeId("talk"), legs=(theirs, ours))
    await customer.hears(agent)
    await agent.hears(customer)
    wish = stage.ask(StartRecording, recording=TAPE, left=theirs, right=ours, name="tape.wav")
    await stage.until(VerbDone, settles=wish)
    # when it has gone on for a second
    stage.ask(Play, play=PlayId("a second"), leg=theirs, source=Silence(Milliseconds(1000)))
    await stage.until(PlayFinished)
    stage.ask(StopRecording, recording=TAPE)
    finished = await stage.until(RecordingFinished)
    # then each is on their side, and only there
    data = stage.recording("tape.wav")
    left, right = wav.read(data).T
    assert heard(left, customer.note) > CLEAR
    assert heard(right, agent.note) > CLEAR
    assert heard(left, agent.note) < ABSENT
    assert heard(right, customer.note) < ABSENT
    # and the file is what was told
    assert hashlib.sha256(data).hexdigest() == finished.sha256
    assert finished.length == len(left) // 8 >= 900


async def a_second(stage: Stage, leg: LegId) -> None:
    """Let the engine's own clock go on for a second."""
    play = PlayId(f"a second-{stage.wish()}")
    stage.ask(Play, play=play, leg=leg, source=Silence(Milliseconds(1000)))
    await stage.until(PlayFinished, play=play)


async def test_a_recorded_bridge_follows_who_comes_and_goes(stage: Stage) -> None:
    # given a conference of three that is recorded
    talk = BridgeId("talk")
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    third, colleague = await stage.talk_to_desk(OTHER_DESK)
    stage.ask(CreateBridge, bridge=talk, legs=(theirs, ours, third))
    for one, other in ((customer, agent), (agent, customer), (customer, colleague)):
        await one.hears(other)
    wish = stage.ask(StartRecording, recording=TAPE, bridge=talk, right=ours, name="tape.wav")
    await stage.until(VerbDone, settles=wish)
    await a_second(stage, ours)
    # when the agent leaves the customer to the colleague
    stage.ask(RemoveFromBridge, bridge=talk, leg=ours)
    wish = stage.ask(MoveRecording, recording=TAPE, bridge=talk, right=third)
    await stage.until(VerbDone, settles=wish)
    await a_second(stage, ours)
    await a_second(stage, ours)
    stage.ask(StopRecording, recording=TAPE)
    await stage.until(RecordingFinished)
    # then first both others are left of the agent
    left, right = np.ascontiguousarray(wav.read(stage.recording("tape.wav")).T)
    first, last = slice(2400, 6400), slice(-6400, -800)
    for note, before, after in (
        (customer.note, (True, False), (True, False)),
        (agent.note, (False, True), (False, False)),
        (colleague.note, (True, False), (False, True)),
    ):
        assert tuple(tones.tone_level(side[first], note) > CLEAR for side in (left, right)) == before
        assert tuple(tones.tone_level(side[last], note) > CLEAR for side in (left, right)) == after


async def test_people_go_on_talking_without_a_center(stage: Stage) -> None:
    # given two who talk
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=BridgeId("talk"), legs=(theirs, ours)))
    # when the center goes
    await stage.engine.detach()
    # then they hear each other
    await customer.hears(agent)
    await agent.hears(customer)


async def test_who_was_on_hold_stays_on_hold_without_a_center(stage: Stage) -> None:
    # given one on hold
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    stage.ask(CreateBridge, bridge=BridgeId("talk"), legs=(theirs, ours))
    await stage.until(VerbDone, settles=stage.ask(Hold, leg=theirs))
    # when the center goes
    await stage.engine.detach()
    # then
    await customer.hears_sound()
    await customer.hears_not(agent)
