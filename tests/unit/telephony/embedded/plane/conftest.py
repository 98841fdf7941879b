"""A room with a media plane, a virtual clock and far ends that talk RTP, on any kind of wire."""

from __future__ import annotations

import errno
import socket
from collections import deque
from dataclasses import dataclass, field

import numpy as np
import pytest

from cordboard.media import g711, rtp, telephone_event
from cordboard.media.g711 import Law
from cordboard.media.rtp import RtpPacket
from cordboard.telephony.embedded.plane import MediaPlane, PlaneSettings
from cordboard.telephony.embedded.plane.mmsg import MmsgWire, available
from cordboard.telephony.embedded.plane.plain import PlainWire
from cordboard.telephony.embedded.plane.wire import PACKET, Inbox, Outbox

DTMF = 101


def number_of(ip):
    return int.from_bytes(socket.inet_aton(ip), "big")


def text_of(number):
    return socket.inet_ntoa(int(number).to_bytes(4, "big"))


class MemoryOutbox(Outbox):
    def __init__(self, wire, sockets, ips, ports, wanted):
        super().__init__(len(sockets))
        self._wire = wire
        self._targets = [
            (int(row), int(sockets[row]), (text_of(ips[row]), int(ports[row])))
            for row in np.nonzero(wanted)[0]
        ]
        self._lengths = [PACKET] * len(sockets)

    def set_length(self, row, octets):
        self._lengths[row] = octets

    def send(self):
        for row, number, address in self._targets:
            local = self._wire.ports[number]
            self._wire.arrived[address].append((self.packets[row, : self._lengths[row]].tobytes(), local))
        return 0


class MemoryWire:
    """A network without a network: what is sent lies at its address until it is fetched."""

    def __init__(self):
        self.inbox = Inbox(1024)
        self.ports: list[int] = []
        self.taken: set[int] = set()
        self.arrived: dict[tuple[str, int], deque[tuple[bytes, int]]] = {}
        self._waiting: deque[tuple[int, tuple[str, int], bytes]] = deque()
        self._next_port = 40000

    def open(self, host, port):
        if port in self.taken:
            raise OSError(errno.EADDRINUSE, "taken")
        self._next_port += 2
        self.ports.append(port or self._next_port)
        self.taken.add(self.ports[-1])
        return len(self.ports) - 1, self.ports[-1]

    def close(self):
        self.ports.clear()

    def inject(self, source, port, datagram):
        if port in self.ports:
            self._waiting.append((self.ports.index(port), source, datagram))

    def drain(self):
        inbox = self.inbox
        inbox.count = min(len(self._waiting), inbox.capacity)
        for row in range(inbox.count):
            number, (ip, port), datagram = self._waiting.popleft()
            piece = np.frombuffer(datagram[:512], np.uint8)
            inbox.octets[row, : len(piece)] = piece
            inbox.lengths[row], inbox.sockets[row] = len(piece), number
            inbox.ips[row], inbox.ports[row] = number_of(ip), port
        return bool(self._waiting)

    def outbox(self, sockets, ips, ports, wanted):
        return MemoryOutbox(self, sockets, ips, ports, wanted)

    def fileno(self):
        return -1


class MemoryPort:
    """A far end's socket on the memory wire."""

    def __init__(self, wire, address):
        self.address = address
        self._wire = wire
        wire.arrived[address] = deque()

    def send(self, datagram, to):
        self._wire.inject(self.address, to[1], datagram)

    def receive(self):
        waiting = self._wire.arrived[self.address]
        return waiting.popleft()[0] if waiting else None

    def close(self):
        self._wire.arrived[self.address].clear()


class RealPort:
    """A far end's socket on the loopback network."""

    def __init__(self, ip):
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((ip, 0))
        self._socket.setblocking(False)
        self.address = self._socket.getsockname()

    def send(self, datagram, to):
        self._socket.sendto(datagram, to)

    def receive(self):
        try:
            return self._socket.recv(2048)
        except BlockingIOError:
            return None

    def close(self):
        self._socket.close()


