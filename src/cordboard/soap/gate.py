"""Who may speak to this machine over HTTP: the checks before any request body is read.

Browsers are strangers: a page may speak only from an approved origin, to a host name that we answer to,
with a content type that makes the browser ask first. The machine's own seat is for this machine alone.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any, Final

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Headers = Iterable[tuple[str, str]]

BODY_LIMIT: Final = 256 * 1024
BODY_SECONDS: Final = 30.0
ALLOWED_HEADERS: Final = "SOAPAction, Content-Type, Authorization, Idempotency-Key"
ALLOWED_METHODS: Final = "GET, POST, OPTIONS"
PREFLIGHT_SECONDS: Final = 600

_WEBSOCKETS: Final = {"ws": "http", "wss": "https"}
_IMPLIED_PORTS: Final = {"http": ":80", "https": ":443"}
_SINGLE: Final = {"host", "origin", "content-type", "content-length", "authorization", "x-forwarded-host"}
_CLOSE: Final = (("connection", "close"),)
_ALWAYS_SENT: Final = ((b"x-content-type-options", b"nosniff"), (b"cache-control", b"no-store"))
_PROXY_MARK: Final = re.compile(r"(?:forwarded|via|x-real-ip)\Z|x-forwarded-")


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """What an operator decides about the HTTP door.

    hosts: every `Host` that we answer to, port included (`localhost:8080`); a port that the scheme implies
        may be left out.
    origins: pages that may use the seats (`https://crm.example`), beside our own.
    public_url: scheme and host under which clients reach hosted seats, for addresses in their WSDL; pages
        from there are our own.
    proxies: networks whose `X-Forwarded-*` headers are believed, for hosted seats only.
    body_limit: bytes; a longer request is refused with 413.
    body_seconds: how long a body may take to arrive; a slower one is refused with 408.
    """

    hosts: frozenset[str]
    origins: frozenset[str] = frozenset()
    public_url: str | None = None
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    body_limit: int = BODY_LIMIT
    body_seconds: float = BODY_SECONDS


class Place(Enum):
    """Where a request wants to go."""

    LOCAL = "the machine's own seat"
    HOSTED = "a hosted seat or page"


@dataclass(frozen=True, slots=True)
class Admitted:
    """A request that may be read on: its host is ours and its origin is approved."""

    method: str
    headers: Mapping[str, str]
    """By lower-case name; a repeated header is joined with a comma, one that must be single is single."""
    base_url: str
    """Scheme and host for addresses that we give to this client, without a closing slash."""
    origin: str | None
    """The approved origin of the page, None for a program."""


class Refusal(Exception):
    """The request is answered here and now, without looking further."""

    def __init__(self, status: int, code: str, message: str, headers: Headers = ()) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.headers = tuple(headers)


def admit(scope: Scope, place: Place, settings: HttpSettings) -> Admitted:
    """Check client, host and origin of a request; raises Refusal."""
    headers = _headers(scope)
    client = _client(scope)
    if place is Place.LOCAL:
        _refuse_strangers(client, headers)
    scheme: str = scope.get("scheme", "http")
    host = headers.get("host", "")
    if place is Place.HOSTED and _is_proxy(client, settings):
        scheme = headers.get("x-forwarded-proto", scheme).lower()
        host = headers.get("x-forwarded-host", host)
    scheme = _WEBSOCKETS.get(scheme, scheme)
    host = host.lower()
    if not _is_ours(scheme, host, settings.hosts):
        raise Refusal(
            421, "UNKNOWN_HOST", "This name or port is not ours: add it to the list of hosts in the settings."
        )
    own = f"{scheme}://{host}"
    base_url = own if place is Place.LOCAL else (settings.public_url or own).rstrip("/")
    origin = headers.get("origin")
    if origin is not None and origin not in settings.origins | {own, base_url}:
        raise Refusal(
            403, "UNKNOWN_ORIGIN", "This page may not use the seat: approve its origin in the settings."
        )
    return Admitted(scope.get("method", "GET"), headers, base_url, origin)


def _is_ours(scheme: str, host: str, hosts: frozenset[str]) -> bool:
    """Whether we answer to a host, with or without the port that its scheme implies."""
    port = _IMPLIED_PORTS.get(scheme)
    if port is None:
        return False
    return host in hosts or host.removesuffix(port) in hosts or f"{host}{port}" in hosts


def _headers(scope: Scope) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1").strip()
        if name in found and name in _SINGLE:
            raise Refusal(400, "REPEATED_HEADER", f"The header {name} may be sent only once.")
        found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def _client(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


@lru_cache(maxsize=1024)
def _address(client: str) -> IPv4Address | IPv6Address | None:
    """A client's address, as IPv4 when it comes mapped into IPv6; None when it is no address."""
    try:
        parsed = ip_address(client)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def is_loopback(client: str) -> bool:
    """Whether a client's address is this machine speaking to itself."""
    address = _address(client)
    return address is not None and address.is_loopback


