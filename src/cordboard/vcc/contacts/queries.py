"""Questions about contacts that can be answered from memory."""

from __future__ import annotations

import msgspec

from ..center import ContactField
from ..kernel import Query


class GetContact(Query, frozen=True, kw_only=True):
    """The contact of the agent's call: an empty one until it is known. Answer: `CallContact`."""


class ListContactFields(Query, frozen=True, kw_only=True):
    """The fields of a contact. Answer: `ContactFields`."""


class ContactFields(msgspec.Struct, frozen=True, kw_only=True):
    """All fields in order, and whether this agent may change values."""

    fields: tuple[ContactField, ...]
    may_edit: bool


class ListUnmatchedCalls(Query, frozen=True, kw_only=True):
    """The living calls whose number nobody has looked up. Answer: tuple of (call, number)."""
