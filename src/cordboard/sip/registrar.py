"""Where each phone can be reached right now: the bindings of an address of record (RFC 3261 section 10.3).

Pure state: `register` takes the bindings there are and a REGISTER, and gives the bindings there will be,
or refuses and changes nothing. All of a REGISTER is done or none of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .grammar import GrammarError
from .headers import NameAddr, parse_seconds
from .message import Address, Request
from .uri import Uri


@dataclass(frozen=True, slots=True)
class RegistrarPolicy:
    """How long a phone may stay registered, in seconds, and how many contacts one address may have."""

    shortest: int = 60
    longest: int = 3600
    default: int = 3600
    contacts: int = 10


@dataclass(frozen=True, slots=True)
class Binding:
    """One place where an address of record is reached; `source` is where its REGISTER came from."""

    contact: Uri
    expires_at: float
    q: float
    call_id: str
    cseq: int
    source: Address
    user_agent: str = ""


class RegistrationRefused(ValueError):
    """The REGISTER cannot be done; `status`, `reason` and `headers` are the answer."""

    def __init__(self, status: int, reason: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = headers


def living(bindings: Iterable[Binding], now: float) -> tuple[Binding, ...]:
    """The bindings that have not expired, the most preferred and then the newest first."""
    alive = (each for each in bindings if each.expires_at > now)
    return tuple(sorted(alive, key=lambda each: (-each.q, -each.expires_at)))


def register(
    bindings: tuple[Binding, ...], request: Request, source: Address, now: float, policy: RegistrarPolicy
) -> tuple[Binding, ...]:
    """The bindings after a REGISTER; raises `RegistrationRefused`. Without Contact it is a mere question."""
    alive = living(bindings, now)
    if request.contact_star:
        return _remove_all(alive, request)
    for contact in request.contacts:
        alive = _apply(alive, contact, request, source, now=now, policy=policy)
    if len(alive) > policy.contacts:
        raise RegistrationRefused(403, "Too Many Contacts")
    return living(alive, now)


def contact_values(bindings: Iterable[Binding], now: float) -> tuple[str, ...]:
    """The Contact values of a 200: each binding with the seconds it has left."""
    return tuple(f"<{each.contact}>;expires={max(0, round(each.expires_at - now))}" for each in bindings)


def _remove_all(bindings: tuple[Binding, ...], request: Request) -> tuple[Binding, ...]:
    if _seconds(request.headers.first("Expires"), 1) != 0:
        raise RegistrationRefused(400, "Contact * Needs Expires 0")
    for binding in bindings:
        _check_order(binding, request)
    return ()


def _apply(
    bindings: tuple[Binding, ...],
    contact: NameAddr,
    request: Request,
    source: Address,
    *,
    now: float,
    policy: RegistrarPolicy,
) -> tuple[Binding, ...]:
    asked = contact.param("expires")
    seconds = _seconds(request.headers.first("Expires") if asked is None else asked, policy.default)
    if 0 < seconds < policy.shortest:
        raise RegistrationRefused(423, "Interval Too Brief", (("Min-Expires", str(policy.shortest)),))
    kept = []
    for binding in bindings:
        if binding.contact.same_address(contact.uri):
            _check_order(binding, request)
        else:
            kept.append(binding)
    if seconds == 0:
        return tuple(kept)
    return (*kept, _binding(contact, request, source, now + min(seconds, policy.longest)))


def _binding(contact: NameAddr, request: Request, source: Address, expires_at: float) -> Binding:
    return Binding(
        contact.uri,
        expires_at,
        _preference(contact.param("q")),
        request.call_id,
        request.cseq.number,
        source,
        request.headers.first("User-Agent") or "",
    )


def _check_order(binding: Binding, request: Request) -> None:
    """A REGISTER that was overtaken by a later one of the same phone must not undo it."""
    if binding.call_id == request.call_id and request.cseq.number <= binding.cseq:
        raise RegistrationRefused(500, "Out Of Order")


def _seconds(text: str | None, default: int) -> int:
    """A malformed interval counts as the default (RFC 3261 section 10.2.1.1)."""
    try:
        return default if text is None else parse_seconds(text)
    except GrammarError:
        return default


def _preference(text: str | None) -> float:
    if text is None:
        return 1.0
    if not re.fullmatch(r"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?", text):
        raise RegistrationRefused(400, "Malformed q in Contact")
    return float(text)
