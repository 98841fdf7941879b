"""The lite side of ICE: it checks nobody, answers whoever knows the password, and sends where it is told.

RFC 8445. A path is a way through the network: where packets come from is where answers go, so whoever is
heard over address translation needs no further care (peer-reflexive candidates). Our side is always the
controlled one; who thinks otherwise is told so (487) and changes its mind.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from typing import NamedTuple

from . import stun
from .stun import Kind, StunMessage

MOST_PATHS = 32
"""Paths of one peer that are remembered; the one checked longest ago goes first."""
BAD_REQUEST = (400, "Bad Request")
UNAUTHENTICATED = (401, "Unauthenticated")
UNKNOWN_ATTRIBUTE = (420, "Unknown Attribute")
ROLE_CONFLICT = (487, "Role Conflict")


class Path(NamedTuple):
    """Where a peer is, an address and port, and how it comes: by that TCP connection, which is above 0, or on
    that UDP socket of ours, as 0 or a number below."""

    connection: int
    host: str
    port: int


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user fragment and its password (RFC 8839 section 5.4)."""

    ufrag: str
    password: str = field(repr=False)


def ufrag_of(message: StunMessage) -> str:
    """Whom of us a check is for: the first half of its user name."""
    return message.text(stun.USERNAME).partition(":")[0]


def refuse(message: StunMessage, why: tuple[int, str]) -> bytes:
    """The answer to a request that does not count; it is sealed by nothing."""
    return stun.build(
        Kind.ERROR, message.transaction, [(stun.ERROR_CODE, stun.error_code(*why))], password=None
    )


@dataclass(frozen=True, slots=True)
class _Generation:
    """The credentials of both sides from one offer or restart to the next."""

    ours: Credentials
    theirs: Credentials

    @property
    def username(self) -> str:
        return f"{self.ours.ufrag}:{self.theirs.ufrag}"


class IceAgent:
    """One peer's ways through the network. `now` is in seconds of any steady clock."""

    def __init__(self, ours: Credentials, theirs: Credentials, now: float) -> None:
        self._generations = [_Generation(ours, theirs)]
        self._checked: dict[Path, float] = {}
        self.selected: Path | None = None
        """Where to send; None until the peer has chosen."""
        self.checked_at = now
        """When the last check came of who knows the password."""

    @property
    def ufrags(self) -> tuple[str, ...]:
        """Our user fragments that count now."""
        return tuple(one.ours.ufrag for one in self._generations)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The paths that have been checked."""
        return tuple(self._checked)

    def restart(self, ours: Credentials, theirs: Credentials) -> None:
        """Take new credentials; the old ones count until the peer has chosen a path with the new ones.

        Until then, and if it never does, packets go where they went (RFC 8445 section 9).
        """
        self._generations = [self._generations[0], _Generation(ours, theirs)]

    def lose(self, connection: int) -> None:
        """A TCP connection has ended, and its path with it."""
        self._checked = {path: at for path, at in self._checked.items() if path.connection != connection}
        if self.selected is not None and self.selected.connection == connection:
            self.selected = None

    def receive(self, message: StunMessage, path: Path, now: float) -> bytes | None:
        """Answer a check; None where there is nothing to say. What is not authentic changes nothing."""
        if message.kind is not Kind.REQUEST or message.method != stun.BINDING:
            return None
        if not message.has_fingerprint or not message.sealed or stun.USERNAME not in message.attributes:
            return refuse(message, BAD_REQUEST)
        generation = self._generation_of(message)
        if generation is None or not message.is_sealed_with(generation.ours.password):
            return refuse(message, UNAUTHENTICATED)
        return self._answer(message, generation, path, now)

    def _generation_of(self, message: StunMessage) -> _Generation | None:
        name = message.attributes[stun.USERNAME]
        known = (one for one in self._generations if hmac.compare_digest(one.username.encode(), name))
        return next(known, None)

    def _answer(self, message: StunMessage, generation: _Generation, path: Path, now: float) -> bytes:
        password, transaction = generation.ours.password, message.transaction
        if message.unknown:
            names = b"".join(kind.to_bytes(2, "big") for kind in message.unknown)
            said = [
                (stun.ERROR_CODE, stun.error_code(*UNKNOWN_ATTRIBUTE)),
                (stun.UNKNOWN_ATTRIBUTES, names),
            ]
            return stun.build(Kind.ERROR, transaction, said, password)
        self.checked_at = now
        if stun.ICE_CONTROLLED in message.attributes:
            conflict = [(stun.ERROR_CODE, stun.error_code(*ROLE_CONFLICT))]
            return stun.build(Kind.ERROR, transaction, conflict, password)
        self._note(path, now)
        if stun.USE_CANDIDATE in message.attributes:
            self._select(path, generation)
        address = stun.xor_address(path.host, path.port, transaction)
        return stun.build(Kind.SUCCESS, transaction, [(stun.XOR_MAPPED_ADDRESS, address)], password)

    def _note(self, path: Path, now: float) -> None:
        self._checked.pop(path, None)
        self._checked[path] = now  # the youngest is the last
        for old in tuple(self._checked)[: max(len(self._checked) - MOST_PATHS, 0)]:
            if old != self.selected:
                del self._checked[old]

    def _select(self, path: Path, generation: _Generation) -> None:
        """The peer has chosen; once it has chosen anew after a restart, the old credentials are over."""
        if generation is self._generations[-1]:
            self._generations = [generation]
            self.selected = path
        elif self.selected is None:
            self.selected = path
