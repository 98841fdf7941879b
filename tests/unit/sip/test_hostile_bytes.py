"""Bytes from strangers: nothing raises, nothing is believed, everything is counted."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.sip import (
    Address,
    Challenge,
    Defect,
    Limits,
    MalformedMessage,
    RegistrarPolicy,
    Request,
    Settings,
    TrustEveryone,
    UserAgent,
    parse_message,
    sdp,
)

FOLDER = Path(__file__).parents[2] / "vectors" / "sip" / "torture"
SEEDS = [path.read_bytes() for path in sorted(FOLDER.glob("*.dat"))]
ME, STRANGER = Address("192.0.2.1", 5060), Address("192.0.2.66", 40_000)
OPTIONS = (
    b"OPTIONS sip:192.0.2.1 SIP/2.0\r\n"
    b"Via: SIP/2.0/UDP 192.0.2.66:40000;branch=z9hG4bKabc\r\n"
    b"From: <sip:a@192.0.2.66>;tag=1\r\nTo: <sip:192.0.2.1>\r\n"
    b"Call-ID: x@y\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\n%s\r\n"
)


def new_agent(authority=None):
    settings = Settings(ME, registrar=RegistrarPolicy(), nonce_key=b"0123456789abcdef")
    return UserAgent(settings, iter(f"{n:016x}" for n in range(1, 10**6)).__next__, authority)


class ChallengeEveryone(TrustEveryone):
    def decide(self, request, source):
        return Challenge("example.com")


@st.composite
def mutated(draw):
    """A torture message with some of its bytes changed, cut, doubled or swapped with another's."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        filler = draw(
            st.binary(max_size=12)
            | st.sampled_from(
                [b"\r\n", b"\r\n ", b'"', b"<", b";", b",", b"\x00", b"\xff", data[start:end] * 2]
            )
        )
        data = data[:start] + filler + data[end:]
    return data


@given(st.binary(max_size=400) | mutated())
def test_no_bytes_raise_anything_but_malformed(data):
    try:
        message = parse_message(data)
    except MalformedMessage as error:
        assert isinstance(error.defect, Defect)  # noqa: PT017  both ends are right
        assert error.answer is None or 400 <= error.answer.status <= 599  # noqa: PT017
    else:
        assert parse_message(message.encode()) == message


@given(st.lists(mutated() | st.sampled_from(SEEDS), max_size=5))
def test_a_user_agent_survives_any_datagrams(datagrams):
    for authority in (None, ChallengeEveryone()):
        agent = new_agent(authority)
        for number, data in enumerate(datagrams):
            agent.receive_datagram(data, STRANGER, float(number))
            agent.handle_timers(float(number))
        for _ in range(200):
            agent.handle_timers(agent.next_timer() or 0.0)
        assert all(to.port > 0 for _, to in agent.datagrams_to_send())


@given(st.binary(max_size=300) | mutated().map(lambda data: data.partition(b"\r\n\r\n")[2]))
def test_no_session_description_raises_anything_else(body):
    try:
        sdp.make_answer(body, sdp.LocalAudio("192.0.2.1", 20000), sdp.Origin(1))
    except (sdp.SdpError, sdp.NothingInCommon) as error:
        assert error.code.startswith("sdp-")  # noqa: PT017  refusing is right, too


