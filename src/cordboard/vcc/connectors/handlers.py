"""Questions about connectors."""

from __future__ import annotations

from ..center import Connector
from ..world import World
from .policy import manual_of
from .queries import ListConnectors


def list_connectors(world: World, query: ListConnectors) -> tuple[Connector, ...]:
    """What the agent may set off by hand."""
    agent = world.agent_at(query.seat)
    call = None if agent.call is None else world.calls[agent.call]
    current = None if call is None else call.campaign
    return manual_of(world.directory, world.directory.users[agent.id], query.campaign, current)
