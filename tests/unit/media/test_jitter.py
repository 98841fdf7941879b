"""The jitter rings: order, loss, delay and drift."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cordboard.media.jitter import JitterRings

ROW = np.array([0])


def numbered(number):
    """A frame that says which one it is."""
    return np.full((1, 160), number % 250 + 1, np.uint8)


class Stream:
    """One leg: packets by number, frames pulled every 20 ms."""

    def __init__(self, base=1000):
        self.rings = JitterRings(1)
        self.base = base

    def push(self, *numbers):
        for number in numbers:
            self.rings.push_frames(ROW, np.array([(self.base + 160 * number) & 0xFFFFFFFF]), numbered(number))

    def pull(self, skipped=0):
        """Number of the frame that is played and the gains of its halves (1 = as it came)."""
        frame, gains = np.zeros((1, 160), np.uint8), np.ones(2)
        repairs = self.rings.pull_frames(ROW, frame, skipped)
        if repairs is not None:
            gains[repairs.halves] = repairs.gains
        return int(frame[0, 0]) - 1, gains.tolist()

    def talk(self, numbers):
        """Push and pull in turn; return what was played whole."""
        played = []
        for number in numbers:
            self.push(number)
            frame, gains = self.pull()
            played += [frame] * (gains == [1.0, 1.0])
        return played


def test_sound_comes_out_in_order_after_forty_milliseconds():
    # given
    stream = Stream()

    # when
    silent = []
    for number in range(2):
        stream.push(number)
        silent.append(stream.pull()[1])

    # then
    assert silent == [[0.0, 0.0], [0.0, 0.0]]
    assert stream.talk(range(2, 20)) == list(range(18))
    assert stream.rings.concealed[0] == 0


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(4)), st.integers(0, 0xFFFFFFFF))
def test_order_duplicates_and_wrapping_timestamps_do_not_matter(order, base):
    # given: a leg that is well under way
    stream = Stream(base)
    stream.talk(range(-4, 0))
    stream.push(*order[:2])
    stream.push(*order, *order)

    # when
    played = [stream.pull()[0] for _ in range(6)]

    # then
    assert played[2:] == [0, 1, 2, 3]
    assert stream.rings.late[0] == 0


def test_a_hole_repeats_and_then_fades():
    # given
    stream = Stream()
    stream.talk(range(10))

    # when: 10 to 14 are lost, 15 and later come
    stream.push(15, 16, 17)
    heard = [stream.pull() for _ in range(8)]

    # then
    assert [frame for frame, _ in heard[:2]] == [8, 9]
    assert heard[2] == (9, [1.0, 1.0])
    gains = [gain for _, pair in heard[2:7] for gain in pair]
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] == 0.0
    assert heard[7] == (15, [1.0, 1.0])
    assert stream.rings.concealed[0] == 10


def test_a_packet_after_its_time_is_counted_and_not_played():
    # given
    stream = Stream()
    stream.talk(range(10))

    # when
    stream.push(3)

    # then
    assert stream.rings.late[0] == 1
    assert stream.pull()[0] == 8


def test_the_delay_grows_when_nothing_waits_and_nothing_is_lost():
    # given
    stream = Stream()
    stream.talk(range(10))

    # when: the network holds its breath for 80 ms, then delivers everything
    stalled = [stream.pull() for _ in range(4)]
    stream.push(*range(10, 16))
    played = [stream.pull()[0] for _ in range(6)]

    # then
    assert [frame for frame, _ in stalled[:2]] == [8, 9]
    assert played == list(range(10, 16))
    assert stream.rings.late[0] == 0


def test_a_long_delay_is_shortened_by_and_by():
    # given: a leg that is 80 ms deeper than it needs to be
    stream = Stream()
    stream.talk(range(10))
    stream.push(*range(10, 14))

    # when
    before = stream.rings.depth(0)
    stream.talk(range(14, 1200))

    # then
    assert before >= 12
    assert stream.rings.depth(0) <= 7
    assert stream.rings.shifted[0] >= 4


def test_a_fast_clock_is_followed_without_overflow():
    # given: a sender that makes 51 packets where there should be 50
    stream = Stream()
    number = 0

    # when
    for turn in range(3000):
        stream.push(number)
        number += 1
        extra = range(number, number + (turn % 50 == 0))
        stream.push(*extra)
        number += len(extra)
        stream.pull()

    # then
    assert stream.rings.depth(0) <= 24
    assert stream.rings.shifted[0] >= 100


@pytest.mark.parametrize("jump", [100_000_000, -100_000_000, 500_000])
def test_a_jump_of_the_timestamps_starts_a_new_count(jump):
    # given
    stream = Stream()
    stream.talk(range(10))

    # when
    stream.base += jump
    played = stream.talk(range(10, 20))

    # then
    assert played[-5:] == [13, 14, 15, 16, 17]


def test_a_pause_is_silent_and_then_starts_anew():
    # given
    stream = Stream()
    stream.talk(range(10))

    # when
    stream.rings.pause(0)
    quiet = stream.pull()[1]
    played = stream.talk(range(60, 70))

    # then
    assert quiet == [0.0, 0.0]
    assert played == list(range(60, 68))
    assert stream.rings.concealed[0] == 0


def test_skipped_frames_are_passed_over():
    # given
    stream = Stream()
    stream.talk(range(10))
    stream.push(*range(10, 14))

    # when
    frame, _ = stream.pull(skipped=3)

    # then
    assert frame == 11


@pytest.mark.parametrize("octets", [80, 240, 320, 100])
def test_packets_of_other_lengths_play_without_holes(octets):
    # given
    rings = JitterRings(1)
    sound = np.arange(1, 241, dtype=np.uint8).repeat(40)  # 9600 samples
    frames = []

    # when
    sent = 0
    for turn in range(50):
        while sent < (turn + 3) * 160:
            piece = sound[sent : sent + octets].tobytes()
            rings.push_packet(0, 7000 + sent, piece, 0xFF)
            sent += octets
        frame = np.zeros((1, 160), np.uint8)
        repairs = rings.pull_frames(ROW, frame)
        frames.append((frame[0].copy(), repairs is None))

    # then
    heard = np.concatenate([frame for frame, whole in frames if whole])
    assert len(heard) >= 46 * 160
    assert (heard == sound[: len(heard)]).all()


def test_rows_are_apart_and_survive_growing():
    # given
    rings = JitterRings(2)
    rows = np.array([0, 1])
    for number in range(3):
        rings.push_frames(
            rows, np.array([number * 160, 9000 + number * 160]), np.stack([numbered(1)[0], numbered(2)[0]])
        )

    # when
    rings.grow(8)
    frames = np.zeros((2, 160), np.uint8)
    for _ in range(3):
        rings.pull_frames(rows, frames)

    # then
    assert frames[:, 0].tolist() == [2, 3]
    assert rings.depth(7) == 0
