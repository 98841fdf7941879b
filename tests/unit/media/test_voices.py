"""The synthetic voices and the hold music: the same each time, and told apart."""

import numpy as np
import pytest

from cordboard.media import g711, mixing, music, tones
from cordboard.media.samples import FRAME, silence
from cordboard.media.speech import Voice, speech, voice_level

ABSENT = -55.0
OTHER = {Voice.LOW: Voice.HIGH, Voice.HIGH: Voice.LOW}


@pytest.mark.parametrize("voice", Voice)
@pytest.mark.parametrize("seed", range(5))
def test_each_voice_is_recognised_and_the_other_is_not(voice, seed):
    sound = speech(voice, 2000, seed)
    assert voice_level(sound, voice) == pytest.approx(tones.level(sound), abs=2.0)
    assert voice_level(sound, OTHER[voice]) < ABSENT


def test_both_are_recognised_at_once_through_the_codec():
    # given
    both = speech(Voice.LOW, 4000, 1) // 2
    both = mixing.added(both, speech(Voice.HIGH, 4000, 2) // 2)

    # when
    heard = g711.decode(g711.encode(both, g711.Law.PCMU), g711.Law.PCMU)

    # then
    assert all(voice_level(heard, voice) > -32 for voice in Voice)


@pytest.mark.parametrize(
    "sound",
    [silence(1000), tones.sine(113, 1000), tones.ringback(), tones.dtmf("5", 1000), silence(20)],
    ids=["silence", "pitch alone", "ringback", "key", "too short"],
)
def test_what_is_no_voice_is_not_taken_for_one(sound):
    assert all(voice_level(sound, voice) == tones.QUIETEST for voice in Voice)


def test_the_same_seed_says_the_same_and_another_does_not():
    assert (speech(Voice.LOW, 500, 3) == speech(Voice.LOW, 500, 3)).all()
    assert (speech(Voice.LOW, 500, 3) != speech(Voice.LOW, 500, 4)).any()
    assert len(speech(Voice.LOW, 333, 3)) == 2664


def test_hold_music_is_audible_never_loud_and_nobody_speaks_in_it():
    sound = music.hold_music()
    seconds = [tones.level(sound[start : start + 8000]) for start in range(0, len(sound) - 8000, 8000)]
    assert min(seconds) > -40
    assert np.abs(sound).max() <= 7000
    assert all(voice_level(sound, voice) < -40 for voice in Voice)


def test_hold_music_loops_without_a_seam():
    sound = music.hold_music().astype(int)
    steps = np.abs(np.diff(sound))
    assert len(sound) % FRAME == 0
    assert abs(sound[0] - sound[-1]) <= steps.max()
    assert not music.hold_music().flags.writeable
