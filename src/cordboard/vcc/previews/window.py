"""The window: the few records of each campaign that the core knows, out of all that lie in the tables."""

from __future__ import annotations

from ..agents import Presence
from ..center import Campaign, CampaignState
from ..errors import Reason, Refusal
from ..work import Work
from ..world import World
from .choice import NO_TURNS, in_order
from .commands import OfferRecords
from .facts import RecordsOffered
from .model import ListRecord
from .queries import ListDialable, ListWanted, Wanted
from .restrictions import dialable

SPARE, MOST = 5, 50
"""So many records wait beyond one for each agent of the campaign, of whom at most so many count."""


def offer(work: Work, command: OfferRecords) -> None:
    """Know these records as the next ones. Raises Refusal UNKNOWN_CAMPAIGN or CAMPAIGN_NOT_RUNNING."""
    world = work.world
    campaign = world.directory.campaigns.get(command.campaign)
    if campaign is None:
        raise Refusal(
            Reason.UNKNOWN_CAMPAIGN, f"there is no campaign {command.campaign}; ask for those that are"
        )
    if campaign.outbound is None or campaign.state is not CampaignState.RUNNING:
        raise Refusal(
            Reason.CAMPAIGN_NOT_RUNNING, f"campaign {campaign.name} calls nobody now; wait until it runs"
        )
    previews = world.previews
    in_hand = previews.contacts_in_hand
    fresh = {
        each.key: each
        for each in in_order(command.records, campaign.outbound)
        if each.contact.id not in in_hand and not previews.is_stale(campaign.id, each.key, command.as_of)
    }
    if fresh != previews.windows.get(campaign.id, {}):
        records = tuple(fresh.values())
        work.record(RecordsOffered(campaign=campaign.id, records=records, as_of=command.as_of))


def list_dialable(world: World, query: ListDialable) -> tuple[ListRecord, ...]:
    """Those of the records that have a number which may be dialed now."""
    campaign = world.directory.campaigns.get(query.campaign)
    if campaign is None or campaign.outbound is None:
        return ()
    return tuple(each for each in query.records if dialable(world, campaign, each, query.at))


def list_wanted(world: World, _query: ListWanted) -> tuple[Wanted, ...]:
    """The campaigns that call out by themselves and have agents at work."""
    return tuple(
        _wanted(world, each, agents)
        for each in world.directory.center.campaigns
        if each.outbound is not None
        and each.state is CampaignState.RUNNING
        and (agents := _agents_of(world, each))
    )


def _wanted(world: World, campaign: Campaign, agents: int) -> Wanted:
    assert campaign.outbound is not None
    previews = world.previews
    shown = {each.record.key for each in previews.shown.values()}
    return Wanted(
        campaign=campaign.id,
        outbound=campaign.outbound,
        count=min(agents, MOST) + SPARE,
        known=frozenset(previews.windows.get(campaign.id, ())),
        turns=previews.turns.get(campaign.id, NO_TURNS),
        in_hand=frozenset(shown | {each.record.key for each in previews.tries.values()}),
    )


def _agents_of(world: World, campaign: Campaign) -> int:
    """How many of the campaign's agents are at work, ready or not."""
    return sum(
        agent.presence is Presence.LOGGED_IN
        and any(skill in world.directory.levels(agent.id) for skill in campaign.skills)
        for agent in world.agents.values()
    )
