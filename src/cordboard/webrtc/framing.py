"""Packets on a TCP connection: each after two octets that say how long it is (RFC 4571)."""

from __future__ import annotations

LONGEST = 0xFFFF


def frame(packet: bytes) -> bytes:
    """A packet as it goes over TCP."""
    return len(packet).to_bytes(2, "big") + packet


class Deframer:
    """Finds the packets in what a connection brings, in pieces of any size."""

    def __init__(self) -> None:
        self._kept = b""

    def take(self, piece: bytes) -> list[bytes]:
        """The packets that are whole now; what is left waits for the next piece (64 KiB at most)."""
        octets = self._kept + piece
        packets, at = [], 0
        while len(octets) - at >= 2:
            end = at + 2 + int.from_bytes(octets[at : at + 2], "big")
            if end > len(octets):
                break
            packets.append(octets[at + 2 : end])
            at = end
        self._kept = octets[at:]
        return packets
