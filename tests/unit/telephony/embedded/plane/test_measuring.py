"""Measurements: packets, loss, loudness, and how long an echo takes."""

import pytest

from cordboard.media import rtp, tones
from cordboard.media.rtp import RtpPacket
from cordboard.telephony.embedded.plane import LegMeasured, LegUnknownError, Source

LOW, HIGH = 400, 1600


def measured(room):
    (found,) = room.told(LegMeasured)
    return found


def mirror(far):
    """Let a phone send back each packet that it hears, with the next one it sends."""
    silence = b"\xff" * 160

    def next_packet():
        far.sequence = (far.sequence + 1) & 0xFFFF
        far.timestamp = (far.timestamp + 160) & 0xFFFFFFFF
        payload = far.packets[-1].payload if far.packets else silence
        return rtp.pack(RtpPacket(0, far.sequence, far.timestamp, far.ssrc, payload))

    far.next_packet = next_packet


def test_packets_and_loudness_both_ways(any_room):
    # given
    any_room.leg("customer", says=tones.sine(LOW, 1000, -20.0))
    any_room.leg("agent", says=tones.sine(HIGH, 1000, -30.0))
    any_room.plane.bridge("talk", ["customer", "agent"])
    any_room.run(400)

    # when
    any_room.plane.measure("m", "customer", 1000)
    any_room.run(980)
    assert any_room.told(LegMeasured) == []
    any_room.run(60)

    # then
    found = measured(any_room)
    assert (found.measurement_id, found.leg_id) == ("m", "customer")
    assert 49 <= found.packets_in <= 51
    assert 49 <= found.packets_out <= 51
    assert (found.lost, found.late) == (0, 0)
    assert found.said == pytest.approx(-20, abs=0.5)
    assert found.heard == pytest.approx(-30, abs=0.5)
    assert found.round_trip_ms is None


def test_loss_is_counted(room):
    # given
    customer = room.leg("customer", says=tones.sine(LOW, 1000))
    room.run(400)

    # when one packet of five is lost
    room.plane.measure("m", "customer", 2000)
    room.run(2100, lose=lambda far, packet: customer.sequence % 5 == 0)

    # then
    found = measured(room)
    assert 78 <= found.packets_in <= 82
    assert 18 <= found.lost <= 21


def test_a_dead_phone_says_nothing(room):
    # given a phone that sends nothing at all
    room.leg("customer")

    # when
    room.plane.measure("m", "customer", 500)
    room.run(600)

    # then
    found = measured(room)
    assert (found.packets_in, found.lost, found.said) == (0, 0, tones.QUIETEST)
    assert 24 <= found.packets_out <= 26


def test_a_muted_leg_is_measured_all_the_same(room):
    # given
    room.leg("customer", says=tones.sine(LOW, 1000, -20.0))
    room.plane.mute("customer", True)
    room.run(400)

    # when
    room.plane.measure("m", "customer", 500)
    room.run(600)

    # then
    assert measured(room).said == pytest.approx(-20, abs=0.5)


def test_an_echo_is_timed(room):
    # given a phone that sends back what it hears
    mirror(room.leg("customer"))
    room.run(400)

    # when
    room.plane.measure("m", "customer", 2000)
    room.plane.play("probe", "customer", Source.prompt(tones.probe()))
    room.run(2100)

    # then: two packets and what the jitter buffer keeps
    assert 40 <= measured(room).round_trip_ms <= 100


def test_a_leg_that_we_echo_is_not_timed(room):
    # given
    room.leg("customer", says=tones.probe())
    room.plane.echo("customer", True)
    room.run(400)

    # when
    room.plane.measure("m", "customer", 2000)
    room.run(2100)

    # then
    assert measured(room).round_trip_ms is None


def test_several_at_once_and_none_of_a_leg_that_is_gone(room):
    # given
    room.leg("customer", says=tones.sine(LOW, 1000))
    room.leg("agent")
    room.plane.measure("short", "customer", 100)
    room.plane.measure("long", "customer", 300)
    room.plane.measure("never", "agent", 300)

    # when
    room.run(100)
    room.plane.close_leg("agent")
    room.run(400)

    # then
    assert [found.measurement_id for found in room.told(LegMeasured)] == ["short", "long"]
    with pytest.raises(LegUnknownError):
        room.plane.measure("m", "agent", 100)
