"""The head of a request: who asks for what, and where its body ends (RFC 9112 sections 3 to 6).

One expression is the whole grammar, and what does not match it is refused: bare line feeds, folded lines,
spaces before a colon, control characters. So is every doubt about the body's length, for two programs that
read one message differently are how a stranger's request gets into somebody else's connection.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from cordboard.http.refusal import Refusal

FIELDS_LIMIT: Final = 100
"""How many lines a head may have."""

_NAME: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]++"
FIELD: Final = rf"{_NAME}:[^\x00-\x08\x0a-\x1f\x7f]*+"
_HEAD: Final = re.compile(rf"({_NAME}) ([!-~]++) HTTP/1\.([01])\r\n((?:{FIELD}\r\n)*+)\r\n")
_OTHER_VERSION: Final = re.compile(rf"{_NAME} [!-~]++ HTTP/(?!1\.[01])[0-9]\.[0-9]\r\n")
_HOPELESS: Final = re.compile(rb"(?<!\r)\n|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ABSOLUTE: Final = re.compile(r"http://([^/?#@]+)((?:[/?].*)?)", re.IGNORECASE)
_LENGTH: Final = re.compile(r"[0-9]{1,30}")
_SINGLE: Final = frozenset(
    {"host", "origin", "content-type", "content-length", "authorization", "x-forwarded-host"}
)
"""Headers that decide something; two of one kind would let two programs decide differently."""


class Head(msgspec.Struct, eq=False):
    """What a client asks for. Frozen but for `memo`."""

    method: str
    path: str
    """As it was sent: percent-encoded, without the query."""
    query: str
    headers: dict[str, str]
    """By lower-case name; a repeated header is joined with a comma, one that must be single is single."""
    length: int | None
    """Bytes of the body; None where it comes in chunks."""
    keeps_alive: bool
    """The client would like to send another request on this connection."""
    expects_continue: bool
    """The client waits for a word before it sends the body."""
    size: int
    """Bytes that it has."""
    memo: object = None
    """What a door has made of this head. A client that sends the same bytes again on its connection is served
    with the same object: whatever follows from the head and the client alone may be kept."""


def parse_head(raw: bytes) -> Head:
    """The head that `raw` is, its empty line included; raises Refusal."""
    text = raw.decode("latin-1")
    found = _HEAD.fullmatch(text)
    if found is None:
        raise _refusal(text)
    method, target, minor, lines = found.groups()
    headers = _headers(lines)
    path, query = _target(method, target, headers)
    if minor == "1" and "host" not in headers:
        raise Refusal(400, "BAD_HTTP", "HTTP/1.1 wants the header Host.")  # RFC 9112 section 3.2
    return Head(
        method=method,
        path=path,
        query=query,
        headers=headers,
        length=_body_length(headers, minor),
        keeps_alive=minor == "1" and not ("connection" in headers and _asks_to_close(headers["connection"])),
        expects_continue=minor == "1" and headers.get("expect", "").lower() == "100-continue",
        size=len(raw),
    )


def _asks_to_close(connection: str) -> bool:
    return "close" in {wish.strip(" \t") for wish in connection.lower().split(",")}


def is_hopeless(begun: bytes | bytearray) -> bool:
    """Whether no head can begin so, however it goes on."""
    return _HOPELESS.search(begun) is not None


def _refusal(text: str) -> Refusal:
    if _OTHER_VERSION.match(text):
        return Refusal(505, "BAD_VERSION", "Speak HTTP/1.1.")
    return Refusal(400, "BAD_HTTP", "This is no request of HTTP/1.1, or not in its exact form.")


def _headers(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    fields = lines.split("\r\n")
    if len(fields) > FIELDS_LIMIT:
        raise Refusal(431, "LONG_HEAD", f"Send {FIELDS_LIMIT} headers at most.")
    for field in fields[:-1]:
        name, _, value = field.partition(":")
        name, value = name.lower(), value.strip(" \t")
        if name not in found:
            found[name] = value
        elif name in _SINGLE:
            raise Refusal(400, "REPEATED_HEADER", f"The header {name} may be sent only once.")
        else:
            found[name] = f"{found[name]}, {value}"
    return found


def _target(method: str, target: str, headers: dict[str, str]) -> tuple[str, str]:
    """Path and query. A whole address in the first line outdoes the header Host (RFC 9112 section 3.2.2)."""
    absolute = _ABSOLUTE.fullmatch(target)
    if absolute is not None:
        headers["host"], target = absolute[1], absolute[2]
        target = target if target.startswith("/") else f"/{target}"
    if "#" in target or not (target.startswith("/") or (target, method) == ("*", "OPTIONS")):
        raise Refusal(400, "BAD_HTTP", "Ask for a path.")
    path, _, query = target.partition("?")
    return path, query


def _body_length(headers: dict[str, str], minor: str) -> int | None:
    """RFC 9112 section 6.3, without its ways out."""
    coding, length = headers.get("transfer-encoding"), headers.get("content-length")
    if coding is not None:
        if length is not None or minor == "0":
            raise Refusal(400, "BAD_LENGTH", "Send a Content-Length, or HTTP/1.1 and chunks, never both.")
        if coding.lower() != "chunked":
            raise Refusal(501, "BAD_CODING", "Send the body as it is, or in chunks.")
        return None
    if length is None:
        return 0
    if not _LENGTH.fullmatch(length):
        raise Refusal(400, "BAD_LENGTH", "Content-Length must be a number.")
    return int(length)
