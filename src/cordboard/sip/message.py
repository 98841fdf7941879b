"""One SIP message, a request or a response, as a value that never changes.

Header names are kept in one spelling (compact forms written out) and in the order of the wire.
Content-Length is never kept: `encode` writes it from the body, so the two cannot disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from .grammar import GrammarError, split_list
from .headers import CSeq, NameAddr, Via, parse_cseq, parse_name_addr, parse_via
from .uri import Uri

COMPACT = {
    "a": "Accept-Contact",
    "b": "Referred-By",
    "c": "Content-Type",
    "d": "Request-Disposition",
    "e": "Content-Encoding",
    "f": "From",
    "i": "Call-ID",
    "j": "Reject-Contact",
    "k": "Supported",
    "l": "Content-Length",
    "m": "Contact",
    "n": "Identity-Info",
    "o": "Event",
    "r": "Refer-To",
    "s": "Subject",
    "t": "To",
    "u": "Allow-Events",
    "v": "Via",
    "x": "Session-Expires",
    "y": "Identity",
}
_IRREGULAR = {"call-id": "Call-ID", "cseq": "CSeq", "www-authenticate": "WWW-Authenticate"}


SDP = "application/sdp"


class Address(NamedTuple):
    """Where a datagram comes from or goes to. The transport is part of it, so TCP and TLS fit later."""

    host: str
    port: int
    transport: str = "UDP"


@lru_cache(maxsize=1024)
def canonical_name(name: str) -> str:
    """The one spelling of a header name: `v` and `VIA` are both `Via`."""
    lower = name.lower()
    return COMPACT.get(lower) or _IRREGULAR.get(lower) or lower.title()


@dataclass(frozen=True, slots=True)
class Headers:
    """Header fields in order; names canonical, values without folding or outer white space."""

    fields: tuple[tuple[str, str], ...] = ()

    @staticmethod
    def of(fields: Iterable[tuple[str, str]]) -> "Headers":
        """Headers from pairs with names in any spelling."""
        return Headers(tuple((canonical_name(name), value) for name, value in fields))

    def first(self, name: str) -> str | None:
        """The first field of this canonical name, or None."""
        for key, value in self.fields:
            if key == name:
                return value
        return None

    def all(self, name: str) -> tuple[str, ...]:
        """Each field of this canonical name, not split at commas."""
        return tuple([value for key, value in self.fields if key == name])

    def values(self, name: str) -> tuple[str, ...]:
        """Each value of this list header, split at commas; an empty field has no values."""
        found = self.all(name)
        return tuple([part for value in found if value for part in split_list(value)]) if found else ()

    def without(self, *names: str) -> "Headers":
        """The headers with all fields of these names removed."""
        return Headers(tuple(field for field in self.fields if field[0] not in names))

    def plus(self, *fields: tuple[str, str]) -> "Headers":
        """The headers with these fields added at the end."""
        return Headers(self.fields + Headers.of(fields).fields)


@dataclass(frozen=True)
class Message:
    """What requests and responses share. Typed accessors raise `GrammarError` on malformed values;
    on a message that `parse_message` returned they never do."""

    headers: Headers
    body: bytes

    @cached_property
    def vias(self) -> tuple[Via, ...]:
        """All Via values, ours or the nearest hop first."""
        return tuple(parse_via(value) for value in self.headers.values("Via"))

    @property
    def via(self) -> Via:
        """The topmost Via."""
        return self.vias[0]

    @cached_property
    def from_(self) -> NameAddr:
        """Who sends the request (the caller)."""
        return parse_name_addr(self._required("From"))

    @cached_property
    def to(self) -> NameAddr:
        """Whom the request was first meant for."""
        return parse_name_addr(self._required("To"))

    @cached_property
    def cseq(self) -> CSeq:
        """The request's number and method."""
        return parse_cseq(self._required("CSeq"))

    @cached_property
    def call_id(self) -> str:
        """The Call-ID."""
        return self._required("Call-ID")

    @cached_property
    def contacts(self) -> tuple[NameAddr, ...]:
        """The Contact addresses; `Contact: *` (REGISTER only) gives none, see `contact_star`."""
        values = self.headers.values("Contact")
        return () if values == ("*",) else tuple(parse_name_addr(value) for value in values)

    @property
    def contact_star(self) -> bool:
        """Whether Contact is the single `*`."""
        return self.headers.all("Contact") == ("*",)

    @cached_property
    def record_routes(self) -> tuple[NameAddr, ...]:
        """The proxies that want to stay in the path."""
        return tuple(parse_name_addr(value) for value in self.headers.values("Record-Route"))

    @property
    def content_type(self) -> str:
        """The media type in lower case without parameters; empty if there is none."""
        return (self.headers.first("Content-Type") or "").partition(";")[0].strip(" \t").lower()

    def _required(self, name: str) -> str:
        value = self.headers.first(name)
        if value is None:
            raise GrammarError(f"missing {name}")
        return value

    def _encode(self, start_line: str) -> bytes:
        lines = [start_line]
        lines += [f"{name}: {value}" for name, value in self.headers.fields]
        lines.append(f"Content-Length: {len(self.body)}\r\n\r\n")
        return "\r\n".join(lines).encode("utf-8", "surrogateescape") + self.body


@dataclass(frozen=True)
class Request(Message):
    """A request: `method` is case-sensitive, `uri` where it goes."""

    headers: Headers
    body: bytes
    method: str
    uri: Uri

    @cached_property
    def max_forwards(self) -> int | None:
        """How many hops are left; None if the header is absent."""
        value = self.headers.first("Max-Forwards")
        return None if value is None else int(value)

    @cached_property
    def routes(self) -> tuple[NameAddr, ...]:
        """The proxies still to be passed."""
        return tuple(parse_name_addr(value) for value in self.headers.values("Route"))

    def encode(self) -> bytes:
        """The bytes of the wire."""
        return self._encode(f"{self.method} {self.uri} SIP/2.0")

    def with_headers(self, headers: Headers) -> "Request":
        """The same request with other headers."""
        return replace(self, headers=headers)


@dataclass(frozen=True)
class Response(Message):
    """A response to the request that its top Via and CSeq name."""

    headers: Headers
    body: bytes
    status: int
    reason: str

    def encode(self) -> bytes:
        """The bytes of the wire."""
        return self._encode(f"SIP/2.0 {self.status} {self.reason}")


def response_to(
    request: Request,
    status: int,
    reason: str,
    *,
    to_tag: str = "",
    headers: Iterable[tuple[str, str]] = (),
    body: bytes = b"",
) -> Response:
    """A response with the fields that RFC 3261 section 8.2.6.2 copies from the request.

    `to_tag` is added unless To has one; Record-Route is copied where a dialog can begin (section 12.1.1).
    """
    to = request.to if request.to.tag or not to_tag else request.to.tagged(to_tag)
    fields = [("Via", str(via)) for via in request.vias]
    if 101 <= status < 300:
        fields += [("Record-Route", str(route)) for route in request.record_routes]
    fields += [
        ("From", request.headers.first("From") or ""),
        ("To", str(to)),
        ("Call-ID", request.call_id),
        ("CSeq", str(request.cseq)),
        *headers,
    ]
    return Response(Headers.of(fields), body, status, reason)


def sdp_of(message: Message) -> bytes | None:
    """The session description that a message carries, None if it carries none."""
    return message.body if message.body and message.content_type == SDP else None
