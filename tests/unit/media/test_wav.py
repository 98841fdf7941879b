"""WAV files: whole ones, growing ones, and ones that cannot be played."""

import io
import struct
import wave

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.media import wav
from cordboard.media.samples import AudioError

SOUND = np.arange(-400, 400, dtype=np.int16)


def stated(kind=1, channels=1, rate=8000, bits=16, data=b"\x01\x00"):
    """A WAV file that states this format."""
    align = channels * bits // 8
    form = struct.pack("<HHIIHH", kind, channels, rate, rate * align, align, bits)
    body = b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


@pytest.mark.parametrize("samples", [SOUND, SOUND.reshape(-1, 2)], ids=["mono", "stereo"])
def test_python_reads_what_we_write_and_so_do_we(samples):
    # when
    data = wav.write(samples)

    # then
    with wave.open(io.BytesIO(data)) as opened:
        assert (opened.getframerate(), opened.getsampwidth(), opened.getnchannels()) == (
            8000,
            2,
            samples.ndim,
        )
        assert opened.readframes(-1) == samples.astype("<i2").tobytes()
    assert (wav.read(data) == samples).all()


def test_a_file_whose_end_is_missing_is_read_as_far_as_it_goes():
    assert (wav.read(wav.write(SOUND)[:-3]) == SOUND[:-2]).all()


def test_other_chunks_are_passed_over():
    plain = stated(data=SOUND.tobytes())
    listed = plain[:12] + b"LIST\x03\x00\x00\x00abc\x00" + plain[12:]
    assert (wav.read(listed) == SOUND).all()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "wav_not_wav"),
        (b"ID3" + bytes(40), "wav_not_wav"),
        (b"RIFF\x04\x00\x00\x00WAVE", "wav_no_format"),
        (stated()[:36], "wav_no_data"),
        (stated(kind=3, bits=32), "wav_encoding"),
        (stated(kind=7, bits=8), "wav_encoding"),
        (stated(rate=44100), "wav_rate"),
        (stated(channels=0), "wav_channels"),
        (stated(channels=2, data=bytes(4)), "wav_channels"),
        (stated(data=b""), "wav_empty"),
    ],
)
def test_what_cannot_be_played_says_why(data, code):
    with pytest.raises(AudioError) as caught:
        wav.read_prompt(data)
    assert caught.value.code == code


@given(st.binary(max_size=120).map(lambda rest: b"RIFF\0\0\0\0WAVEfmt " + rest))
def test_no_file_breaks_the_reader(data):
    with pytest.raises(AudioError):
        wav.read_prompt(data)
