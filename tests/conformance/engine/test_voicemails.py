"""What is kept of somebody who speaks to nobody: how it begins, how it ends, and how it is heard again."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
import pytest
from staging.stage import Ability, Customer, Stage

from cordboard.media import tones, wav
from cordboard.vcc.ids import LegId, Milliseconds, PlayId, RecordingId
from cordboard.vcc.telephony import (
    DtmfReceived,
    HangUp,
    LegEnded,
    MoveRecording,
    Play,
    PlayFinished,
    PlayStarted,
    Recorded,
    RecordingEnd,
    RecordingFinished,
    RecordLeg,
    Silence,
    StopRecording,
    VerbDone,
    VerbFailed,
)

TAPE = RecordingId("tape")
NAME = "tape.wav"


async def recorded_call(stage: Stage, **limits: Any) -> tuple[LegId, Customer]:
    """A customer who has called, and is recorded."""
    leg, customer = await stage.taken_call()
    wish = stage.ask(RecordLeg, recording=TAPE, leg=leg, name=NAME, **limits)
    await stage.until(VerbDone, settles=wish)
    return leg, customer


async def a_while(stage: Stage, leg: LegId, milliseconds: int = 600) -> None:
    """Let the engine's own clock go on."""
    play = PlayId(f"a while-{stage.wish()}")
    stage.ask(Play, play=play, leg=leg, source=Silence(Milliseconds(milliseconds)))
    await stage.until(PlayFinished, play=play)


async def test_one_voice_is_recorded_until_a_verb_stops_it(stage: Stage) -> None:
    # given
    leg, _ = await recorded_call(stage)
    await a_while(stage, leg)
    # when
    wish = stage.ask(StopRecording, recording=TAPE)
    # then
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert (finished.settles, finished.name, finished.end) == (wish, NAME, RecordingEnd.STOPPED)
    assert finished.length >= 500
    assert 0 < finished.spoken <= finished.length


async def test_a_key_ends_it(stage: Stage) -> None:
    # given
    leg, customer = await recorded_call(stage, keys="#")
    await a_while(stage, leg)
    # when another key is pressed, then it goes on
    await customer.presses("1")
    await stage.until(DtmfReceived, leg=leg, digit="1")
    await stage.settle()
    assert stage.told(RecordingFinished) == []
    # when
    await customer.presses("#")
    # then
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert (finished.settles, finished.end) == (None, RecordingEnd.KEY)


async def test_it_ends_with_who_hangs_up(stage: Stage) -> None:
    # given
    leg, customer = await recorded_call(stage)
    await a_while(stage, leg)
    # when
    await customer.hangs_up()
    # then the end of the leg is told first
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert (finished.end, finished.spoken > 0) == (RecordingEnd.STOPPED, True)
    kinds = [type(heard.signal) for heard in stage.log]
    assert kinds.index(LegEnded) < kinds.index(RecordingFinished)


async def test_it_ends_when_nothing_is_said_any_more(stage: Stage) -> None:
    # given somebody who has spoken
    leg, customer = await recorded_call(stage, silence=Milliseconds(400))
    await a_while(stage, leg)
    assert stage.told(RecordingFinished) == []
    # when
    await customer.falls_silent()
    # then
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert finished.end is RecordingEnd.SILENCE
    assert finished.length - finished.spoken >= 400
    assert finished.spoken > 0


async def test_who_says_nothing_has_said_nothing(stage: Stage) -> None:
    # given somebody who is silent
    leg, customer = await stage.taken_call()
    await customer.falls_silent()
    await a_while(stage, leg)
    # when
    stage.ask(RecordLeg, recording=TAPE, leg=leg, name=NAME, silence=Milliseconds(300))
    # then
    finished = await stage.until(RecordingFinished, recording=TAPE)
    assert (finished.end, finished.spoken) == (RecordingEnd.SILENCE, 0)


