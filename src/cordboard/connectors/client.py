"""How another program is told: one request, within a time, of which only the status counts.

Whom we ask is decided by the center file alone: no address comes from a call, redirects are not followed,
and no proxy of the environment is used. The answer's body is not read.
"""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from cordboard.seat.connectors import address_of, form_of
from cordboard.vcc.center import Method
from cordboard.vcc.connectors import Errand, Trouble

if TYPE_CHECKING:
    import httpx

TIME_LIMIT: Final = 10.0
"""Seconds for all of it: name, connection, request, the head of the answer."""
_PASSING: Final = frozenset({429, 502, 503, 504})
"""HTTP statuses that say: not now (RFC 6585 section 4, RFC 9110 sections 15.6.3 to 15.6.5)."""


class Outcome(NamedTuple):
    """How one attempt went; `again`: another one may go better."""

    status: int = 0
    trouble: Trouble | None = None
    again: bool = False


class Client:
    """Sends errands, each with its id as `Idempotency-Key`: an attempt may have arrived all the same."""

    def __init__(self, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit

    @cached_property
    def _http(self) -> httpx.AsyncClient:
        """Made for the first errand: a center without any starts sooner."""
        import httpx

        return httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=None)  # noqa: S113 - `send` has one

    async def send(self, errand: Errand) -> Outcome:
        """One attempt; never raises."""
        import httpx

        try:
            async with asyncio.timeout(self._time_limit):
                status = await self._status(errand)
        except TimeoutError:
            return Outcome(trouble=Trouble.TIMEOUT, again=True)
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            return Outcome(trouble=Trouble.UNREACHABLE, again=True)
        if httpx.codes.is_success(status):
            return Outcome(status)
        return Outcome(status, Trouble.STATUS, again=status in _PASSING)

    async def close(self) -> None:
        """Let go of all connections."""
        if "_http" in self.__dict__:
            await self._http.aclose()

    async def _status(self, errand: Errand) -> int:
        address = address_of(errand.connector, errand.known)
        headers: dict[str, str] = {"idempotency-key": errand.id}
        form = form_of(errand) if errand.connector.method is Method.POST else ()
        body = urlencode(form).encode("ascii") if form else None
        if body is not None:
            headers["content-type"] = "application/x-www-form-urlencoded"
        method = errand.connector.method.value
        async with self._http.stream(method, address, headers=headers, content=body) as answer:
            return answer.status_code
