"""G.711: known values of the standard, and what must hold for every sample."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.media import g711
from cordboard.media.g711 import Law

EVERY_OCTET = np.arange(256, dtype=np.uint8)
EVERY_SAMPLE = np.arange(-32768, 32768).astype(np.int16)


@pytest.mark.parametrize(
    ("law", "octet", "sample"),
    [
        (Law.PCMU, 0x00, -32124),
        (Law.PCMU, 0x80, 32124),
        (Law.PCMU, 0xFF, 0),
        (Law.PCMU, 0x7F, 0),
        (Law.PCMU, 0xFE, 8),
        (Law.PCMU, 0xEF, 132),
        (Law.PCMU, 0x8F, 16764),
        (Law.PCMA, 0xD5, 8),
        (Law.PCMA, 0x55, -8),
        (Law.PCMA, 0xAA, 32256),
        (Law.PCMA, 0x2A, -32256),
        (Law.PCMA, 0xC5, 264),
        (Law.PCMA, 0xF5, 528),
    ],
)
def test_decodes_as_the_standard_says(law, octet, sample):
    assert g711.decode(bytes([octet]), law)[0] == sample


@pytest.mark.parametrize("law", Law)
def test_the_thousand_hertz_sequence_of_the_standard_is_a_milliwatt(law):
    # given: tables 5 and 6 of G.711, the periodic sequence of a 1 kHz sine at 0 dBm0
    sequence = {
        Law.PCMU: [0x1E, 0x0B, 0x0B, 0x1E, 0x9E, 0x8B, 0x8B, 0x9E],
        Law.PCMA: [0x34, 0x21, 0x21, 0x34, 0xB4, 0xA1, 0xA1, 0xB4],
    }[law]

    # when
    samples = g711.decode(bytes(sequence), law).astype(float)

    # then: 3.14 dB (3.17 dB) below the overload sine
    rms = np.sqrt(np.mean(samples**2))
    overload = 32256 / np.sqrt(2)
    assert 20 * np.log10(rms / overload) == pytest.approx(-3.15, abs=0.2)


@pytest.mark.parametrize(("law", "twin"), [(Law.PCMU, {0x7F: 0xFF}), (Law.PCMA, {})])
def test_every_octet_survives_the_round_trip(law, twin):
    expected = [twin.get(octet, octet) for octet in range(256)]
    assert g711.encode(g711.decode(EVERY_OCTET, law), law).tolist() == expected


@pytest.mark.parametrize("law", Law)
def test_louder_in_is_never_quieter_out(law):
    decoded = g711.decode(g711.encode(EVERY_SAMPLE, law), law).astype(int)
    assert (np.diff(decoded) >= 0).all()


@pytest.mark.parametrize("law", Law)
def test_the_error_is_at_most_a_step_of_the_segment(law):
    decoded = g711.decode(g711.encode(EVERY_SAMPLE, law), law).astype(int)
    inside = np.abs(EVERY_SAMPLE.astype(int)) <= 32000
    error = np.abs(decoded - EVERY_SAMPLE)[inside]
    assert (error <= np.maximum(np.abs(EVERY_SAMPLE.astype(int))[inside] / 16 + 8, 8)).all()


@given(st.binary(min_size=320, max_size=320), st.sampled_from(list(Law)))
def test_in_place_forms_agree_with_the_plain_ones(octets, law):
    # given
    frames = np.frombuffer(octets, np.uint8).reshape(2, 160).copy()
    samples, again = np.zeros((2, 160), np.int16), np.zeros((2, 160), np.uint8)

    # when
    g711.decode_into(frames, samples, law)
    g711.encode_into(samples, again, law)

    # then
    assert (samples == g711.decode(frames, law)).all()
    assert (again == g711.encode(samples, law)).all()


@pytest.mark.parametrize(("law", "payload_type"), [(Law.PCMU, 0), (Law.PCMA, 8)])
def test_silence_is_nearly_nothing(law, payload_type):
    assert abs(int(g711.decode(bytes([law.silence]), law)[0])) <= 8
    assert law.payload_type == payload_type
