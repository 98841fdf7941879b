"""What the JSON door says beside the contract: tokens, which let programs in, and problems, which say no.

Declared as the contract is, so that bytes, OpenAPI and clients follow from the same lines.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from cordboard.contract.record import Record, Request
from cordboard.contract.scalars import Int


class Scope(StrEnum):
    """What a token is good for."""

    OPERATIONS = "operations"
    EVENTS = "events"
    AUDIO = "audio"


class TokenRequest(Request):
    """Asks for tokens: with these, or with HTTP Basic (RFC 7617) and neither of both.

    scopes: what the tokens shall be good for; everything, where none is named.
    """

    user: str | None = None
    password: str | None = None
    scopes: tuple[str, ...] = ()


class RefreshRequest(Request):
    """Asks for new tokens in place of those that are about to end; the old ones are worth nothing then.

    A refresh token counts once: if it comes again, somebody has copied it,
    and what was given for that password ends.
    """

    refreshToken: str | None = None


class RevokeRequest(Request):
    """Ends a token, and the one that was given with it. A token that is unknown is ended already."""

    token: str | None = None


class TokenGrant(Record):
    """Tokens, which whoever has them may use: to be kept as passwords are.

    tokenType: `Bearer` (RFC 6750).
    expiresIn, refreshExpiresIn: seconds.
    user: the full name, whose hosted seat they open.
    """

    accessToken: str | None = None
    refreshToken: str | None = None
    tokenType: str | None = None
    expiresIn: Int | None = None
    refreshExpiresIn: Int | None = None
    scopes: tuple[str, ...] = ()
    user: str | None = None


class PairingRequest(Request):
    """Asks people to let a page in: it is the browser that says which one, by the header `Origin`.

    seat: what the page wants to use: a user name, or `local`; it is shown to whoever approves.
    """

    seat: str | None = None


class PairingTicket(Record):
    """What a page has while it waits.

    pairing: an id, to ask with how it went. code: to be shown on the page, for people to compare.
    address: our own page, where people approve; to be opened in a window of its own.
    expiresIn: seconds.
    """

    pairing: str | None = None
    code: str | None = None
    address: str | None = None
    expiresIn: Int | None = None


class PairingState(Record):
    """How far it is.

    state: `waiting`, `approved` or `refused`.
    """

    state: str | None = None


class Problem(Record):
    """A refusal (RFC 9457).

    type: a URN with the code. title: what such a refusal is. status: of HTTP. detail: what happened.
    code: stable, for programs. remedy: what to do about it.
    holder: who has the audio of the seat, where somebody else has.
    """

    type: str | None = None
    title: str | None = None
    status: Int | None = None
    detail: str | None = None
    code: str | None = None
    remedy: str | None = None
    holder: str | None = None


DOCUMENT: Final = "/api/openapi.json"
LASTING: Final = "/api/asyncapi.json"
"""What goes on for longer than a request, as AsyncAPI."""
SEATS: Final = "/api/v2/seats"
"""`SEATS/NAME/OPERATION`; NAME is a user name, or `local` for the seat of the machine itself."""
LOCAL: Final = "local"
EVENTS: Final = "events"
"""`SEATS/NAME/events`: what happens there; no operation is called so."""
PAIRINGS: Final = "/api/v2/pairings"
"""Where pages ask to be let in, and at `PAIRINGS/ID` how it went."""
APPROVE: Final = "/pair"
"""Our page for people."""
TOKENS: Final = "/api/v2/tokens"
REFRESH: Final = f"{TOKENS}/refresh"
REVOKE: Final = f"{TOKENS}/revoke"

TOKEN_CALLS: Final[dict[str, tuple[type[Request], type[Record] | None]]] = {
    TOKENS: (TokenRequest, TokenGrant),
    REFRESH: (RefreshRequest, TokenGrant),
    REVOKE: (RevokeRequest, None),
}
"""Path -> what is sent there, and what comes back."""
