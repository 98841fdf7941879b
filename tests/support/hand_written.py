"""An engine on loopback, and somebody who writes SIP by hand."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Callable
from itertools import count
from typing import Any, TypeVar

from cordboard import sip
from cordboard.telephony.embedded import EmbeddedEngine
from cordboard.vcc.telephony import Heard

PATIENCE = 45.0
SDP = (
    "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
    "m=audio 40000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n"
)
NONCE_USES = count(1)
SignalT = TypeVar("SignalT")


class HandWritten(asyncio.DatagramProtocol):
    """A UDP socket, and SIP as text."""

    def __init__(self, engine: tuple[str, int]) -> None:
        self.engine = engine
        self.came: asyncio.Queue[str] = asyncio.Queue()
        self._rung: list[str] = []
        self._leaving = False
        self._numbers = count(1)
        self.transport: asyncio.DatagramTransport

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        text = data.decode()
        self.came.put_nowait(text)
        if text.startswith("INVITE"):
            self._rung.append(text)
        if self._leaving and text.startswith(("BYE", "CANCEL")):
            self.say(_answer_to(text, "200 OK"))

    def leave(self) -> None:
        """Take no call, and say yes to every end from now on, so that nobody waits for an answer."""
        self._leaving = True
        for invite in self._rung:
            self.say(_answer_to(invite, "480 Temporarily Unavailable"))

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.transport.get_extra_info("sockname")[:2]
        return host, port

    def request(self, method: str, uri: str, user: str, body: str = "", **headers: str) -> str:
        """A request with all that RFC 3261 asks for; headers given replace those that are usual."""
        number = next(self._numbers)
        host, port = self.address
        fields = {
            "Via": f"SIP/2.0/UDP {host}:{port};branch=z9hG4bK{number};rport",
            "Max-Forwards": "70",
            "From": f"<sip:{user}@{host}:{port}>;tag=f{number}",
            "To": f"<{uri}>",
            "Call-ID": f"call{number}-{port}",
            "CSeq": f"1 {method}",
            "Contact": f"<sip:{user}@{host}:{port}>",
            **({"Content-Type": "application/sdp"} if body else {}),
            **{name.replace("_", "-"): value for name, value in headers.items()},
            "Content-Length": str(len(body)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"{method} {uri} SIP/2.0\r\n{lines}\r\n{body}"

    def say(self, text: str | bytes) -> None:
        data = text if isinstance(text, bytes) else text.encode()
        self.transport.sendto(data, self.engine)

    async def answer(self, beginning: str = "SIP/2.0 ") -> str:
        """The next message that begins so; 100 Trying is passed over."""
        async with asyncio.timeout(PATIENCE):
            while True:
                text = await self.came.get()
                if text.startswith(beginning) and not text.startswith("SIP/2.0 100"):
                    return text

    async def ask(self, text: str) -> str:
        self.say(text)
        return await self.answer()

    def acknowledge(self, request: str, answer: str) -> None:
        """ACK for a final answer to an INVITE."""
        to = re.search(r"^To: (.*)\r$", answer, re.MULTILINE)
        assert to is not None
        ack = re.sub(r"^To: .*\r$", f"To: {to[1]}\r", request.partition("\r\n\r\n")[0], flags=re.MULTILINE)
        ack = ack.replace("INVITE", "ACK")
        self.say(re.sub(r"Content-.*\r\n", "", ack + "\r\n") + "Content-Length: 0\r\n\r\n")


def _answer_to(request: str, status: str) -> str:
    """What RFC 3261 section 8.2.6 asks of an answer, and no more; the tag of To may have been another."""
    fields = re.findall(r"^(?:Via|From|To|Call-ID|CSeq): .*\r\n", request, re.MULTILINE)
    return f"SIP/2.0 {status}\r\n{''.join(fields)}Content-Length: 0\r\n\r\n"


def digest(answer: str, method: str, uri: str, user: str, secret: str) -> str:
    """An Authorization value for the MD5 challenge in an answer (RFC 2617 section 3.2.2, written anew)."""
    challenge = next(line for line in answer.split("\r\n") if "algorithm=MD5" in line)
    fields = dict(re.findall(r'(\w+)="?([^",]*)"?', challenge))
    md5 = lambda text: hashlib.md5(text.encode()).hexdigest()  # noqa: E731
    first, second = md5(f"{user}:{fields['realm']}:{secret}"), md5(f"{method}:{uri}")
    uses = f"{next(NONCE_USES):08x}"
    response = md5(f"{first}:{fields['nonce']}:{uses}:abc:auth:{second}")
    return (
        f'Digest username="{user}", realm="{fields["realm"]}", nonce="{fields["nonce"]}", uri="{uri}", '
        f'response="{response}", algorithm=MD5, qop=auth, nc={uses}, cnonce="abc"'
    )


class Center:
    """An engine, attached, and all that it told."""

    def __init__(self, engine: EmbeddedEngine, customer: HandWritten) -> None:
        self.engine = engine
        self.customer = customer
        """Behind the trunk `carrier`, which is known by its address."""
        self._strangers: list[HandWritten] = []
        self.log: list[Heard] = []
        self._news = asyncio.Event()

    def hear(self, heard: Heard) -> None:
        self.log.append(heard)
        self._news.set()

    async def until(self, kind: type[SignalT], look: Callable[[SignalT], bool] = lambda _: True) -> SignalT:
        async with asyncio.timeout(PATIENCE):
            while True:
                for heard in self.log:
                    if isinstance(heard.signal, kind) and look(heard.signal):
                        return heard.signal
                self._news.clear()
                await self._news.wait()

    async def stranger(self, host: str = "127.0.0.9") -> HandWritten:
        stranger = await hand_written(self.engine.sip_address, host)
        self._strangers.append(stranger)
        return stranger

    async def close(self) -> None:
        """End the engine, close every socket."""
        everybody = (self.customer, *self._strangers)
        for written in everybody:
            written.leave()
        await self.engine.close()
        for written in everybody:
            written.transport.close()


async def hand_written(engine: tuple[str, int], host: str) -> HandWritten:
    loop = asyncio.get_running_loop()
    _, written = await loop.create_datagram_endpoint(lambda: HandWritten(engine), local_addr=(host, 0))
    return written


def secrets_of(user: str, secret: str, realm: str = "demo") -> dict[str, str]:
    return {each.value: sip.ha1(user, realm, secret, each) for each in sip.Algorithm}
