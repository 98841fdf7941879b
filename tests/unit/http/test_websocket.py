"""WebSockets: what opens one, what ends one, and that nobody can make us hold much."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest
from echo_door import LIMIT, Echo
from http_line import answers_in, turns
from hypothesis import given
from hypothesis import strategies as st
from socket_caller import ACCEPTED, SocketCaller, asking
from wsproto.connection import Connection
from wsproto.events import BytesMessage, CloseConnection, Ping, Pong, TextMessage

from cordboard.http.websocket import A_BREATH, AS_MANY, CLOSE_SECONDS, PING_SECONDS, READER_SECONDS

MASK = b"\x01\x02\x03\x04"
SWITCHING = b"HTTP/1.1 101 Switching Protocols"


@pytest.fixture
def echo() -> Echo:
    return Echo()


@pytest.fixture
async def caller(echo: Echo) -> SocketCaller:
    caller = SocketCaller(echo, "/")
    assert await caller.open() == SWITCHING
    return caller


def frame(first: int, payload: bytes, *, masked: bool = True) -> bytes:
    """A frame as it is sent; payloads here are short."""
    assert len(payload) < 126
    body = bytes(byte ^ MASK[place % 4] for place, byte in enumerate(payload)) if masked else payload
    return bytes([first, len(payload) | (0x80 if masked else 0)]) + (MASK if masked else b"") + body


async def test_it_opens_as_the_rfc_says(caller: SocketCaller) -> None:
    lines = set(caller.head.split(b"\r\n")[1:])
    assert lines == {
        b"upgrade: websocket",
        b"connection: upgrade",
        b"sec-websocket-accept: " + ACCEPTED.encode(),
        b"sec-websocket-protocol: cordboard.1",
    }


@pytest.mark.parametrize(
    ("named", "status", "code"),
    [
        ({"upgrade": ""}, 426, "NO_WEBSOCKET"),
        ({"upgrade": "h2c"}, 426, "NO_WEBSOCKET"),
        ({"connection": "keep-alive"}, 426, "NO_WEBSOCKET"),
        ({"sec_websocket_version": "8"}, 426, "NO_WEBSOCKET"),
        ({"sec_websocket_key": ""}, 400, "BAD_WEBSOCKET"),
        ({"sec_websocket_key": "c2hvcnQ="}, 400, "BAD_WEBSOCKET"),
        ({"sec_websocket_key": "no base 64 !"}, 400, "BAD_WEBSOCKET"),
        ({"connection": "Upgrade, close"}, 400, "BAD_WEBSOCKET"),
        ({"content_length": "1"}, 400, "BAD_WEBSOCKET"),
        ({"sec_websocket_protocol": "chat"}, 400, "BAD_SUBPROTOCOL"),
        ({"sec_websocket_protocol": ""}, 400, "BAD_SUBPROTOCOL"),
    ],
)
async def test_what_opens_none(echo: Echo, named: dict[str, str], status: int, code: str) -> None:
    caller = SocketCaller(echo, "/")
    await caller.line.says(asking("/", **named))
    [answer] = answers_in(caller.line.wire.sent)
    assert (answer.status, answer.code) == (status, code)
    assert answer.headers.get("sec-websocket-version") == {426: "13"}.get(status)


async def test_a_message_that_came_with_the_request_is_heard(echo: Echo) -> None:
    caller = SocketCaller(echo, "/")
    await caller.open(frame(0x81, b"early"))
    assert echo.texts == ["early"]


@given(text=st.text(max_size=LIMIT), cuts=st.lists(st.integers(0, 400), max_size=5), pings=st.booleans())
async def test_a_message_is_the_same_however_it_comes(text: str, cuts: list[int], pings: bool) -> None:
    """In fragments, in any packets, with control frames in between."""
    # given a message in fragments
    data, places = text.encode(), [0, *sorted(cuts)]
    pieces = [data[a:b] for a, b in zip(places, [*places[1:], None], strict=True)]
    frames = [
        b"".join(frame(0x00, piece[begin : begin + 125]) for begin in range(0, len(piece) + 1, 125))
        for piece in pieces
    ]
    between = frame(0x89, b"?") * pings
    sent = frame(0x01, b"") + between + between.join(frames) + frame(0x80, b"")

    # when it comes in packets
    echo = Echo()
    caller = SocketCaller(echo, "/")
    await caller.open()
    await caller.says_bytes(*(sent[a:b] for a, b in zip(places, [*places[1:], None], strict=True)))

    # then it is heard once, as it was
    assert echo.texts == [text]
    assert caller.messages == [{"said": len(text)}]


class LongWay:
    """Bytes of programs that went the long way."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bytes = 0
        read = Connection.receive_data
        monkeypatch.setattr(Connection, "receive_data", lambda *given: self._count(read, *given))

    def _count(self, read: Callable[..., None], frames: Connection, data: bytes) -> None:
        self.bytes += 0 if frames.client else len(data)
        read(frames, data)


