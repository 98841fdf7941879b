"""Recordings: channel by channel, pauses, hold, legs that come and go, broken disks and killed processes."""

import errno
import hashlib
import io
import os
import subprocess
import sys
import time
import wave

import numpy as np
import pytest

from cordboard.media import tones, wav
from cordboard.media.speech import Voice, speech, voice_level
from cordboard.telephony.embedded.plane import (
    BridgeUnknownError,
    Gap,
    LegUnknownError,
    RecordingEnd,
    RecordingFinished,
    RecordingSilent,
    RecordingUnknownError,
    Side,
    Source,
)

LOW, HIGH, THIRD = 400, 1600, 2400
CLEAR, ABSENT = -16.0, -45.0


@pytest.fixture
def path(tmp_path):
    return tmp_path / "recordings" / "call.wav"


def talking(room):
    """A customer and an agent in a bridge, both speaking."""
    room.leg("customer", says=tones.sine(LOW, 1000))
    room.leg("agent", says=tones.sine(HIGH, 1000))
    room.plane.bridge("talk", ["customer", "agent"])
    room.run(100)


def finished(room):
    """Close the room and return the one recording that is done."""
    room.close()
    (done,) = room.told(RecordingFinished)
    return done


def channel(path, side, start_ms=0, end_ms=None):
    sound = wav.read(path.read_bytes())[start_ms * 8 :, side.value]
    return sound if end_ms is None else sound[: (end_ms - start_ms) * 8]


def test_customer_left_agent_right(any_room, path):
    # given
    talking(any_room)

    # when
    any_room.plane.start_recording("r", "customer", "agent", path)
    any_room.plane.start_recording("r", "customer", "agent", path)
    any_room.run(2500)
    any_room.plane.stop_recording("r")
    any_room.plane.stop_recording("r")
    done = finished(any_room)

    # then
    left, right = channel(path, Side.LEFT), channel(path, Side.RIGHT)
    assert tones.tone_level(left, LOW) > CLEAR
    assert tones.tone_level(left, HIGH) < ABSENT
    assert tones.tone_level(right, HIGH) > CLEAR
    assert tones.tone_level(right, LOW) < ABSENT
    assert done.cause is RecordingEnd.COMPLETED
    assert (done.recording_id, done.path, done.gaps, done.fault) == ("r", path, (), "")
    assert done.samples == len(left) == 2500 * 8
    assert done.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    with wave.open(str(path)) as opened:
        assert opened.getparams()[:4] == (2, 2, 8000, 20000)


def test_voices_are_recognised_in_their_channels(room, path):
    # given
    room.leg("customer", says=speech(Voice.LOW, 4000, 1))
    room.leg("agent", says=speech(Voice.HIGH, 4000, 2))
    room.plane.bridge("talk", ["customer", "agent"])

    # when
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(4000)
    room.plane.stop_recording("r")
    finished(room)

    # then
    assert voice_level(channel(path, Side.LEFT), Voice.LOW) > -25
    assert voice_level(channel(path, Side.LEFT), Voice.HIGH) < -55
    assert voice_level(channel(path, Side.RIGHT), Voice.HIGH) > -25
    assert voice_level(channel(path, Side.RIGHT), Voice.LOW) < -55


def test_both_sides_are_aligned_to_the_sample(room, path):
    # given: two phones that say the same thing at the same time
    click = np.zeros(8000, np.int16)
    click[1234] = 20000
    room.leg("customer", says=click)
    room.leg("agent", says=click)
    room.plane.bridge("talk", ["customer", "agent"])

    # when
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(3000)
    room.plane.stop_recording("r")
    finished(room)

    # then
    left, right = (np.nonzero(channel(path, side) > 10000)[0] for side in Side)
    assert left.tolist() == right.tolist()
    assert np.diff(left).tolist() == [8000] * (len(left) - 1)
    assert len(left) >= 2


def test_a_pause_is_silence_with_a_gap(room, path):
    # given
    talking(room)
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(1000)

    # when
    room.plane.pause_recording("r")
    room.run(500)
    room.plane.resume_recording("r")
    room.run(1000)
    room.plane.stop_recording("r")
    done = finished(room)

    # then
    assert done.gaps == (Gap(8000, 4000),)
    assert done.samples == 20000
    for side in Side:
        assert tones.level(channel(path, side, 1000, 1500)) == tones.QUIETEST
        assert tones.level(channel(path, side, 1500)) > CLEAR
        assert tones.level(channel(path, side, 0, 1000)) > CLEAR


