"""Bodies of a size, bodies in chunks, and chunks that are not what they say."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cordboard.http.framing import LINE_LIMIT, WASTE, Chunked, Framing, Sized, framing_of
from cordboard.http.refusal import Refusal


def fed(framing: Framing, *pieces: bytes) -> tuple[bytes, bytes]:
    """The body, and what is left, when these pieces arrive."""
    held, body = bytearray(), b""
    for piece in pieces:
        held += piece
        body += framing.take(held)
    return body, bytes(held)


def in_chunks(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks) + end


def pieces_of(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[start:end] for start, end in pairwise(places)]


def test_a_body_of_a_size_ends_there() -> None:
    framing = Sized(5)
    assert fed(framing, b"he", b"lloGET") == (b"hello", b"GET")
    assert framing.done


def test_no_body() -> None:
    assert Sized(0).done
    assert not framing_of(None).done


@given(
    chunks=st.lists(st.binary(min_size=1, max_size=40), max_size=5),
    cuts=st.lists(st.integers(0, 1000), max_size=12),
    trailers=st.sampled_from([b"", b"X: y\r\n", b"A: b\r\nC:\r\n"]),
)
def test_chunks_are_the_same_however_they_arrive(
    chunks: list[bytes], cuts: list[int], trailers: bytes
) -> None:
    framing = Chunked()
    whole = in_chunks(*chunks, end=b"0\r\n" + trailers + b"\r\n") + b"GET / "
    assert fed(framing, *pieces_of(whole, cuts)) == (b"".join(chunks), b"GET / ")
    assert framing.done


@pytest.mark.parametrize(
    "chunks",
    [
        b"5\r\nhello\r\n0\r\n\r\n",
        b"0005\r\nhello\r\n000\r\n\r\n",
        b'5;name=value;x="y"\r\nhello\r\n0;z\r\n\r\n',
        b"2\r\nhe\r\n3\r\nllo\r\n0\r\nX-Content-Length: 7\r\n\r\n",
    ],
)
def test_good_chunks(chunks: bytes) -> None:
    assert fed(Chunked(), chunks) == (b"hello", b"")


BAD = {
    "no number": b"x\r\n",
    "no size": b"\r\n",
    "a sign": b"+5\r\n",
    "a negative size": b"-1\r\n",
    "a prefix": b"0x5\r\n",
    "an underscore": b"1_0\r\n",
    "a space before": b" 5\r\n",
    "a space after": b"5 \r\n",
    "a size without end": b"f" * 16 + b"\r\n",
    "a bare line feed after the size": b"5\nhello\r\n",
    "a bare line feed after the chunk": b"5\r\nhello\n0\r\n\r\n",
    "a bare line feed in an extension": b"5;a\nb\r\n",
    "a carriage return in an extension": b"5;a\rb\r\n",
    "a chunk longer than its size": b"4\r\nhello\r\n",
    "a chunk shorter than its size": b"6\r\nhello\r\n0\r\n\r\n",
    "a trailer that is no header": b"0\r\nnothing\r\n\r\n",
    "a length after the body": b"0\r\ncontent-Length: 3\r\n\r\n",
    "a coding after the body": b"0\r\nTransfer-Encoding: chunked\r\n\r\n",
    "a folded trailer": b"0\r\nX: a\r\n b\r\n\r\n",
    "a bare line feed in the trailers": b"0\r\nX: a\n\r\n",
    "a line without end": b"5;" + b"a" * LINE_LIMIT,
}


@pytest.mark.parametrize("chunks", BAD.values(), ids=BAD)
def test_bad_chunks(chunks: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        fed(Chunked(), chunks)
    assert (refused.value.status, refused.value.code) == (400, "BAD_HTTP")


def test_more_lines_than_body_are_too_many() -> None:
    fed(Chunked(), in_chunks(*[b"x"] * 1000))
    with pytest.raises(Refusal):
        fed(Chunked(), in_chunks(*[b"x"] * WASTE))


def test_so_are_trailers() -> None:
    with pytest.raises(Refusal):
        fed(Chunked(), b"0\r\n" + b"X: yyyyyyyyyy\r\n" * (WASTE // 15 + 1))