@pytest.mark.parametrize(
    ("data", "defect"),
    [
        (OPTIONS % (b"X: " + b"y" * 70_000 + b"\r\n"), Defect.TOO_LARGE),
        (OPTIONS % (b"X: " + b"y" * 9_000 + b"\r\n"), Defect.TOO_LARGE),
        (OPTIONS % (b"X: y\r\n" * 300), Defect.TOO_LARGE),
        (OPTIONS % b"Content-Length: -1\r\n", Defect.LENGTH),
        (OPTIONS % b"Content-Length: +0\r\n", Defect.LENGTH),
        (OPTIONS % b"Content-Length: 1\r\n", Defect.LENGTH),
        (OPTIONS % b"Content-Length: 99999999999999999999\r\n", Defect.LENGTH),
        (OPTIONS % b"Content-Length: 0\r\nl: 1\r\n", Defect.REPEATED_HEADER),
        (OPTIONS % b"Subject: \xff\xfe\r\n", Defect.ENCODING),
        (OPTIONS % b"no colon here\r\n", Defect.HEADER_SYNTAX),
        (OPTIONS % b"Sub ject: x\r\n", Defect.HEADER_SYNTAX),
        (OPTIONS % b"X: a\rb\r\n", Defect.HEADER_SYNTAX),
        (OPTIONS % b"To: <sip:b@c>\r\n", Defect.REPEATED_HEADER),
        (OPTIONS % b'Contact: "x <sip:a@b>\r\n', Defect.BAD_HEADER),
        (OPTIONS % b"Route: <sip:a@b\r\n", Defect.BAD_HEADER),
        ((OPTIONS % b"")[:-2], Defect.HEADER_SYNTAX),
        ((OPTIONS % b"").replace(b"Max-Forwards: 70", b"Max-Forwards: 256"), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"CSeq: 1 ", b"CSeq: 2147483648 "), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"x@y", b"x y"), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"x@y", b"\x01\x00x@y"), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"x@y", b"\xc3\xa9@y"), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"Call-ID: x@y\r\n", b""), Defect.MISSING_HEADER),
        ((OPTIONS % b"").replace(b"tag=1", b"tag=1;tag=2"), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"40000;", b"99999;"), Defect.BAD_HEADER),
        ((OPTIONS % b"").replace(b"sip:192.0.2.1 SIP", b"sip:a@b@c SIP"), Defect.BAD_URI),
        ((OPTIONS % b"").replace(b"SIP/2.0\r\nVia", b"SIP/3.0\r\nVia"), Defect.VERSION),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", Defect.NOT_SIP),
    ],
    ids=lambda value: getattr(value, "value", ""),
)
def test_each_defect_has_its_name_and_is_counted(data, defect):
    agent = new_agent()
    agent.receive_datagram(data, STRANGER, 1.0)
    assert agent.drops == {defect.value: 1}
    assert agent.next_event() is None


def test_a_clean_message_passes_the_same_checks():
    message = parse_message(OPTIONS % b"")
    assert isinstance(message, Request)


def test_a_malformed_ack_and_a_malformed_response_are_never_answered():
    agent = new_agent()
    ack = (OPTIONS % b"X\r\n").replace(b"OPTIONS", b"ACK")
    response = b"SIP/2.0 200 OK\r\n" + (OPTIONS % b"X\r\n").partition(b"\r\n")[2]
    for data in (ack, response):
        agent.receive_datagram(data, STRANGER, 1.0)
    assert agent.datagrams_to_send() == []


def test_an_answer_to_malformed_bytes_goes_to_their_sender_whatever_they_claim():
    agent = new_agent()
    data = (OPTIONS % b"X\r\n").replace(b"branch=", b"received=203.0.113.9;rport=9;branch=")
    agent.receive_datagram(data, STRANGER, 1.0)
    assert [to for _, to in agent.datagrams_to_send()] == [STRANGER]


def test_a_claimed_received_address_is_not_believed():
    agent = new_agent()
    for host in (b"192.0.2.66", b"victim.example.com"):
        claims = (OPTIONS % b"").replace(b"192.0.2.66:40000;", host + b":40000;received=203.0.113.9;rport=9;")
        agent.receive_datagram(claims.replace(b"abc", host[:3]), STRANGER, 1.0)
    assert {to for _, to in agent.datagrams_to_send()} == {STRANGER}


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", b"\x00"])
def test_keep_alives_are_no_messages(data):
    agent = new_agent()
    agent.receive_datagram(data, STRANGER, 1.0)
    assert agent.drops == {"keep-alive": 1}


