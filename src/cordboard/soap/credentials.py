"""What a hosted seat asks before it serves anybody: user name and password, HTTP Basic (RFC 7617).

Neither is ever logged or repeated in an answer.
"""

from __future__ import annotations

import base64
import binascii
from typing import Final

from cordboard.http import Refusal

CHALLENGE: Final = ("www-authenticate", 'Basic realm="Cordboard", charset="UTF-8"')


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
