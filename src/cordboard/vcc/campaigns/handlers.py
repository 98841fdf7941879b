"""Questions about campaigns."""

from __future__ import annotations

from ..center import Campaign
from ..queries import ListCampaigns
from ..world import World
from .policy import of_user


def list_campaigns(world: World, query: ListCampaigns) -> tuple[Campaign, ...]:
    """The campaigns of the agent at this seat."""
    agent = world.agent_at(query.seat)
    return of_user(world.directory, world.directory.users[agent.id])