def test_a_flood_is_dropped_at_capacity_and_ends_by_itself():
    agent = UserAgent(Settings(ME, capacity=3), iter(f"{n:016x}" for n in range(1, 1000)).__next__)
    for number in range(5):
        agent.receive_datagram(
            (OPTIONS % b"").replace(b"x@y", b"x%d@y" % number).replace(b"abc", b"abc%d" % number),
            STRANGER,
            1.0,
        )
    assert len(agent.datagrams_to_send()) == 3
    assert agent.drops == {"overload": 2}
    agent.handle_timers(40.0)
    agent.receive_datagram(OPTIONS % b"", STRANGER, 41.0)
    assert len(agent.datagrams_to_send()) == 1


def test_limits_are_settings():
    with pytest.raises(MalformedMessage):
        parse_message(OPTIONS % b"", Limits(message=100))


@given(st.integers(0, 2**32), st.floats(0.05, 0.9))
def test_a_call_survives_a_man_in_the_middle_who_garbles(new_wire, make_answering, seed, share):
    wire = new_wire(seed=seed, reader=len)  # what is echoed may be garbled, too
    make_answering(wire)
    chance = wire.random

    def garble(data):
        """Sometimes also deliver a copy with a few bytes changed, as if from the same sender."""
        copy = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            copy[chance.randrange(len(copy))] = chance.choice(b'\r\n :;,<>"=@0129aZ\x00\xff')
        receiver = chance.choice((wire.caller, wire.callee))
        sender = {id(wire.caller): wire.callee, id(wire.callee): wire.caller}[id(receiver)]
        wire.at(0.002, lambda: receiver.agent.receive_datagram(bytes(copy), sender.address, wire.now))
        return chance.random() < share / 4

    wire.drop_next = garble
    wire.call()
    wire.run(3)
    for party in (wire.caller, wire.callee):
        for call in party.agent.calls():
            party.agent.hang_up(call, wire.now)
    wire.run(400)
    assert wire.caller.agent.next_timer() is None
    assert wire.callee.agent.next_timer() is None


SPACES, LONG = b" " * 60_000, 8_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "data",
    [
        SPACES,
        b"A" + SPACES + b"B",
        b"OPTIONS" + SPACES + b"SIP/2.0 x\r\n\r\n",
        OPTIONS % (b"X:" + SPACES + b"y\r\n"),
        OPTIONS % (b"X: a\r\n" + b" \t" * 30_000 + b"y\r\n"),
        *(
            OPTIONS % (b"Contact: " + head + part * (LONG // len(part)) + b"\x01\r\n")
            for head in (b"", b"<sip:", b"sip:a", b'"', b"sip:a@b;")
            for part in (
                b" ",
                b"a",
                b"a ",
                b";",
                b"a;",
                b"\\",
                b'"',
                b"<",
                b"%41",
                b".",
                b"a.",
                b",",
                b"=",
                b";a=",
            )
        ),
        *(
            OPTIONS % (b"Authorization: Digest " + part * (LONG // len(part)) + b"\r\n")
            for part in (b" ", b"a=", b"a=a,", b'a="', b"a ")
        ),
    ],
    ids=lambda data: str(len(data)),
)
def test_no_shape_of_text_makes_us_slow(data):
    for head in (b"", b"v"):
        with contextlib.suppress(MalformedMessage):
            parse_message(head + data)
    agent = new_agent(ChallengeEveryone())
    agent.receive_datagram(data.replace(b"OPTIONS", b"REGISTER"), STRANGER, 1.0)


@pytest.mark.parametrize("via", [b"", b" ", b"\t"])
def test_a_via_that_says_nothing_is_no_via(via):
    # given a request whose Via is there, and empty, so that there is nowhere to answer to
    request = (OPTIONS % b"").replace(b" SIP/2.0/UDP 192.0.2.66:40000;branch=z9hG4bKabc", via)

    # when it comes in, then it is dropped and counted
    agent = new_agent()
    agent.receive_datagram(request, STRANGER, 0.0)
    assert agent.drops[Defect.BAD_HEADER.value] == 1
    assert agent.datagrams_to_send() == []
