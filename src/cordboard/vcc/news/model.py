"""One e-mail about one call."""

from __future__ import annotations

import msgspec

from ..ids import CallId, Milliseconds


class NewsMail(msgspec.Struct, frozen=True, kw_only=True):
    """An e-mail that has still to be sent: how a call turned out, and what is known of it."""

    id: str
    to: str
    """An e-mail address."""
    disposition: str
    call: CallId
    number: str
    """Whom the call was with."""
    customer: str = ""
    campaign: str = ""
    agent: str = ""
    """Who had the call; empty: nobody."""
    comments: str = ""
    since: Milliseconds
    """When it turned out so."""