def test_what_the_other_cannot_hear_is_not_recorded(room, path):
    # given
    talking(room)
    room.plane.start_recording("r", "customer", "agent", path)

    # when
    room.run(1000)
    room.plane.hold("customer", music=True)
    room.run(1000)
    room.plane.unhold("customer")
    room.plane.mute("agent", True)
    room.run(1000)
    room.plane.stop_recording("r")
    finished(room)

    # then: on hold neither side, and no music either; muted the agent only
    for side in Side:
        assert tones.level(channel(path, side, 1040, 1960)) == tones.QUIETEST
    assert tones.tone_level(channel(path, Side.LEFT, 2060), LOW) > CLEAR
    assert tones.level(channel(path, Side.RIGHT, 2060)) == tones.QUIETEST


def test_another_agent_takes_over_in_one_recording(room, path):
    # given
    talking(room)
    room.leg("second", says=tones.sine(THIRD, 1000))
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(1000)

    # when
    room.plane.close_leg("agent")
    room.run(500)
    room.plane.add_to_bridge("talk", "second")
    room.plane.set_recording_leg("r", Side.RIGHT, "second")
    room.run(1000)
    room.plane.set_recording_leg("r", Side.RIGHT, None)
    room.run(500)
    room.plane.stop_recording("r")
    done = finished(room)

    # then
    assert done.samples == 3000 * 8
    assert tones.tone_level(channel(path, Side.RIGHT, 0, 980), HIGH) > CLEAR
    assert tones.level(channel(path, Side.RIGHT, 1040, 1480)) == tones.QUIETEST
    assert tones.tone_level(channel(path, Side.RIGHT, 1540, 2480), THIRD) > CLEAR
    assert tones.level(channel(path, Side.RIGHT, 2540)) == tones.QUIETEST
    assert tones.tone_level(channel(path, Side.LEFT), LOW) > CLEAR


def test_one_side_alone_can_be_recorded(room, path):
    room.leg("caller", says=tones.sine(LOW, 1000))
    room.plane.start_recording("voicemail", "caller", None, path)
    room.run(1000)
    room.plane.stop_recording("voicemail")
    finished(room)
    assert tones.tone_level(channel(path, Side.LEFT), LOW) > CLEAR
    assert tones.level(channel(path, Side.RIGHT)) == tones.QUIETEST


def test_the_clock_of_the_file_goes_on_over_skipped_turns(room, path):
    # given
    talking(room)
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(1000)

    # when: the machine stands still for half a second
    room.tick(0.5)
    room.run(1000)
    room.plane.stop_recording("r")
    done = finished(room)

    # then
    assert done.samples / 8 == pytest.approx(2500, abs=20)


def test_closing_the_plane_finishes_what_runs(room, path):
    talking(room)
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(500)
    done = finished(room)
    assert done.samples == 4000
    assert len(channel(path, Side.LEFT)) == 4000


def test_an_existing_file_is_never_written_over(room, path):
    # given
    path.parent.mkdir()
    path.write_bytes(b"evidence")
    talking(room)

    # when
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(500)
    room.plane.stop_recording("r")
    done = finished(room)

    # then
    assert done.cause is RecordingEnd.FAILED
    assert "exists" in done.fault
    assert done.sha256 == ""
    assert path.read_bytes() == b"evidence"


def test_a_full_disk_ends_the_recording_and_not_the_call(room, path, monkeypatch):
    # given
    talking(room)
    room.plane.start_recording("r", "customer", "agent", path)

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    # when
    monkeypatch.setattr(os, "pwrite", full)
    room.run(2500)
    room.plane.stop_recording("r")
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(100)
    done = finished(room)

    # then
    assert done.cause is RecordingEnd.FAILED
    assert "No space left" in done.fault
    assert room.plane.counters("customer").packets_out >= 130


def test_a_folder_that_is_a_file_is_a_fault(room, path):
    path.parent.write_bytes(b"")
    talking(room)
    room.plane.start_recording("r", "customer", None, path)
    room.plane.stop_recording("r")
    assert finished(room).cause is RecordingEnd.FAILED