WHOLE = frame(0x81, b"whole")
IN_PIECES = {
    "a text": (frame(0x81, "one \N{SNOWMAN}".encode()), ["one \N{SNOWMAN}"]),
    "a medium one": (b"\x81\xfe\x00\x7e" + bytes(4) + b"x" * 126, ["x" * 126]),
    "a ping": (frame(0x89, b"?"), []),
    "fragments": (frame(0x01, b"on") + frame(0x89, b"?") + frame(0x00, b"") + frame(0x80, b"e"), ["one"]),
    "texts": (frame(0x81, b"one") + frame(0x8A, b"") + frame(0x81, b"two"), ["one", "two"]),
}


@pytest.mark.parametrize("kind", IN_PIECES)
async def test_behind_what_came_in_pieces_the_short_way_goes_on(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, texts = IN_PIECES[kind]
    monkeypatch.setattr("echo_door.LIMIT", len(sent))
    for cut in range(1, len(sent)):
        # given what was cut there
        echo = Echo()
        caller = SocketCaller(echo, "/")
        await caller.open()
        await caller.says_bytes(sent[:cut], sent[cut:])

        # when whole texts follow, several in a packet
        with monkeypatch.context() as patch:
            long_way = LongWay(patch)
            await caller.says_bytes(WHOLE + WHOLE, WHOLE)

        # then all is heard, and they went the short way
        assert echo.texts == [*texts, "whole", "whole", "whole"]
        assert (caller.closed, long_way.bytes) == (None, 0)


async def test_a_piece_that_ends_in_the_next_frame_goes_the_long_way_until_that_ends(
    caller: SocketCaller, echo: Echo, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_way = LongWay(monkeypatch)
    await caller.says_bytes(WHOLE + WHOLE[:3], WHOLE[3:] + WHOLE[:1], WHOLE[1:] + WHOLE, WHOLE)
    assert echo.texts == ["whole"] * 5
    assert long_way.bytes == 3 * len(WHOLE)


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        (frame(0x81, b"x", masked=False), 1002),
        (frame(0xC1, b"x"), 1002),  # a compressed one, which was not agreed on
        (frame(0x83, b"x"), 1002),  # an unknown kind
        (frame(0x80, b"x"), 1002),  # the rest of nothing
        (frame(0x01, b"x") + frame(0x81, b"y"), 1002),  # a second before the first is whole
        (frame(0x09, b"x"), 1002),  # half a ping
        (b"\x89\xfe\x00\x7e" + MASK, 1002),  # a ping of 126 bytes
        (b"\x81\xfe\x00\x05" + MASK, 1002),  # a short length in a long form
        (b"\x81\xff" + struct.pack("!Q", 1 << 63) + MASK, 1002),
        (frame(0x88, b"\x03"), 1002),  # half a close code
        (frame(0x88, struct.pack("!H", 1005)), 1002),
        (frame(0x81, b"\xff"), 1007),
        (frame(0x81, "\N{SNOWMAN}".encode()[:2]), 1007),
        (frame(0x88, struct.pack("!H", 1000) + b"\xff"), 1007),
        (frame(0x82, b"x"), 1003),
        (b"\x81\xfe" + struct.pack("!H", 300) + MASK + bytes(LIMIT + 1), 1009),
        (frame(0x01, bytes(LIMIT)) + frame(0x00, b"xx"), 1009),
    ],
)
async def test_what_ends_it_with_which_code(caller: SocketCaller, echo: Echo, sent: bytes, code: int) -> None:
    await caller.says_bytes(sent)
    assert caller.closed == code
    assert echo.texts == []

    # and what still comes is not heard, nor waited for long
    await caller.says_bytes(frame(0x81, b"more"))
    assert echo.texts == []
    caller.line.clock.advance(CLOSE_SECONDS)
    await turns()
    assert echo.over
    assert caller.line.reception.guests == set()


async def test_a_long_message_is_refused_before_it_is_here(caller: SocketCaller, echo: Echo) -> None:
    header = b"\x81\xff" + struct.pack("!Q", 1 << 40) + MASK
    await caller.says_bytes(header + bytes(LIMIT + 1))
    assert caller.closed == 1009
    for _ in range(20):
        await caller.line.says(bytes(65536))
    assert echo.texts == []


