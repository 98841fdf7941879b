"""Answers to the questions about contacts."""

from __future__ import annotations

from ..calls import CallType
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import CallId
from ..world import World
from .model import CallContact, Contact
from .queries import ContactFields, GetContact, ListContactFields, ListUnmatchedCalls

_INSIDE = frozenset({CallType.INTERNAL, CallType.TEST})
"""Calls with no customer."""


def get_contact(world: World, query: GetContact) -> CallContact:
    """What the agent's call knows of its customer. Raises Refusal NOT_LOGGED_IN or NO_CALL."""
    agent = world.agent_at(query.seat)
    if agent.call is None:
        raise Refusal(Reason.NO_CALL, "the agent has no call; wait for one, or make one")
    return world.contacts.of(agent.call) or CallContact(contact=Contact())


def list_fields(world: World, query: ListContactFields) -> ContactFields:
    """The fields, in the order of the center file. Raises Refusal NOT_LOGGED_IN."""
    user = world.directory.users[world.agent_at(query.seat).id]
    return ContactFields(
        fields=world.directory.center.contact_fields, may_edit=Permission.EDIT_CRM in user.permissions
    )


def list_unmatched(world: World, _query: ListUnmatchedCalls) -> tuple[tuple[CallId, str], ...]:
    """Calls with customers that have not been told of a contact."""
    return tuple(
        (call.id, call.number)
        for call in world.calls.values()
        if call.contact is None and call.type not in _INSIDE
    )
