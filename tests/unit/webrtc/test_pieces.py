"""The small pieces: telling packets apart, packets over TCP."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.webrtc import Deframer, Sort, frame, sort_of


@pytest.mark.parametrize(
    ("octets", "sort"),
    [
        (b"\x00\x01", Sort.STUN),
        (b"\x03\xff", Sort.STUN),
        (b"\x04\x00", Sort.OTHER),
        (b"\x13\x00", Sort.OTHER),
        (b"\x14\xfe", Sort.DTLS),
        (b"\x3f\xfe", Sort.DTLS),
        (b"\x40\x00", Sort.OTHER),
        (b"\x7f\x00", Sort.OTHER),
        (b"\x80\x00", Sort.RTP),
        (b"\x80\x80", Sort.RTP),
        (b"\xbf\xbf", Sort.RTP),
        (b"\x80\xc8", Sort.RTCP),
        (b"\x81\xdf", Sort.RTCP),
        (b"\x80\xe0", Sort.RTP),
        (b"\xc0\x00", Sort.OTHER),
        (b"", Sort.OTHER),
        (b"\x80", Sort.OTHER),
    ],
)
def test_packets_are_told_apart_by_their_first_octets(octets: bytes, sort: Sort) -> None:
    assert sort_of(octets) is sort


@given(packets=st.lists(st.binary(max_size=300), max_size=8), sizes=st.lists(st.integers(1, 50), min_size=1))
def test_packets_over_tcp_come_out_as_they_went_in(packets: list[bytes], sizes: list[int]) -> None:
    # given a stream that is cut anywhere
    stream = b"".join(map(frame, packets))
    pieces, at = [], 0
    while at < len(stream):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(stream[at : at + size])
        at += size
    # when / then
    deframer = Deframer()
    assert [packet for piece in pieces for packet in deframer.take(piece)] == packets


def test_the_longest_packet_fits() -> None:
    assert Deframer().take(frame(bytes(65_535))) == [bytes(65_535)]