def test_a_recording_begins_before_its_legs_meet(room, path):
    # given: two legs that are served at different times
    click = np.zeros(8000, np.int16)
    click[1234] = 20000
    room.leg("customer", says=click)
    room.leg("agent", says=click)
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(1500)

    # when
    room.plane.bridge("talk", [])
    room.plane.add_to_bridge("talk", "customer")
    room.plane.add_to_bridge("talk", "agent")
    room.run(2000)
    room.plane.stop_recording("r")
    done = finished(room)

    # then: from then on both sides are aligned
    left, right = (np.nonzero(channel(path, side) > 10000)[0] for side in Side)
    assert left[-1] == right[-1]
    assert len(left) == len(right) == 4
    assert abs(done.samples - 3500 * 8) <= 160


def test_an_unknown_recording_is_refused(room, path):
    plane = room.plane
    for verb in (plane.pause_recording, plane.resume_recording, plane.stop_recording):
        with pytest.raises(RecordingUnknownError):
            verb("r")
    with pytest.raises(RecordingUnknownError):
        plane.set_recording_leg("r", Side.LEFT, None)


RECORD_FOR_EVER = """
import pathlib, sys, time
from cordboard.telephony.embedded.plane import MediaPlane, PlaneSettings, Source
now = 0.0
plane = MediaPlane(PlaneSettings(), now)
plane.connect_leg("customer", plane.open_leg("customer"), "PCMU", None)  # its far end is itself
plane.play("tone", "customer", Source.tone(500, loop=True))
plane.start_recording("r", "customer", None, pathlib.Path(sys.argv[1]))
while True:
    now += 0.005
    plane.tick(now)
    time.sleep(0.0002)
"""


def test_a_killed_process_leaves_a_readable_file(path):
    # given
    process = subprocess.Popen([sys.executable, "-c", RECORD_FOR_EVER, str(path)])
    deadline = time.monotonic() + 60
    while (not path.exists() or path.stat().st_size < 3 * 32000) and time.monotonic() < deadline:
        time.sleep(0.02)

    # when
    process.kill()
    process.wait()

    # then
    with wave.open(io.BytesIO(path.read_bytes())) as opened:
        assert opened.getnframes() >= 16000
    assert tones.tone_level(channel(path, Side.LEFT, 500), 500) > CLEAR


def test_one_leg_alone_is_kept_in_one_channel(any_room, path):
    # given
    talking(any_room)

    # when
    any_room.plane.record_leg("r", "customer", path, 0)
    any_room.plane.record_leg("r", "customer", path, 0)
    any_room.run(1500)
    any_room.plane.stop_recording("r")
    done = finished(any_room)

    # then
    voice = wav.read(path.read_bytes())
    assert voice.shape == (1500 * 8,)
    assert tones.tone_level(voice, LOW) > CLEAR
    assert tones.tone_level(voice, HIGH) < ABSENT
    assert (done.samples, done.spoken_ms) == (1500 * 8, 1500)


def test_who_says_nothing_any_more_is_told_of_once(any_room, path):
    # given somebody who speaks
    customer = any_room.leg("customer", says=tones.sine(LOW, 1000))
    any_room.run(100)
    any_room.plane.record_leg("r", "customer", path, 500)
    any_room.run(1000)
    assert any_room.told(RecordingSilent) == []

    # when
    customer.words = None
    any_room.run(2000)

    # then
    assert [each.recording_id for each in any_room.told(RecordingSilent)] == ["r"]
    any_room.plane.stop_recording("r")
    assert 1000 <= finished(any_room).spoken_ms <= 1200  # the last sound is stretched a little


def in_conference(room, path):
    """Customer and agent talk, a third is alone with their note; the bridge is recorded."""
    talking(room)
    room.leg("third", says=tones.sine(THIRD, 1000))
    room.plane.record_bridge("r", "talk", "agent", path)
    room.run(60)


def notes(path, side, start_ms, end_ms):
    """Which notes are clear in a stretch of a side; none of the others is there at all."""
    sound = np.ascontiguousarray(channel(path, side, start_ms, end_ms))
    levels = {note: tones.tone_level(sound, note) for note in (LOW, HIGH, THIRD)}
    clear = {note for note, level in levels.items() if level > CLEAR}
    assert {note for note, level in levels.items() if level > ABSENT} == clear
    return clear


