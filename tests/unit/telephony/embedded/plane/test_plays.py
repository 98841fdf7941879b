"""Prompts, tones and music, to a leg or to a whole bridge."""

import numpy as np
import pytest

from cordboard.media import tones
from cordboard.media.samples import silence
from cordboard.telephony.embedded.plane import (
    BadRequestError,
    LegUnknownError,
    PlayEnd,
    PlayFinished,
    PlayUnknownError,
    Source,
)

PROMPT, OTHER, SPEECH = 500, 1200, 2000


def prompt(frequency, milliseconds=300):
    return Source.prompt(tones.sine(frequency, milliseconds))


def ends(room):
    return [(event.play_id, event.cause) for event in room.told(PlayFinished)]


def has(far, frequency):
    return tones.tone_level(far.heard, frequency) > -25


def test_a_prompt_is_heard_whole_and_its_end_is_told(any_room):
    # given
    customer = any_room.leg("customer")
    any_room.run(100)
    any_room.forget()

    # when
    any_room.plane.play("greeting", "customer", prompt(PROMPT, 500))
    any_room.run(700)

    # then
    loud = [tones.tone_level(frame, PROMPT) > -13 for frame in customer.heard.reshape(-1, 160)]
    assert sum(loud) == 25
    assert all(loud[loud.index(True) :][:25])
    assert ends(any_room) == [("greeting", PlayEnd.COMPLETED)]


def test_plays_wait_for_each_other(room):
    # given
    customer = room.leg("customer")

    # when
    room.plane.play("first", "customer", prompt(PROMPT))
    room.plane.play("pause", "customer", Source.silence(200))
    room.plane.play("second", "customer", prompt(OTHER))

    # when / then
    room.run(300)
    assert has(customer, PROMPT)
    assert not has(customer, OTHER)
    room.run(220)
    room.forget()
    room.run(200)
    assert has(customer, OTHER)
    assert not has(customer, PROMPT)
    room.run(300)
    assert ends(room) == [("second", PlayEnd.COMPLETED)]


@pytest.mark.parametrize(
    ("source", "frequency"),
    [
        (Source.tone(PROMPT, 1000, loop=True), PROMPT),
        (Source.prompt(tones.sine(PROMPT, 100), loop=True), PROMPT),
        (Source.busy(), 440),
    ],
    ids=["tone", "prompt", "busy"],
)
def test_a_loop_goes_on_until_it_is_stopped(room, source, frequency):
    # given
    customer = room.leg("customer")

    # when
    room.plane.play("loop", "customer", source)
    room.run(2200)
    room.forget()
    room.run(1000)

    # then
    assert has(customer, frequency)
    assert ends(room) == []

    # when / then
    room.plane.stop_play("loop")
    room.plane.stop_play("loop")
    room.run(100)
    assert ends(room) == [("loop", PlayEnd.STOPPED)]
    room.forget()
    room.run(200)
    assert tones.level(customer.heard) < -70


def test_ringback_and_music_are_sources_too(room):
    ringing, waiting = room.leg("ringing"), room.leg("waiting")
    room.plane.play("ring", "ringing", Source.ringback())
    room.plane.play("music", "waiting", Source.music())
    room.run(1000)
    assert tones.tone_level(ringing.heard, 440) > -20
    assert tones.level(waiting.heard) > -40


def test_stopping_a_play_that_waits_leaves_the_one_that_sounds(room):
    customer = room.leg("customer")
    room.plane.play("first", "customer", prompt(PROMPT))
    room.plane.play("second", "customer", prompt(OTHER))
    room.plane.stop_play("second")
    room.run(800)
    assert has(customer, PROMPT)
    assert not has(customer, OTHER)
    assert ends(room) == [("second", PlayEnd.STOPPED), ("first", PlayEnd.COMPLETED)]


def test_a_play_that_is_asked_for_twice_plays_once(room):
    customer = room.leg("customer")
    room.plane.play("greeting", "customer", prompt(PROMPT))
    room.plane.play("greeting", "customer", prompt(PROMPT))
    room.run(340)
    assert ends(room) == [("greeting", PlayEnd.COMPLETED)]
    room.forget()
    room.run(400)
    assert not has(customer, PROMPT)
    assert ends(room) == []


def test_a_play_to_a_bridge_is_heard_by_all_over_their_speech(any_room):
    # given
    customer = any_room.leg("customer", says=tones.sine(SPEECH, 1000))
    agent = any_room.leg("agent")
    held = any_room.leg("held")
    any_room.plane.bridge("talk", ["customer", "agent", "held"])
    any_room.plane.hold("held", music=False)
    any_room.run(100)
    any_room.forget()

    # when
    any_room.plane.play("announcement", "talk", prompt(PROMPT, 400))
    any_room.run(400)

    # then
    assert has(customer, PROMPT)
    assert has(agent, PROMPT)
    assert has(agent, SPEECH)
    assert not has(held, PROMPT)


def test_a_play_to_one_leg_of_a_bridge_is_heard_by_it_alone(room):
    customer = room.leg("customer", says=tones.sine(SPEECH, 1000))
    agent = room.leg("agent")
    room.plane.bridge("talk", ["customer", "agent"])
    room.run(100)
    room.forget()
    room.plane.play("beep", "agent", prompt(PROMPT, 400))
    room.run(400)
    assert has(agent, PROMPT)
    assert has(agent, SPEECH)
    assert not has(customer, PROMPT)


def test_a_prompt_covers_the_music_of_a_held_leg(room):
    customer = room.leg("customer")
    room.plane.hold("customer", music=True)
    room.run(500)
    room.forget()
    room.plane.play("position", "customer", prompt(2500, 400))
    room.run(400)
    assert tones.tone_level(customer.heard, 2500) == pytest.approx(tones.level(customer.heard), abs=1)


