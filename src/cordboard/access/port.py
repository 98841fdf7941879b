"""What tokens need: somebody who knows the passwords, and a shelf that outlives the process."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

import msgspec

from cordboard.contract.access import Scope


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """What was given to one program for one password, from its first tokens to its newest.

    id: 32 hexadecimal digits; every token of the lease begins with it.
    user: the full name. mark: of the password that it was given for.
    access, refresh: SHA-256 of the newest tokens' secrets, which are nowhere kept.
    access_ends, refresh_ends: epoch milliseconds.
    origin: of the page that asked for it; empty where it was a program.
    """

    id: str
    user: str
    mark: str
    scopes: frozenset[Scope]
    access: bytes = b""
    access_ends: int = 0
    refresh: bytes = b""
    refresh_ends: int = 0
    origin: str = ""


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """What an access token opened when it was shown; it outlives the token where that is refreshed.

    lease: its id. user: the full name. ends: epoch milliseconds. seconds: how long that was then.
    """

    lease: str
    user: str
    mark: str
    scopes: frozenset[Scope]
    ends: int
    seconds: int


class Passwords(Protocol):
    """Who knows the passwords of the center's users."""

    async def verify(self, user_name: str, password: str, client: str = "") -> bool:
        """Is this the password of this active user? Guessing is slowed down by who asks from where.

        Raises ContractFault LOCKED_OUT where it is, and the user is locked out after wrong ones.
        """
        ...

    def full_name(self, user_name: str) -> str:
        """The user name with its domain, in small letters."""
        ...

    def is_administrator(self, user_name: str) -> bool:
        """Whether this active user looks after the center."""
        ...

    def mark(self, user_name: str) -> str | None:
        """Tells this user's present password from any other; None where no active user has the name."""
        ...


class ShelfUnavailable(Exception):
    """Nothing can be kept at present, so nothing was given or taken."""


class Shelf(Protocol):
    """Where leases are kept. A change is on the disk when the method returns; all raise ShelfUnavailable."""

    def load(self) -> list[Lease]:
        """All that are kept."""
        ...

    def put(self, lease: Lease, gone: Collection[str]) -> None:
        """Keep a lease, in place of an older state of it, and forget those with the ids `gone`."""
        ...

    def forget(self, gone: Collection[str]) -> None:
        """Forget leases."""
        ...
