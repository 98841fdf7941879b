"""What a user agent must be told about itself, and whom it asks about strangers.

`Settings` holds plain values; `Authority` is the look-up that tells friends from strangers. An
`Authority` answers from memory and at once: it is asked in the middle of a datagram.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from ..digest import Algorithm
from ..message import Address, Request
from ..parser import Limits
from ..registrar import RegistrarPolicy
from ..transactions import Timing

Token = Callable[[], str]
"""Gives a fresh random hex text of at least 16 digits, e.g. `lambda: secrets.token_hex(8)`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One user agent's own facts."""

    address: Address
    """Where we are reached, as written into Via and Contact: an IP address, not a wildcard."""
    contact_user: str = "cordboard"
    """The user part of our Contact."""
    product: str = "Cordboard"
    """The one word of User-Agent and Server; no version, which helps only attackers."""
    timing: Timing = field(default_factory=Timing)
    limits: Limits = field(default_factory=Limits)
    registrar: RegistrarPolicy | None = None
    """Set to serve REGISTER; None refuses it with 405."""
    nonce_key: bytes = b""
    """At least 16 secret random bytes under our nonces. Empty: made of tokens, so nonces end with us."""
    nonce_lifetime: float = 300.0
    capacity: int = 20_000
    """How many requests of others may be under way or remembered; more are dropped."""
    trying_at_once: bool = True
    """Answer INVITE with 100 at once, which stops its retransmissions."""
    transfers: bool = False
    """Tell of REFER in a call, which then has to be accepted or refused, and of INVITE with Replaces;
    otherwise REFER gets 403, and Replaces counts for nothing."""


@dataclass(frozen=True, slots=True)
class Trusted:
    """The request comes from `principal` (a trunk, a phone). `symmetric`: reach it where its datagrams
    come from, whatever its Contact says, as phones behind address translation need."""

    principal: str
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class Challenge:
    """The sender must prove its user name in this realm; the first algorithm is preferred (RFC 8760).

    Some peers read only the first challenge and know only MD5 (sipp 3.6 does): put MD5 first for them.
    """

    realm: str
    algorithms: tuple[Algorithm, ...] = (Algorithm.SHA_256, Algorithm.MD5)


@dataclass(frozen=True, slots=True)
class Refuse:
    """The request is refused with this status."""

    status: int = 403
    reason: str = "Forbidden"


class Authority(Protocol):
    """Tells friends from strangers. Pure look-ups."""

    def decide(self, request: Request, source: Address) -> Trusted | Challenge | Refuse:
        """Judge an INVITE or REGISTER outside any dialog, before its credentials are looked at."""

    def ha1(self, realm: str, user: str, algorithm: Algorithm, source: Address) -> str | None:
        """The stored secret of a user, None if there is none, or none that counts from this address."""

    def may_register(self, principal: str, address_of_record: str) -> bool:
        """Whether this principal may say where `sip:user@host` is reached."""

    def may_replace(self, principal: str) -> bool:
        """Whether a call of this principal may take the place of another."""


class TrustEveryone:
    """The authority of a user agent that only peers of our own can reach: a test, a synthetic phone."""

    def decide(self, request: Request, source: Address) -> Trusted | Challenge | Refuse:
        """Everyone is a friend, known by the user part of From."""
        return Trusted(request.from_.uri.number)

    def ha1(self, realm: str, user: str, algorithm: Algorithm, source: Address) -> str | None:
        """There are no secrets."""
        return None

    def may_register(self, principal: str, address_of_record: str) -> bool:
        """Everyone may."""
        return True

    def may_replace(self, principal: str) -> bool:
        """Everyone may."""
        return True
