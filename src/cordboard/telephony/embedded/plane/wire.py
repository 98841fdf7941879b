"""How datagrams come in and go out, many at a time: the shape that every wire of the media plane has.

A wire owns the UDP sockets, which are known by a number; all buffers are made beforehand and used again.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from cordboard.media.rtp import HEADER, HEADER_OCTETS
from cordboard.media.samples import FRAME, Integers, Octets

SLOT = 512
"""Longest datagram taken plus one octet: a full slot means that it was longer."""
CAPACITY = 4096
"""Datagrams that one drain takes at most."""
PACKET = HEADER_OCTETS + FRAME


class Inbox:
    """Datagrams of one drain: row i came from `ips[i]`:`ports[i]` to socket `sockets[i]`."""

    octets: Octets
    lengths: NDArray[Any]
    ips: NDArray[Any]
    ports: NDArray[Any]
    sockets: NDArray[np.uint16]

    def __init__(self, capacity: int, slot: int = SLOT) -> None:
        self.capacity = capacity
        self.count = 0
        self.octets = np.zeros((capacity, slot), np.uint8)
        self.lengths = np.zeros(capacity, np.uint32)
        self.ips = np.zeros(capacity, np.uint32)
        self.ports = np.zeros(capacity, np.uint16)
        self.sockets = np.zeros(capacity, np.uint16)
        self.headers = self.octets[:, :HEADER_OCTETS].view(HEADER)[:, 0]

    def datagram(self, index: int) -> bytes:
        """The octets of one datagram."""
        return self.octets[index, : self.lengths[index]].tobytes()


class Outbox:
    """Packets to send, one row a leg, to addresses that stay; rows that are not wanted are never sent."""

    def __init__(self, count: int, slot: int = PACKET) -> None:
        """`slot`: octets that a row has room for."""
        self.packets = np.zeros((count, slot), np.uint8)
        self.headers = self.packets[:, :HEADER_OCTETS].view(HEADER)[:, 0]
        self.payloads = self.packets[:, HEADER_OCTETS:]
        self.headers["first"] = 0x80

    def set_length(self, row: int, octets: int) -> None:
        """Say how long the packet of a row is, until it is said again."""
        raise NotImplementedError

    def send(self) -> int:
        """Send every wanted row; return how many the system refused."""
        raise NotImplementedError


class Wire(Protocol):
    """The sockets of a media plane."""

    def open(self, host: str, port: int) -> tuple[int, int]:
        """Bind a socket (port 0 = any free one); return its number and its port. OSError when taken."""

    def close(self) -> None:
        """Close every socket."""

    @property
    def inbox(self) -> Inbox:
        """What the last drain brought."""

    def drain(self) -> bool:
        """Fill the inbox anew with what waits; tell whether more may be waiting."""

    def outbox(
        self,
        sockets: Integers,
        ips: Integers,
        ports: Integers,
        wanted: NDArray[np.bool_],
        slot: int = PACKET,
    ) -> Outbox:
        """Make an outbox for these rows: local socket, remote address as a number, remote port."""

    def send(self, number: int, packet: bytes, address: tuple[str, int]) -> bool:
        """Send one datagram on a socket; tell whether the system took it."""

    def fileno(self) -> int:
        """A descriptor that is readable when a datagram waits, or -1."""
