"""What the JSON door needs: the seats, and whoever knows which token opens which."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Protocol

from cordboard.access.port import Holding
from cordboard.contract import Request
from cordboard.contract.access import Scope, TokenGrant
from cordboard.contract.stream import Message, Position


class ApiSeats(Protocol):
    """All seats of this process. `None` is the machine's own seat."""

    def owner_of(self, seat: str) -> str:
        """The full user name to whom the hosted seat of this name belongs, whether they exist or not."""
        ...

    async def call(self, seat: str | None, request: Request) -> object:
        """Serve one operation and give its answer, as `soap.port.Seats.call` does. Raises ContractFault."""
        ...

    def follow(
        self, seat: str | None, after: Position | None, *, extended: bool = False
    ) -> AsyncGenerator[Message, None]:
        """What happens at a seat after a position, or from now on; it goes on until it is closed.

        extended: with the events of the extension, which programs of the published contract do not know.
        Raises ContractFault where there are too many of them.
        """
        ...

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        """The same, unless this seat has served it with this key before: then the first answer."""
        ...

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """The client of this poll is known to have left before its answer did."""
        ...


class Keys(Protocol):
    """Who knows the tokens. Every method raises Refusal, to whom the token or password opens nothing."""

    async def grant(
        self, user: str, password: str, client: str, scopes: frozenset[Scope], origin: str = ""
    ) -> TokenGrant:
        """Tokens for whoever knows the password; `client` is the address that it comes from.

        origin: of the page that asks, if it is one; the tokens end when that is approved no more.
        """
        ...

    def refresh(self, refresh_token: str) -> TokenGrant:
        """New tokens for a refresh token, which is spent by that."""
        ...

    def revoke(self, token: str) -> None:
        """End a token, and the one given with it; an unknown one is ended already."""
        ...

    def holder(self, access_token: str, scope: Scope) -> str:
        """The full name of the user who may use this token for that."""
        ...

    def hold(self, access_token: str) -> Holding:
        """What a token opens from now on, for a connection that lasts."""
        ...

    def check(self, holding: Holding, scope: Scope | None = None) -> None:
        """That a holding has not ended and was not revoked, and opens that."""
        ...
