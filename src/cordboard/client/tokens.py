"""A program's tokens: asked for with the password, refreshed in time, asked for anew where they are lost."""

from __future__ import annotations

import asyncio
from typing import Final

import httpx
import msgspec

from cordboard.client.errors import Refused, Unreachable
from cordboard.contract.access import REFRESH, REVOKE, TOKENS, Problem, TokenGrant

EARLY: Final = 0.75
"""The part of a token's time after which it is refreshed."""


class Tokens:
    """The tokens of one program. What is refused by the center for a while only counts as out of reach."""

    def __init__(self, http: httpx.AsyncClient, user: str, password: str) -> None:
        self._http = http
        self._user = user
        self._password = password
        self._grant: TokenGrant | None = None
        self._due = 0.0
        self._one_at_a_time = asyncio.Lock()

    @property
    def due(self) -> float:
        """When the next one is to be shown, by the clock of the event loop."""
        return self._due

    def forget(self, token: str) -> None:
        """This one counts no more."""
        if self._grant is not None and self._grant.accessToken == token:
            self._grant = None

    async def get(self) -> str:
        """An access token that counts for a while. Raises Refused, and Unreachable."""
        async with self._one_at_a_time:
            loop = asyncio.get_running_loop()
            if self._grant is None:
                self._keep(await self._ask_anew(), loop.time())
            elif loop.time() >= self._due:
                self._keep(await self._refresh(self._grant), loop.time())
            assert self._grant is not None
            return self._grant.accessToken or ""

    async def revoke(self) -> None:
        """End them, if the center can be reached."""
        if self._grant is not None:
            token, self._grant = self._grant.accessToken, None
            await self._post(REVOKE, {"token": token})

    def _keep(self, grant: TokenGrant, now: float) -> None:
        self._grant = grant
        self._due = now + EARLY * (grant.expiresIn or 0)

    async def _refresh(self, grant: TokenGrant) -> TokenGrant:
        try:
            return _grant(await self._post(REFRESH, {"refreshToken": grant.refreshToken}))
        except Refused:  # its answer got lost once, or its time is over
            return await self._ask_anew()

    async def _ask_anew(self) -> TokenGrant:
        return _grant(await self._post(TOKENS, {"user": self._user, "password": self._password}))

    async def _post(self, path: str, body: dict[str, str | None]) -> bytes:
        if self._http.is_closed:
            raise Unreachable("The client was closed.")
        try:
            answer = await self._http.post(path, json=body)
        except httpx.HTTPError as error:
            raise Unreachable(f"The center cannot be reached: {error!r}") from error
        if answer.is_success:
            return answer.content
        raise _refusal(answer)


def _grant(answer: bytes) -> TokenGrant:
    return msgspec.json.decode(answer, type=TokenGrant, strict=False)


def _refusal(answer: httpx.Response) -> Refused | Unreachable:
    try:
        problem = msgspec.json.decode(answer.content, type=Problem, strict=False)
    except msgspec.MsgspecError:
        problem = Problem()
    if problem.code is None or answer.is_server_error:
        return Unreachable(f"The center answered with {answer.status_code} {problem.code or ''}.")
    return Refused(problem)
