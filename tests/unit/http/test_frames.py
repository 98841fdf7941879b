"""The short way for whole texts: heard as the long way hears them, and nothing else goes it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from echo_door import LIMIT, Echo
from hypothesis import given
from hypothesis import strategies as st
from socket_caller import SocketCaller
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, Pong, TextMessage

from cordboard.http.frames import whole_text
from cordboard.http.websocket import TOO_LONG

NO_UTF_8 = 1007
TEXTS = st.text(max_size=20) | st.sampled_from(["x" * LIMIT, "x" * (LIMIT + 1), "\N{SNOWMAN}" * LIMIT])
EVENTS = st.lists(
    st.builds(TextMessage, data=TEXTS)
    | st.builds(TextMessage, data=TEXTS, message_finished=st.just(False))
    | st.builds(BytesMessage, data=st.binary(max_size=9))
    | st.builds(Ping, payload=st.binary(max_size=9))
    | st.just(CloseConnection(code=1000)),
    max_size=5,
)


class Talk(Echo):
    """Hears nothing more for a while after `!`."""

    def heard(self, text: str) -> None:
        super().heard(text)
        (self.line.hold if "!" in text else self.line.go_on)()


def sent(events: list[Event]) -> bytes:
    """The bytes of a client, as far as wsproto sends them in this order."""
    client, data = Connection(ConnectionType.CLIENT), b""
    for event in events:
        try:
            data += client.send(event)
        except Exception:  # noqa: BLE001  -- such as a text after a close: what came before is good enough
            break
    return data


async def outcome(packets: list[bytes]) -> object:
    """What is heard of them, what is sent back, with which code it closes, and whether that is the end.

    The reason of a close is wsproto's, which counts bytes from where its packets begin. A text that is too
    long and no UTF-8 is refused for what comes first.
    """
    talk = Talk()
    caller = SocketCaller(talk, "/")
    await caller.open()
    await caller.says_bytes(*packets)
    heard = list(talk.texts)
    talk.line.go_on()
    await caller.heard()
    pongs = [each for each in caller.events if isinstance(each, Pong)]
    code = NO_UTF_8 if caller.closed == TOO_LONG else caller.closed
    return heard, talk.texts, caller.messages, pongs, code, caller.line.wire.closing


@given(
    events=EVENTS,
    damage=st.none() | st.tuples(st.integers(0, 40), st.integers(0, 255)),
    cuts=st.lists(st.integers(0, 300), max_size=4),
)
async def test_both_ways_hear_the_same(
    events: list[Event], damage: tuple[int, int] | None, cuts: list[int]
) -> None:
    # given any frames, of which a byte may be wrong
    data = bytearray(sent(events))
    place, byte = damage or (len(data), 0)
    data[place : place + 1] = bytes([byte]) * (place < len(data))

    # when they come in packets, and when the first byte comes alone, so that the rest goes the long way
    places = [0, *sorted(cuts), len(data)]
    short = await outcome([bytes(data[begin:end]) for begin, end in pairwise(places)])
    long = await outcome([bytes(data[:1]), bytes(data[1:])])

    # then the same is heard and answered
    assert short == long


@given(text=st.text(max_size=300) | st.sampled_from(["x" * 125, "x" * 126, "x" * 65_535]), more=st.binary())
def test_a_whole_text_is_read(text: str, more: bytes) -> None:
    data = sent([TextMessage(data=text)])
    assert whole_text(more + data + more, len(more)) == (text, len(more + data))
    assert whole_text(data[:-1], 0) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x81",
        b"\x81\x01x",  # nothing masked
        b"\x81\xfe\x00\x01\0\0\0\0x",  # a short length in a long form
        b"\x81\xff\0\0\0\0\0\0\0\x01\0\0\0\0x",
        b"\xc1\x81\0\0\0\0x",  # compressed
        b"\x01\x81\0\0\0\0x",  # a fragment
        b"\x82\x81\0\0\0\0x",  # no text
        b"\x81\x81\0\0\0\0\xff",  # not in UTF-8
        b"\x81\x83\0\0\0\0\xed\xa0\x80",
    ],
)
def test_everything_else_is_left_to_the_long_way(data: bytes) -> None:
    assert whole_text(data, 0) is None
