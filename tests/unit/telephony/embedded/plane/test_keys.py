"""DTMF both ways: as telephone events and as tones."""

from itertools import pairwise

import pytest

from cordboard.media import telephone_event, tones
from cordboard.media.telephone_event import reports
from cordboard.telephony.embedded.plane import BadRequestError, DtmfReceived, LegUnknownError

DTMF = 101


def events_of(far):
    return [packet for packet in far.packets if packet.payload_type == DTMF]


def test_a_key_of_the_far_end_is_told(any_room):
    # given
    customer = any_room.leg("customer", says=tones.sine(400, 1000))
    any_room.run(200)

    # when
    customer.says(None)
    for report in reports("7", 100):
        customer.press(report)
        any_room.tick(0.02)

    # then
    assert any_room.told(DtmfReceived) == [
        DtmfReceived(at=pytest.approx(any_room.now, abs=0.1), leg_id="customer", digit="7", duration_ms=100)
    ]


def test_each_key_is_told_once_whatever_is_lost_repeated_or_reordered(room):
    # given
    customer = room.leg("customer", says=tones.sine(400, 1000))
    room.run(100)
    kept = {"1": slice(0, 3), "2": slice(-1, None), "3": slice(None, None, -1), "4": slice(1, 2)}

    # when
    for digit, which in kept.items():
        for report in list(reports(digit, 100))[which] * 2:
            customer.press(report)
            room.tick(0.005)
        room.run(300)

    # then
    assert [event.digit for event in room.told(DtmfReceived)] == ["1", "2", "3", "4"]


def test_a_key_may_be_the_first_thing_that_is_heard(room):
    customer = room.leg("customer")
    for report in reports("5", 60):
        customer.press(report)
        room.tick(0.02)
    assert [event.digit for event in room.told(DtmfReceived)] == ["5"]


def test_keys_are_told_after_the_far_end_begins_anew(room):
    # given: a far end whose clock restarts far back after a re-INVITE
    customer = room.leg("customer", says=tones.sine(400, 1000))
    customer.timestamp = 0x30000000
    room.run(100)
    for report in list(reports("1", 100))[:3]:
        customer.press(report)
        room.tick(0.005)
    room.plane.connect_leg("customer", customer.port.address, "PCMU", DTMF)

    # when
    customer.ssrc, customer.timestamp = 4711, 0x2FFFFF00
    room.run(100)
    for report in reports("2", 100):
        customer.press(report)
        room.tick(0.005)

    # then
    assert [event.digit for event in room.told(DtmfReceived)] == ["1", "2"]


def test_speech_goes_on_after_a_key_without_delay(room):
    # given
    customer = room.leg("customer", says=tones.sine(400, 1000))
    agent = room.leg("agent")
    room.plane.bridge("talk", ["customer", "agent"])
    room.run(200)

    # when: the far end sends events instead of sound for 300 ms
    customer.says(None)
    for report in reports("5", 240):
        customer.press(report)
        room.run(20)
    customer.says(tones.sine(400, 1000))
    room.run(60)
    room.forget()
    room.run(200)

    # then
    assert tones.tone_level(agent.heard, 400) > -14


def test_an_event_that_is_no_key_is_counted(room):
    customer = room.leg("customer", says=tones.sine(400, 1000))
    room.run(100)
    packet = customer.packets[0]
    for payload in (b"\x20\x80\x00\xa0", b"\x05"):
        header = bytes([0x80, DTMF]) + bytes(6) + customer.ssrc.to_bytes(4, "big")
        customer.send(header + payload)
    room.run(20)
    dropped = room.plane.plane_counters().dropped
    assert (dropped["event_number"], dropped["event_length"]) == (1, 1)
    assert room.told(DtmfReceived) == []
    assert packet.payload_type == 0


def test_keys_are_sent_as_telephone_events(any_room):
    # given
    customer = any_room.leg("customer")
    any_room.run(100)
    any_room.forget()

    # when
    any_room.plane.send_dtmf("customer", "12#", duration_ms=100)
    any_room.run(800)

    # then: three presses, each under one timestamp, growing and ended three times
    told = events_of(customer)
    starts = sorted({packet.timestamp for packet in told}, key=[p.timestamp for p in told].index)
    presses = [[packet for packet in told if packet.timestamp == start] for start in starts]
    decoded = [[telephone_event.decode(packet.payload) for packet in press] for press in presses]
    assert ["".join({event.digit for event in press}) for press in decoded] == ["1", "2", "#"]
    for press, events in zip(presses, decoded, strict=True):
        assert [event.duration for event in events] == [160, 320, 480, 640, 800, 800, 800]
        assert [event.end for event in events] == [False] * 4 + [True] * 3
        assert [packet.marker for packet in press] == [True] + [False] * 6


def test_the_stream_stays_whole_while_keys_are_sent(room):
    # given
    customer = room.leg("customer")
    room.run(100)

    # when
    room.plane.send_dtmf("customer", "9", duration_ms=80)
    room.run(400)

    # then: no number is left out, and sound goes on where the clock is
    numbers = [packet.sequence for packet in customer.packets]
    sound = [packet for packet in customer.packets if packet.payload_type == 0]
    assert [(b - a) & 0xFFFF for a, b in pairwise(numbers)] == [1] * (len(numbers) - 1)
    assert (sound[-1].timestamp - sound[0].timestamp) & 0xFFFFFFFF == 160 * (len(customer.packets) - 1)
    assert {len(packet.payload) for packet in sound} == {160}


def test_what_we_send_we_also_understand(room):
    # given: a leg whose far end is another leg of ours would hear this
    sender, listener = room.leg("sender"), room.leg("listener")

    # when
    room.plane.send_dtmf("sender", "0123456789*#ABCD", duration_ms=60)
    for _ in range(200):
        room.run(20)
        for packet in events_of(sender):
            listener.timestamp = packet.timestamp
            listener.press(telephone_event.decode(packet.payload))
        sender.forget()
    room.run(300)

    # then
    assert "".join(event.digit for event in room.told(DtmfReceived)) == "0123456789*#ABCD"


def test_without_telephone_events_keys_are_tones(any_room):
    # given
    customer = any_room.leg("customer", dtmf=None)
    any_room.run(100)
    any_room.forget()

    # when
    any_room.plane.send_dtmf("customer", "147*")
    any_room.run(1200)

    # then
    assert tones.recognise_keys(customer.heard) == "147*"
    assert events_of(customer) == []


@pytest.mark.parametrize("digits", ["", "12x", "1 2"])
def test_only_keys_of_a_telephone_can_be_pressed(room, digits):
    room.leg("customer")
    with pytest.raises(BadRequestError):
        room.plane.send_dtmf("customer", digits)


@pytest.mark.parametrize("duration_ms", [0, 39, 6001])
def test_a_press_has_a_sensible_length(room, duration_ms):
    room.leg("customer")
    with pytest.raises(BadRequestError):
        room.plane.send_dtmf("customer", "1", duration_ms)


def test_nobody_cannot_press_keys(room):
    with pytest.raises(LegUnknownError):
        room.plane.send_dtmf("nobody", "1")
