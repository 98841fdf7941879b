"""The short way for whole texts: the same frames as the long way, and nothing else goes it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wsproto.connection import Connection, ConnectionType
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, TextMessage

from cordboard.client.frames import text_frame, whole_texts

TEXTS = st.text(max_size=300) | st.sampled_from(["x" * 125, "x" * 126, "x" * 65_535, "x" * 65_536])


@given(texts=st.lists(TEXTS, max_size=4))
def test_what_is_sent_is_read_by_wsproto(texts: list[str]) -> None:
    server = Connection(ConnectionType.SERVER)
    server.receive_data(b"".join(text_frame(text.encode()) for text in texts))
    heard: list[str] = [""]
    for event in server.events():
        assert isinstance(event, TextMessage)
        heard[-1] += event.data
        heard += [""] * event.message_finished
    assert heard == [*texts, ""]


@given(texts=st.lists(TEXTS, max_size=4), cut=st.integers(0, 400))
def test_what_wsproto_sends_is_read_or_left_to_it(texts: list[str], cut: int) -> None:
    server = Connection(ConnectionType.SERVER)
    frames = [server.send(TextMessage(data=text)) for text in texts]
    whole = b"".join(frames)
    short = all(len(text.encode()) < 65_536 for text in texts)
    assert whole_texts(whole) == ([text.encode() for text in texts] if short else None)
    ends = {sum(map(len, frames[:place])) for place in range(len(frames) + 1)}
    assert (whole_texts(whole[:cut]) is None) == (cut not in ends and cut < len(whole)) or not short


@pytest.mark.parametrize(
    "event",
    [
        Ping(payload=b"?"),
        Ping(),
        CloseConnection(code=1000),
        TextMessage(data="half", message_finished=False),
        BytesMessage(data=b"x"),
    ],
)
def test_everything_else_goes_the_long_way(event: Event) -> None:
    assert whole_texts(Connection(ConnectionType.SERVER).send(event)) is None


def test_lengths_in_another_form_than_they_should_have() -> None:
    assert whole_texts(b"\x81\x7e\x00\x01x") is None
    assert whole_texts(b"\x81\x81\x00\x00\x00\x00x") is None
