"""Who hears whom: pairs, conferences, hold, mute, supervisors; on every kind of wire."""

import pytest

from cordboard.media import g711, music, tones
from cordboard.media.g711 import Law
from cordboard.telephony.embedded.plane import (
    BadRequestError,
    BridgeUnknownError,
    LegElsewhereError,
    LegUnknownError,
)

LOW, MIDDLE, HIGH = 400, 1000, 1600
CLEAR, ABSENT = -16.0, -45.0


def tone(frequency):
    return tones.sine(frequency, 1000)


def hears(far, *frequencies):
    """Exactly these of the three tones are in what a far end has heard."""
    present = {f for f in (LOW, MIDDLE, HIGH) if tones.tone_level(far.heard, f) > CLEAR}
    absent = {f for f in (LOW, MIDDLE, HIGH) if tones.tone_level(far.heard, f) < ABSENT}
    return present == set(frequencies) and absent == {LOW, MIDDLE, HIGH} - set(frequencies)


def settle(room, milliseconds=400):
    """Let what was said before pass, then listen for a while."""
    room.run(120)
    room.forget()
    room.run(milliseconds)


@pytest.mark.parametrize("agent_law", Law)
@pytest.mark.parametrize("customer_law", Law)
def test_two_hear_each_other_and_not_themselves(any_room, customer_law, agent_law):
    # given
    customer = any_room.leg("customer", customer_law, says=tone(LOW))
    agent = any_room.leg("agent", agent_law, says=tone(HIGH))

    # when
    any_room.plane.bridge("talk", ["customer", "agent"])
    settle(any_room)

    # then
    assert hears(customer, HIGH)
    assert hears(agent, LOW)


def test_what_is_sent_is_a_steady_stream(any_room):
    # given
    customer = any_room.leg("customer", says=tone(LOW))
    any_room.leg("agent", says=tone(HIGH))

    # when: legs meet and part on the way
    any_room.run(100)
    any_room.plane.bridge("talk", ["customer", "agent"])
    any_room.run(100)
    any_room.plane.destroy_bridge("talk")
    any_room.run(100)

    # then
    steps = [
        ((after.sequence - before.sequence) & 0xFFFF, (after.timestamp - before.timestamp) & 0xFFFFFFFF)
        for before, after in zip(customer.packets, customer.packets[1:], strict=False)
    ]
    assert set(steps) == {(1, 160)}
    assert 14 <= len(customer.packets) <= 16
    assert len({packet.ssrc for packet in customer.packets}) == 1


def test_a_leg_alone_hears_silence(any_room):
    alone = any_room.leg("alone", says=tone(LOW))
    any_room.run(200)
    assert len(alone.packets) == 10
    assert tones.level(alone.heard) < -70


def test_three_hear_the_sum_of_the_others(any_room):
    # given
    a, b, c = (
        any_room.leg(name, says=tone(frequency))
        for name, frequency in (("a", LOW), ("b", MIDDLE), ("c", HIGH))
    )

    # when
    any_room.plane.bridge("conference", ["a", "b", "c"])
    settle(any_room)

    # then
    assert hears(a, MIDDLE, HIGH)
    assert hears(b, LOW, HIGH)
    assert hears(c, LOW, MIDDLE)


def test_bridges_do_not_hear_each_other(room):
    # given
    far = {
        name: room.leg(name, says=tone(f)) for name, f in (("a", LOW), ("b", HIGH), ("c", MIDDLE), ("d", LOW))
    }

    # when
    room.plane.bridge("one", ["a", "b"])
    room.plane.bridge("two", ["c", "d"])
    settle(room)

    # then
    assert hears(far["a"], HIGH)
    assert hears(far["b"], LOW)
    assert hears(far["c"], LOW)
    assert hears(far["d"], MIDDLE)


