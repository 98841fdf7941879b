"""What people hear from us, what they press, and what is kept of it."""

from __future__ import annotations

import pytest
from staging.stage import OTHER_DESK, Stage

from cordboard.vcc.ids import BridgeId, LegId, Milliseconds, PlayId, RecordingId
from cordboard.vcc.telephony import (
    AddToBridge,
    CreateBridge,
    DestroyBridge,
    DtmfReceived,
    HangUp,
    Hold,
    LegEnded,
    MoveRecording,
    Music,
    Mute,
    PausePlay,
    PauseRecording,
    Play,
    PlayFinished,
    PlayProgress,
    PlayStarted,
    Prompt,
    RecordingFinished,
    ResumePlay,
    ResumeRecording,
    Role,
    SeekPlay,
    SendDtmf,
    SetPlayVolume,
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


async def test_a_play_is_heard_by_one_leg_of_a_bridge_alone(stage: Stage) -> None:
    # given two who are quiet for each other
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    await stage.until(VerbDone, settles=stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours)))
    for leg in (theirs, ours):
        await stage.until(VerbDone, settles=stage.ask(Mute, leg=leg, muted=True))
    await agent.hears_silence()
    # when
    stage.ask(Play, play=GREETING, leg=theirs, source=Music())
    # then
    await customer.hears_sound()
    await agent.hears_silence()


@pytest.mark.parametrize(
    ("source", "length"),
    [
        (Prompt("greeting.wav"), Milliseconds(600)),
        (Silence(Milliseconds(300)), Milliseconds(300)),
        (ToneSource(Tone.RECORDING_BEEP), Milliseconds(200)),
        (ToneSource(Tone.CONGESTION), None),
        (Music(), None),
    ],
    ids=["prompt", "silence", "beep", "tone", "music"],
)
async def test_the_start_tells_the_length(stage: Stage, source: Source, length: Milliseconds | None) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    stage.ask(Play, play=GREETING, leg=leg, source=source)
    # then
    started = await stage.until(PlayStarted, play=GREETING)
    assert (started.length, started.settles) == (length, None)


async def test_a_play_that_waits_starts_in_its_turn(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    first, second = PlayId("first"), PlayId("second")
    # when
    stage.ask(Play, play=first, leg=leg, source=Prompt("greeting.wav"))
    stage.ask(Play, play=second, leg=leg, source=Prompt("greeting.wav"))
    await stage.until(PlayFinished, play=second)
    # then
    told = [heard.signal for heard in stage.log if isinstance(heard.signal, PlayStarted | PlayFinished)]
    assert [(type(each), each.play) for each in told] == [
        (PlayStarted, first),
        (PlayFinished, first),
        (PlayStarted, second),
        (PlayFinished, second),
    ]


async def test_what_waits_behind_a_play_ends_unheard_with_the_leg(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    first, second = PlayId("first"), PlayId("second")
    stage.ask(Play, play=first, leg=leg, source=Music())
    stage.ask(Play, play=second, leg=leg, source=Music())
    # when
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)
    # then
    assert [each.play for each in stage.told(PlayStarted)] == [first]
    assert {each.play for each in stage.told(PlayFinished)} == {first, second}


async def test_a_play_is_paused_and_goes_on(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Prompt("greeting.wav"), loop=True)
    await customer.hears_sound()
    # when
    wish = stage.ask(PausePlay, play=GREETING)
    # then
    paused = await stage.until(PlayProgress, settles=wish)
    assert paused.paused
    await customer.hears_silence()
    # when it is paused again, then it has not moved by more than its last breath
    again = await stage.until(PlayProgress, settles=stage.ask(PausePlay, play=GREETING))
    assert (again.position - paused.position) % 600 <= 20
    # when
    wish = stage.ask(ResumePlay, play=GREETING)
    # then
    assert not (await stage.until(PlayProgress, settles=wish)).paused
    await customer.hears_sound()


async def test_a_pause_makes_a_play_longer(stage: Stage) -> None:
    # given a prompt that is paused at once
    leg, _ = await stage.taken_call()
    other, _ = await stage.talk_to_desk()
    stage.ask(Play, play=GREETING, leg=leg, source=Prompt("greeting.wav"))
    started = await stage.until(PlayStarted, play=GREETING)
    await stage.until(PlayProgress, settles=stage.ask(PausePlay, play=GREETING))
    # when a second goes by
    await pass_time(stage, other, 1000)
    stage.ask(ResumePlay, play=GREETING)
    # then it is heard whole all the same
    finished = await stage.until(PlayFinished, play=GREETING)
    assert finished.complete
    assert finished.at - started.at >= 1000 + 600 - 100


async def test_a_play_goes_on_somewhere_else(stage: Stage) -> None:
    # given a prompt of 600 ms that stands still
    leg, _ = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Prompt("greeting.wav"))
    await stage.until(PlayProgress, settles=stage.ask(PausePlay, play=GREETING))
    # when
    wish = stage.ask(SeekPlay, play=GREETING, position=Milliseconds(400))
    # then
    moved = await stage.until(PlayProgress, settles=wish)
    assert (moved.position, moved.paused) == (400, True)
    # when it goes on, then it comes to its end
    stage.ask(ResumePlay, play=GREETING)
    assert (await stage.until(PlayFinished, play=GREETING)).complete


