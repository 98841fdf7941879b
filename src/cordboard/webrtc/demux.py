"""What kind of packet has come on a port that STUN, DTLS and SRTP share (RFC 7983)."""

from __future__ import annotations

from enum import Enum, auto, unique

_FIRST_RTCP, _LAST_RTCP = 192, 223
"""The second octet of RTCP, where RTP has marker and payload type (RFC 5761 section 4)."""


@unique
class Sort(Enum):
    """What a packet is, by its first octets."""

    STUN = auto()
    DTLS = auto()
    RTP = auto()
    RTCP = auto()
    OTHER = auto()


def sort_of(octets: bytes) -> Sort:
    """Tell packets apart by their first octet, RTP and RTCP by their second."""
    if len(octets) < 2:
        return Sort.OTHER
    first = octets[0]
    if first < 4:
        return Sort.STUN
    if 20 <= first < 64:
        return Sort.DTLS
    if 128 <= first < 192:
        return Sort.RTCP if _FIRST_RTCP <= octets[1] <= _LAST_RTCP else Sort.RTP
    return Sort.OTHER
