"""The audio of a browser as a program: the full side of ICE, the client's side of DTLS, SRTP, by UDP or TCP.

It shares the codecs of `cordboard.webrtc`; that real browsers speak so is shown by Chromium elsewhere.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import re
import secrets
from functools import cache

from cordboard import webrtc
from cordboard.media import g711
from cordboard.simulator.line import AudioLine
from cordboard.webrtc import Credentials, Dtls, Sort, Srtp, stun

CHECK = 0.05
"""Seconds between two checks; real browsers take their time."""
EVENTS = 126
"""The payload type of keys."""


@cache
def certificate() -> webrtc.Certificate:
    """One for all browsers of a process: a key takes time."""
    return webrtc.new_certificate(dt.datetime.now(dt.UTC))


class BrowserLine(AudioLine):
    """One peer connection: offers, checks, shakes hands, then speaks and hears as a phone does."""

    def __init__(self) -> None:
        super().__init__(g711.Law.PCMU, EVENTS)
        self.ice = Credentials(secrets.token_hex(4), secrets.token_hex(16))
        self.fingerprint = certificate().fingerprint
        self.answer = ""
        self.check_password = ""
        """What checks are sealed with."""
        self.answers: list[webrtc.StunMessage] = []
        self.srtp: Srtp | None = None
        self.dtls: Dtls | None = None
        self.by_tcp = False
        self.is_there = True
        """Whether anything leaves this machine."""
        self.speaks = True
        """Whether audio does, beside checks."""
        self._theirs = Credentials("", "")
        self._tcp: asyncio.StreamWriter | None = None
        self._tasks: list[asyncio.Task[None]] = []

    @classmethod
    async def open(cls, host: str = "127.0.0.1") -> BrowserLine:
        """A browser's audio on a free port."""
        loop = asyncio.get_running_loop()
        _, line = await loop.create_datagram_endpoint(cls, local_addr=(host, 0))
        return line

    def offer(self) -> str:
        """What a browser would say, in short."""
        pairs = re.findall("..", self.fingerprint)
        lines = [
            "v=0",
            "o=- 1 2 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0",
            "a=msid-semantic: WMS",
            f"m=audio 9 UDP/TLS/RTP/SAVPF 0 8 {EVENTS}",
            "c=IN IP4 0.0.0.0",
            "a=rtcp:9 IN IP4 0.0.0.0",
            "a=candidate:1 1 udp 2113937151 2e4b0d2c-5dd5-4dd5-8b6c-aa2be6dbb1c7.local 50000 typ host",
            f"a=ice-ufrag:{self.ice.ufrag}",
            f"a=ice-pwd:{self.ice.password}",
            "a=ice-options:trickle",
            f"a=fingerprint:sha-256 {':'.join(pairs).upper()}",
            "a=setup:actpass",
            "a=mid:0",
            "a=sendrecv",
            "a=rtcp-mux",
            "a=rtpmap:0 PCMU/8000",
            "a=rtpmap:8 PCMA/8000",
            f"a=rtpmap:{EVENTS} telephone-event/8000",
        ]
        return "\r\n".join(lines) + "\r\n"

    async def accept(self, answer: str) -> None:
        """Take our answer, and begin to check."""
        self.answer = answer
        self._take_credentials(answer)
        kind, port = ("tcp", "tcp") if self.by_tcp else ("udp", "udp")
        found = re.search(rf"a=candidate:\S+ 1 {kind} [0-9]+ (\S+) ([0-9]+)", answer)
        assert found is not None, f"no {port} candidate"
        remote = (found[1], int(found[2]))
        if self.by_tcp:
            await self._dial(remote)
        self.connect(remote, self.law, self.key_payload)
        self._tasks.append(asyncio.create_task(self._check_forever()))

    def _take_credentials(self, description: str) -> None:
        ufrag = re.search(r"a=ice-ufrag:(\S+)", description)
        password = re.search(r"a=ice-pwd:(\S+)", description)
        assert ufrag is not None
        assert password is not None
        self._theirs = Credentials(ufrag[1], password[1])
        self.check_password = password[1]

    def new_ice(self) -> str:
        """Fresh credentials, as an ICE restart has them."""
        self.ice = Credentials(secrets.token_hex(4), secrets.token_hex(16))
        return f"a=ice-ufrag:{self.ice.ufrag}\r\na=ice-pwd:{self.ice.password}\r\n"

    async def move(self, answer: str) -> None:
        """Go on from another port, with the credentials that were answered."""
        self._take_credentials(answer)
        assert self._transport is not None
        old, loop = self._transport, asyncio.get_running_loop()
        await loop.create_datagram_endpoint(lambda: self, local_addr=("127.0.0.1", 0))
        old.close()

    async def _dial(self, remote: tuple[str, int]) -> None:
        reader, self._tcp = await asyncio.open_connection(*remote)
        self._tasks.append(asyncio.create_task(self._read_forever(reader)))

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._tcp is not None:
            self._tcp.close()
        await super().close()

    def hang_up(self) -> None:
        """Say goodbye, as a page does that closes its connection."""
        assert self.dtls is not None
        self.dtls.close()
        self._send_dtls()
        self.is_there = False

    # -- what comes and goes ----------------------------------------------------------------------

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._take(data)

    async def _read_forever(self, reader: asyncio.StreamReader) -> None:
        deframer = webrtc.Deframer()
        while piece := await reader.read(65_536):
            for packet in deframer.take(piece):
                self._take(packet)

    def _take(self, packet: bytes) -> None:
        sort = webrtc.sort_of(packet)
        if sort is Sort.STUN:
            self._answered(webrtc.parse_stun(packet))
        elif sort is Sort.DTLS and self.dtls is not None:
            self.dtls.receive(packet)
            self._send_dtls()
            if self.dtls.keys is not None and self.srtp is None:
                self.srtp = Srtp(self.dtls.keys, begins=True)
        elif sort is Sort.RTP and self.srtp is not None:
            self._hear(self.srtp.unprotect(packet))

    def _answered(self, message: webrtc.StunMessage) -> None:
        self.answers.append(message)
        if message.kind is stun.Kind.SUCCESS and self.dtls is None:
            match = re.search(r"a=fingerprint:sha-256 (\S+)", self.answer)
            assert match is not None
            theirs = frozenset({match[1].replace(":", "").lower()})
            self.dtls = Dtls(webrtc.client_context(certificate()), theirs, begins=True)
            self._send_dtls()

    def _send_dtls(self) -> None:
        assert self.dtls is not None
        for datagram in self.dtls.datagrams():
            self._throw(datagram)

    async def _check_forever(self) -> None:
        while True:
            self.check()
            await asyncio.sleep(CHECK)

    def check(self, *more: tuple[int, bytes]) -> None:
        """One check, which chooses the path."""
        name = f"{self._theirs.ufrag}:{self.ice.ufrag}".encode()
        said = [
            (stun.USERNAME, name),
            (stun.ICE_CONTROLLING, bytes(8)),
            (stun.PRIORITY, bytes(4)),
            (stun.USE_CANDIDATE, b""),
            *more,
        ]
        self._throw(stun.build(stun.Kind.REQUEST, secrets.token_bytes(12), said, self.check_password))

    def _put(self, packet: bytes) -> None:
        if self.srtp is not None and self.speaks:
            self._throw(self.srtp.protect(packet))

    def _throw(self, packet: bytes) -> None:
        if not self.is_there:
            return
        if self._tcp is not None:
            with contextlib.suppress(OSError):
                self._tcp.write(webrtc.frame(packet))
        else:
            super()._put(packet)
