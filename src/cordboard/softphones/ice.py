"""The STUN and TURN servers that softphones are told of.

A TURN server relays for whoever it believes. It believes passwords that we make from a secret which it
shares with us: the user name says until when, the password is its HMAC-SHA1 (coturn's `use-auth-secret`).
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha1
from urllib.parse import quote

from cordboard.contract.softphone import IceServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """TURN servers (`turn:HOST:PORT?transport=udp`), the secret that they share with us, and how long a
    password counts."""

    urls: tuple[str, ...]
    secret: bytes
    seconds: int

    def __repr__(self) -> str:
        return f"Turn(urls={self.urls!r})"  # no secret


class IceServers:
    """The servers of one center. `now` gives epoch milliseconds."""

    def __init__(self, stun: tuple[str, ...], turn: Turn | None, now: Callable[[], int]) -> None:
        self._stun = stun
        self._turn = turn
        self._now = now

    def servers_for(self, user: str) -> tuple[IceServer, ...]:
        """What a softphone of this user may use from now on."""
        stun = (IceServer(urls=self._stun),) if self._stun else ()
        return stun if self._turn is None else (*stun, self._relay(self._turn, user))

    def _relay(self, turn: Turn, user: str) -> IceServer:
        ends = self._now() // 1000 + turn.seconds
        name = f"{ends}:{quote(user, safe='@')}"
        password = hmac.new(turn.secret, name.encode(), sha1).digest()
        return IceServer(urls=turn.urls, username=name, credential=b64encode(password).decode())
