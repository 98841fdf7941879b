"""Where messages end in the bytes of a WebSocket, whoever sends them and however they are cut."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, Event, Ping, TextMessage

from cordboard.frames import Border, masked

TEXTS = st.text(max_size=300) | st.sampled_from(["x" * 125, "x" * 126, "x" * 65_535, "x" * 65_536])
EVENTS = st.one_of(
    TEXTS.map(lambda text: [TextMessage(data=text)]),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda parts: _in_parts(parts)),
    st.binary(max_size=9).map(lambda payload: [Ping(payload=payload)]),
    st.binary(max_size=300).map(lambda data: [BytesMessage(data=data)]),
)


def _in_parts(parts: list[str]) -> list[Event]:
    """A message of several frames, between which something else may come."""
    told: list[Event] = []
    for part in parts:
        told += [TextMessage(data=part, message_finished=False), Ping(payload=b"?")]
    return [*told, TextMessage(data="", message_finished=True)]


@given(
    side=st.sampled_from(ConnectionType),
    messages=st.lists(EVENTS, max_size=4),
    sizes=st.lists(st.integers(1, 9), min_size=1),
)
def test_where_messages_end_is_known_however_they_are_cut(
    side: ConnectionType, messages: list[list[Event]], sizes: list[int]
) -> None:
    # given messages of all kinds of a program or a center, cut in pieces
    sender = Connection(side)
    ends, whole = set(), b""
    for message in messages:
        whole += b"".join(sender.send(event) for event in message)
        ends.add(len(whole))
    border, cuts, at = Border(), itertools.cycle([*sizes, 20_000]), 0

    # then each end is found, and nothing else is one
    while at < len(whole):
        piece = whole[at : at + next(cuts)]
        border.pass_on(piece)
        at += len(piece)
        assert border.between() == (at in ends)


@given(payload=st.binary(max_size=9), mask=st.binary(min_size=4, max_size=4))
def test_what_is_masked_twice_is_as_it_was(payload: bytes, mask: bytes) -> None:
    assert masked(masked(payload, mask), mask) == payload
    assert list(masked(payload, mask)) == [byte ^ mask[place % 4] for place, byte in enumerate(payload)]