@dataclass
class FarEnd:
    """A phone: says what it is told to say, in a loop, and keeps what it hears."""

    name: str
    port: object
    to: tuple[str, int]
    law: Law = Law.PCMU
    ssrc: int = 1
    sequence: int = 65500
    timestamp: int = 0xFFFFFF00
    words: np.ndarray | None = None
    packets: list[RtpPacket] = field(default_factory=list)
    _place: int = 0

    def says(self, samples):
        """Say this from now on, over and over; None is falling silent."""
        self.words = samples
        self._place = 0

    def next_packet(self):
        """The packet of the next 20 ms, or None when silent."""
        self.sequence = (self.sequence + 1) & 0xFFFF
        self.timestamp = (self.timestamp + 160) & 0xFFFFFFFF
        if self.words is None:
            return None
        chosen = self.words.take(range(self._place, self._place + 160), mode="wrap")
        self._place += 160
        payload = g711.encode(chosen, self.law).tobytes()
        return rtp.pack(RtpPacket(self.law.payload_type, self.sequence, self.timestamp, self.ssrc, payload))

    def send(self, datagram):
        self.port.send(datagram, self.to)

    def press(self, event):
        """Send one report of a key press under the present timestamp."""
        self.sequence = (self.sequence + 1) & 0xFFFF
        payload = telephone_event.encode(event)
        self.send(rtp.pack(RtpPacket(DTMF, self.sequence, self.timestamp, self.ssrc, payload)))

    def fetch(self):
        while (datagram := self.port.receive()) is not None:
            self.packets.append(rtp.parse(datagram))

    def forget(self):
        self.packets.clear()

    @property
    def heard(self):
        """All sound received since the last `forget`."""
        mine = [packet.payload for packet in self.packets if packet.payload_type == self.law.payload_type]
        return g711.decode(b"".join(mine), self.law)


class Room:
    """The plane, its far ends, and the clock."""

    def __init__(self, wire, settings=None):
        self.wire = wire
        self.now = 1000.0
        self.plane = MediaPlane(settings or PlaneSettings(), self.now, wire)
        self.far: list[FarEnd] = []
        self.events = []
        self._slots = 0
        self._ports = []

    def port(self, ip="127.0.0.1"):
        """A socket for somebody outside."""
        in_memory = isinstance(self.wire, MemoryWire)
        made = MemoryPort(self.wire, (ip, 50000 + len(self.wire.arrived))) if in_memory else RealPort(ip)
        self._ports.append(made)
        return made

    def leg(self, name, law=Law.PCMU, dtmf=DTMF, says=None):
        """Open and connect a leg, with a phone at its far end."""
        local = self.plane.open_leg(name)
        far = FarEnd(name, self.port(), local, law, ssrc=1000 + len(self.far), words=says)
        self.far.append(far)
        self.plane.connect_leg(name, far.port.address, law.value, dtmf)
        return far

    def run(self, milliseconds, lose=lambda far, packet: False):
        """Let time pass: everybody talks every 20 ms, the plane ticks every 5 ms."""
        for _ in range(milliseconds // 5):
            if self._slots % 4 == 0:
                for far in self.far:
                    packet = far.next_packet()
                    if packet is not None and not lose(far, packet):
                        far.send(packet)
            self.tick(0.005)

    def tick(self, seconds):
        """Pass so much time in one step."""
        self.now += seconds
        self._slots += 1
        self.plane.tick(self.now)
        for far in self.far:
            far.fetch()
        while (event := self.plane.next_event()) is not None:
            self.events.append(event)

    def forget(self):
        """Start listening anew."""
        for far in self.far:
            far.forget()
        self.events.clear()

    def told(self, kind):
        """The events of one kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def close(self):
        """Leave, with every recording on disk and its events taken."""
        self.plane.close()
        while (event := self.plane.next_event()) is not None:
            self.events.append(event)
        for port in self._ports:
            port.close()


WIRES = {"memory": MemoryWire, "plain": PlainWire, "mmsg": MmsgWire}


@pytest.fixture
def make_room():
    """Make a room in memory with its own settings."""
    rooms = []

    def make(**settings):
        rooms.append(Room(MemoryWire(), PlaneSettings(**settings)))
        return rooms[-1]

    yield make
    for room in rooms:
        room.close()


@pytest.fixture
def room(make_room):
    """A room in memory."""
    return make_room()


@pytest.fixture(params=sorted(WIRES))
def any_room(request):
    """A room on each kind of wire in turn."""
    if request.param == "mmsg" and not available():
        pytest.skip("recvmmsg is for 64-bit Linux")
    room = Room(WIRES[request.param]())
    yield room
    room.close()
