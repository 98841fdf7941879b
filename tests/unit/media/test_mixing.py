"""Mixing: everybody but oneself, never louder than the loudest."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cordboard.media import mixing

levels = st.lists(st.integers(-32768, 32767), min_size=6, max_size=6)


def frames(values):
    return np.repeat(np.array(values, np.int16)[:, None], 160, axis=1)


def cut(value):
    return max(-32768, min(32767, value))


@given(levels)
def test_two_party_bridges_swap(values):
    heard = np.zeros((6, 160), np.int16)
    mixing.swap_pairs(frames(values), heard)
    assert heard[:, 0].tolist() == [values[i ^ 1] for i in range(6)]


@given(levels)
def test_each_hears_the_sum_of_the_others_of_its_bridge(values):
    # given: a bridge of one, of two and of three
    heard = np.zeros((6, 160), np.int16)

    # when
    mixing.sum_minus_self(frames(values), np.array([0, 1, 3]), np.array([1, 2, 3]), heard)

    # then
    a, b, c, d, e, f = values
    assert heard[:, 7].tolist() == [0, c, b, cut(e + f), cut(d + f), cut(d + e)]
    assert a in range(-32768, 32768)


@given(levels)
def test_a_matrix_says_who_hears_whom(values):
    # given: the third listens in, unheard
    hears = np.array([[0, 1, 0], [1, 0, 0], [1, 1, 0]], np.bool_)
    heard = np.zeros((3, 160), np.int16)

    # when
    mixing.mix_by_matrix(frames(values[:3]), hears, heard)

    # then
    assert heard[:, 0].tolist() == [values[1], values[0], cut(values[0] + values[1])]


@given(st.integers(-32768, 32767), st.integers(-32768, 32767))
def test_adding_is_cut_at_the_loudest(one, other):
    heard = mixing.added(frames([one]), frames([other])[0])
    assert heard[0, 0] == cut(one + other)


def test_a_cross_fade_begins_with_what_was_and_ends_with_what_is():
    heard = frames([20_000, -32_768, 32_767])
    mixing.cross_fade(frames([0, -32_768, -32_768]), heard)
    assert heard[:, 0].tolist() == [125, -32_768, -32_358]
    assert heard[:, -1].tolist() == [20_000, -32_768, 32_767]
    assert (np.diff(heard[0]) == 125).all()


def test_a_frame_goes_from_one_loudness_to_another():
    frame = frames([16_000])[0]
    assert mixing.amplify(frame, 0.0, 1.0)[[0, 79, 159]].tolist() == [100, 8_000, 16_000]
    assert mixing.amplify(frame, 1.0, 0.0)[159] == 0
    assert set(mixing.amplify(frame, 0.25, 0.25)) == {4_000}


@given(levels)
def test_a_sum_is_cut_at_the_loudest(values):
    assert mixing.together(list(frames(values)))[80] == cut(sum(values))
    assert mixing.together([frames(values)[0]])[80] == values[0]
