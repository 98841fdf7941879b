"""Who hears whom: pairs, conferences, hold, mute, supervisors; on every kind of wire."""

from itertools import pairwise

import numpy as np
import pytest

from cordboard.media import g711, music, tones
from cordboard.media.g711 import Law
from cordboard.telephony.embedded.plane import (
    BadRequestError,
    BridgeUnknownError,
    LegElsewhereError,
    LegUnknownError,
    Source,
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


def supervised(room):
    """A customer and an agent who talk, and a supervisor whom nobody hears."""
    customer = room.leg("customer", says=tone(LOW))
    agent = room.leg("agent", says=tone(MIDDLE))
    supervisor = room.leg("supervisor", says=tone(HIGH))
    room.plane.bridge("talk", ["customer", "agent", "supervisor"])
    room.plane.set_audience("talk", "supervisor", frozenset())
    return customer, agent, supervisor


def test_a_supervisor_listens_whispers_and_barges_in(any_room):
    # given
    customer, agent, supervisor = supervised(any_room)

    # when / then: listen
    settle(any_room)
    assert hears(customer, MIDDLE)
    assert hears(agent, LOW)
    assert hears(supervisor, LOW, MIDDLE)

    # when / then: whisper
    any_room.plane.set_audience("talk", "supervisor", frozenset({"agent"}))
    settle(any_room)
    assert hears(customer, MIDDLE)
    assert hears(agent, LOW, HIGH)
    assert hears(supervisor, LOW, MIDDLE)

    # when / then: barge in
    any_room.plane.set_audience("talk", "supervisor", None)
    settle(any_room)
    assert hears(customer, MIDDLE, HIGH)
    assert hears(agent, LOW, HIGH)
    assert hears(supervisor, LOW, MIDDLE)


def test_two_supervisors_do_not_hear_each_other_listen(room):
    # given
    _, agent, first = supervised(room)
    second = room.leg("second", says=tone(HIGH))
    room.plane.add_to_bridge("talk", "second")
    room.plane.set_audience("talk", "second", frozenset({"agent"}))

    # when
    settle(room)

    # then
    assert hears(first, LOW, MIDDLE)
    assert hears(second, LOW, MIDDLE)
    assert hears(agent, LOW, HIGH)


def test_who_leaves_and_returns_is_a_member(room):
    # given
    customer, _, _ = supervised(room)

    # when
    room.plane.remove_from_bridge("talk", "supervisor")
    room.plane.add_to_bridge("talk", "supervisor")
    settle(room)

    # then
    assert hears(customer, MIDDLE, HIGH)


def steepest(samples):
    """The largest step from one sample to the next."""
    return int(np.abs(np.diff(samples.astype(np.int32))).max())


def test_a_change_of_role_makes_no_click_and_no_gap(room):
    # given: a supervisor who hums in quarter tones of a frame, so that every frame begins in full swing
    customer, agent, supervisor = supervised(room)
    customer.says(None)
    agent.says(None)
    hum = tones.sine(212.5, 2000, -9.0)
    supervisor.says(hum)
    settle(room)

    # when
    for audience in (frozenset({"agent"}), None, frozenset(), None, frozenset({"agent"}), frozenset()) * 4:
        room.plane.set_audience("talk", "supervisor", audience)
        room.run(140)

    # then
    for far in (customer, agent):
        assert tones.level(far.heard) > -20
        assert steepest(far.heard) < 1.5 * steepest(hum)
        assert {(b.sequence - a.sequence) & 0xFFFF for a, b in pairwise(far.packets)} == {1}


def test_a_leg_moves_without_a_gap(any_room):
    # given: two talks, and one who is passed to and fro between them
    a, b, c = (any_room.leg(name, says=tone(f)) for name, f in (("a", LOW), ("b", MIDDLE), ("c", HIGH)))
    any_room.plane.bridge("one", ["a"])
    any_room.plane.bridge("two", ["b", "c"])
    settle(any_room)

    # when
    for here, there in (("two", "one"), ("one", "two")) * 5:
        any_room.plane.remove_from_bridge(here, "c")
        any_room.plane.add_to_bridge(there, "c")
        any_room.run(100)
    any_room.plane.remove_from_bridge("two", "c")
    any_room.plane.add_to_bridge("one", "c")
    steps = {
        ((after.sequence - before.sequence) & 0xFFFF, (after.timestamp - before.timestamp) & 0xFFFFFFFF)
        for before, after in pairwise(c.packets)
    }
    quiet = [frame for frame in c.heard.reshape(-1, 160) if tones.level(frame) < -30]
    settle(any_room)

    # then
    assert steps == {(1, 160)}
    assert quiet == []
    assert hears(a, HIGH)
    assert hears(c, LOW)
    assert hears(b)


@pytest.mark.parametrize("size", range(3, 21))
def test_a_conference_of_many(room, size):
    # given: everybody hums their own note
    notes = [300 + 150 * n for n in range(size)]
    far = [room.leg(f"leg {n}", says=tones.sine(note, 1000, -32.0)) for n, note in enumerate(notes)]
    room.plane.bridge("conference", [one.name for one in far])

    # when: the second is muted, the third on hold
    room.plane.mute("leg 1", True)
    room.plane.hold("leg 2", music=False)
    settle(room, 400)

    # then: each hears all others but these two, and not itself
    heard = [{n for n, note in enumerate(notes) if tones.tone_level(one.heard, note) > -36} for one in far]
    audible = set(range(size)) - {1, 2}
    assert heard == [set() if n == 2 else audible - {n} for n in range(size)]


def test_a_conference_that_shouts_is_cut_and_not_wrapped(room):
    # given: three who say the same, as loud as they can
    shout = tones.sine(500, 1000, -3.1)
    far = [room.leg(name, says=shout) for name in "abc"]
    room.plane.bridge("conference", ["a", "b", "c"])

    # when
    settle(room)

    # then: a wave that was cut has no steeper step than the sum had
    for one in far:
        assert np.abs(one.heard.astype(np.int32)).max() > 32000
        assert steepest(one.heard) < 2.2 * steepest(shout)


def test_an_echo_comes_back_to_its_own_leg(any_room):
    # given
    customer = any_room.leg("customer", says=tone(LOW))
    agent = any_room.leg("agent", says=tone(HIGH))

    # when / then: alone
    any_room.plane.echo("customer", True)
    settle(any_room)
    assert hears(customer, LOW)
    assert hears(agent)

    # when / then: in a bridge
    any_room.plane.bridge("talk", ["customer", "agent"])
    settle(any_room)
    assert hears(customer, LOW, HIGH)
    assert hears(agent, LOW)

    # when / then: muted
    any_room.plane.mute("customer", True)
    settle(any_room)
    assert hears(customer, HIGH)

    # when / then: no more
    any_room.plane.mute("customer", False)
    any_room.plane.echo("customer", False)
    settle(any_room)
    assert hears(customer, HIGH)


def test_an_echo_and_a_prompt_are_heard_together(room):
    # given
    customer = room.leg("customer", says=tone(LOW))
    room.plane.echo("customer", True)

    # when
    room.plane.play("prompt", "customer", Source.prompt(tone(HIGH), loop=True))
    settle(room)

    # then
    assert hears(customer, LOW, HIGH)


def test_an_echo_is_back_within_three_frames(room):
    # given a phone that clicks once a second
    click = np.zeros(8000, np.int16)
    click[0] = 20000
    customer = room.leg("customer", says=click)
    room.plane.echo("customer", True)

    # when
    room.run(4000)

    # then: packets leave and arrive in step, so the place of a click in the stream is its time
    came = np.nonzero(customer.heard > 10000)[0]
    delays = [int(place) % 8000 // 8 for place in came]
    assert len(delays) >= 3
    assert max(delays) <= 60


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
    with pytest.raises(LegUnknownError):
        plane.set_audience("talk", "nobody", None)
    plane.open_leg("alone")
    with pytest.raises(BadRequestError):
        plane.set_audience("talk", "alone", None)
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