def test_a_bridge_is_recorded_with_all_others_left(any_room, path):
    # given: customer and agent for half a second, then a third as well, then without the customer
    in_conference(any_room, path)
    any_room.run(500)
    any_room.plane.add_to_bridge("talk", "third")
    any_room.run(500)
    any_room.plane.remove_from_bridge("talk", "customer")
    any_room.run(500)

    # when
    any_room.plane.stop_recording("r")
    done = finished(any_room)

    # then
    assert [notes(path, Side.LEFT, at, at + 300) for at in (150, 650, 1150)] == [{LOW}, {LOW, THIRD}, {THIRD}]
    assert [notes(path, Side.RIGHT, at, at + 300) for at in (150, 650, 1150)] == [{HIGH}, {HIGH}, {HIGH}]
    assert done.samples == 8 * (500 * 3 + 60)


def test_a_recording_goes_on_with_another_agent_in_another_bridge(any_room, path):
    # given
    in_conference(any_room, path)
    any_room.run(500)

    # when: a warm transfer to a third, who takes the customer along
    any_room.plane.bridge("other", ["third"])
    any_room.plane.remove_from_bridge("talk", "customer")
    any_room.plane.add_to_bridge("other", "customer")
    any_room.plane.move_recording("r", "other", "third")
    any_room.plane.destroy_bridge("talk")
    any_room.plane.close_leg("agent")
    any_room.run(500)
    any_room.plane.stop_recording("r")
    done = finished(any_room)

    # then
    assert [notes(path, Side.LEFT, at, at + 300) for at in (150, 650)] == [{LOW}, {LOW}]
    assert [notes(path, Side.RIGHT, at, at + 300) for at in (150, 650)] == [{HIGH}, {THIRD}]
    assert done.samples == pytest.approx(8 * (500 * 2 + 60), abs=160)


def test_a_recording_of_two_legs_becomes_one_of_a_bridge(room, path):
    # given
    talking(room)
    room.leg("third", says=tones.sine(THIRD, 1000))
    room.plane.add_to_bridge("talk", "third")
    room.plane.start_recording("r", "customer", "agent", path)
    room.run(500)

    # when
    room.plane.move_recording("r", "talk", "customer")
    room.run(500)
    room.plane.stop_recording("r")
    finished(room)

    # then
    assert [notes(path, Side.LEFT, at, at + 300) for at in (100, 600)] == [{LOW}, {HIGH, THIRD}]
    assert [notes(path, Side.RIGHT, at, at + 300) for at in (100, 600)] == [{HIGH}, {LOW}]


def test_what_no_other_member_hears_is_not_recorded(room, path):
    # given: a supervisor who whispers, and one who listens
    in_conference(room, path)
    room.leg("listener", says=tones.sine(THIRD, 1000))
    for name, audience in (("third", frozenset({"agent"})), ("listener", frozenset())):
        room.plane.add_to_bridge("talk", name)
        room.plane.set_audience("talk", name, audience)
    room.run(440)

    # when: the customer is on hold, then back but muted, then gone
    room.plane.hold("customer")
    room.run(500)
    room.plane.unhold("customer")
    room.plane.mute("customer", True)
    room.run(500)
    room.plane.close_leg("customer")
    room.run(500)
    room.plane.stop_recording("r")
    finished(room)

    # then
    moments = (150, 650, 1150, 1650)
    assert [notes(path, Side.LEFT, at, at + 300) for at in moments] == [{LOW}, set(), set(), set()]
    assert [notes(path, Side.RIGHT, at, at + 300) for at in moments] == [{HIGH}, set(), {HIGH}, set()]


def test_what_is_played_to_the_bridge_is_on_the_left(room, path):
    # given
    in_conference(room, path)
    room.run(240)

    # when: the bridge hears a note, the customer alone another
    room.plane.play("file", "talk", Source.prompt(tones.sine(THIRD, 500)))
    room.plane.play("beep", "customer", Source.prompt(tones.sine(HIGH, 500)))
    room.run(1000)
    room.plane.stop_recording("r")
    finished(room)

    # then
    assert notes(path, Side.LEFT, 400, 700) == {LOW, THIRD}
    assert notes(path, Side.RIGHT, 400, 700) == {HIGH}
    assert notes(path, Side.LEFT, 900, 1200) == {LOW}


def test_a_bridge_that_does_not_live_is_not_recorded(room, path):
    talking(room)
    with pytest.raises(BridgeUnknownError):
        room.plane.record_bridge("r", "nowhere", "agent", path)
    room.plane.record_bridge("r", "talk", "agent", path)
    with pytest.raises(LegUnknownError):
        room.plane.move_recording("r", "talk", "nobody")