def test_an_empty_prompt_ends_at_once(room):
    room.leg("customer")
    room.plane.play("nothing", "customer", Source.prompt(silence(0), loop=True))
    room.run(40)
    assert ends(room) == [("nothing", PlayEnd.COMPLETED)]


def test_plays_end_with_their_target(room):
    room.leg("customer")
    room.plane.bridge("talk", [])
    room.plane.play("a", "customer", Source.music())
    room.plane.play("b", "customer", prompt(PROMPT))
    room.plane.play("c", "talk", Source.music())
    room.run(100)
    room.plane.close_leg("customer")
    room.plane.destroy_bridge("talk")
    room.run(20)
    assert ends(room) == [("a", PlayEnd.TARGET_GONE), ("b", PlayEnd.TARGET_GONE), ("c", PlayEnd.TARGET_GONE)]


def test_a_play_to_a_bridge_ends_even_when_nobody_listens(room):
    room.plane.bridge("talk", [])
    room.plane.play("announcement", "talk", prompt(PROMPT, 100))
    room.run(200)
    assert ends(room) == [("announcement", PlayEnd.COMPLETED)]


def test_what_cannot_be_played_is_refused(room):
    room.leg("customer")
    with pytest.raises(LegUnknownError):
        room.plane.play("a", "nobody", Source.music())
    with pytest.raises(BadRequestError):
        room.plane.play("a", "customer", Source.prompt(np.zeros((80, 2), np.int16)))
    with pytest.raises(BadRequestError):
        room.plane.play("a", "customer", Source.prompt(np.zeros(80, np.float64)))


def steepest(samples):
    """The largest step from one sample to the next."""
    return int(np.abs(np.diff(samples.astype(np.int32))).max())


def test_the_volume_changes_without_a_click(any_room):
    # given
    customer = any_room.leg("customer")
    hum = tones.sine(212.5, 1000, -9.0)
    any_room.plane.play("hum", "customer", Source.prompt(hum, loop=True))
    any_room.run(200)
    any_room.forget()

    # when: it is turned down, off, and up again
    for volume in (0.5, 0.1, 0.0, 1.0, 0.3, 1.0) * 3:
        any_room.plane.set_play_volume("hum", volume)
        any_room.run(100)

    # then
    assert steepest(customer.heard) < 1.5 * steepest(hum)


def test_a_volume_is_a_factor_of_the_amplitude(room):
    # given
    customer = room.leg("customer")
    room.plane.play("hum", "customer", Source.prompt(tones.sine(PROMPT, 1000, -10.0), loop=True), 0.5)

    # when / then
    room.run(100)
    room.forget()
    room.run(200)
    assert tones.level(customer.heard) == pytest.approx(-16, abs=0.5)

    # when / then
    room.plane.set_play_volume("hum", 0.0)
    room.run(100)
    room.forget()
    room.run(200)
    assert tones.level(customer.heard) < -70


def test_a_pause_keeps_the_place(room):
    # given: a prompt whose pitch tells where it is
    customer = room.leg("customer")
    story = Source.prompt(np.concatenate([tones.sine(PROMPT, 300), tones.sine(OTHER, 300)]))
    room.plane.play("story", "customer", story)
    room.plane.play("next", "customer", prompt(SPEECH))
    room.run(200)

    # when it stands still
    room.plane.pause_play("story", True)
    at = room.plane.play_position("story")
    room.run(100)
    room.forget()
    room.run(1000)

    # then nothing is heard, and nothing goes on
    assert tones.level(customer.heard) < -70
    assert room.plane.play_position("story") - at in (0, 20)
    assert ends(room) == []

    # when it goes on
    room.plane.pause_play("story", False)
    room.run(440)

    # then the rest is heard, and then what waited
    pitches = [tones.tone_level(frame, OTHER) > -20 for frame in customer.heard.reshape(-1, 160)]
    assert 14 <= sum(pitches) <= 16
    assert ends(room) == [("story", PlayEnd.COMPLETED)]


def test_seeking(room):
    # given
    customer = room.leg("customer")
    story = Source.prompt(np.concatenate([tones.sine(PROMPT, 300), tones.sine(OTHER, 300)]))
    room.plane.play("story", "customer", story)
    room.run(100)

    # when / then: forward
    room.plane.seek_play("story", 300)
    assert room.plane.play_position("story") == 300
    room.run(60)
    room.forget()
    room.run(100)
    assert has(customer, OTHER)
    assert not has(customer, PROMPT)

    # when / then: back
    room.plane.seek_play("story", 0)
    room.run(60)
    room.forget()
    room.run(100)
    assert has(customer, PROMPT)

    # when / then: behind the end
    room.plane.seek_play("story", 5000)
    room.run(40)
    assert ends(room) == [("story", PlayEnd.COMPLETED)]


def test_a_loop_tells_its_place_in_the_turn(room):
    # given
    room.leg("customer")
    room.plane.play("loop", "customer", Source.tone(PROMPT, 100, loop=True))

    # when / then
    room.run(240)
    assert room.plane.play_position("loop") in (20, 40, 60)
    room.plane.seek_play("loop", 260)
    assert room.plane.play_position("loop") == 60


def test_a_play_that_is_not_there_is_said_so(room):
    room.leg("customer")
    for verb in (
        lambda: room.plane.pause_play("none", True),
        lambda: room.plane.seek_play("none", 0),
        lambda: room.plane.set_play_volume("none", 1.0),
    ):
        with pytest.raises(PlayUnknownError):
            verb()
