"""Deadlines: quarter by quarter, skipped when missed, never chased."""

import pytest

from cordboard.media import tones
from cordboard.telephony.embedded.plane import TICK_SECONDS

LOW, HIGH = 400, 1600


def test_each_tick_serves_a_quarter_of_the_legs(room):
    # given
    far = [room.leg(f"leg {n}") for n in range(8)]
    room.run(20)
    room.forget()

    # when
    served = []
    for _ in range(4):
        room.tick(TICK_SECONDS)
        served.append(sum(len(phone.packets) for phone in far))

    # then
    assert served == [2, 4, 6, 8]


def test_ticks_between_deadlines_send_nothing(room):
    far = room.leg("leg")
    room.run(20)
    for _ in range(100):
        room.tick(0.0)
    assert len(far.packets) == 1


def test_tick_tells_when_to_come_again(room):
    assert room.plane.tick(1000.0) == pytest.approx(1000.005)
    assert room.plane.tick(1000.0123) == pytest.approx(1000.015)


def test_missed_turns_are_skipped_and_seen_in_the_timestamps(room):
    # given
    far = room.leg("leg")
    room.run(100)
    room.forget()

    # when: the machine stands still for 200 ms
    room.tick(0.2)
    after_standstill = len(far.packets)
    room.run(100)

    # then
    assert after_standstill == 1
    assert 5 <= len(far.packets) <= 6
    first, last = far.packets[0], far.packets[-1]
    assert (last.sequence - first.sequence) & 0xFFFF == len(far.packets) - 1
    assert room.plane.plane_counters().skipped_frames >= 4 * 9


def test_after_a_standstill_speech_is_soon_on_time_again(room):
    # given
    room.leg("customer", says=tones.sine(LOW, 1000))
    agent = room.leg("agent", says=tones.sine(HIGH, 1000))
    room.plane.bridge("talk", ["customer", "agent"])
    room.run(400)

    # when
    room.tick(0.2)
    room.run(100)
    room.forget()
    room.run(400)

    # then
    assert tones.tone_level(agent.heard, LOW) > -16


@pytest.mark.parametrize("size", [2, 3, 5])
def test_bridges_are_spread_over_the_phases(room, size):
    # given: legs that are opened before they are joined, as the engine does
    far = [room.leg(f"leg {n}") for n in range(60)]
    for n, phone in enumerate(far):
        room.plane.bridge(f"bridge {n // size}", [])
        room.plane.add_to_bridge(f"bridge {n // size}", phone.name)
    room.run(20)

    # when
    served = []
    for _ in range(4):
        room.forget()
        room.tick(TICK_SECONDS)
        served.append(sum(len(phone.packets) for phone in far))

    # then
    assert sum(served) == 60
    assert max(served) - min(served) <= 2 * size
