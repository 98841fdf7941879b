"""Tones: made with the right frequencies and levels, and recognised again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.media import g711, tones
from cordboard.media.samples import silence
from cordboard.media.speech import Voice, speech
from cordboard.media.tones import DTMF


def test_levels_are_relative_to_the_loudest_square_wave():
    square = np.tile(np.array([32767, -32768], np.int16), 800)
    assert tones.level(square) == pytest.approx(0.0, abs=0.01)
    assert tones.level(silence(100)) == tones.QUIETEST
    assert tones.level(tones.sine(1000, 200, -20.0)) == pytest.approx(-20.0, abs=0.05)


def test_one_frequency_is_told_from_another():
    sound = tones.sine(440, 500, -20.0)
    assert tones.tone_level(sound, 440) == pytest.approx(-20.0, abs=0.1)
    assert tones.tone_level(sound, 1000) < -80


@pytest.mark.parametrize("key", sorted(DTMF))
@pytest.mark.parametrize("law", g711.Law)
def test_every_key_is_recognised_through_the_codec(key, law):
    sound = g711.decode(g711.encode(tones.dtmf(key, 60), law), law)
    assert tones.recognise_key(sound) == key


@given(st.text(sorted(DTMF), min_size=1, max_size=8))
def test_keys_are_recognised_in_order(keys):
    pieces = [piece for key in keys for piece in (tones.dtmf(key, 100), silence(80))]
    assert tones.recognise_keys(np.concatenate(pieces)) == keys


@pytest.mark.parametrize(
    "sound",
    [
        silence(400),
        tones.sine(697, 400),
        tones.ringback(),
        speech(Voice.LOW, 4000, 1),
        speech(Voice.HIGH, 4000, 2),
    ],
    ids=["silence", "one frequency", "ringback", "low voice", "high voice"],
)
def test_nothing_else_is_taken_for_a_key(sound):
    assert tones.recognise_keys(sound) == ""


@pytest.mark.parametrize(
    ("tone", "on_ms", "off_ms"), [(tones.ringback(), 1500, 3500), (tones.busy(), 500, 500)]
)
def test_call_progress_tones_have_their_cadence(tone, on_ms, off_ms):
    assert tones.tone_level(tone[: on_ms * 8], 440) > -20
    assert tones.level(tone[on_ms * 8 :]) == tones.QUIETEST
    assert len(tone) == (on_ms + off_ms) * 8


def test_the_beep_is_short():
    assert tones.tone_level(tones.beep(), 1000) > -16
    assert len(tones.beep()) == 1600