async def test_behind_its_end_a_play_is_over(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Prompt("greeting.wav"))
    # when
    wish = stage.ask(SeekPlay, play=GREETING, position=Milliseconds(60_000))
    # then
    await stage.until(PlayProgress, settles=wish)
    assert (await stage.until(PlayFinished, play=GREETING)).complete


async def test_a_play_is_turned_off_and_up(stage: Stage) -> None:
    # given
    leg, customer = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Music(), volume=0)
    await stage.until(PlayStarted, play=GREETING)
    await customer.hears_silence()
    # when
    await stage.until(VerbDone, settles=stage.ask(SetPlayVolume, play=GREETING, volume=100))
    # then
    await customer.hears_sound()
    # when
    await stage.until(VerbDone, settles=stage.ask(SetPlayVolume, play=GREETING, volume=0))
    # then
    await customer.hears_silence()


async def test_a_play_that_is_over_cannot_be_changed(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Silence(Milliseconds(100)))
    await stage.until(PlayFinished, play=GREETING)
    # when / then
    for verb, fields in (
        (PausePlay, {}),
        (ResumePlay, {}),
        (SeekPlay, {"position": Milliseconds(0)}),
        (SetPlayVolume, {"volume": 50}),
    ):
        wish = stage.ask(verb, play=GREETING, **fields)
        assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_PLAY"


async def test_a_name_may_be_played_again_once_it_is_over(stage: Stage) -> None:
    # given a play that has ended
    leg, _ = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Silence(Milliseconds(100)))
    await stage.until(PlayFinished, play=GREETING)
    # when
    wish = stage.ask(Play, play=GREETING, leg=leg, source=Silence(Milliseconds(100)))
    # then, and not while it goes on
    await stage.until(VerbDone, settles=wish)
    wish = stage.ask(Play, play=GREETING, leg=leg, source=Silence(Milliseconds(100)))
    assert (await stage.until(VerbFailed, settles=wish)).code == "PLAY_EXISTS"
    assert (await stage.until(PlayFinished, play=GREETING)).complete


@pytest.mark.parametrize("volume", [-1, 101])
async def test_what_is_no_volume(stage: Stage, volume: int) -> None:
    # given
    leg, _ = await stage.taken_call()
    stage.ask(Play, play=GREETING, leg=leg, source=Music())
    # when / then
    wish = stage.ask(SetPlayVolume, play=GREETING, volume=volume)
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_VOLUME"
    wish = stage.ask(Play, play=PlayId("other"), leg=leg, source=Music(), volume=volume)
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_VOLUME"
    # and what is no position
    wish = stage.ask(SeekPlay, play=GREETING, position=Milliseconds(-1))
    assert (await stage.until(VerbFailed, settles=wish)).code == "BAD_POSITION"


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


async def test_keys_are_told_whatever_is_done_to_a_leg(stage: Stage) -> None:
    # given three in a bridge
    theirs, customer = await stage.taken_call()
    ours, agent = await stage.talk_to_desk()
    third, supervisor = await stage.talk_to_desk(OTHER_DESK)
    stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours, third))
    # when one is on hold, one is muted, one only listens, and something is played to all
    stage.ask(Hold, leg=theirs)
    stage.ask(Mute, leg=ours, muted=True)
    stage.ask(AddToBridge, bridge=TALK, leg=third, role=Role.LISTENER)
    wish = stage.ask(Play, play=GREETING, bridge=TALK, source=Music())
    await stage.until(VerbDone, settles=wish)
    # then each key is told once, of its own leg, by audio or by message
    for leg, person, digit in ((theirs, customer, "1"), (ours, agent, "2"), (third, supervisor, "3")):
        await person.presses(digit)
        assert (await stage.until(DtmfReceived)).leg == leg
        await person.presses_by_message("#")
        assert (await stage.until(DtmfReceived)).leg == leg
    await stage.settle()
    assert [(each.leg, each.digit) for each in stage.told(DtmfReceived)] == [
        (theirs, "1"),
        (theirs, "#"),
        (ours, "2"),
        (ours, "#"),
        (third, "3"),
        (third, "#"),
    ]


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