async def test_it_ends_when_it_is_long_enough(stage: Stage) -> None:
    # given
    await recorded_call(stage, longest=Milliseconds(500))
    # when nobody does anything
    finished = await stage.until(RecordingFinished, recording=TAPE)
    # then
    assert finished.end is RecordingEnd.LONGEST
    assert 300 <= finished.length <= 700
    # and stopping it is nothing new
    wish = stage.ask(StopRecording, recording=TAPE)
    await stage.until(VerbDone, settles=wish)


async def test_a_key_after_the_end_ends_nothing(stage: Stage) -> None:
    # given
    leg, customer = await recorded_call(stage)
    await a_while(stage, leg)
    stage.ask(StopRecording, recording=TAPE)
    await stage.until(RecordingFinished, recording=TAPE)
    # when
    await customer.presses("#")
    await stage.until(DtmfReceived, leg=leg)
    stage.ask(HangUp, leg=leg)
    await stage.until(LegEnded, leg=leg)
    # then
    assert len(stage.told(RecordingFinished)) == 1


async def test_a_voicemail_is_played_to_somebody_else(stage: Stage) -> None:
    # given a voicemail
    leg, _ = await recorded_call(stage)
    await a_while(stage, leg)
    stage.ask(StopRecording, recording=TAPE)
    finished = await stage.until(RecordingFinished, recording=TAPE)
    ours, agent = await stage.talk_to_desk()
    # when
    play = PlayId("voicemail")
    stage.ask(Play, play=play, leg=ours, source=Recorded(NAME))
    # then it is as long as it was
    started = await stage.until(PlayStarted, play=play)
    assert started.length == finished.length
    await agent.hears_sound()
    assert (await stage.until(PlayFinished, play=play)).complete


async def test_a_voicemail_that_is_not_there_is_not_played(stage: Stage) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    wish = stage.ask(Play, play=PlayId("voicemail"), leg=leg, source=Recorded("gone.wav"))
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == "NO_SUCH_PROMPT"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "../passwords.json"}, "BAD_NAME"),
        ({"silence": Milliseconds(-1)}, "BAD_DURATION"),
        ({"longest": Milliseconds(-1)}, "BAD_DURATION"),
        ({"leg": LegId("nobody")}, "NO_SUCH_LEG"),
    ],
    ids=["folder", "silence", "longest", "leg"],
)
async def test_what_makes_no_sense_is_not_recorded(stage: Stage, wrong: dict[str, Any], code: str) -> None:
    # given
    leg, _ = await stage.taken_call()
    # when
    wish = stage.ask(RecordLeg, **{"recording": TAPE, "leg": leg, "name": NAME, **wrong})
    # then
    assert (await stage.until(VerbFailed, settles=wish)).code == code


async def test_a_recording_of_one_leg_stays_what_it_is(stage: Stage) -> None:
    # given
    leg, _ = await recorded_call(stage)
    # when it is begun again, or sent elsewhere
    again = stage.ask(RecordLeg, recording=TAPE, leg=leg, name="other.wav")
    moved = stage.ask(MoveRecording, recording=TAPE, bridge="talk", right=leg)
    # then
    assert (await stage.until(VerbFailed, settles=again)).code == "RECORDING_EXISTS"
    assert (await stage.until(VerbFailed, settles=moved)).code == "WRONG_STATE"


@pytest.mark.needs(Ability.AUDIO, Ability.FILES)
async def test_the_file_holds_one_voice(stage: Stage) -> None:
    # given
    leg, customer = await recorded_call(stage)
    await a_while(stage, leg, 1000)
    # when
    stage.ask(StopRecording, recording=TAPE)
    finished = await stage.until(RecordingFinished, recording=TAPE)
    # then
    data = stage.voicemail(NAME)
    voice = wav.read(data)
    assert voice.ndim == 1
    assert hashlib.sha256(data).hexdigest() == finished.sha256
    assert finished.length == len(voice) // 8 >= 900
    assert tones.tone_level(np.ascontiguousarray(voice[len(voice) // 2 :]), customer.note) > -35.0
