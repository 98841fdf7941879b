"""What a door answers, and the bytes that it becomes: one piece, with nothing but headers in its head."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from typing import Final

import msgspec

from cordboard.http.refusal import Headers, Refusal

TEXT: Final = "text/plain; charset=utf-8"

_REASONS: Final = {status.value: status.phrase for status in HTTPStatus}
_SAFE: Final = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
_ALWAYS: Final = (("x-content-type-options", "nosniff"), ("cache-control", "no-store"))


class Answer(msgspec.Struct, frozen=True):
    """One whole answer. A body that is not wanted, as after HEAD, is left out by whoever sends it."""

    status: int
    content_type: str
    body: bytes
    headers: Headers = ()
    undelivered: Callable[[], object] | None = None
    """Called where the client is known to have left before the answer was sent."""


class Stream(msgspec.Struct, frozen=True):
    """An answer that is told piece by piece, each when its client has read what came before.

    It ends with its connection (RFC 9112 section 6.3, rule 8), at the latest when the client leaves.
    """

    content_type: str
    pieces: AsyncGenerator[bytes, None]
    headers: Headers = ()


def refused(refusal: Refusal, headers: Headers = ()) -> Answer:
    """A refusal as one line of text: the code, then what to do."""
    return Answer(refusal.status, TEXT, f"{refusal}\n".encode(), refusal.headers + headers)


def encode(answer: Answer, *, with_body: bool, closes: bool) -> bytes:
    """The answer as it is sent; `closes`: the connection ends with it."""
    body = answer.body
    opening = _opening(answer.status, answer.content_type, answer.headers, closes)
    date = _date(int(time.time()))
    return b"%b%b%d\r\n\r\n%b" % (opening, date, len(body), body if with_body else b"")


def encode_opening(stream: Stream) -> bytes:
    """The head of a stream."""
    opening = _opening(200, stream.content_type, stream.headers, closes=True)
    return b"%b%b\r\n\r\n" % (opening, _date(int(time.time())).partition(b"\r\n")[0])


def encode_upgrade(headers: Headers) -> bytes:
    """The head after which another protocol begins (RFC 9110 section 15.2.2)."""
    return _head(101, (*headers, ("connection", "upgrade"))) + b"\r\n"


@lru_cache(maxsize=1024)
def _opening(status: int, content_type: str, headers: Headers, closes: bool) -> bytes:
    """The head but for what differs from answer to answer. Raises ValueError for what is no header."""
    fields = [("content-type", content_type), *headers]
    named = {name for name, _ in fields}
    fields += [(name, value) for name, value in _ALWAYS if name not in named]
    fields += [("connection", "close")] if closes else []
    return _head(status, fields)


def _head(status: int, fields: Sequence[tuple[str, str]]) -> bytes:
    """A head without its last line. Raises ValueError for what is no header."""
    for name, value in fields:
        if not _SAFE.fullmatch(f"{name}{value}"):
            raise ValueError(f"the header {name} cannot be sent")
    lines = [f"HTTP/1.1 {status} {_REASONS[status]}", *(f"{name}: {value}" for name, value in fields)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


@lru_cache(maxsize=1)
def _date(now: int) -> bytes:
    """RFC 9110 section 6.6.1, and the name of the header that comes last."""
    return f"date: {formatdate(now, usegmt=True)}\r\ncontent-length: ".encode()