def test_legs_come_and_go(room):
    # given
    a, b, c = (room.leg(name, says=tone(f)) for name, f in (("a", LOW), ("b", MIDDLE), ("c", HIGH)))
    room.plane.bridge("talk", ["a"])

    # when / then: one alone
    settle(room)
    assert hears(a)

    # when / then: two
    room.plane.add_to_bridge("talk", "b")
    room.plane.add_to_bridge("talk", "b")
    settle(room)
    assert hears(a, MIDDLE)
    assert hears(b, LOW)

    # when / then: a third takes the second's place
    room.plane.add_to_bridge("talk", "c")
    room.plane.remove_from_bridge("talk", "b")
    room.plane.remove_from_bridge("talk", "b")
    settle(room)
    assert hears(a, HIGH)
    assert hears(b)
    assert hears(c, LOW)

    # when / then: one hangs up
    room.plane.close_leg("c")
    room.plane.close_leg("c")
    settle(room)
    assert hears(a)
    assert c.packets == []


def test_hold_music_is_for_the_held_side_alone(any_room):
    # given
    customer = any_room.leg("customer", says=tone(LOW))
    agent = any_room.leg("agent", says=tone(HIGH))
    any_room.plane.bridge("talk", ["customer", "agent"])
    any_room.run(100)

    # when
    any_room.plane.hold("customer", music=True)
    any_room.plane.hold("customer", music=True)
    settle(any_room, 2000)

    # then
    sound, piece = customer.heard[:8000].astype(float), music.hold_music()[1 * 160 :].astype(float)
    likeness = [
        float((sound * piece[start : start + 8000]).sum() / (sound**2).sum())
        for start in range(0, 8 * 160, 160)
    ]
    assert max(likeness) == pytest.approx(1.0, abs=0.05)
    assert tones.tone_level(customer.heard, HIGH) < ABSENT
    assert tones.level(agent.heard) < -70


def test_after_hold_they_hear_each_other_at_once(any_room):
    # given: a customer whose phone is silent while on hold and jumps in its timestamps afterwards
    customer = any_room.leg("customer", says=tone(LOW))
    agent = any_room.leg("agent", says=tone(HIGH))
    any_room.plane.bridge("talk", ["customer", "agent"])
    any_room.run(200)
    any_room.plane.hold("customer", music=False)
    customer.says(None)
    any_room.run(1000)
    customer.timestamp = 12345

    # when
    any_room.plane.unhold("customer")
    customer.says(tone(LOW))
    settle(any_room)

    # then
    assert hears(customer, HIGH)
    assert hears(agent, LOW)


def test_a_muted_leg_hears_and_is_not_heard(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(HIGH))
    room.plane.bridge("talk", ["customer", "agent"])

    # when / then
    room.plane.mute("agent", True)
    settle(room)
    assert hears(customer)
    assert hears(agent, LOW)

    # when / then
    room.plane.mute("agent", False)
    settle(room)
    assert hears(customer, HIGH)


def test_a_supervisor_listens_whispers_and_barges_in(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(MIDDLE))
    supervisor = room.leg("supervisor", says=tone(HIGH))
    room.plane.bridge("talk", ["customer", "agent", "supervisor"])

    # when / then: listen
    room.plane.set_hearing("talk", "customer", "supervisor", hears=False)
    room.plane.set_hearing("talk", "agent", "supervisor", hears=False)
    settle(room)
    assert hears(customer, MIDDLE)
    assert hears(agent, LOW)
    assert hears(supervisor, LOW, MIDDLE)

    # when / then: whisper
    room.plane.set_hearing("talk", "agent", "supervisor", hears=True)
    settle(room)
    assert hears(customer, MIDDLE)
    assert hears(agent, LOW, HIGH)

    # when / then: barge in
    room.plane.set_hearing("talk", "customer", "supervisor", hears=True)
    settle(room)
    assert hears(customer, MIDDLE, HIGH)


def test_many_legs_keep_apart(room):
    # given: more legs than the tables begin with, in pairs of different pitch
    far = [room.leg(f"leg {n}", says=tone(LOW if n % 2 else HIGH)) for n in range(150)]
    for n in range(0, 150, 2):
        room.plane.bridge(f"bridge {n}", [f"leg {n}", f"leg {n + 1}"])

    # when
    settle(room, 200)

    # then
    assert all(hears(far[n], LOW if n % 2 == 0 else HIGH) for n in range(150))