def _refuse_strangers(client: str, headers: Mapping[str, str]) -> None:
    if not is_loopback(client):
        raise Refusal(403, "NOT_THIS_MACHINE", "This seat is for programs on its own machine.")
    if any(map(_PROXY_MARK.match, headers)):
        raise Refusal(403, "PROXIED", "This seat is not reached through a proxy: use a hosted seat.")


def _is_proxy(client: str, settings: HttpSettings) -> bool:
    address = _address(client)
    return address is not None and any(address in network for network in settings.proxies)


def cross_origin(admitted: Admitted) -> list[tuple[str, str]]:
    """The headers that let an approved page read the answer."""
    if admitted.origin is None:
        return [("vary", "Origin")]
    return [("access-control-allow-origin", admitted.origin), ("vary", "Origin")]


def preflight(admitted: Admitted) -> list[tuple[str, str]]:
    """The headers of the answer to a browser that asks before a page's request; raises Refusal."""
    if admitted.origin is None:
        raise Refusal(403, "UNKNOWN_ORIGIN", "OPTIONS is for pages, and a page names its origin.")
    return [
        *cross_origin(admitted),
        ("access-control-allow-methods", ALLOWED_METHODS),
        ("access-control-allow-headers", ALLOWED_HEADERS),
        ("access-control-max-age", str(PREFLIGHT_SECONDS)),
    ]


async def read_body(receive: Receive, admitted: Admitted, settings: HttpSettings) -> bytes:
    """The whole body of a request.

    Raises Refusal when it is too long or too slow, ConnectionError when the client leaves before its end.
    """
    limit = settings.body_limit
    if admitted.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "BAD_ENCODING", "Send the request uncompressed.")
    declared = admitted.headers.get("content-length", "0")
    if not (declared.isascii() and declared.isdigit()):
        raise Refusal(400, "BAD_LENGTH", "Content-Length must be a number.")
    if len(declared) > 12 or int(declared) > limit:
        raise _too_long(limit)
    try:
        async with asyncio.timeout(settings.body_seconds):
            return await _receive_all(receive, limit)
    except TimeoutError:
        text = f"A request must arrive within {settings.body_seconds:g} seconds."
        raise Refusal(408, "TOO_SLOW", text, _CLOSE) from None


async def _receive_all(receive: Receive, limit: int) -> bytes:
    parts, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise ConnectionError("the client left before its request was complete")
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            raise _too_long(limit)
        parts.append(part)
        more = message.get("more_body", False)
    return b"".join(parts)


def _too_long(limit: int) -> Refusal:
    return Refusal(413, "TOO_LONG", f"A request may be {limit} bytes long.", _CLOSE)


async def respond(send: Send, status: int, content_type: str, body: bytes, headers: Headers = ()) -> None:
    """Send one whole answer."""
    raw = [(b"content-type", content_type.encode("latin-1")), (b"content-length", b"%d" % len(body))]
    raw += [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    raw += _ALWAYS_SENT
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


async def refuse(send: Send, refusal: Refusal, headers: Headers = ()) -> None:
    """Answer a refusal as one line of text: the code, then what to do."""
    body = f"{refusal}\n".encode()
    await respond(send, refusal.status, "text/plain; charset=utf-8", body, [*refusal.headers, *headers])
