"""Who may speak to this machine over HTTP: the checks before any request body is read.

Browsers are strangers: a page may speak only from an approved origin, to a host name that we answer to,
with a content type that makes the browser ask first. The machine's own seat is for this machine alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import ClassVar, Final, Protocol

import msgspec

from cordboard.http.exchange import Exchange
from cordboard.http.refusal import Headers, Refusal

BODY_LIMIT: Final = 256 * 1024
BODY_SECONDS: Final = 30.0
ALLOWED_HEADERS: Final = "SOAPAction, Content-Type, Authorization, Idempotency-Key, If-Match, Last-Event-ID"
ALLOWED_METHODS: Final = "GET, POST, PATCH, DELETE, OPTIONS"
PREFLIGHT_SECONDS: Final = 600

_WEBSOCKETS: Final = {"ws": "http", "wss": "https"}
_IMPLIED_PORTS: Final = {"http": ":80", "https": ":443"}
_PROXY_MARK: Final = re.compile(r"(?:forwarded|via|x-real-ip)\Z|x-forwarded-")


_ORIGIN: Final = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?"
    r"|(?:chrome|moz)-extension://[a-z0-9-]{32,36}"
)
"""An origin as browsers write it: in small letters, foreign ones in punycode."""


class Place(msgspec.Struct, frozen=True):
    """Where a request wants to go. seat: the user name in the address of a hosted seat."""

    LOCAL: ClassVar[Place]
    """The machine's own seat."""
    HOSTED: ClassVar[Place]
    """Something that is of no one seat."""
    EVERY: ClassVar[Place]
    """Every hosted seat, whoever logs in there."""
    OPEN: ClassVar[Place]
    """Where a page asks to be approved: any page may go there."""

    seat: str | None = None
    local: bool = False
    open: bool = False
    every: bool = False

    @classmethod
    def of(cls, seat: str | None) -> Place:
        """A seat by its user name; None is the machine's own."""
        return Place.LOCAL if seat is None else cls(seat)


Place.LOCAL = Place(local=True)
Place.HOSTED = Place()
Place.EVERY = Place(every=True)
Place.OPEN = Place(open=True)


class Approvals(Protocol):
    """Who knows the pages that agents and administrators have approved."""

    def allows(self, origin: str, place: Place) -> bool:
        """Whether pages of this origin may go there, now."""
        ...


class _NoApprovals:
    """Nobody has approved any page."""

    def allows(self, _origin: str, _place: Place) -> bool:
        """No."""
        return False


NO_APPROVALS: Final = _NoApprovals()


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """What an operator decides about the HTTP door.

    hosts: every `Host` that we answer to, port included (`localhost:8080`); a port that the scheme implies
        may be left out.
    origins: pages that may use all seats (`https://crm.example`), beside our own.
    approvals: the pages that people have approved since.
    public_url: scheme and host under which clients reach hosted seats, for addresses in their WSDL; pages
        from there are our own.
    proxies: networks whose `X-Forwarded-*` headers are believed, for hosted seats only.
    body_limit: bytes; a longer request is refused with 413.
    body_seconds: how long a body may take to arrive; a slower one is refused with 408.
    """

    hosts: frozenset[str]
    origins: frozenset[str] = frozenset()
    approvals: Approvals = NO_APPROVALS
    public_url: str | None = None
    proxies: tuple[IPv4Network | IPv6Network, ...] = ()
    body_limit: int = BODY_LIMIT
    body_seconds: float = BODY_SECONDS


class Admitted(msgspec.Struct, frozen=True):
    """A client who may speak on: the host is ours and the origin is approved."""

    base_url: str
    """Scheme and host for addresses that we give to this client, without a closing slash."""
    origin: str | None
    """The approved origin of the page, None for a program."""
    ours: bool = True
    """It is a program, or a page of our own."""


