"""The wild network: loss, disorder, repetition, garbage, and people who send to other people's ports."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from often import often

from cordboard.media import g711, rtp, tones
from cordboard.media.rtp import RtpPacket
from cordboard.telephony.embedded.plane import LegMediaHeard, LegMediaLost

LOW, HIGH, EVIL = 400, 1600, 2600
CLEAR, ABSENT = -16.0, -45.0


def talking(room):
    customer = room.leg("customer", says=tones.sine(LOW, 1000))
    agent = room.leg("agent", says=tones.sine(HIGH, 1000))
    room.plane.bridge("talk", ["customer", "agent"])
    room.run(200)
    room.forget()
    return customer, agent


def evil(sequence, ssrc, payload_type=0):
    """A packet of a stranger."""
    sound = tones.sine(EVIL, 20, -6.0)
    payload = g711.encode(sound, g711.Law.PCMU).tobytes()
    return rtp.pack(RtpPacket(payload_type, sequence, sequence * 160, ssrc, payload))


def dropped(room):
    return room.plane.plane_counters().dropped


def test_a_stranger_at_a_pinned_port_is_not_heard_and_not_followed(any_room):
    # given
    customer, agent = talking(any_room)
    stranger = any_room.port("127.0.0.1")

    # when
    for number in range(50):
        stranger.send(evil(number, ssrc=1000), customer.to)
        any_room.run(20)

    # then
    assert stranger.receive() is None
    assert tones.tone_level(agent.heard, EVIL) < ABSENT
    assert tones.tone_level(agent.heard, LOW) > CLEAR
    assert tones.tone_level(customer.heard, HIGH) > CLEAR
    assert dropped(any_room) == {"source": 50}


def test_another_ssrc_from_the_right_address_is_not_heard(room):
    # given
    customer, agent = talking(room)

    # when
    for number in range(50):
        customer.send(evil(number, ssrc=666))
        room.run(20)

    # then
    assert tones.tone_level(agent.heard, EVIL) < ABSENT
    assert tones.tone_level(agent.heard, LOW) > CLEAR
    assert dropped(room) == {"ssrc": 50}


def test_a_new_ssrc_is_followed_when_the_old_one_is_silent(room):
    # given
    customer, agent = talking(room)
    customer.says(None)
    room.run(600)

    # when
    customer.ssrc, customer.sequence, customer.timestamp = 4711, 7, 99
    customer.says(tones.sine(LOW, 1000))
    room.run(100)
    room.forget()
    room.run(300)

    # then
    assert tones.tone_level(agent.heard, LOW) > CLEAR
    assert room.plane.counters("customer").lost == 0


def test_a_phone_behind_a_translator_is_found_by_its_first_packet(any_room):
    # given: the SDP names an address from which nothing comes
    local = any_room.plane.open_leg("customer")
    any_room.plane.connect_leg("customer", ("127.0.0.9", 4000), "PCMU", None)
    phone = any_room.port()

    # when
    for number in range(10):
        phone.send(evil(number, ssrc=5), local)
        any_room.run(20)

    # then
    assert phone.receive() is not None
    assert len(any_room.told(LegMediaHeard)) == 1


def test_the_address_of_the_sdp_wins_over_a_quicker_stranger(room):
    # given: a stranger is heard first
    agent = room.leg("agent")
    customer = room.leg("customer")
    room.plane.bridge("talk", ["customer", "agent"])
    stranger = room.port()
    for number in range(10):
        stranger.send(evil(number, ssrc=666), customer.to)
        room.run(20)

    # when: the real phone speaks
    customer.says(tones.sine(LOW, 1000))
    room.run(100)
    room.forget()
    while stranger.receive() is not None:
        pass
    for number in range(10, 30):
        stranger.send(evil(number, ssrc=666), customer.to)
        room.run(20)

    # then
    assert tones.tone_level(agent.heard, LOW) > CLEAR
    assert tones.tone_level(agent.heard, EVIL) < ABSENT
    assert len(customer.packets) == 20
    assert stranger.receive() is None


def test_learning_ends_after_its_time(make_room):
    # given
    room = make_room(learn_seconds=2.0)
    customer = room.leg("customer")
    stranger = room.port()
    room.run(2100)

    # when
    stranger.send(evil(1, ssrc=666), customer.to)
    room.run(40)

    # then
    assert dropped(room) == {"source": 1}
    assert stranger.receive() is None


def test_after_a_re_invite_the_source_is_learned_anew(any_room):
    # given
    customer, agent = talking(any_room)
    moved = any_room.port()

    # when: the customer's phone moves to another address
    any_room.plane.connect_leg("customer", moved.address, "PCMU", 101)
    customer.port, customer.ssrc = moved, 4711
    any_room.run(100)
    any_room.forget()
    any_room.run(300)

    # then
    assert tones.tone_level(agent.heard, LOW) > CLEAR
    assert tones.tone_level(customer.heard, HIGH) > CLEAR


def test_a_last_packet_of_the_old_stream_does_not_shut_out_the_new_one(room):
    # given
    customer, agent = talking(room)

    # when: after the re-INVITE one packet of the old stream is still under way
    room.plane.connect_leg("customer", customer.port.address, "PCMU", 101)
    customer.send(customer.next_packet())
    customer.ssrc, customer.sequence, customer.timestamp = 4711, 77, 88
    room.run(300)
    room.forget()
    room.run(200)

    # then
    assert tones.tone_level(agent.heard, LOW) > CLEAR


def test_a_repeated_connect_keeps_a_learned_source(room):
    # given
    local = room.plane.open_leg("customer")
    room.plane.connect_leg("customer", ("127.0.0.9", 4000), "PCMU", None)
    phone = room.port()
    phone.send(evil(0, ssrc=5), local)
    room.run(40)

    # when
    room.plane.connect_leg("customer", ("127.0.0.9", 4000), "PCMU", None)
    while phone.receive() is not None:
        pass
    room.run(100)

    # then
    assert phone.receive() is not None


def test_nothing_is_learned_before_the_sdp(room):
    local = room.plane.open_leg("customer")
    stranger = room.port()
    stranger.send(evil(0, ssrc=5), local)
    room.run(40)
    assert dropped(room) == {"source": 1}
    assert room.plane.counters("customer").packets_in == 0


@pytest.mark.parametrize(
    ("datagram", "reason"),
    [
        (b"", "short"),
        (b"\x80\x00", "short"),
        (bytes(172), "version"),
        (b"\x80\xc8" + bytes(26), "rtcp"),
        (b"\x8f\x00" + bytes(20), "csrc"),
        (b"\x90\x00" + bytes(10) + b"\x00\x00\xff\xff", "extension"),
        (b"\xa0\x00" + bytes(10), "padding"),
        (b"\x80\x00" + bytes(1400), "too_long"),
        (b"\x80\x12" + bytes(170), "payload_type"),
    ],
)
def test_garbage_is_counted_by_reason(any_room, datagram, reason):
    # given
    customer, agent = talking(any_room)

    # when
    customer.send(datagram)
    any_room.run(400)

    # then
    assert dropped(any_room) == {reason: 1}
    assert tones.tone_level(agent.heard, LOW) > CLEAR


@settings(max_examples=often(240), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=600), st.booleans())
def test_no_datagram_disturbs_a_call(make_room, noise, from_the_phone):
    # given
    room = make_room()
    customer, agent = talking(room)
    source = customer.port if from_the_phone else room.port()

    # when
    for _ in range(3):
        source.send(noise, customer.to)
        room.run(100)

    # then
    assert tones.tone_level(agent.heard, LOW) > CLEAR - 2


@pytest.mark.parametrize(("spoofed", "reasons"), [(False, {"source"}), (True, {"payload_type", "flood"})])
def test_a_flood_is_counted_and_the_call_goes_on(any_room, spoofed, reasons):
    # given
    customer, agent = talking(any_room)
    source = customer.port if spoofed else any_room.port()
    noise = evil(1, ssrc=666, payload_type=18)

    # when
    for _ in range(20):
        for _ in range(400):
            source.send(noise, customer.to)
        any_room.run(20)

    # then
    counted = dropped(any_room)
    assert set(counted) == reasons
    assert sum(counted.values()) == 8000
    assert tones.tone_level(agent.heard, LOW) > CLEAR


def test_an_extension_or_contributing_sources_do_not_hide_the_sound(room):
    # given
    customer = room.leg("customer")
    agent = room.leg("agent")
    room.plane.bridge("talk", ["customer", "agent"])
    payload = g711.encode(tones.sine(LOW, 20), g711.Law.PCMU).tobytes()

    # when
    for number in range(30):
        packet = RtpPacket(0, number, number * 160, 9, payload, csrc=(1, 2), extension=(0xBEDE, b"abcd"))
        customer.send(rtp.pack(packet))
        room.run(20)

    # then
    assert tones.tone_level(agent.heard[10 * 160 :], LOW) > CLEAR


@pytest.mark.parametrize("samples", [80, 240, 320, 400])
def test_packets_of_other_lengths_are_heard(room, samples):
    # given
    customer = room.leg("customer")
    agent = room.leg("agent")
    room.plane.bridge("talk", ["customer", "agent"])
    sound = g711.encode(tones.sine(LOW, 1000), g711.Law.PCMU).tobytes()

    # when
    for place in range(0, len(sound) - samples, samples):
        customer.send(rtp.pack(RtpPacket(0, place // samples, place, 9, sound[place : place + samples])))
        room.run(samples // 8)

    # then
    assert tones.tone_level(agent.heard[20 * 160 :], LOW) > CLEAR


def test_loss_is_counted_and_bridged(room):
    # given
    _, agent = talking(room)

    # when: every tenth packet of the customer is lost
    room.run(2000, lose=lambda far, packet: far.name == "customer" and far.sequence % 10 == 0)

    # then
    counters = room.plane.counters("customer")
    assert counters.lost == 10
    assert counters.concealed_ms >= 100
    assert tones.tone_level(agent.heard, LOW) > CLEAR
    assert room.plane.counters("agent").lost == 0


def test_repeated_and_reordered_packets_do_no_harm(room):
    # given
    customer, agent = talking(room)
    words, customer.words = customer.words, None

    # when: each packet comes twice, and pairs come in the wrong order
    customer.words = words
    for _ in range(30):
        pair = [customer.next_packet(), customer.next_packet()]
        customer.words = None
        for packet in reversed(pair):
            customer.send(packet)
            customer.send(packet)
        room.run(40)
        customer.sequence -= 2
        customer.timestamp -= 320
        customer.words = words

    # then
    assert tones.tone_level(agent.heard[10 * 160 :], LOW) > CLEAR
    assert room.plane.counters("customer").lost == 0


def test_a_silent_leg_is_told_once_and_so_is_its_return(make_room):
    # given
    room = make_room(lost_seconds=3.0)
    customer, _ = talking(room)

    # when
    customer.says(None)
    room.run(6000)
    customer.says(tones.sine(LOW, 1000))
    room.run(600)

    # then
    (lost,) = room.told(LegMediaLost)
    (heard,) = room.told(LegMediaHeard)
    assert (lost.leg_id, heard.leg_id) == ("customer", "customer")
    assert 3000 <= lost.silent_for_ms <= 3600
    assert heard.at > lost.at


def test_counters_count(room):
    talking(room)
    room.run(800)
    counters = room.plane.counters("customer")
    assert counters.packets_in == 50
    assert counters.octets_in == 8000
    assert counters.packets_out == 50
    assert counters.octets_out == 8000
    assert (counters.lost, counters.late, counters.concealed_ms) == (0, 0, 0)
    assert counters.jitter_ms < 1


def test_initial_numbers_are_not_guessable(room):
    # given
    far = [room.leg(f"leg {n}") for n in range(8)]

    # when
    room.run(20)

    # then
    assert len({phone.packets[0].ssrc for phone in far}) == 8
    assert len({phone.packets[0].timestamp for phone in far}) == 8
    assert os.getpid() not in {phone.packets[0].ssrc for phone in far}
