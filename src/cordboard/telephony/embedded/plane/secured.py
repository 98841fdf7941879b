"""The wire for browsers around the wire for everybody else: it opens what they send, seals what they get.

Each browser's audio is a *line*: to the media plane a socket of its own from which plain packets come and to
which they go, wherever in the network the browser is. STUN and DTLS, which come on the same ports, go to the
`ear`; what nobody sealed for a line goes nowhere (RFC 7983, 3711, 4571).
"""

from __future__ import annotations

import socket
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cordboard.media.samples import Integers
from cordboard.telephony.embedded.plane.connections import Connections
from cordboard.telephony.embedded.plane.wire import PACKET, SLOT, Inbox, Outbox, Wire
from cordboard.webrtc import LONGEST_TAG, NotAuthentic, Path, Sort, Srtp, sort_of

FIRST_LINE, NOWHERE = 0x4000, 0x7FFF
"""Numbers of lines begin here; the last one is nobody's. Sockets have smaller ones."""
LINE_END = ("0.0.0.1", 1)
"""The address at the far end of every line, as the media plane sees it."""
SEALED_SLOT = 1_536
"""Longest datagram of a browser: what Ethernet carries."""
SEALED_CAPACITY = 2_048
_END_IP, _END_PORT = 1, 1
_SEALED = PACKET + LONGEST_TAG
_MOST_ODD = 100
"""STUN and DTLS packets of one drain that are looked at."""


@dataclass(slots=True, eq=False)
class Line:
    """One browser's audio; `path` is where it is, None while nobody knows."""

    number: int
    srtp: Srtp
    path: Path | None = None
    heard_at: float | None = None
    """When the last authentic packet came."""


class SecuredWire:
    """A `Wire` with lines beside its sockets."""

    def __init__(self, plain: Wire, sealed: Wire, clock: Callable[[], float]) -> None:
        """`sealed` carries the browsers' datagrams, in slots of SEALED_SLOT."""
        self.ear: Callable[[bytes, Path], None] = lambda packet, path: None
        self.dropped: Counter[str] = Counter()
        self.changes = 0
        """Counts the changes of lines and of where they lead."""
        self.connections = Connections()
        self._plain, self._sealed = plain, sealed
        self._clock = clock
        self._lines: dict[int, Line] = {}
        self._free = deque(range(FIRST_LINE, NOWHERE))
        self._routes: dict[int, Line] = {}
        self._opened: list[tuple[int, bytes]] = []
        """What this drain has opened: number of the line, packet."""
        self._odd = 0

    # -- lines ------------------------------------------------------------------------------------

    def open_udp(self, host: str, port: int) -> int:
        """Listen for browsers on one more UDP port; return it. OSError where it is taken.

        The system keeps some 500 packets a socket for us, so that many browsers need a few of them.
        """
        return self._sealed.open(host, port)[1]

    def open_line(self, srtp: Srtp) -> Line:
        """A line of a browser whose keys are known."""
        line = Line(self._free.popleft(), srtp)
        self._lines[line.number] = line
        return line

    def lead(self, path: Path, line: Line) -> None:
        """What comes on this path is for this line."""
        self._routes[_key(path)] = line

    def move(self, line: Line, path: Path | None) -> None:
        """Send what goes to a line there from now on."""
        if line.path != path:
            line.path = path
            self.changes += 1

    def close_line(self, line: Line) -> None:
        """A browser's audio is over; its number is given away as late as can be."""
        del self._lines[line.number]
        self._routes = {path: one for path, one in self._routes.items() if one is not line}
        self._free.append(line.number)
        line.path = None
        self.changes += 1

    def tell(self, path: Path, packet: bytes) -> None:
        """Send one packet as it is, such as the answer to a check."""
        if path.connection > 0:
            self.connections.send(path.connection, packet)
        else:
            self._sealed.send(-path.connection, packet, (path.host, path.port))

    # -- what comes in ----------------------------------------------------------------------------

    @property
    def inbox(self) -> Inbox:
        return self._plain.inbox

    def drain(self) -> bool:
        more = self._plain.drain()
        more |= self._sealed.drain()
        now = self._clock()
        self._odd = 0
        self._opened.clear()
        self._drain_datagrams(now)
        for number, host, port, packet in self.connections.drain(now):
            if sort_of(packet) is Sort.RTP:
                self._open(packet, -number, now)
            else:
                self._hear(packet, Path(number, host, port))
        self._fill()
        return more

    def _drain_datagrams(self, now: float) -> None:
        sealed = self._sealed.inbox
        octets, count = sealed.octets.reshape(-1).data, sealed.count
        columns = (sealed.lengths, sealed.sockets, sealed.ips, sealed.ports)
        rows = zip(*(column[:count].tolist() for column in columns), strict=True)
        for row, (length, number, ip, port) in enumerate(rows):
            start = row * SEALED_SLOT
            packet = bytes(octets[start : start + length])
            if sort_of(packet) is Sort.RTP:
                self._open(packet, number << 48 | ip << 16 | port, now)
            else:
                self._hear(packet, Path(-number, socket.inet_ntoa(ip.to_bytes(4, "big")), port))

    def _open(self, packet: bytes, key: int, now: float) -> None:
        """Open what a browser says; what nobody sealed for its line is not heard."""
        line = self._routes.get(key)
        if line is None:
            self.dropped["source"] += 1
            return
        try:
            opened = line.srtp.unprotect(packet)
        except NotAuthentic:
            self.dropped["authentic"] += 1
            return
        line.heard_at = now
        if len(opened) >= SLOT:
            self.dropped["too_long"] += 1
        else:
            self._opened.append((line.number, opened))

    def _fill(self) -> None:
        """Put what browsers say into the inbox, as if it had come on the sockets of their lines."""
        inbox = self._plain.inbox
        first = inbox.count
        fitting = self._opened[: inbox.capacity - first]
        if len(fitting) < len(self._opened):
            self.dropped["flood"] += len(self._opened) - len(fitting)
        octets = inbox.octets.reshape(-1).data
        for row, (_, packet) in enumerate(fitting, first):
            octets[row * SLOT : row * SLOT + len(packet)] = packet
        end = inbox.count = first + len(fitting)
        inbox.sockets[first:end] = [number for number, _ in fitting]
        inbox.lengths[first:end] = [len(packet) for _, packet in fitting]
        inbox.ips[first:end], inbox.ports[first:end] = _END_IP, _END_PORT

    def _hear(self, packet: bytes, path: Path) -> None:
        """Hand on STUN and DTLS; in a flood only so many."""
        self._odd += 1
        if sort_of(packet) not in (Sort.STUN, Sort.DTLS):
            return  # RTCP tells nothing that is needed here
        if self._odd > _MOST_ODD:
            self.dropped["flood"] += 1
            return
        self.ear(packet, path)

    # -- what goes out ----------------------------------------------------------------------------

    def outbox(
        self,
        sockets: Integers,
        ips: Integers,
        ports: Integers,
        wanted: NDArray[np.bool_],
        slot: int = PACKET,
    ) -> Outbox:
        is_line = sockets >= FIRST_LINE
        plain = self._plain.outbox(sockets, ips, ports, wanted & ~is_line, slot)
        rows = np.nonzero(wanted & is_line)[0].tolist()
        lines = {row: self._lines.get(int(sockets[row])) for row in rows}
        found = {row: line for row, line in lines.items() if line is not None}
        return SecuredOutbox(self, plain, found) if found else plain

    def sealed_outbox(self, paths: list[Path]) -> Outbox:
        """An outbox of rows with room for a seal, each to its path by UDP."""
        numbers = [int.from_bytes(socket.inet_aton(path.host), "big") for path in paths]
        return self._sealed.outbox(
            np.array([-path.connection for path in paths], np.int64),
            np.array(numbers, np.int64),
            np.array([path.port for path in paths], np.int64),
            np.ones(len(paths), np.bool_),
            _SEALED,
        )

    # -- the rest of a wire -----------------------------------------------------------------------

    def open(self, host: str, port: int) -> tuple[int, int]:
        return self._plain.open(host, port)

    def close(self) -> None:
        self._plain.close()
        self._sealed.close()
        self.connections.close()

    def send(self, number: int, packet: bytes, address: tuple[str, int]) -> bool:
        return self._plain.send(number, packet, address)

    def fileno(self) -> int:
        return self._plain.fileno()


