"""Questions about campaigns."""

from __future__ import annotations

from msgspec.structs import replace

from ..center import Campaign
from ..errors import Reason, Refusal
from ..queries import GetCampaign, ListAllCampaigns, ListCampaigns
from ..world import World
from .policy import of_user


def list_campaigns(world: World, query: ListCampaigns) -> tuple[Campaign, ...]:
    """The campaigns of the agent at this seat."""
    agent = world.agent_at(query.seat)
    found = of_user(world.directory, world.directory.users[agent.id])
    return tuple(_as_shown(world, each) for each in found)


def list_all_campaigns(world: World, query: ListAllCampaigns) -> tuple[Campaign, ...]:
    """Every campaign of the center, running or not."""
    world.agent_at(query.seat)
    return tuple(_as_shown(world, each) for each in world.directory.center.campaigns)


def get_campaign(world: World, query: GetCampaign) -> Campaign:
    """One campaign. Raises Refusal UNKNOWN_CAMPAIGN."""
    world.agent_at(query.seat)
    campaign = world.directory.campaigns.get(query.campaign)
    if campaign is None:
        raise Refusal(
            Reason.UNKNOWN_CAMPAIGN, f"there is no campaign {query.campaign}; choose one that is listed"
        )
    return _as_shown(world, campaign)


def _as_shown(world: World, campaign: Campaign) -> Campaign:
    """The campaign as agents may see it: not that it records, where the center does not show that."""
    shows = world.directory.options.show_automatic_recording
    return campaign if shows or not campaign.auto_record else replace(campaign, auto_record=False)
