"""RTP: what is packed is parsed, and what is not RTP is refused with its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.media import rtp
from cordboard.media.rtp import RtpError, RtpPacket

words = st.integers(0, 0xFFFFFFFF)
extensions = st.none() | st.tuples(
    st.integers(0, 0xFFFF), st.binary(max_size=40).map(lambda body: body[: len(body) // 4 * 4])
)
packets = st.builds(
    RtpPacket,
    payload_type=st.sampled_from([0, 8, 18, 63, 96, 101, 127]),
    sequence=st.integers(0, 0xFFFF),
    timestamp=words,
    ssrc=words,
    payload=st.binary(max_size=200),
    marker=st.just(False),
    csrc=st.lists(words, max_size=15).map(tuple),
    extension=extensions,
)


@given(packets)
def test_parse_undoes_pack(packet):
    assert rtp.parse(rtp.pack(packet)) == packet


@given(packets, st.integers(1, 40))
def test_padding_is_taken_off(packet, padding):
    # given
    plain = rtp.pack(packet)

    # when
    padded = bytes([plain[0] | 0x20]) + plain[1:] + bytes(padding - 1) + bytes([padding])

    # then
    assert rtp.parse(padded) == packet


def reason(datagram):
    """The code with which a datagram is refused, or None."""
    try:
        rtp.parse(datagram)
    except RtpError as error:
        return error.code
    return None


@given(st.binary(max_size=80) | st.binary(max_size=80).map(lambda rest: b"\xb3" + rest))
def test_any_datagram_is_parsed_or_refused_with_a_code(datagram):
    assert reason(datagram) in {None, "short", "version", "rtcp", "csrc", "extension", "padding"}


@pytest.mark.parametrize(
    ("datagram", "code"),
    [
        (b"", "short"),
        (b"\x80" + bytes(10), "short"),
        (b"\x40" + bytes(11), "version"),
        (b"\x80\xc8" + bytes(26), "rtcp"),
        (b"\x82" + bytes(11) + bytes(7), "csrc"),
        (b"\x90" + bytes(11) + b"\xbe\xde\x00", "extension"),
        (b"\x90" + bytes(11) + b"\xbe\xde\x00\x02" + bytes(7), "extension"),
        (b"\xa0" + bytes(11), "padding"),
        (b"\xa0" + bytes(11) + b"\x00", "padding"),
        (b"\xa0" + bytes(11) + b"xx\x04", "padding"),
    ],
)
def test_refuses_what_is_not_whole(datagram, code):
    with pytest.raises(RtpError) as caught:
        rtp.parse(datagram)
    assert caught.value.code == code


def test_the_marker_is_no_part_of_the_payload_type():
    packet = RtpPacket(101, 1, 2, 3, b"", marker=True)
    assert rtp.parse(rtp.pack(packet)) == packet
