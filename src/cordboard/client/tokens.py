"""A program's tokens: asked for with the password, refreshed in time, asked for anew where they are lost."""

from __future__ import annotations

from typing import Final

import msgspec

from cordboard.client.errors import Refused, Unreachable
from cordboard.client.net import Net, Posted
from cordboard.contract.access import REFRESH, REVOKE, TOKENS, Problem, TokenGrant

EARLY: Final = 0.75
"""The part of a token's time after which it is refreshed."""


class Tokens:
    """The tokens of one program. What is refused by the center for a while only counts as out of reach."""

    def __init__(self, net: Net, user: str, password: str) -> None:
        self._net = net
        self._user = user
        self._password = password
        self._grant: TokenGrant | None = None
        self._one_at_a_time = net.lock()
        self.due = 0.0
        """When the next one is to be shown, by the clock of the net."""

    def expire(self, token: str) -> None:
        """This one counts no more."""
        if self._grant is not None and self._grant.accessToken == token:
            self.due = 0.0

    async def get(self) -> str:
        """An access token that counts for a while. Raises Refused, and Unreachable."""
        async with self._one_at_a_time:
            grant = self._grant
            if grant is None:
                grant = self._keep(await self._ask_anew())
            elif self._net.now() >= self.due:
                grant = self._keep(await self._refresh(grant))
            return grant.accessToken or ""

    async def revoke(self) -> None:
        """End them, if the center can be reached."""
        if self._grant is not None:
            token, self._grant = self._grant.accessToken, None
            await self._post(REVOKE, {"token": token})

    def _keep(self, grant: TokenGrant) -> TokenGrant:
        self._grant = grant
        self.due = self._net.now() + EARLY * (grant.expiresIn or 0)
        return grant

    async def _refresh(self, grant: TokenGrant) -> TokenGrant:
        try:
            return _grant(await self._post(REFRESH, {"refreshToken": grant.refreshToken}))
        except Refused:  # its answer got lost once, or its time is over
            return await self._ask_anew()

    async def _ask_anew(self) -> TokenGrant:
        return _grant(await self._post(TOKENS, {"user": self._user, "password": self._password}))

    async def _post(self, path: str, body: dict[str, str | None]) -> bytes:
        posted = await self._net.post(path, body)
        if 200 <= posted.status < 300:
            return posted.body
        raise _refusal(posted)


def _grant(answer: bytes) -> TokenGrant:
    try:
        return msgspec.json.decode(answer, type=TokenGrant, strict=False)
    except msgspec.MsgspecError as error:  # of whoever stands between us and the center
        raise Unreachable(f"What should be tokens cannot be read: {error}") from error


def _refusal(posted: Posted) -> Refused | Unreachable:
    try:
        problem = msgspec.json.decode(posted.body, type=Problem, strict=False)
    except msgspec.MsgspecError:
        problem = Problem()
    if problem.code is None or posted.status >= 500:
        return Unreachable(f"The center answered with {posted.status} {problem.code or ''}.")
    return Refused(problem)
