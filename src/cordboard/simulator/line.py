"""The audio end of a simulated person: says what it is given, keeps what it hears, over real RTP.

It sends a packet every 20 ms while it is connected, silence included, and counts every gap in the
sequence numbers that it hears: what the kill test measures is measured here.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import numpy as np

from cordboard.media import g711, rtp, telephone_event
from cordboard.media.samples import FRAME, RATE, Samples

_FRAME_SECONDS = FRAME / RATE
_SILENCE = np.zeros(FRAME, np.int16)


@dataclass(slots=True)
class Heard:
    """What came in: sound in the order of its packets, keys, and how many packets never came."""

    frames: list[tuple[float, Samples]] = field(default_factory=list)
    """Arrival (event loop's clock) and sound of each packet."""
    keys: list[str] = field(default_factory=list)
    missing: int = 0
    """Sequence numbers skipped, within one source (SSRC)."""
    packets: int = 0

    def between(self, start: float, end: float) -> Samples:
        """What was heard from `start` to `end` of the event loop's clock."""
        return np.concatenate([_SILENCE[:0], *(s for at, s in self.frames if start <= at < end)])


class AudioLine(asyncio.DatagramProtocol):
    """One RTP endpoint on a free port of `host`; PCMU or PCMA, 20 ms packets."""

    def __init__(self, law: g711.Law = g711.Law.PCMU, key_payload: int = 101) -> None:
        self.heard = Heard()
        self.law = law
        self.key_payload = key_payload
        self._transport: asyncio.DatagramTransport | None = None
        self._remote: tuple[str, int] | None = None
        self._voice: Samples | None = None
        self._position = 0
        self._keys: Iterator[telephone_event.TelephoneEvent] = iter(())
        self._pacer: asyncio.Task[None] | None = None
        self._sequence = secrets.randbelow(1 << 15)
        self._timestamp = secrets.randbelow(1 << 31)
        self._ssrc = secrets.randbits(32)
        self._last: tuple[int, int] | None = None
        self._listener = telephone_event.KeyListener()

    @classmethod
    async def open(cls, host: str = "127.0.0.1") -> AudioLine:
        """A line on a free port."""
        loop = asyncio.get_running_loop()
        _, line = await loop.create_datagram_endpoint(cls, local_addr=(host, 0))
        return line

    @property
    def address(self) -> tuple[str, int]:
        """Where this line hears."""
        assert self._transport is not None
        host, port = self._transport.get_extra_info("sockname")[:2]
        return host, port

    def connect(self, remote: tuple[str, int], law: g711.Law, key_payload: int | None) -> None:
        """Send to `remote` from now on."""
        self._remote, self.law = remote, law
        self.key_payload = key_payload if key_payload is not None else self.key_payload
        if self._pacer is None:
            self._pacer = asyncio.get_running_loop().create_task(self._send_forever())

    def say(self, voice: Samples | None) -> None:
        """Say `voice` over and over, or be silent."""
        self._voice, self._position = voice, 0

    def press(self, digits: str, duration_ms: int = 120) -> None:
        """Press keys, one after the other (RFC 4733)."""
        presses = [report for digit in digits for report in telephone_event.reports(digit, duration_ms)]
        self._keys = iter(presses)

    async def close(self) -> None:
        """Stop sending and hearing."""
        if self._pacer is not None:
            self._pacer.cancel()
            await asyncio.gather(self._pacer, return_exceptions=True)
        if self._transport is not None:
            self._transport.close()

    # -- asyncio's side ------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the socket."""
        self._transport = cast("asyncio.DatagramTransport", transport)  # 3.11's own is no subclass

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Keep what the other side said; drop what is no RTP."""
        self._hear(data)

    # -- the rest is ours ------------------------------------------------------------------------

    def _hear(self, data: bytes) -> None:
        try:
            packet = rtp.parse(data)
        except rtp.RtpError:
            return
        self._count(packet)
        now = asyncio.get_running_loop().time()
        if packet.payload_type == self.law.payload_type:
            self.heard.frames.append((now, g711.decode(packet.payload, self.law)))
        elif packet.payload_type == self.key_payload:
            event = telephone_event.decode(packet.payload)
            self.heard.keys += [k.digit for k in self._listener.receive(packet.timestamp, event, now)]

    def _count(self, packet: rtp.RtpPacket) -> None:
        self.heard.packets += 1
        if self._last is not None and self._last[0] == packet.ssrc:
            ahead = (packet.sequence - self._last[1]) & 0xFFFF
            if not 0 < ahead < 1 << 15:
                return
            self.heard.missing += ahead - 1
        self._last = (packet.ssrc, packet.sequence)

    async def _send_forever(self) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time()
        key_start = self._timestamp
        while True:
            key = next(self._keys, None)
            if key is None:
                self._send(self.law.payload_type, self._timestamp, self._next_frame())
            else:
                fresh = key.duration <= FRAME and not key.end
                key_start = self._timestamp if fresh else key_start
                self._send(self.key_payload, key_start, telephone_event.encode(key), marker=fresh)
            self._timestamp = (self._timestamp + FRAME) & 0xFFFFFFFF
            deadline = max(deadline + _FRAME_SECONDS, loop.time() - 1)  # never chase a long stall
            await asyncio.sleep(deadline - loop.time())

    def _next_frame(self) -> bytes:
        frame = _SILENCE
        if self._voice is not None:
            frame = np.take(self._voice, range(self._position, self._position + FRAME), mode="wrap")
            self._position = (self._position + FRAME) % len(self._voice)
        return g711.encode(frame, self.law).tobytes()

    def _send(self, payload_type: int, timestamp: int, payload: bytes, *, marker: bool = False) -> None:
        packet = rtp.RtpPacket(payload_type, self._sequence, timestamp, self._ssrc, payload, marker)
        self._sequence = (self._sequence + 1) & 0xFFFF
        self._put(rtp.pack(packet))

    def _put(self, packet: bytes) -> None:
        if self._transport is not None and self._remote is not None and not self._transport.is_closing():
            self._transport.sendto(packet, self._remote)
