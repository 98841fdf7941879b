"""Local ports: one a leg while there are enough, shared with care when there are not."""

import pytest

from cordboard.media import tones
from cordboard.telephony.embedded.plane import BadRequestError, MediaPlane, NoPortError, PlaneSettings

LOW, HIGH = 400, 1600


def test_ports_are_even_and_in_the_range(make_room):
    room = make_room(first_port=20001, last_port=20008)
    ports = [room.plane.open_leg(f"leg {n}")[1] for n in range(3)]
    assert ports == [20002, 20004, 20006]


def test_a_port_that_another_program_has_is_passed_over(make_room):
    room = make_room(first_port=20000, last_port=20008)
    room.wire.taken.add(20002)
    assert [room.plane.open_leg(f"leg {n}")[1] for n in range(2)] == [20000, 20004]


def test_when_all_ports_wait_for_their_source_there_is_no_more(make_room):
    # given
    room = make_room(first_port=20000, last_port=20002)
    room.leg("a")
    room.leg("b")

    # when / then
    with pytest.raises(NoPortError):
        room.plane.open_leg("c")
    room.plane.close_leg("a")
    assert room.plane.open_leg("c")[1] == 20000


def test_a_leg_that_knows_its_source_shares_its_port(make_room):
    # given
    room = make_room(first_port=20000, last_port=20000)
    first = room.leg("first", says=tones.sine(LOW, 1000))
    room.run(40)

    # when
    second = room.leg("second", says=tones.sine(HIGH, 1000))
    room.plane.bridge("talk", ["first", "second"])
    room.run(100)
    room.forget()
    room.run(300)

    # then
    assert first.to == second.to
    assert tones.tone_level(first.heard, HIGH) > -16
    assert tones.tone_level(second.heard, LOW) > -16
    assert tones.tone_level(second.heard, HIGH) < -45


def test_two_legs_between_the_same_two_ports_are_told_apart_by_their_ssrc(make_room):
    # given: a far end that shares its port, too
    room = make_room(first_port=20000, last_port=20002, sockets=1)
    first = room.leg("first", says=tones.sine(LOW, 1000))
    room.run(40)
    second = room.leg("second")
    second.port = first.port
    room.plane.connect_leg("second", first.port.address, "PCMU", 101)
    second.says(tones.sine(HIGH, 1000))
    listener = room.leg("listener")

    # when
    room.plane.bridge("talk", ["first", "listener"])
    room.run(100)
    room.forget()
    room.run(300)

    # then
    assert tones.tone_level(listener.heard, LOW) > -16
    assert tones.tone_level(listener.heard, HIGH) < -45
    assert room.plane.counters("second").packets_in >= 15


def test_the_advertised_address_is_told(room, make_room):
    room = make_room(advertised_host="203.0.113.5")
    assert room.plane.open_leg("a")[0] == "203.0.113.5"


def test_ports_that_were_left_longest_ago_come_first(make_room):
    # given
    room = make_room(sockets=3)
    ports = {name: room.plane.open_leg(name)[1] for name in "abc"}

    # when
    for name in "bca":
        room.run(20)
        room.plane.close_leg(name)

    # then
    assert room.plane.open_leg("d")[1] == ports["b"]


def test_an_address_of_another_machine_is_refused():
    plane = MediaPlane(PlaneSettings(host="192.0.2.1", first_port=20000, last_port=29999), 0.0)
    with pytest.raises(BadRequestError, match=r"192\.0\.2\.1"):
        plane.open_leg("a")
    plane.close()


def test_a_closed_plane_leaves_its_ports_free():
    # given
    plane = MediaPlane(PlaneSettings(), 0.0)
    _, port = plane.open_leg("a")
    plane.close()

    # when
    again = MediaPlane(PlaneSettings(first_port=port, last_port=port), 0.0)

    # then
    assert port % 2 == 1 or again.open_leg("a")[1] == port
    again.close()
