"""What the SOAP door needs from whoever holds the seats.

The door knows bytes and contract values; the seats know agents. Nothing else passes between them.
"""

from __future__ import annotations

from typing import Protocol

from cordboard.contract import Request
from cordboard.contract.access import Scope


class Seats(Protocol):
    """All seats of this process. `None` is the machine's own seat."""

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        """Whether these Basic credentials open this hosted seat; False also for a seat that is not there.

        Raises ContractFault where they are right and the user is locked out.

        `client` is the address that they come from.
        """
        ...

    async def call(self, seat: str | None, request: Request) -> object:
        """Serve one operation and give its answer: None for void, a tuple or list for `many`.

        Raises ContractFault. It is begun outside of any task, and goes on in one where it has to wait. A
        request that `WAITS` may be cancelled when its client hangs up; every other one runs to its end.
        """
        ...

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        """The same, unless this seat has served it with this key before: then the first answer."""
        ...

    def owner_of(self, seat: str) -> str:
        """The full user name to whom the hosted seat of this name belongs, whether they exist or not."""
        ...

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """The client of this poll is known to have left before its answer did."""
        ...


class Keys(Protocol):
    """Who knows the tokens."""

    def holder(self, access_token: str, scope: Scope) -> str:
        """The full name of the user who may use this token for that. Raises Refusal."""
        ...
