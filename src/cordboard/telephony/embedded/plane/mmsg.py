"""The wire for Linux: one system call takes in or sends out hundreds of datagrams.

recvmmsg(2) and sendmmsg(2) are reached through ctypes; their message headers are numpy records (x86-64 and
arm64 layout) that point into the buffers and are written once.
"""

from __future__ import annotations

import ctypes
import select
import socket
import sys

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import Integers
from cordboard.telephony.embedded.plane.plain import bound_socket, sent
from cordboard.telephony.embedded.plane.wire import CAPACITY, PACKET, SLOT, Inbox, Outbox

_BATCH = 1024
_MSG_DONTWAIT = 0x40
_ADDRESS = np.dtype([("family", "u2"), ("port", ">u2"), ("ip", ">u4"), ("zero", "u8")])
_VECTOR = np.dtype([("base", "u8"), ("length", "u8")])
_MESSAGE = np.dtype(
    [
        ("name", "u8"),
        ("name_length", "u4"),
        ("pad0", "u4"),
        ("vectors", "u8"),
        ("vector_count", "u8"),
        ("control", "u8"),
        ("control_length", "u8"),
        ("flags", "i4"),
        ("pad1", "u4"),
        ("length", "u4"),
        ("pad2", "u4"),
    ]
)
_STRIDE = _MESSAGE.itemsize


def available() -> bool:
    """Whether this system has the two calls in the layout that is known here."""
    return sys.platform == "linux" and sys.maxsize > 2**32 and sys.byteorder == "little"


def _messages(count: int, addresses: NDArray[np.void], vectors: NDArray[np.void]) -> NDArray[np.void]:
    index = np.arange(count, dtype=np.uint64)
    messages = np.zeros(count, _MESSAGE)
    messages["name"] = addresses.ctypes.data + index * np.uint64(_ADDRESS.itemsize)
    messages["name_length"] = _ADDRESS.itemsize
    messages["vectors"] = vectors.ctypes.data + index * np.uint64(_VECTOR.itemsize)
    messages["vector_count"] = 1
    return messages


class _MmsgInbox(Inbox):
    def __init__(self, capacity: int, slot: int) -> None:
        super().__init__(capacity, slot)
        self._addresses = np.zeros(capacity, _ADDRESS)
        self._vectors = np.zeros(capacity, _VECTOR)
        index = np.arange(capacity, dtype=np.uint64)
        self._vectors["base"] = self.octets.ctypes.data + index * np.uint64(slot)
        self._vectors["length"] = slot
        self._messages = _messages(capacity, self._addresses, self._vectors)
        self.lengths = self._messages["length"]
        self.ips = self._addresses["ip"]
        self.ports = self._addresses["port"]
        self.start = self._messages.ctypes.data


class _MmsgOutbox(Outbox):
    """Rows sorted by socket, so that each socket sends its share in one call."""

    def __init__(
        self,
        wire: MmsgWire,
        addresses: NDArray[np.void],
        order: Integers,
        runs: list[tuple[int, int, int]],
        count: int,
        *,
        slot: int,
    ) -> None:
        super().__init__(count, slot)
        self._wire = wire
        self._addresses = addresses
        self._runs = runs
        self._place = {int(row): place for place, row in enumerate(order)}
        self._vectors = np.zeros(len(order), _VECTOR)
        self._vectors["base"] = self.packets.ctypes.data + order.astype(np.uint64) * np.uint64(slot)
        self._vectors["length"] = PACKET
        self._messages = _messages(len(order), addresses, self._vectors)

    def set_length(self, row: int, octets: int) -> None:
        place = self._place.get(row)
        if place is not None:
            self._vectors["length"][place] = octets

    def send(self) -> int:
        start = self._messages.ctypes.data
        refused = 0
        for descriptor, low, high in self._runs:
            refused += self._wire.send_run(descriptor, start, low, high)
        return refused


class MmsgWire:
    """Linux sockets behind the wire's shape."""

    def __init__(self, slot: int = SLOT, capacity: int = CAPACITY) -> None:
        libc = ctypes.CDLL(None, use_errno=True)
        self._recvmmsg = libc.recvmmsg
        self._recvmmsg.argtypes = [
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_uint,
            ctypes.c_int,
            ctypes.c_void_p,
        ]
        self._sendmmsg = libc.sendmmsg
        self._sendmmsg.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int]
        self._sockets: list[socket.socket] = []
        self._numbers: dict[int, int] = {}
        self._poll = select.epoll()
        self._inbox = _MmsgInbox(capacity, slot)

    @property
    def inbox(self) -> Inbox:
        return self._inbox

    def open(self, host: str, port: int) -> tuple[int, int]:
        opened = bound_socket(host, port)
        number = len(self._sockets)
        self._sockets.append(opened)
        self._numbers[opened.fileno()] = number
        self._poll.register(opened.fileno(), select.EPOLLIN)
        return number, opened.getsockname()[1]

    def close(self) -> None:
        self._poll.close()
        for opened in self._sockets:
            opened.close()
        self._sockets.clear()

    def drain(self) -> bool:
        inbox = self._inbox
        count, more = 0, False
        for descriptor, _ in self._poll.poll(0, max(len(self._sockets), 1)):
            number = self._numbers[descriptor]
            room = min(_BATCH, inbox.capacity - count)
            taken = self._recvmmsg(descriptor, inbox.start + count * _STRIDE, room, _MSG_DONTWAIT, None)
            more |= taken == room
            if taken > 0:
                inbox.sockets[count : count + taken] = number
                count += taken
        inbox.count = count
        return more

    def outbox(
        self,
        sockets: Integers,
        ips: Integers,
        ports: Integers,
        wanted: NDArray[np.bool_],
        slot: int = PACKET,
    ) -> Outbox:
        rows = np.nonzero(wanted)[0]
        order = rows[np.argsort(sockets[rows], kind="stable")]
        addresses = np.zeros(len(order), _ADDRESS)
        addresses["family"] = socket.AF_INET
        addresses["ip"] = ips[order]
        addresses["port"] = ports[order]
        numbers, starts = np.unique(sockets[order], return_index=True)
        ends = np.append(starts[1:], len(order))[: len(starts)]
        runs = [
            (self._sockets[number].fileno(), int(low), int(high))
            for number, low, high in zip(numbers, starts, ends, strict=True)
        ]
        return _MmsgOutbox(self, addresses, order, runs, len(sockets), slot=slot)

    def send_run(self, descriptor: int, start: int, low: int, high: int) -> int:
        """Send messages `low` to `high` on one socket; one that is refused is left out, the rest goes on."""
        refused = 0
        while low < high:
            sent = self._sendmmsg(descriptor, start + low * _STRIDE, min(_BATCH, high - low), _MSG_DONTWAIT)
            if sent <= 0:
                refused += 1
                sent = 1
            low += sent
        return refused

    def send(self, number: int, packet: bytes, address: tuple[str, int]) -> bool:
        return sent(self._sockets[number], packet, address)

    def fileno(self) -> int:
        return self._poll.fileno()