class SecuredOutbox(Outbox):
    """Rows of a plain outbox, of which those to lines are sealed and sent where their browsers are."""

    def __init__(self, wire: SecuredWire, plain: Outbox, lines: dict[int, Line]) -> None:
        self.packets, self.headers, self.payloads = plain.packets, plain.headers, plain.payloads
        self._wire, self._plain = wire, plain
        self._lines = lines
        self._lengths = dict.fromkeys(lines, PACKET)
        self._changes = -1
        self._octets = self.packets.reshape(-1).data
        self._sealed: Outbox
        self._sealed_lengths: list[int]
        self._by_udp: list[tuple[int, Line]]
        self._by_tcp: list[tuple[int, int, Line]]

    def set_length(self, row: int, octets: int) -> None:
        if row in self._lengths:
            self._lengths[row] = octets
        else:
            self._plain.set_length(row, octets)

    def send(self) -> int:
        refused = self._plain.send()
        if self._changes != self._wire.changes:
            self._find_paths()
        octets, lengths = self._sealed.packets.reshape(-1).data, self._sealed_lengths
        for place, (row, line) in enumerate(self._by_udp):
            sealed = self._seal(row, line)
            octets[place * _SEALED : place * _SEALED + len(sealed)] = sealed
            if lengths[place] != len(sealed):
                lengths[place] = len(sealed)
                self._sealed.set_length(place, len(sealed))
        for row, connection, line in self._by_tcp:
            refused += not self._wire.connections.send(connection, self._seal(row, line))
        return refused + self._sealed.send()

    def _find_paths(self) -> None:
        """See anew where browsers are; those who are nowhere get nothing."""
        self._changes = self._wire.changes
        by_udp: list[tuple[int, Line, Path]] = []
        self._by_tcp = []
        for row, line in self._lines.items():
            if line.path is not None and line.path.connection > 0:
                self._by_tcp.append((row, line.path.connection, line))
            elif line.path is not None:
                by_udp.append((row, line, line.path))
        self._by_udp = [(row, line) for row, line, _ in by_udp]
        self._sealed_lengths = [0] * len(by_udp)
        self._sealed = self._wire.sealed_outbox([path for _, _, path in by_udp])

    def _seal(self, row: int, line: Line) -> bytes:
        start = row * PACKET
        return line.srtp.protect(bytes(self._octets[start : start + self._lengths[row]]))


def _key(path: Path) -> int:
    """A path as one number: of UDP the socket and the address, of TCP the connection alone."""
    if path.connection > 0:
        return -path.connection
    return -path.connection << 48 | int.from_bytes(socket.inet_aton(path.host), "big") << 16 | path.port
