"""Questions about campaigns."""

from __future__ import annotations

from ..center import Campaign
from ..errors import Reason, Refusal
from ..queries import GetCampaign, ListAllCampaigns, ListCampaigns
from ..world import World
from .policy import of_user


def list_campaigns(world: World, query: ListCampaigns) -> tuple[Campaign, ...]:
    """The campaigns of the agent at this seat."""
    agent = world.agent_at(query.seat)
    return of_user(world.directory, world.directory.users[agent.id])


def list_all_campaigns(world: World, query: ListAllCampaigns) -> tuple[Campaign, ...]:
    """Every campaign of the center, running or not."""
    world.agent_at(query.seat)
    return world.directory.center.campaigns


def get_campaign(world: World, query: GetCampaign) -> Campaign:
    """One campaign. Raises Refusal UNKNOWN_CAMPAIGN."""
    world.agent_at(query.seat)
    campaign = world.directory.campaigns.get(query.campaign)
    if campaign is None:
        raise Refusal(
            Reason.UNKNOWN_CAMPAIGN, f"there is no campaign {query.campaign}; choose one that is listed"
        )
    return campaign
