"""What is fuzzed: each target takes any bytes, and raises where something is wrong.

Loaded by `run.py` under the fuzzer's instrumentation, never by pytest itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import browsers
import httptools
from frames import socket_seeds, try_socket
from http_line import Answer, Line, answers_in
from lxml import etree

from cordboard import contract, http, sip
from cordboard.contract import OPERATIONS, Request
from cordboard.http import HttpSettings
from cordboard.sip import sdp
from cordboard.sip.message import response_to
from cordboard.soap import SoapApp
from cordboard.soap.encode import request_writer

VECTORS = Path(__file__).parents[1] / "vectors"


@dataclass(frozen=True, slots=True)
class Target:
    """`try_one` takes any bytes; `seeds` are good and bad ones to begin with; `words` are worth trying."""

    try_one: Callable[[bytes], None]
    seeds: Callable[[], Iterator[bytes]]
    words: tuple[str, ...]


# -- SOAP: bytes of a request's body, to the seat and back ---------------------------------------

CONTENT_TYPES = (
    "text/xml",
    "text/xml; charset=utf-8",
    "text/xml; charset=utf-16",
    "text/xml; charset=iso-8859-1",
)


class Seats:
    """Keeps what it is asked; answers nothing."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        return False

    async def call(self, seat: str | None, request: Request) -> object:
        self.asked.append(request)
        raise contract.ContractFault(contract.FaultCode.NOT_LOGGED_IN)

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        raise AssertionError("nothing was given")


LOOP = asyncio.new_event_loop()
SEATS = Seats()
APP = SoapApp(SEATS, HttpSettings(hosts=frozenset({"h"})))


def try_soap(data: bytes) -> None:
    """The first byte chooses the content type, the rest is the body."""
    SEATS.asked.clear()
    kind = CONTENT_TYPES[data[0] % len(CONTENT_TYPES)] if data else CONTENT_TYPES[0]
    [answer] = LOOP.run_until_complete(_told(APP, [_post(data[1:], kind)]))
    assert answer.status == 500
    [code] = [one.text for one in etree.fromstring(answer.body).iter("code")]
    assert code != "INTERNAL"
    assert (code == "NOT_LOGGED_IN") == bool(SEATS.asked)
    for request in SEATS.asked:
        request_writer(OPERATIONS[contract.wire_name(type(request))])(request)


def _post(body: bytes, content_type: str) -> bytes:
    head = (
        f"POST /agent/v2 HTTP/1.1\r\nHost: h\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}"
    )
    return f"{head}\r\n\r\n".encode() + body


async def _told(door: http.Door, packets: list[bytes]) -> list[Answer]:
    line = Line(door)
    await line.says(*packets)
    await line.leaves()
    return answers_in(line.wire.sent, head_last=any(b"HEAD " in each for each in packets))


def soap_seeds() -> Iterator[bytes]:
    """The recorded requests of old clients, and an empty request of each operation."""
    for path in sorted((VECTORS / "soap").glob("*.request")):
        yield b"\0" + path.read_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")[2]
    for operation in OPERATIONS.values():
        with suppress(TypeError):  # an argument is demanded
            yield b"\1" + request_writer(operation)(operation.request())


# -- HTTP: packets of one connection, to a door that keeps what it is sent ------------------------


