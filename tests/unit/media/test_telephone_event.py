"""RFC 4733: key presses survive loss, repetition and disorder, and are told once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.media import telephone_event
from cordboard.media.telephone_event import (
    DIGITS,
    KeyListener,
    PressedKey,
    TelephoneEvent,
    TelephoneEventError,
    reports,
)

digits = st.sampled_from(DIGITS)


@given(st.builds(TelephoneEvent, digits, st.integers(0, 0xFFFF), st.booleans(), st.integers(0, 63)))
def test_decode_undoes_encode(event):
    assert telephone_event.decode(telephone_event.encode(event)) == event


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b"\x05\x8a\x05", "event_length"),
        (b"\x05\x8a\x05\x00\x00", "event_length"),
        (b"\x10\x8a\x05\x00", "event_number"),
    ],
)
def test_refuses_what_is_no_key(payload, code):
    with pytest.raises(TelephoneEventError) as caught:
        telephone_event.decode(payload)
    assert caught.value.code == code


def test_a_press_grows_and_ends_three_times():
    # when
    told = list(reports("7", 100))

    # then
    assert [event.duration for event in told] == [160, 320, 480, 640, 800, 800, 800]
    assert [event.end for event in told] == [False] * 4 + [True] * 3
    assert {event.digit for event in told} == {"7"}


@given(digits, st.integers(40, 2000), st.data())
def test_a_press_is_told_once_whatever_is_lost_or_repeated(digit, duration_ms, data):
    # given: any reports of a press that keep at least one
    told = list(reports(digit, duration_ms))
    kept = data.draw(st.lists(st.sampled_from(told), min_size=1, max_size=3 * len(told)))
    listener = KeyListener()

    # when
    over = [key for event in kept for key in listener.receive(1000, event, now=1.0)]
    over += listener.expire(now=1.1)
    over += listener.expire(now=1.3)
    over += listener.expire(now=9.0)

    # then
    assert [key.digit for key in over] == [digit]
    assert 20 <= over[0].duration_ms <= duration_ms


@given(st.lists(digits, min_size=1, max_size=12))
def test_a_lost_end_is_made_up_for_by_the_next_press(pressed):
    # given: presses of which only the first two reports arrive
    listener = KeyListener()

    # when
    over = []
    for number, digit in enumerate(pressed):
        for event in list(reports(digit, 100))[:2]:
            over += listener.receive(number * 2000, event, now=0.1 * number)
    over += listener.expire(now=0.1 * len(pressed) + 1)

    # then
    assert over == [PressedKey(digit, 40) for digit in pressed]


def test_a_straggler_of_an_earlier_press_is_ignored():
    # given
    listener = KeyListener()
    first, second = list(reports("1", 60)), list(reports("2", 60))
    over = [key for event in first for key in listener.receive(100, event, now=0.0)]

    # when
    over += listener.receive(5000, second[0], now=0.1)
    over += listener.receive(100, first[-1], now=0.1)
    over += listener.receive(5000, second[-1], now=0.2)

    # then
    assert over == [PressedKey("1", 60), PressedKey("2", 60)]


def test_a_clock_that_is_set_far_back_is_no_straggler():
    listener = KeyListener()
    over = listener.receive(500_000, list(reports("1", 40))[-1], now=0.0)
    over += listener.receive(1_000, list(reports("2", 40))[-1], now=5.0)
    assert [key.digit for key in over] == ["1", "2"]


def test_timestamps_may_wrap_between_two_presses():
    # given
    listener = KeyListener()

    # when
    over = listener.receive(0xFFFFFF00, list(reports("1", 40))[-1], now=0.0)
    over += listener.receive(0x00000100, list(reports("1", 40))[-1], now=0.1)

    # then
    assert [key.digit for key in over] == ["1", "1"]
