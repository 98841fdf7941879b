"""What is told of contacts, and what agents can ask of their call's."""

from __future__ import annotations

from ..ids import CallId, ContactId
from ..kernel import Command
from .model import Contact


class TellContacts(Command, frozen=True, kw_only=True):
    """The number of `call` belongs to `contacts`, the first to be shown first; to nobody where it is empty.

    The shell's word. Nothing follows where the call is over, or has been told already.
    """

    call: CallId
    contacts: tuple[Contact, ...]


class SetContactField(Command, frozen=True, kw_only=True):
    """Let the field named `field` of the contact of the agent's call hold `value`; empty holds nothing."""

    field: str
    value: str


class ChooseContact(Command, frozen=True, kw_only=True):
    """The agent's call is with this one of the contacts that its number belongs to."""

    contact: ContactId