class Keeper:
    """A door whose every other answer is not known at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, bytes]] = []

    async def __call__(self, exchange: http.Exchange) -> http.Answer:
        body = await exchange.body(LARGEST_BODY, 30.0)
        self.asked.append((exchange.head.method, body))
        if len(self.asked) % 2:
            await asyncio.sleep(0)
        return http.Answer(200, "text/plain", b"")


class OtherReader:
    """What llhttp, the parser of Node, reads in the same bytes until something is wrong with them."""

    def __init__(self, data: bytes) -> None:
        self.read: list[tuple[str, bytes]] = []
        self._body = b""
        self._parser = httptools.HttpRequestParser(self)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            pass
        except httptools.HttpParserUpgrade:
            del self.read[-1:]  # it takes an offer for a change of protocols, and reads no body

    def on_message_begin(self) -> None:
        """A request begins."""
        self._body = b""

    def on_body(self, body: bytes) -> None:
        """Some of its body."""
        self._body += body

    def on_message_complete(self) -> None:
        """It ends."""
        self.read.append((self._parser.get_method().decode(), self._body))


LARGEST_BODY = 2000
CUT = b"\0--\0"


def try_http(data: bytes) -> None:
    """Packets between cuts: the same is asked as of the whole, and as another strict reader reads."""
    packets = data.split(CUT)
    in_packets, in_one_piece, other = Keeper(), Keeper(), OtherReader(b"".join(packets))
    answers = LOOP.run_until_complete(_told(in_packets, packets))
    LOOP.run_until_complete(_told(in_one_piece, [b"".join(packets)]))
    agreed = min(
        len(in_packets.asked), len(in_one_piece.asked)
    )  # the last ones may still wait for their turn
    assert in_packets.asked[:agreed] == in_one_piece.asked[:agreed]
    assert len(answers) >= len(in_packets.asked) - 1
    for ours, theirs in zip(in_packets.asked, other.read, strict=False):
        assert ours == theirs


def http_seeds() -> Iterator[bytes]:
    """Requests alone, behind each other and in pieces, good ones and such as smuggle."""
    host = b" HTTP/1.1\r\nHost: h\r\n"
    sized = b"POST /a" + host + b"Content-Length: 5\r\n\r\nhello"
    chunked = (
        b"PUT /b" + host + b"Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nT: v\r\n\r\n"
    )
    for seed in (
        sized,
        chunked,
        b"GET /" + host + b"\r\n",
        b"\r\nOPTIONS * HTTP/1.0\r\nExpect: 100-continue\r\n\r\n",
    ):
        yield seed
        yield seed + sized + sized
        yield CUT.join([seed[:20], seed[20:50], seed[50:] + chunked])
    yield sized.replace(b"Content", b"Transfer-Encoding: chunked\r\nContent")
    yield sized + CUT + sized + CUT + sized.replace(b"hello", b"other")
    yield b"GET http://h/x?y" + host + b"Connection: Upgrade\r\nUpgrade: h2c\r\n\r\n"


# -- SIP: bytes of one datagram, and a talk of several -------------------------------------------

ME, STRANGER = sip.Address("192.0.2.1", 5060), sip.Address("192.0.2.66", 40_000)
AUDIO = sdp.LocalAudio("192.0.2.1", 20_000)
BORDER = b"\n--\n"
SDP = "application/sdp"
OFFER = sdp.make_offer(AUDIO, sdp.Origin(5))
REFUSED = (b"SIP/2.0 400 ", b"SIP/2.0 505 ", b"SIP/2.0 513 ")


def try_parser(data: bytes) -> None:
    """What is read once is read again the same; its session description is answered or refused."""
    try:
        message = sip.parse_message(data)
    except sip.MalformedMessage:
        return
    assert sip.parse_message(message.encode()) == message
    with suppress(sdp.SdpError, sdp.NothingInCommon):
        sdp.make_answer(message.body, AUDIO, sdp.Origin(1))


class Challenging(sip.TrustEveryone):
    """Lets nobody in without a password."""

    def decide(self, request: sip.Request, source: sip.Address) -> sip.Challenge:
        return sip.Challenge("example.com")


def try_agent(data: bytes) -> None:
    """Datagrams between borders, to a phone that answers everything; the first byte says how strict it is."""
    agent = _agent(strict=bool(data) and data[0] % 2 == 1)
    call = agent.invite(
        f"sip:b@{STRANGER.host}", STRANGER, sip.parse_name_addr("<sip:a@192.0.2.1>"), None, 0.0
    )
    for now, datagram in enumerate(data[1:].split(BORDER)[:8], 1):
        agent.receive_datagram(datagram, STRANGER, float(now))
        _live(agent, float(now))
    agent.hang_up(call, 10.0)
    for _ in range(100):
        agent.handle_timers(agent.next_timer() or 0.0)
    _live(agent, 1000.0)


def _agent(*, strict: bool) -> sip.UserAgent:
    tokens = (f"{number:016x}" for number in count(1))
    settings = sip.Settings(
        ME, registrar=sip.RegistrarPolicy(), nonce_key=b"0123456789abcdef", transfers=True
    )
    return sip.UserAgent(settings, tokens.__next__, Challenging() if strict else None)


def _live(agent: sip.UserAgent, now: float) -> list[bytes]:
    """Answer what rings, and see that all we send could be read, but for the echo of a malformed request."""
    while (event := agent.next_event()) is not None:
        with suppress(sip.WrongCallState):
            _react(agent, event, now)
    all_sent = agent.datagrams_to_send()
    for sent, to in all_sent:
        assert 0 < to.port < 65_536
        assert sent.startswith(REFUSED) or sip.parse_message(sent)
    return [sent for sent, _ in all_sent]


def _react(agent: sip.UserAgent, event: sip.Event, now: float) -> None:
    if isinstance(event, sip.CallIncoming):
        agent.ring(event.call, now)
        with suppress(sdp.SdpError, sdp.NothingInCommon):
            offer = event.offer
            answer = (
                sdp.make_offer(AUDIO, sdp.Origin(2))
                if offer is None
                else sdp.make_answer(offer, AUDIO, sdp.Origin(2))[0]
            )
            agent.answer(event.call, answer, now)
    elif isinstance(event, sip.ReinviteReceived) and event.sdp is not None:
        agent.accept_reinvite(event.call, sdp.make_offer(AUDIO, sdp.Origin(3)), now)
    elif isinstance(event, sip.CallAnswered):
        if event.must_acknowledge:
            agent.acknowledge(event.call, sdp.make_offer(AUDIO, sdp.Origin(4)), now)
        agent.refer(event.call, "sip:c@192.0.2.66", now)
    elif isinstance(event, sip.ReferReceived):
        agent.accept_refer(event.refer, 60.0, now)
        agent.report_refer(event.refer, 180, now)


def sip_seeds() -> Iterator[bytes]:
    """The torture messages of RFC 4475."""
    for path in sorted((VECTORS / "sip" / "torture").glob("*.dat")):
        yield path.read_bytes()


def talk_seeds() -> Iterator[bytes]:
    """Each torture message alone, and as a talk with its neighbours."""
    messages = list(sip_seeds())
    for place, message in enumerate(messages):
        yield bytes([place % 2]) + message
        yield bytes([place % 2]) + BORDER.join(messages[place : place + 4])
    yield from transfer_seeds()


class Stranger:
    """Somebody in a talk with the agent, which says the same each time; all that they said is a seed."""

    def __init__(self) -> None:
        self.said: list[bytes] = []
        self._agent = _agent(strict=False)
        me = sip.parse_name_addr("<sip:a@192.0.2.1>")
        self._agent.invite(f"sip:b@{STRANGER.host}", STRANGER, me, None, 0.0)
        self.heard = [sip.parse_message(each) for each in _live(self._agent, 0.0)]

    def last(self, method: str, status: int = 0) -> sip.Request | sip.Response:
        """What the agent said last of this kind."""
        kinds = (each for each in reversed(self.heard) if each.cseq.method == method)
        return next(each for each in kinds if getattr(each, "status", 0) == status)

    def say(self, message: sip.Request | sip.Response) -> None:
        self.said.append(message.encode())
        self._agent.receive_datagram(self.said[-1], STRANGER, float(len(self.said)))
        self.heard += [sip.parse_message(each) for each in _live(self._agent, float(len(self.said)))]

    def answer(self, method: str, status: int, body: bytes = b"") -> None:
        """Answer the agent's last request."""
        asked = self.last(method)
        assert isinstance(asked, sip.Request)
        headers = [("Contact", "<sip:b@192.0.2.66:40000>"), *([("Content-Type", SDP)] if body else [])]
        self.say(response_to(asked, status, "So", to_tag="theirs", headers=headers, body=body))

    def ask(
        self, method: str, number: int, to: str, call_id: str, *headers: tuple[str, str], body: bytes = b""
    ) -> None:
        """Ask the agent for something; `to` has its tag in a call."""
        fields = [
            ("Via", f"SIP/2.0/UDP 192.0.2.66:40000;branch=z9hG4bK{method}{number}"),
            ("From", "<sip:b@192.0.2.66>;tag=theirs"),
            ("To", to),
            ("Call-ID", call_id),
            ("CSeq", f"{number} {method}"),
            ("Contact", "<sip:b@192.0.2.66:40000>"),
            *headers,
        ]
        self.say(sip.Request(sip.Headers.of(fields), body, method, sip.parse_uri("sip:a@192.0.2.1")))

    def seed(self) -> bytes:
        return b"\0" + BORDER.join(self.said)