def admit(exchange: Exchange, place: Place, settings: HttpSettings) -> Admitted:
    """Check client, host and origin of a request; raises Refusal."""
    headers = exchange.head.headers
    if place.local:
        _refuse_strangers(exchange)
    scheme, host = exchange.scheme, headers.get("host", "")
    if not place.local and _is_proxy(exchange.client, settings):
        scheme = headers.get("x-forwarded-proto", scheme).lower()
        host = headers.get("x-forwarded-host", host)
    scheme = _WEBSOCKETS.get(scheme, scheme)
    host = host.lower()
    if not _is_ours(scheme, host, settings.hosts):
        raise Refusal(
            421, "UNKNOWN_HOST", "This name or port is not ours: add it to the list of hosts in the settings."
        )
    own = f"{scheme}://{host}"
    base_url = own if place.local else (settings.public_url or own).rstrip("/")
    origin = headers.get("origin")
    ours = origin is None or origin in {own, base_url}
    if not (ours or _is_approved(origin or "", place, settings)):
        raise Refusal(403, "UNKNOWN_ORIGIN", "This page may not go there: approve its origin at /pair.")
    return Admitted(base_url, origin, ours)


def check_page(admitted: Admitted, user: str, settings: HttpSettings) -> None:
    """Whether a page may speak for a user: at their seat, or at the machine's own. Raises Refusal."""
    places = (Place.of(user), Place.LOCAL)
    if not (admitted.ours or any(_is_approved(admitted.origin or "", one, settings) for one in places)):
        raise Refusal(403, "UNKNOWN_ORIGIN", "This page may not speak for that user: approve it at /pair.")


def may_show(origin: str, seat: str | None, settings: HttpSettings) -> bool:
    """Whether pages of an origin may show our desk in themselves: to one user, or to everybody."""
    place = Place.EVERY if seat is None else Place.of(seat)
    return can_be_approved(origin) and _is_approved(origin, place, settings)


def can_be_approved(origin: str) -> bool:
    """Whether this is an origin that can be told from any other: `null` and strange spellings are none."""
    return _ORIGIN.fullmatch(origin) is not None


def _is_approved(origin: str, place: Place, settings: HttpSettings) -> bool:
    if place.open:
        return can_be_approved(origin)
    return origin in settings.origins or settings.approvals.allows(origin, place)


def _is_ours(scheme: str, host: str, hosts: frozenset[str]) -> bool:
    """Whether we answer to a host, with or without the port that its scheme implies."""
    port = _IMPLIED_PORTS.get(scheme)
    if port is None:
        return False
    return host in hosts or host.removesuffix(port) in hosts or f"{host}{port}" in hosts


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


def is_here(exchange: Exchange) -> bool:
    """Whether this machine asks itself, without a proxy between."""
    return is_loopback(exchange.client) and not any(map(_PROXY_MARK.match, exchange.head.headers))


def _refuse_strangers(exchange: Exchange) -> None:
    if not is_loopback(exchange.client):
        raise Refusal(403, "NOT_THIS_MACHINE", "This seat is for programs on its own machine.")
    if any(map(_PROXY_MARK.match, exchange.head.headers)):
        raise Refusal(403, "PROXIED", "This seat is not reached through a proxy: use a hosted seat.")


def client_of(exchange: Exchange, settings: HttpSettings) -> str:
    """The address of whoever asks; behind our proxies, of the last one in X-Forwarded-For that is none."""
    client = exchange.client
    if settings.proxies:
        hops = exchange.head.headers.get("x-forwarded-for", "").split(",")
        while hops and hops[-1].strip() and _is_proxy(client, settings):
            client = hops.pop().strip()
    return client


def _is_proxy(client: str, settings: HttpSettings) -> bool:
    address = _address(client)
    return address is not None and any(address in network for network in settings.proxies)


def cross_origin(admitted: Admitted) -> Headers:
    """The headers that let an approved page read the answer."""
    if admitted.origin is None:
        return (("vary", "Origin"),)
    return (("access-control-allow-origin", admitted.origin), ("vary", "Origin"))


def preflight(admitted: Admitted) -> Headers:
    """The headers of the answer to a browser that asks before a page's request; raises Refusal."""
    if admitted.origin is None:
        raise Refusal(403, "UNKNOWN_ORIGIN", "OPTIONS is for pages, and a page names its origin.")
    return (
        *cross_origin(admitted),
        ("access-control-allow-methods", ALLOWED_METHODS),
        ("access-control-allow-headers", ALLOWED_HEADERS),
        ("access-control-max-age", str(PREFLIGHT_SECONDS)),
    )


def refuse_compressed(exchange: Exchange) -> None:
    """Raises Refusal for a body that would have to be unpacked."""
    if exchange.head.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "BAD_ENCODING", "Send the request uncompressed.")