def test_loudness_is_told_for_both_directions(room):
    # given
    room.leg("customer", says=tones.sine(LOW, 1000, -20.0))
    room.leg("agent", says=tones.sine(HIGH, 1000, -30.0))
    room.plane.bridge("talk", ["customer", "agent"])

    # when
    room.run(400)

    # then
    levels = room.plane.levels("customer")
    assert levels.said == pytest.approx(-20, abs=1)
    assert levels.heard == pytest.approx(-30, abs=1)


def test_directions_of_the_sdp_are_kept(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(HIGH))
    room.plane.bridge("talk", ["customer", "agent"])
    address = customer.port.address

    # when / then: the customer's phone only sends
    room.plane.connect_leg("customer", address, "PCMU", 101, send=False)
    settle(room)
    assert customer.packets == []
    assert hears(agent, LOW)

    # when / then: it only receives
    room.plane.connect_leg("customer", address, "PCMU", 101, receive=False)
    settle(room)
    assert hears(customer, HIGH)
    assert hears(agent)
    assert room.plane.plane_counters().dropped["not_receiving"] > 0


def test_nothing_is_sent_to_the_address_that_means_hold(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    room.run(100)
    room.wire.arrived["0.0.0.0", 4000] = []

    # when
    room.plane.connect_leg("customer", ("0.0.0.0", 4000), "PCMU", 101)
    customer.says(None)
    room.run(200)

    # then
    assert room.wire.arrived["0.0.0.0", 4000] == []


def test_the_codec_may_change_in_mid_call(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(HIGH))
    room.plane.bridge("talk", ["customer", "agent"])
    room.run(100)

    # when
    room.plane.connect_leg("customer", customer.port.address, "PCMA", 101)
    customer.law = g711.Law.PCMA
    settle(room)

    # then
    assert hears(customer, HIGH)
    assert hears(agent, LOW)
    assert {packet.payload_type for packet in customer.packets} == {8}


def test_what_cannot_be_done_says_why_and_changes_nothing(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(HIGH))
    plane = room.plane
    plane.bridge("talk", ["customer", "agent"])

    # when / then
    with pytest.raises(LegUnknownError):
        plane.connect_leg("nobody", ("127.0.0.1", 4000), "PCMU", None)
    with pytest.raises(LegUnknownError):
        plane.bridge("other", ["nobody"])
    with pytest.raises(LegElsewhereError):
        plane.bridge("other", ["agent"])
    with pytest.raises(BridgeUnknownError):
        plane.add_to_bridge("other", "agent")
    with pytest.raises(BadRequestError):
        plane.connect_leg("customer", ("127.0.0.1", 4000), "G729", None)
    with pytest.raises(BadRequestError):
        plane.connect_leg("customer", ("example.org", 4000), "PCMU", None)
    with pytest.raises(BadRequestError):
        plane.connect_leg("customer", ("127.0.0.1", 0), "PCMU", None)
    with pytest.raises(BadRequestError):
        plane.connect_leg("customer", ("239.1.2.3", 4000), "PCMU", None)
    with pytest.raises(BadRequestError):
        plane.set_hearing("talk", "customer", "nobody", hears=False)
    settle(room)
    assert hears(customer, HIGH)
    assert hears(agent, LOW)


def test_verbs_may_be_repeated(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(HIGH))

    # when
    assert room.plane.open_leg("customer") == room.plane.open_leg("customer")
    room.plane.connect_leg("customer", customer.port.address, "PCMU", 101)
    room.plane.bridge("talk", ["customer", "agent"])
    room.plane.bridge("talk", ["customer", "agent"])
    settle(room)

    # then
    assert hears(customer, HIGH)
    assert hears(agent, LOW)
    room.plane.destroy_bridge("talk")
    room.plane.destroy_bridge("talk")
    settle(room)
    assert hears(customer)
