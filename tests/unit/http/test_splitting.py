"""However bytes are cut into packets, the same is asked, and no bytes do more than ask or be refused."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from itertools import pairwise

import httptools
from http_line import Answer, Line, turns
from hypothesis import example, given, settings
from hypothesis import strategies as st
from often import often

from cordboard import http

TOKENS = st.text("abcXYZ019-_.!~", min_size=1, max_size=8)
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=12)
BODIES = st.binary(max_size=60)
CUTS = st.lists(st.integers(0, 10_000), max_size=10)
SPOILERS = [
    b"\n",
    b"\r",
    b"\r\n",
    b"\r\n\r\n",
    b" ",
    b"\t",
    b"\0",
    b"0",
    b"\r\n ",
    b"Content-Length: 3\r\n",
    b"Content-Length: 0\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding : chunked\r\n",
    b"transfer-encoding:\tchunked\r\n",
    b"Connection: close\r\n",
    b"Connection: Upgrade\r\nUpgrade: h2c\r\n",
    b"3\r\nabc\r\n",
    b"0\r\n\r\n",
    b";x",
    b"GET / HTTP/1.1\r\nHost: h\r\n\r\n",
]
SPOILT = st.lists(
    st.tuples(st.integers(0, 500), st.sampled_from(SPOILERS) | st.binary(max_size=3)), max_size=3
)


@dataclass(frozen=True)
class Sent:
    """A request as a well-behaved client sends it."""

    method: str
    path: str
    headers: list[tuple[str, str]]
    body: bytes
    chunks: list[int] | None

    def encode(self) -> bytes:
        lines = [f"{self.method} {self.path} HTTP/1.1", "Host: h"]
        lines += [f"x-{name}: {value}" for name, value in self.headers]
        lines += ["Transfer-Encoding: chunked" if self.chunks else f"Content-Length: {len(self.body)}"]
        head = "\r\n".join([*lines, "", ""]).encode("latin-1")
        return head + (self._in_chunks(self.chunks) if self.chunks else self.body)

    def _in_chunks(self, sizes: list[int]) -> bytes:
        sent, place = b"", 0
        for size in [*sizes, len(self.body)]:
            piece = self.body[place : place + size]
            sent += b"%X\r\n%b\r\n" % (len(piece), piece) if piece else b""
            place += size
        return sent + b"0\r\n\r\n"


REQUESTS = st.builds(
    Sent,
    st.sampled_from(["GET", "POST", "PUT", "OPTIONS", "DELETE"]),
    st.builds("/{}".format, TOKENS),
    st.lists(st.tuples(TOKENS, VALUES), max_size=3, unique_by=lambda one: one[0].lower()),
    BODIES,
    st.none() | st.lists(st.integers(1, 30), min_size=1, max_size=3),
)


class Recorder:
    """A door that keeps what it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, dict[str, str], bytes]] = []

    async def __call__(self, exchange: http.Exchange) -> http.Answer:
        body = await exchange.body(10_000, 30.0)
        await asyncio.sleep(0)  # some answers are known at once, these are not
        head = exchange.head
        self.asked.append((head.method, head.path, head.headers, body))
        return http.Answer(200, "text/plain", body)


def cut(data: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(data), *(place % (len(data) + 1) for place in cuts)})
    return [data[start:end] for start, end in pairwise(places)]


def told(pieces: list[bytes]) -> tuple[Recorder, list[Answer]]:
    """What a door hears, and its client after it, when these packets come."""
    door = Recorder()

    async def tell() -> list[Answer]:
        line = Line(door)
        await line.says(*pieces)
        await turns(60)
        return line.answers

    return door, asyncio.run(tell())


@settings(deadline=None)
@given(requests=st.lists(REQUESTS, min_size=1, max_size=4), cuts=CUTS)
def test_any_cut_asks_the_same(requests: list[Sent], cuts: list[int]) -> None:
    door, answers = told(cut(b"".join(one.encode() for one in requests), cuts))
    assert [(method, path, body) for method, path, _, body in door.asked] == [
        (one.method, one.path, one.body) for one in requests
    ]
    for (_, _, headers, _), one in zip(door.asked, requests, strict=True):
        assert {(f"x-{name.lower()}", value.strip(" \t")) for name, value in one.headers} <= headers.items()
    assert [(each.status, each.body) for each in answers] == [(200, one.body) for one in requests]


@settings(deadline=None)
@given(request=REQUESTS, bodies=st.lists(BODIES, max_size=4))
def test_packets_that_are_whole_requests_ask_the_same(request: Sent, bodies: list[bytes]) -> None:
    again = [Sent(request.method, request.path, request.headers, body, None) for body in bodies]
    door, _ = told([one.encode() for one in [request, *again]])
    assert [body for _, _, _, body in door.asked] == [request.body, *bodies]


def spoilt(request: Sent, changes: list[tuple[int, bytes]]) -> bytes:
    message = request.encode()
    for place, piece in changes:
        message = message[:place] + piece + message[place:]
    return message


@settings(deadline=None)
@given(data=st.binary(max_size=200), cuts=CUTS)
def test_any_bytes_are_answered_or_waited_for(data: bytes, cuts: list[int]) -> None:
    door, answers = told(cut(data, cuts))
    assert door.asked == []
    assert all(each.status in {400, 505} for each in answers)


@settings(deadline=None, max_examples=often(600))
@given(request=REQUESTS, changes=SPOILT, cuts=CUTS)
def test_a_spoilt_request_is_the_same_in_any_cut(
    request: Sent, changes: list[tuple[int, bytes]], cuts: list[int]
) -> None:
    message = spoilt(request, changes)
    whole, answers = told([message])
    parts, same_answers = told(cut(message, cuts))
    assert whole.asked == parts.asked
    assert [each.status for each in answers] == [each.status for each in same_answers]


TOLERATED = httptools.HttpParserInvalidMethodError, httptools.HttpParserUpgrade
"""What it refuses and we take: methods that it does not know, and requests that offer another protocol."""


class Llhttp:
    """What the parser of Node reads in the same bytes, until something is wrong with them."""

    def __init__(self, data: bytes) -> None:
        self.read: list[tuple[str, bytes]] = []
        self._body = b""
        self._parser = httptools.HttpRequestParser(self)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError as problem:
            self.problem: Exception | None = problem
        except httptools.HttpParserUpgrade as problem:
            self.problem = problem
            del self.read[-1:]  # it takes an offer for a change of protocols, and reads no body
        else:
            self.problem = None

    def on_message_begin(self) -> None:
        self._body = b""

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        self.read.append((self._parser.get_method().decode(), self._body))


@settings(deadline=None, max_examples=often(800))
@given(request=REQUESTS, changes=SPOILT)
@example(Sent("POST", "/", [], b"abc", [1]), [(24, b"Content-Length: 3\r\n")])
@example(Sent("POST", "/", [], b"", [1]), [(59, b"Content-Length: 3\r\n")])
@example(Sent("POST", "/", [], b"abc", None), [(17, b"Connection: Upgrade\r\nUpgrade: h2c\r\n")])
def test_nothing_is_asked_that_another_strict_reader_reads_differently(
    request: Sent, changes: list[tuple[int, bytes]]
) -> None:
    message = spoilt(request, changes)
    door, _ = told([message])
    other = Llhttp(message)
    for (method, _, _, body), theirs in zip(door.asked, other.read, strict=False):
        assert (method, body) == theirs
    assert len(door.asked) <= len(other.read) or isinstance(other.problem, TOLERATED)