async def recorded_bridge(stage: Stage) -> tuple[LegId, LegId]:
    """Customer and agent in a bridge that is recorded."""
    theirs, _ = await stage.taken_call()
    ours, _ = await stage.talk_to_desk()
    stage.ask(CreateBridge, bridge=TALK, legs=(theirs, ours))
    wish = stage.ask(StartRecording, recording=TAPE, bridge=TALK, right=ours, name="tape.wav")
    await stage.until(VerbDone, settles=wish)
    return theirs, ours


async def test_a_recording_of_a_bridge_survives_those_in_it(stage: Stage) -> None:
    # given
    theirs, ours = await recorded_bridge(stage)
    third, _ = await stage.talk_to_desk(OTHER_DESK)
    # when a third comes, the agent hangs up, and the third is the agent now
    stage.ask(AddToBridge, bridge=TALK, leg=third)
    stage.ask(HangUp, leg=ours)
    wish = stage.ask(MoveRecording, recording=TAPE, bridge=TALK, right=third)
    await stage.until(VerbDone, settles=wish)
    # then it goes on
    assert stage.told(RecordingFinished) == []
    # when all have gone, then it is finished by itself
    stage.ask(HangUp, leg=theirs)
    await stage.until(LegEnded, leg=theirs)
    await stage.settle()
    assert stage.told(RecordingFinished) == []
    stage.ask(HangUp, leg=third)
    assert (await stage.until(RecordingFinished, recording=TAPE)).settles is None


async def test_a_recording_ends_with_its_bridge(stage: Stage) -> None:
    # given
    await recorded_bridge(stage)
    # when
    stage.ask(DestroyBridge, bridge=TALK)
    # then
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert (finished.settles, finished.name) == (None, "tape.wav")
    assert stage.told(LegEnded) == []


async def test_a_recording_moves_to_another_bridge(stage: Stage) -> None:
    # given
    theirs, ours = await recorded_bridge(stage)
    other = BridgeId("other")
    stage.ask(CreateBridge, bridge=other, legs=(theirs, ours))
    # when it follows, and the old bridge ends
    await stage.until(VerbDone, settles=stage.ask(MoveRecording, recording=TAPE, bridge=other, right=ours))
    await stage.until(VerbDone, settles=stage.ask(DestroyBridge, bridge=TALK))
    # then it goes on until it is stopped
    assert stage.told(RecordingFinished) == []
    stop = stage.ask(StopRecording, recording=TAPE)
    assert (await stage.until(RecordingFinished, recording=TAPE)).settles == stop
    # and then it cannot move any more
    wish = stage.ask(MoveRecording, recording=TAPE, bridge=other, right=ours)
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_RECORDING"


async def test_what_cannot_be_recorded(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    stage.ask(CreateBridge, bridge=TALK, legs=(leg,))
    nowhere, gone = BridgeId("nowhere"), LegId("gone")
    # when / then
    for left, bridge, right, code in (
        (None, None, leg, "NO_TARGET"),
        (leg, TALK, leg, "NO_TARGET"),
        (None, nowhere, leg, "NO_SUCH_BRIDGE"),
        (None, TALK, gone, "NO_SUCH_LEG"),
        (gone, None, leg, "NO_SUCH_LEG"),
    ):
        wish = stage.ask(StartRecording, recording=TAPE, left=left, bridge=bridge, right=right, name="t.wav")
        assert (await stage.until(VerbFailed, settles=wish)).code == code
    # and nothing has begun
    wish = stage.ask(StartRecording, recording=TAPE, bridge=TALK, right=leg, name="t.wav")
    await stage.until(VerbDone, settles=wish)
    for bridge, right, code in ((nowhere, leg, "NO_SUCH_BRIDGE"), (TALK, gone, "NO_SUCH_LEG")):
        wish = stage.ask(MoveRecording, recording=TAPE, bridge=bridge, right=right)
        assert (await stage.until(VerbFailed, settles=wish)).code == code
