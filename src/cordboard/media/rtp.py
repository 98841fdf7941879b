"""The envelope every slice of sound travels in: RTP (RFC 3550), read strictly and written plainly.

A datagram from the network is hostile until `parse` has accepted it; nothing is guessed or repaired.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

HEADER_OCTETS = 12
HEADER = np.dtype(
    [("first", "u1"), ("second", "u1"), ("sequence", ">u2"), ("timestamp", ">u4"), ("ssrc", ">u4")]
)
"""The fixed header as a numpy record, for views over arrays of packets (RFC 3550, section 5.1)."""

_FIXED = struct.Struct("!BBHII")


class RtpError(ValueError):
    """A datagram that is not RTP; `code` names the reason for the drop counters."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class RtpPacket:
    """One packet: header fields, contributing sources and the payload without padding."""

    payload_type: int
    sequence: int
    timestamp: int
    ssrc: int
    payload: bytes
    marker: bool = False
    csrc: tuple[int, ...] = ()
    extension: tuple[int, bytes] | None = None
    """Profile number and body, a multiple of four octets (RFC 3550, section 5.3.1)."""


def is_rtcp(datagram: bytes) -> bool:
    """Tell RTCP from RTP on a shared port (RFC 5761, section 4): packet types 192 to 223."""
    return len(datagram) >= 2 and datagram[0] >> 6 == 2 and 192 <= datagram[1] <= 223


def parse(datagram: bytes) -> RtpPacket:
    """Read one datagram; raise RtpError with a code: short, version, rtcp, csrc, extension, padding."""
    if len(datagram) < HEADER_OCTETS:
        raise RtpError("short", "shorter than an RTP header")
    first, second, sequence, timestamp, ssrc = _FIXED.unpack_from(datagram)
    if first >> 6 != 2:
        raise RtpError("version", "not RTP version 2")
    if is_rtcp(datagram):
        raise RtpError("rtcp", "an RTCP packet, not RTP")
    csrc, start = _contributors(datagram, first & 15)
    extension = None
    if first & 0x10:
        extension, start = _extension(datagram, start)
    end = _payload_end(datagram, start) if first & 0x20 else len(datagram)
    return RtpPacket(
        second & 0x7F, sequence, timestamp, ssrc, datagram[start:end], bool(second & 0x80), csrc, extension
    )


def _contributors(datagram: bytes, count: int) -> tuple[tuple[int, ...], int]:
    end = HEADER_OCTETS + 4 * count
    if len(datagram) < end:
        raise RtpError("csrc", "the list of contributing sources is cut off")
    return struct.unpack_from(f"!{count}I", datagram, HEADER_OCTETS), end


def _extension(datagram: bytes, start: int) -> tuple[tuple[int, bytes], int]:
    if len(datagram) < start + 4:
        raise RtpError("extension", "the header extension is cut off")
    profile, words = struct.unpack_from("!HH", datagram, start)
    end = start + 4 + 4 * words
    if len(datagram) < end:
        raise RtpError("extension", "the header extension is longer than the datagram")
    return (profile, datagram[start + 4 : end]), end


def _payload_end(datagram: bytes, start: int) -> int:
    padding = datagram[-1]
    if padding == 0 or len(datagram) - padding < start:
        raise RtpError("padding", "the padding does not fit the datagram")
    return len(datagram) - padding


def pack(packet: RtpPacket) -> bytes:
    """Write one packet, without padding."""
    first = 0x80 | (0x10 if packet.extension is not None else 0) | len(packet.csrc)
    second = packet.payload_type | (0x80 if packet.marker else 0)
    parts = [
        _FIXED.pack(first, second, packet.sequence, packet.timestamp, packet.ssrc),
        struct.pack(f"!{len(packet.csrc)}I", *packet.csrc),
    ]
    if packet.extension is not None:
        profile, body = packet.extension
        parts += [struct.pack("!HH", profile, len(body) // 4), body]
    return b"".join([*parts, packet.payload])
