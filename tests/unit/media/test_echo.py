"""An echo is found wherever it comes from, and nothing else is taken for one."""

import numpy as np
import pytest

from cordboard.media import g711, tones
from cordboard.media.echo import REACH, EchoFinder
from cordboard.media.speech import Voice, speech


def delay(heard, said):
    """What the ear finds in two streams that go by."""
    ear = EchoFinder()
    for at in range(0, len(heard), 160):
        ear.add(heard[at : at + 160], said[at : at + 160])
    return ear.delay()


def back(sound, samples, factor=1.0):
    """A sound as it comes back so many samples later, within its own length."""
    late = np.zeros(len(sound), np.int16)
    late[samples:] = (sound[: len(sound) - samples] * factor).astype(np.int16)
    return late


def probe(milliseconds):
    """The probe, and silence up to a length."""
    sound = np.zeros(8 * milliseconds, np.int16)
    sound[:8000] = tones.probe()
    return sound


@pytest.mark.parametrize("samples", [0, 1, 320, 1234, 7999, REACH])
@pytest.mark.parametrize("factor", [1.0, -1.0, 0.05])
def test_a_probe_that_comes_back_is_timed_to_the_sample(samples, factor):
    heard = probe(2200)
    assert delay(heard, back(heard, samples, factor)) == samples


def test_through_the_codec():
    heard = probe(2000)
    said = g711.decode(g711.encode(back(heard, 777, 0.3), g711.Law.PCMA), g711.Law.PCMA)
    assert delay(heard, said) == 777


def test_speech_has_an_echo_too():
    heard = speech(Voice.LOW, 4000, 1)
    assert delay(heard, back(heard, 900, 0.5)) == 900


@pytest.mark.parametrize("seed", range(6))
def test_two_who_talk_are_no_echo_of_each_other(seed):
    assert delay(speech(Voice.LOW, 4000, seed), speech(Voice.HIGH, 4000, seed + 10)) is None
    assert delay(speech(Voice.LOW, 4000, seed), speech(Voice.LOW, 4000, seed + 10)) is None


def test_what_was_said_before_it_was_heard_is_no_echo():
    said = probe(2000)
    assert delay(back(said, 2000), said) is None


@pytest.mark.parametrize("milliseconds", [20, 480, 500, 1000])
def test_silence_has_no_echo(milliseconds):
    silence = np.zeros(8 * milliseconds, np.int16)
    assert delay(silence, silence) is None
    assert delay(probe(1000), np.zeros(8000, np.int16)) is None
    assert EchoFinder().delay() is None
