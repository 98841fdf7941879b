"""What the SOAP door needs from whoever holds the seats.

The door knows bytes and contract values; the seats know agents. Nothing else passes between them.
"""

from __future__ import annotations

from typing import Protocol

from cordboard.contract import Request


class Seats(Protocol):
    """All seats of this process. `None` is the machine's own seat at `/agent/v2`."""

    async def admit(self, seat: str, user: str, password: str, client: str) -> bool:
        """Whether these Basic credentials open this hosted seat; False also for a seat that is not there.

        `client` is the address that they come from.
        """
        ...

    async def call(self, seat: str | None, request: Request) -> object:
        """Serve one operation and give its answer: None for void, a tuple or list for `many`.

        Raises ContractFault. It is begun outside of any task, and goes on in one where it has to wait. A
        `CheckEvent` may be cancelled when its client hangs up; every other operation runs to its end.
        """
        ...

    async def call_once(self, seat: str | None, key: str, request: Request) -> object:
        """The same, unless this seat has served it with this key before: then the first answer."""
        ...

    def undelivered(self, seat: str | None, request: Request, value: object) -> None:
        """The client of this poll is known to have left before its answer did."""
        ...