async def test_endless_empty_fragments_take_no_memory(caller: SocketCaller, echo: Echo) -> None:
    await caller.says_bytes(frame(0x01, b"a"), *[frame(0x00, b"") * 1000] * 10, frame(0x80, b"b"))
    await turns(10_000 // A_BREATH * 2 + 2)
    assert echo.texts == ["ab"]


async def test_who_says_much_at_once_is_heard_a_little_at_a_time(caller: SocketCaller, echo: Echo) -> None:
    # given a client who says a hundred things, some of them to nobody, in one packet
    caller.line.carries((WHOLE + frame(0x89, b"?")) * 50)

    # then everybody else has turns in between, and nothing more is read until all of it is heard
    assert len(echo.texts) == A_BREATH // 2
    while len(echo.texts) < 50:
        assert not caller.line.wire.reading
        await turns(1)

    # and what follows is heard as ever
    await caller.says_bytes(frame(0x81, b"last"))
    assert echo.texts == ["whole"] * 50 + ["last"]
    assert len([each for each in caller.events if isinstance(each, Pong)]) == 50
    assert caller.line.wire.reading


async def test_a_long_message_is_as_many_short_ones(echo: Echo, caller: SocketCaller) -> None:
    echo.line.limit = size = A_BREATH * AS_MANY
    long = b"\x81\xff" + struct.pack("!Q", size) + bytes(4) + b"x" * size
    caller.line.carries(long + WHOLE)
    assert [len(each) for each in echo.texts] == [size]
    await turns()
    assert echo.texts[1:] == ["whole"]


async def test_who_is_to_close_is_heard_no_more_than_others(caller: SocketCaller, echo: Echo) -> None:
    echo.line.close(1011, "so it is")
    caller.line.carries(WHOLE * 100)
    assert not caller.line.wire.reading
    await turns(20)
    await caller.says_bytes(frame(0x88, struct.pack("!H", 1011)))
    assert (echo.texts, caller.line.wire.closing) == ([], True)


async def test_a_close_is_answered(caller: SocketCaller, echo: Echo) -> None:
    await caller.sends(CloseConnection(code=1000, reason="done"))
    assert caller.closed == 1000
    assert caller.line.wire.closing
    assert echo.over


async def test_our_close_waits_for_the_client(caller: SocketCaller, echo: Echo) -> None:
    echo.line.close(1011, "so it is")
    await caller.heard()
    assert (caller.closed, caller.line.wire.closing) == (1011, False)
    assert not echo.line.send(b"too late")
    await caller.says_bytes(frame(0x81, b"crossed") + frame(0x88, struct.pack("!H", 1011)))
    assert echo.texts == []
    assert caller.line.wire.closing


async def test_pings_are_answered(caller: SocketCaller) -> None:
    await caller.sends(Ping(payload=b"there?"))
    assert caller.events == [Pong(payload=b"there?")]


async def test_who_is_silent_is_asked_and_then_given_up(caller: SocketCaller, echo: Echo) -> None:
    caller.line.clock.advance(PING_SECONDS)
    await caller.heard()
    assert caller.pings == 1
    await caller.sends(Pong())
    caller.line.clock.advance(PING_SECONDS)
    await caller.heard()
    assert (caller.pings, echo.over) == (2, False)
    caller.line.clock.advance(PING_SECONDS)
    await turns()
    assert caller.line.wire.aborted
    assert echo.over


async def test_who_does_not_read_is_not_heard_and_then_given_up(caller: SocketCaller, echo: Echo) -> None:
    # given a client who reads nothing
    protocol = caller.line.wire.protocol
    protocol.pause_writing()
    assert not caller.line.wire.reading

    # when they say something nevertheless, and read at last
    await caller.sends(TextMessage(data="are you there?"))
    assert echo.texts == []
    protocol.resume_writing()
    await turns()

    # then they are heard; the next time they take too long
    assert caller.line.wire.reading
    assert echo.texts == ["are you there?"]
    protocol.pause_writing()
    caller.line.clock.advance(READER_SECONDS)
    await turns()
    assert caller.line.wire.aborted
    assert echo.over


async def test_who_is_put_off_waits_for_their_turn(caller: SocketCaller, echo: Echo) -> None:
    echo.line.hold()
    await caller.sends(TextMessage(data="one"), TextMessage(data="two"))
    caller.line.clock.advance(10 * PING_SECONDS)
    await caller.heard()
    assert (echo.texts, caller.pings, caller.line.wire.reading) == ([], 0, False)
    echo.line.go_on()
    await turns()
    assert echo.texts == ["one", "two"]
    assert caller.line.wire.reading


async def test_the_end_of_the_house(caller: SocketCaller) -> None:
    [guest] = caller.line.reception.guests
    guest.retire()
    await caller.heard()
    assert caller.closed == 1001


async def test_it_is_ended_at_once_if_it_must(caller: SocketCaller, echo: Echo) -> None:
    [guest] = caller.line.reception.guests
    guest.abort()
    await turns()
    assert echo.over
    assert caller.line.reception.guests == set()


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536, 70_000])
async def test_frames_of_every_length(caller: SocketCaller, echo: Echo, size: int) -> None:
    echo.line.send(b'"%b"' % (b"x" * (size - 2)) if size else b"{}")
    [message] = await caller.heard()
    assert len(message) == max(0, size - 2)


async def test_binary_fragments_are_no_text_either(caller: SocketCaller) -> None:
    await caller.sends(BytesMessage(data=b"x", message_finished=False))
    assert caller.closed == 1003
