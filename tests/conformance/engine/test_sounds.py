"""What people hear from us, what they press, and what is kept of it."""

from __future__ import annotations

import pytest
from staging.stage import Stage

from cordboard.vcc.ids import BridgeId, Milliseconds, PlayId, RecordingId
from cordboard.vcc.telephony import (
    CreateBridge,
    DtmfReceived,
    HangUp,
    LegEnded,
    Music,
    PauseRecording,
    Play,
    PlayFinished,
    Prompt,
    RecordingFinished,
    ResumeRecording,
    SendDtmf,
    Silence,
    Source,
    StartRecording,
    StopPlay,
    StopRecording,
    Tone,
    ToneSource,
    VerbDone,
    VerbFailed,
)

GREETING = PlayId("greeting")
TAPE = RecordingId("tape")
TALK = BridgeId("talk")


@pytest.mark.parametrize(
    "source",
    [Prompt("greeting.wav"), ToneSource(Tone.RECORDING_BEEP), Silence(Milliseconds(300))],
    ids=["prompt", "tone", "silence"],
)
async def test_a_play_comes_to_its_end(stage: Stage, source: Source) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    wish = stage.ask(Play, play=GREETING, leg=leg, source=source)
    # then it plays, and ends by itself
    await stage.until(VerbDone, settles=wish)
    assert (await stage.until(PlayFinished, play=GREETING)).complete


async def test_a_loop_ends_when_stopped(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    wish = stage.ask(Play, play=GREETING, leg=leg, source=Prompt("greeting.wav"), loop=True)
    await stage.until(VerbDone, settles=wish)
    await customer.hears_sound()
    # when
    wish = stage.ask(StopPlay, play=GREETING)
    # then
    assert not (await stage.until(PlayFinished, play=GREETING)).complete
    await stage.until(VerbDone, settles=wish)
    await customer.hears_silence()


async def test_a_play_ends_with_its_leg(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Music())
    # when
    stage.ask(HangUp, leg=leg)
    # then the play is told first: nothing follows the end of a leg
    assert not (await stage.until(PlayFinished, play=GREETING)).complete
    await stage.until(LegEnded, leg=leg)
    kinds = [type(heard.signal) for heard in stage.log]
    assert kinds.index(PlayFinished) < kinds.index(LegEnded)


async def test_everyone_in_a_bridge_hears_a_play(stage: Stage) -> None:
    # given
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    # when
    stage.ask(Play, play=GREETING, bridge=TALK, source=Music())
    # then
    await customer.hears_sound()
    await agent.hears_sound()


@pytest.mark.parametrize(
    ("name", "code"),
    [("no-such.wav", "NO_SUCH_PROMPT"), ("../greeting.wav", "BAD_NAME"), ("/etc/passwd", "BAD_NAME")],
)
async def test_a_prompt_that_cannot_be_played(stage: Stage, name: str, code: str) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    wish = stage.ask(Play, play=GREETING, leg=leg, source=Prompt(name))
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == code


async def test_keys_both_ways(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    # when they press, then
    await customer.presses("7")
    assert (await stage.until(DtmfReceived, leg=leg)).digit == "7"
    # when we press, then
    await stage.until(VerbDone, settles=stage.ask(SendDtmf, leg=leg, digits="12#"))
    await customer.is_sent("12#")


@pytest.mark.parametrize("digits", ["", "x", "1" * 65])
async def test_what_is_not_a_key(stage: Stage, digits: str) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    wish = stage.ask(SendDtmf, leg=leg, digits=digits)
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_DIGITS"


async def test_a_recording_and_its_gap(stage: Stage) -> None:
    # given
    theirs, _ = await stage.taken_call()
    ours, _ = await stage.talk_to_desk()
    started = stage.ask(StartRecording, recording=TAPE, left=theirs, right=ours, name="tape.wav")
    await stage.until(VerbDone, settles=started)
    # when it goes on for a while, pauses, and goes on
    await pass_time(stage, theirs, 300)
    await stage.until(VerbDone, settles=stage.ask(PauseRecording, recording=TAPE))
    await pass_time(stage, theirs, 200)
    await stage.until(VerbDone, settles=stage.ask(ResumeRecording, recording=TAPE))
    await pass_time(stage, theirs, 100)
    stop = stage.ask(StopRecording, recording=TAPE)
    # then the file tells the same
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert (finished.name, finished.settles) == ("tape.wav", stop)
    (gap,) = finished.gaps
    assert gap.start >= 200
    assert gap.end - gap.start >= 100
    assert finished.length >= gap.end
    assert len(finished.sha256) == 64


async def pass_time(stage: Stage, leg: object, milliseconds: int) -> None:
    """Let the engine's own clock go on, by a silence that it plays."""
    play = PlayId(f"pause-{stage.wish()}")
    stage.ask(Play, play=play, leg=leg, source=Silence(Milliseconds(milliseconds)))
    await stage.until(PlayFinished, play=play)


async def test_a_recording_ends_with_the_last_of_its_legs(stage: Stage) -> None:
    # given
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    started = stage.ask(StartRecording, recording=TAPE, left=theirs, right=ours, name="tape.wav")
    await stage.until(VerbDone, settles=started)
    # when one leaves, then it goes on
    await customer.hangs_up()
    await stage.until(LegEnded, leg=theirs)
    await stage.settle()
    assert stage.told(RecordingFinished) == []
    # when the other leaves, then it is finished by itself
    await agent.hangs_up()
    assert (await stage.until(RecordingFinished, recording=TAPE)).settles is None
    # and to stop it is as wished
    await stage.until(VerbDone, settles=stage.ask(StopRecording, recording=TAPE))


@pytest.mark.parametrize("name", ["", "../tape.wav", "a/b.wav", ".hidden", "tape\n.wav"])
async def test_a_recording_stays_in_its_folder(stage: Stage, name: str) -> None:
    # given
    theirs, _ = await stage.taken_call()
    ours, _ = await stage.talk_to_desk()
    # when
    wish = stage.ask(StartRecording, recording=TAPE, left=theirs, right=ours, name=name)
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_NAME"