def transfer_seeds() -> Iterator[bytes]:
    """A phone that asks the agent for transfers, and one that is asked by the agent and tells how it goes."""
    asking = Stranger()
    asking.ask("INVITE", 1, "<sip:a@192.0.2.1>", "talk", ("Content-Type", SDP), body=OFFER)
    us = str(asking.last("INVITE", 200).to)
    asking.ask("ACK", 1, us, "talk")
    dialog = f"talk%3Bto-tag%3D{us.partition(';tag=')[2]}%3Bfrom-tag%3Dtheirs"
    to, by = ("Refer-To", f"<sip:c@d?Replaces={dialog}&Require=replaces>"), ("Referred-By", "<sip:b@d>")
    asking.ask("REFER", 2, us, "talk", to, by)
    asking.answer("NOTIFY", 200)
    asking.answer("NOTIFY", 200)
    replaces = ("Replaces", dialog.replace("%3B", ";").replace("%3D", "="))
    fields = (replaces, ("Require", "replaces"), ("Content-Type", SDP))
    asking.ask("INVITE", 7, "<sip:a@192.0.2.1>", "other", *fields, body=OFFER)
    yield asking.seed()
    asked = Stranger()
    asked.answer("INVITE", 200, OFFER)
    refer = asked.last("REFER")
    asked.answer("REFER", 202)
    for number, status in enumerate((100, 180, 200), 1):
        event, state = ("Event", f"refer;id={refer.cseq.number}"), ("Subscription-State", "active;expires=60")
        fields = (event, state, ("Content-Type", "message/sipfrag;version=2.0"))
        body = f"SIP/2.0 {status} So\r\n".encode()
        asked.ask("NOTIFY", number, str(refer.from_), refer.call_id, *fields, body=body)
    yield asked.seed()


