"""What connectors are told while an agent looks at a contact: the call that may come of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from ..agents import Agent
from ..calls import Call, CallState, CallType
from ..contacts import CallContact
from ..previews import Preview
from ..queries import CallVariables
from ..world import World

KnownOf: TypeAlias = Callable[[World, Agent, Call], CallVariables]
"""What is known of a call of an agent's."""


def call_to_come(preview: Preview) -> Call:
    """The call as it would begin now, to the first number that may be dialed, or else that there is."""
    index = next(iter((*preview.dialable, *preview.record.indices)), None)
    return Call(
        id=preview.id,
        type=CallType.PREVIEW,
        state=CallState.DIALING_STATION,
        number="" if index is None else preview.record.number(index),
        ani=preview.caller_number,
        campaign=preview.campaign,
        agent=preview.agent,
        created_at=preview.since,
    )


def knowing(known_of: KnownOf, preview: Preview) -> KnownOf:
    """The same, with the contact that the agent looks at."""

    def known(world: World, agent: Agent, call: Call) -> CallVariables:
        return replace(known_of(world, agent, call), customer=CallContact(contact=preview.record.contact))

    return known
