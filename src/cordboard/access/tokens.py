"""Tokens: a program shows its password once, and then something that is soon worth nothing.

- A token is opaque: the id of its lease, a dot, a secret of 256 bits. Only the secret's hash is kept.
- Two at a time: an access token for minutes, and a refresh token for hours, which counts once. When one that
  is spent comes again, two have it, and nobody knows who is the thief: the whole lease ends.
- A token counts as long as the password that it was given for: a new password ends all that is older.
- Passwords are asked for where SOAP asks, so guessing is as slow here as there.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from msgspec.structs import replace

from cordboard.access.port import Holding, Lease, Passwords, Shelf, ShelfUnavailable
from cordboard.contract.access import Scope, TokenGrant
from cordboard.http import Refusal

_TOKEN: Final = re.compile(r"cb([ar])_([0-9a-f]{32})\.([A-Za-z0-9_-]{43})")
_ACCESS, _REFRESH = "a", "r"
_CHALLENGE: Final = 'Bearer realm="Cordboard"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How long tokens count, in seconds, and how many leases a user may have; the oldest goes first."""

    access: int = 15 * 60
    refresh: int = 12 * 3600
    leases: int = 20


class Tokens:
    """The tokens of one domain. `now` gives epoch milliseconds."""

    def __init__(
        self,
        passwords: Passwords,
        shelf: Shelf,
        now: Callable[[], int],
        terms: Terms,
    ) -> None:
        self._passwords = passwords
        self._shelf = shelf
        self._now = now
        self._terms = terms
        self._leases = {lease.id: lease for lease in shelf.load()}

    async def grant(
        self, user: str, password: str, client: str, scopes: frozenset[Scope], origin: str = ""
    ) -> TokenGrant:
        """Tokens for whoever knows the password; `client` is the address that it comes from.

        origin: of the page that asks, if it is one; the tokens end when that is approved no more.

        Raises Refusal, the same whether the user is unknown or the password wrong.
        """
        mark = self._passwords.mark(user)
        verified = await self._passwords.verify(user, password, client)
        if not verified or mark is None or mark != self._passwords.mark(user):
            raise Refusal(
                401, "UNAUTHORIZED", "Send the agent's user name and password.",
                [("www-authenticate", _CHALLENGE)],
            )  # fmt: skip
        name = self._passwords.full_name(user)
        fresh = Lease(id=secrets.token_hex(16), user=name, mark=mark, scopes=scopes, origin=origin)
        return self._give(fresh, self._outlived(name))

    def refresh(self, refresh_token: str) -> TokenGrant:
        """New tokens in place of a lease's newest; raises Refusal."""
        lease, secret = self._lease(refresh_token, _REFRESH)
        if not hmac.compare_digest(lease.refresh, _hash(secret)):
            self._end([lease.id])
            raise _invalid("TOKEN_REUSED", "This token was spent before, so the whole lease is ended: ")
        if lease.refresh_ends <= self._now():
            self._end([lease.id])
            raise _invalid("TOKEN_EXPIRED", "The refresh token has ended: ")
        return self._give(lease, ())

    def revoke(self, token: str) -> None:
        """End a token and the one given with it, whichever of them it is, spent or not."""
        found = _TOKEN.fullmatch(token)
        if found is not None and found[2] in self._leases:
            self._end([found[2]])

    def end_page(self, origin: str) -> None:
        """End all tokens that pages of this origin have asked for."""
        self._end([lease.id for lease in self._leases.values() if lease.origin == origin])

    def holder(self, access_token: str, scope: Scope) -> str:
        """The full name of the user who may use this token for that; raises Refusal."""
        lease = self._opened(access_token)
        _demand(scope, lease.scopes)
        return lease.user

    def hold(self, access_token: str) -> Holding:
        """What a token opens from now on, for a connection that lasts; raises Refusal."""
        lease = self._opened(access_token)
        return Holding(
            lease=lease.id,
            user=lease.user,
            mark=lease.mark,
            scopes=lease.scopes,
            ends=lease.access_ends,
            seconds=(lease.access_ends - self._now()) // 1000,
        )

    def check(self, holding: Holding, scope: Scope | None = None) -> None:
        """Raises Refusal where a holding has ended or was revoked, or does not open that.

        A refresh ends a token and not what it holds: that lasts as long as the token would have.
        """
        if holding.lease not in self._leases or self._passwords.mark(holding.user) != holding.mark:
            raise _unknown()
        if holding.ends <= self._now():
            raise _expired()
        if scope is not None:
            _demand(scope, holding.scopes)

    def lasts(self, holding: Holding) -> bool:
        """Whether what a token opened may go on: its lease counts, be it by a newer token."""
        lease = self._leases.get(holding.lease)
        if lease is None or lease.mark != self._passwords.mark(holding.user):
            return False
        return lease.refresh_ends > self._now()

    def _opened(self, access_token: str) -> Lease:
        """The lease of an access token that counts now. Raises Refusal."""
        lease, secret = self._lease(access_token, _ACCESS)
        if not hmac.compare_digest(lease.access, _hash(secret)):
            raise _unknown()
        if lease.access_ends <= self._now():
            raise _expired()
        return lease

    def _lease(self, token: str, kind: str) -> tuple[Lease, str]:
        """The lease of a token, and the secret in it. Raises Refusal where it is none that counts."""
        found = _TOKEN.fullmatch(token)
        lease = None if found is None or found[1] != kind else self._leases.get(found[2])
        if found is None or lease is None or self._passwords.mark(lease.user) != lease.mark:
            raise _unknown()
        return lease, found[3]

    def _outlived(self, user: str) -> list[str]:
        """The user's leases that have ended, and the oldest where there would be too many."""
        mark, now = self._passwords.mark(user), self._now()
        theirs = [lease for lease in self._leases.values() if lease.user == user]
        ended = [lease.id for lease in theirs if lease.refresh_ends <= now or lease.mark != mark]
        living = sorted((lease.refresh_ends, lease.id) for lease in theirs if lease.id not in ended)
        room = self._terms.leases - 1
        return ended + [identity for _, identity in living[: max(0, len(living) - room)]]

    def _give(self, lease: Lease, gone: list[str] | tuple[()]) -> TokenGrant:
        """New tokens of a lease, in place of those that it had."""
        access, refresh = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        now = self._now()
        lease = replace(
            lease,
            access=_hash(access),
            access_ends=now + 1000 * self._terms.access,
            refresh=_hash(refresh),
            refresh_ends=now + 1000 * self._terms.refresh,
        )
        try:
            self._shelf.put(lease, gone)
        except ShelfUnavailable:
            raise _not_kept() from None
        for each in gone:
            self._leases.pop(each, None)
        self._leases[lease.id] = lease
        return TokenGrant(
            accessToken=f"cb{_ACCESS}_{lease.id}.{access}",
            refreshToken=f"cb{_REFRESH}_{lease.id}.{refresh}",
            tokenType="Bearer",
            expiresIn=self._terms.access,
            refreshExpiresIn=self._terms.refresh,
            scopes=tuple(sorted(scope.value for scope in lease.scopes)),
            user=lease.user,
        )

    def _end(self, gone: list[str]) -> None:
        """Who is ended stays so in this process even if the disk is full; then it raises Refusal."""
        for each in gone:
            self._leases.pop(each, None)
        try:
            self._shelf.forget(gone)
        except ShelfUnavailable:
            raise _not_kept() from None


def _hash(secret: str) -> bytes:
    """Of a secret that nobody can guess, a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def _invalid(code: str, wrong: str) -> Refusal:
    """RFC 6750 section 3.1."""
    return Refusal(
        401,
        code,
        f"{wrong}ask for a new one with user name and password.",
        [("www-authenticate", f'{_CHALLENGE}, error="invalid_token"')],
    )


def _unknown() -> Refusal:
    return _invalid("TOKEN_UNKNOWN", "This token counts no more: ")


def _expired() -> Refusal:
    return _invalid("TOKEN_EXPIRED", "The access token has ended; use the refresh token, or ")


def _demand(scope: Scope, scopes: frozenset[Scope]) -> None:
    """Raises Refusal where a token is good for other things."""
    if scope not in scopes:
        raise Refusal(
            403, "OUT_OF_SCOPE", f"This needs a token with the scope {scope}.",
            [("www-authenticate", f'{_CHALLENGE}, error="insufficient_scope", scope="{scope}"')],
        )  # fmt: skip


def _not_kept() -> Refusal:
    return Refusal(503, "TOKENS_UNAVAILABLE", "Ask again; check disk space if it stays.")
