"""Tokens: they open what they are for, for a while, and end with the password, the thief or the word."""

from __future__ import annotations

import pytest
from json_caller import MemoryShelf, Moment, Passwords

from cordboard.access import ShelfUnavailable, Terms, Tokens
from cordboard.contract.access import Scope, TokenGrant
from cordboard.http import Refusal

EVERYTHING = frozenset(Scope)


class Desk:
    """Who gives tokens out, and what they know."""

    def __init__(self) -> None:
        self.passwords, self.shelf, self.moment = Passwords(), MemoryShelf(), Moment()
        self.restart()

    def restart(self) -> None:
        terms = Terms(access=900, refresh=3600, leases=3)
        self.tokens = Tokens(self.passwords, self.shelf, self.moment, terms)

    async def grant(self, user: str = "ada", scopes: frozenset[Scope] = EVERYTHING) -> TokenGrant:
        return await self.tokens.grant(user, self.passwords.mark(user) or "", "192.0.2.1", scopes)

    def opens(self, grant: TokenGrant, scope: Scope = Scope.OPERATIONS) -> str:
        """Whose seat an access token opens, or why it does not."""
        try:
            return self.tokens.holder(grant.accessToken or "", scope)
        except Refusal as refusal:
            return refusal.code

    def refused(self, refresh_token: str | None) -> str:
        """Why a refresh token gives nothing."""
        with pytest.raises(Refusal) as caught:
            self.tokens.refresh(refresh_token or "")
        return caught.value.code


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_a_token_opens_the_seat_of_its_user(desk: Desk) -> None:
    assert desk.opens(await desk.grant("Ada")) == "ada@demo"


async def test_no_secret_is_kept(desk: Desk) -> None:
    grant = await desk.grant()
    (lease,) = desk.shelf.kept.values()
    for token in (grant.accessToken or "", grant.refreshToken or ""):
        assert token.partition(".")[2] not in repr(lease)


async def test_an_access_token_is_no_refresh_token(desk: Desk) -> None:
    grant = await desk.grant()
    assert desk.refused(grant.accessToken) == "TOKEN_UNKNOWN"
    assert desk.opens(TokenGrant(accessToken=grant.refreshToken)) == "TOKEN_UNKNOWN"


@pytest.mark.parametrize("token", ["", "x", "cba_" + "0" * 32 + "." + "A" * 43, "cba_é"])
def test_what_is_no_token(desk: Desk, token: str) -> None:
    assert desk.opens(TokenGrant(accessToken=token)) == "TOKEN_UNKNOWN"


async def test_a_forged_secret_opens_nothing_and_ends_nothing(desk: Desk) -> None:
    grant = await desk.grant()
    forged = (grant.accessToken or "").partition(".")[0] + "." + "A" * 43
    assert desk.opens(TokenGrant(accessToken=forged)) == "TOKEN_UNKNOWN"
    assert desk.opens(grant) == "ada@demo"


async def test_the_end_of_an_access_token(desk: Desk) -> None:
    grant = await desk.grant()
    desk.moment.pass_seconds(899)
    assert desk.opens(grant) == "ada@demo"
    desk.moment.pass_seconds(1)
    assert desk.opens(grant) == "TOKEN_EXPIRED"
    assert desk.opens(desk.tokens.refresh(grant.refreshToken or "")) == "ada@demo"


async def test_the_end_of_a_refresh_token(desk: Desk) -> None:
    grant = await desk.grant()
    desk.moment.pass_seconds(3600)
    assert desk.refused(grant.refreshToken) == "TOKEN_EXPIRED"
    assert desk.shelf.kept == {}


async def test_scopes_stay_when_tokens_are_refreshed(desk: Desk) -> None:
    grant = await desk.grant(scopes=frozenset({Scope.EVENTS}))
    fresh = desk.tokens.refresh(grant.refreshToken or "")
    assert desk.opens(fresh, Scope.EVENTS) == "ada@demo"
    assert desk.opens(fresh, Scope.OPERATIONS) == "OUT_OF_SCOPE"


async def test_a_refresh_token_that_comes_twice_ends_its_lease_and_no_other(desk: Desk) -> None:
    # given a thief who has copied a refresh token, and another program of the same user
    stolen, other = await desk.grant(), await desk.grant()
    fresh = desk.tokens.refresh(stolen.refreshToken or "")
    assert desk.opens(fresh) == "ada@demo"

    # when the copy is used
    reused = desk.refused(stolen.refreshToken)

    # then nobody has anything of it any more
    assert reused == "TOKEN_REUSED"
    assert desk.opens(fresh) == desk.refused(fresh.refreshToken) == "TOKEN_UNKNOWN"
    assert desk.opens(other) == "ada@demo"


async def test_they_outlive_a_restart_and_so_does_their_end(desk: Desk) -> None:
    kept, revoked = await desk.grant(), await desk.grant()
    desk.tokens.revoke(revoked.refreshToken or "")
    desk.restart()
    assert desk.opens(kept) == "ada@demo"
    assert desk.opens(revoked) == "TOKEN_UNKNOWN"


async def test_they_end_with_the_password(desk: Desk) -> None:
    grant = await desk.grant()
    desk.passwords.known["ada@demo"] = "another"
    assert desk.opens(grant) == desk.refused(grant.refreshToken) == "TOKEN_UNKNOWN"


async def test_they_end_with_the_user(desk: Desk) -> None:
    grant = await desk.grant()
    del desk.passwords.known["ada@demo"]
    assert desk.opens(grant) == "TOKEN_UNKNOWN"


async def test_a_user_has_so_many_and_the_oldest_goes(desk: Desk) -> None:
    bobs, first = await desk.grant("bob"), await desk.grant()
    desk.moment.pass_seconds(1)
    others = [await desk.grant() for _ in range(3)]
    assert [desk.opens(each) for each in others] == ["ada@demo"] * 3
    assert desk.opens(first) == "TOKEN_UNKNOWN"
    assert desk.opens(bobs) == "bob@demo"
    assert len(desk.shelf.kept) == 4


async def test_a_wrong_password_gets_nothing(desk: Desk) -> None:
    with pytest.raises(Refusal, match="UNAUTHORIZED"):
        await desk.tokens.grant("ada", "guess", "192.0.2.1", EVERYTHING)
    assert desk.shelf.kept == {}
    assert desk.passwords.clients == ["192.0.2.1"]


async def test_nothing_is_given_that_is_not_kept(desk: Desk) -> None:
    desk.shelf.broken = ShelfUnavailable("the disk is full")
    with pytest.raises(Refusal, match="TOKENS_UNAVAILABLE"):
        await desk.grant()


async def test_revoking_what_is_unknown_is_done_already(desk: Desk) -> None:
    desk.tokens.revoke("cbr_" + "0" * 32 + "." + "A" * 43)
    desk.tokens.revoke("nonsense")
    assert desk.shelf.kept == {}


async def test_they_end_with_the_page_that_asked_for_them(desk: Desk) -> None:
    program = await desk.grant()
    page = await desk.tokens.grant("ada", "wonder:land", "127.0.0.1", EVERYTHING, "https://crm.example")
    page = desk.tokens.refresh(page.refreshToken or "")
    desk.tokens.end_page("https://crm.example")
    assert (desk.opens(program), desk.opens(page)) == ("ada@demo", "TOKEN_UNKNOWN")
    assert len(desk.shelf.kept) == 1
