"""What a door asks before it serves anybody: user name and password (HTTP Basic, RFC 7617), or a token of
the JSON door (RFC 6750).

Neither is ever logged or repeated in an answer.
"""

from __future__ import annotations

import base64
import binascii
from typing import Final, NamedTuple

from cordboard.http import Refusal

CHALLENGE: Final = ("www-authenticate", 'Basic realm="Cordboard", charset="UTF-8"')


class Password(NamedTuple):
    """Who it is, and how they prove it."""

    user: str
    password: str


class Token(NamedTuple):
    """What somebody was given for their password."""

    text: str


def credentials_of(authorization: str | None) -> Password | Token:
    """What an `Authorization` header holds; raises Refusal."""
    scheme, _, text = (authorization or "").partition(" ")
    if scheme.lower() == "bearer":
        return Token(text.strip())
    return Password(*basic_credentials(authorization))


def unauthorized() -> Refusal:
    """The same answer whatever is wrong: nothing sent, an unknown user, a wrong password."""
    return Refusal(401, "UNAUTHORIZED", "Send the agent's user name and password.", [CHALLENGE])


def basic_credentials(authorization: str | None) -> tuple[str, str]:
    """User name and password of an `Authorization` header; raises Refusal."""
    scheme, _, encoded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        raise unauthorized()
    try:
        user, colon, password = base64.b64decode(encoded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        raise unauthorized() from None
    if not (user and colon):
        raise unauthorized()
    return user, password
