"""The wire for every system: ordinary sockets, one call a datagram."""

from __future__ import annotations

import selectors
import socket

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import Integers
from cordboard.telephony.embedded.plane.wire import CAPACITY, PACKET, SLOT, Inbox, Outbox

_BUFFER = 1 << 20


def bound_socket(host: str, port: int) -> socket.socket:
    """A non-blocking UDP socket with buffers that outlast a busy moment."""
    opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER)
        opened.setblocking(False)
        opened.bind((host, port))
    except OSError:
        opened.close()
        raise
    return opened


def sent(opened: socket.socket, packet: bytes, address: tuple[str, int]) -> bool:
    """Send one datagram; tell whether the system took it."""
    try:
        opened.sendto(packet, address)
    except OSError:
        return False
    return True


class PlainOutbox(Outbox):
    """Sends row by row."""

    def __init__(
        self, count: int, targets: list[tuple[int, socket.socket, tuple[str, int]]], slot: int
    ) -> None:
        super().__init__(count, slot)
        self._lengths = [PACKET] * count
        self._targets = targets

    def set_length(self, row: int, octets: int) -> None:
        self._lengths[row] = octets

    def send(self) -> int:
        refused = 0
        for row, opened, address in self._targets:
            try:
                opened.sendto(self.packets[row, : self._lengths[row]].data, address)
            except OSError:
                refused += 1
        return refused


class PlainWire:
    """Ordinary sockets behind the wire's shape."""

    def __init__(self, slot: int = SLOT, capacity: int = CAPACITY) -> None:
        self._sockets: list[socket.socket] = []
        self._selector = selectors.DefaultSelector()
        self._slot = slot
        self.inbox = Inbox(capacity, slot)

    def open(self, host: str, port: int) -> tuple[int, int]:
        opened = bound_socket(host, port)
        number = len(self._sockets)
        self._sockets.append(opened)
        self._selector.register(opened, selectors.EVENT_READ, number)
        return number, opened.getsockname()[1]

    def close(self) -> None:
        self._selector.close()
        for opened in self._sockets:
            opened.close()
        self._sockets.clear()

    def drain(self) -> bool:
        inbox = self.inbox
        inbox.count = 0
        for key, _ in self._selector.select(0):
            while inbox.count < inbox.capacity and self._receive(key.data):
                inbox.count += 1
        return inbox.count == inbox.capacity

    def _receive(self, number: int) -> bool:
        inbox, row = self.inbox, self.inbox.count
        try:
            length, (ip, port) = self._sockets[number].recvfrom_into(inbox.octets[row].data, self._slot)
        except OSError:
            return False
        inbox.lengths[row] = length
        inbox.ips[row] = int.from_bytes(socket.inet_aton(ip), "big")
        inbox.ports[row] = port
        inbox.sockets[row] = number
        return True

    def outbox(
        self,
        sockets: Integers,
        ips: Integers,
        ports: Integers,
        wanted: NDArray[np.bool_],
        slot: int = PACKET,
    ) -> PlainOutbox:
        targets = [
            (
                int(row),
                self._sockets[sockets[row]],
                (socket.inet_ntoa(int(ips[row]).to_bytes(4, "big")), int(ports[row])),
            )
            for row in np.nonzero(wanted)[0]
        ]
        return PlainOutbox(len(sockets), targets, slot)

    def send(self, number: int, packet: bytes, address: tuple[str, int]) -> bool:
        return sent(self._sockets[number], packet, address)

    def fileno(self) -> int:
        return -1