TARGETS = {
    "socket": Target(
        try_socket,
        socket_seeds,
        (
            '\\"type\\": ',
            '\\"id\\": 1',
            "\\x81\\x80",
            "\\x01\\x81",
            "\\x00\\x80",
            "\\x88\\x82",
            "\\x00--\\x00",
        ),
    ),
    "soap": Target(
        try_soap,
        soap_seeds,
        ("<!DOCTYPE a>", "<![CDATA[", "]]>", "&#0;", "&#xD800;", ' xsi:nil=\\"true\\"', "<flags>9</flags>"),
    ),
    "http": Target(
        try_http,
        http_seeds,
        (
            "\\x00--\\x00",
            "\\x0d\\x0a",
            "\\x0d\\x0a\\x0d\\x0a",
            "Content-Length: 5",
            "Transfer-Encoding: chunked",
            "Connection: close",
            "Host: h",
            " HTTP/1.1",
        ),
    ),
    "sip_parser": Target(
        try_parser, sip_seeds, ("SIP/2.0", "INVITE", "Content-Length: ", "\\x0d\\x0a", ";branch=z9hG4bK")
    ),
    "sip_agent": Target(
        try_agent,
        talk_seeds,
        (
            "\\x0a--\\x0a",
            "SIP/2.0 200 OK",
            "SIP/2.0 183 x",
            "BYE",
            "ACK",
            "CANCEL",
            "REGISTER",
            "REFER",
            "Refer-To: ",
            "?Replaces=",
            "NOTIFY",
            "Event: refer",
            "SIP/2.0 200 OK\\x0d\\x0a",
            ";tag=",
        ),
    ),
    "webrtc": Target(browsers.try_one, browsers.seeds, browsers.WORDS),
}
