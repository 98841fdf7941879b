"""Phones, lines to the outside, and short codes."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import SpeedDialId, StationId, TrunkId


@unique
class Delivery(StrEnum):
    """How a call reaches an on-demand phone."""

    CALL_AT_PICKUP = "call_at_pickup"
    """The phone is called with an auto-answer header when the application picks up."""
    RING_AT_OFFER = "ring_at_offer"
    """The phone rings with the offer, and the agent lifts it."""


@unique
class Transfer(StrEnum):
    """How a caller on a trunk is connected with somebody else outside."""

    BRIDGE = "bridge"
    """We call them, and both calls go through us."""
    REFER = "refer"
    """The carrier is asked to connect them itself (SIP REFER), and our lines are free again."""


class Station(msgspec.Struct, frozen=True, kw_only=True):
    """An agent's desk phone that registers with us. Secrets are kept as HA1 digests only.

    `ha1` maps the digest algorithm (`MD5`, `SHA-256`) to H(name:realm:secret), in hex.
    """

    id: StationId
    delivery: Delivery = Delivery.CALL_AT_PICKUP
    ha1: dict[str, str] = msgspec.field(default_factory=dict)
    address: str = ""
    """`sip:user@host:port` of a phone or gateway that does not register; empty: it registers."""
    talk: bool = False
    """While it rings it lifts when it is asked to (NOTIFY with `Event: talk`)."""


class Trunk(msgspec.Struct, frozen=True, kw_only=True):
    """A line to the outside: told apart by address and port, or by digest."""

    id: TrunkId
    host: str
    port: int = 5060
    user: str = ""
    ha1: dict[str, str] = msgspec.field(default_factory=dict)
    secret: str = ""
    """The digest secret itself: the carrier's own realm is known only when it challenges us."""
    outbound: bool = True
    transfer: Transfer = Transfer.BRIDGE
    strict_source: bool = False
    """Requests in a call are heard only from the address where the call began, or went."""

    def __repr__(self) -> str:
        """Without any secret."""
        return f"Trunk(id={self.id!r}, host={self.host!r}, port={self.port}, user={self.user!r})"


class SpeedDial(msgspec.Struct, frozen=True, kw_only=True):
    """A short code for an outside number (E.164)."""

    id: SpeedDialId
    code: str
    number: str
    description: str = ""
