"""A stereo recording: sides, clock, pauses."""

import numpy as np

from cordboard.media.recording import Gap, Track


def frame(value):
    return np.full(160, value, np.int16)


def stereo(block):
    return np.frombuffer(block, "<i2").reshape(-1, 2)


def test_left_and_right_lie_side_by_side():
    # given
    track = Track()

    # when
    track.add(frame(1), frame(2))
    track.add(None, frame(3))
    track.add(frame(4), None)

    # then
    assert stereo(track.take())[::160].tolist() == [[1, 2], [0, 3], [4, 0]]
    assert track.samples == 480


def test_a_block_of_a_second_is_handed_out_by_itself():
    track = Track()
    blocks = [track.add(frame(1), frame(2)) for _ in range(51)]
    assert [len(block) for block in blocks if block is not None] == [8000 * 4]
    assert blocks[49] is not None
    assert len(track.take()) == 160 * 4
    assert track.samples == 51 * 160


def test_a_pause_is_silence_and_a_gap():
    # given
    track = Track()
    track.add(frame(1), frame(1))

    # when
    track.pause()
    track.pause()
    track.add(frame(2), frame(2))
    track.add(frame(2), frame(2))
    open_gaps = track.gaps
    track.resume()
    track.resume()
    track.add(frame(3), frame(3))

    # then
    assert open_gaps == track.gaps == (Gap(160, 320),)
    assert stereo(track.take())[::160, 0].tolist() == [1, 0, 0, 3]
    assert not track.paused


def test_a_pause_of_no_length_is_no_gap():
    track = Track()
    track.pause()
    track.resume()
    assert track.gaps == ()
