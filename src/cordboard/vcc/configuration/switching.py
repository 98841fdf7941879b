"""How operators start, stop and reset campaigns while people work."""

from __future__ import annotations

from ..agents import Presence
from ..campaigns import (
    CAMPAIGN,
    Afresh,
    CampaignEvent,
    CampaignReset,
    CampaignSwitched,
    ResetCampaign,
    StartCampaign,
    StopCampaign,
    works_for,
)
from ..center import Campaign, CampaignState
from ..errors import Reason, Refusal
from ..ids import CampaignId, DispositionId, ListId
from ..queries import ListCampaignsInForce
from ..work import Work
from ..world import World
from .facts import CampaignChanged


def start(work: Work, command: StartCampaign) -> Campaign:
    """Let it work. Raises Refusal UNKNOWN_CAMPAIGN or WRONG_STATE."""
    return _switch(work, _named(work.world, command.name), CampaignEvent.STARTED)


def stop(work: Work, command: StopCampaign) -> Campaign:
    """Let it begin nothing new, or do nothing at all. Raises Refusal UNKNOWN_CAMPAIGN or WRONG_STATE."""
    event = CampaignEvent.FORCED if command.at_once else CampaignEvent.STOPPED
    return _switch(work, _named(work.world, command.name), event)


def reset(work: Work, command: ResetCampaign) -> Campaign:
    """Let its lists begin anew.

    Raises Refusal UNKNOWN_CAMPAIGN, UNKNOWN_DISPOSITION, BAD_VALUE where it calls no lists, or WRONG_STATE
    where it, or another campaign that calls one of them, works.
    """
    campaign = _named(work.world, command.name)
    state = CAMPAIGN.after(campaign.state, CampaignEvent.RESET)
    lists = () if campaign.outbound is None else tuple(use.list for use in campaign.outbound.lists)
    _require_lists(work.world, campaign, lists)
    dispositions = _dispositions(work.world, command)
    work.record(
        CampaignReset(campaign=campaign.id, lists=lists, what=command.what, dispositions=dispositions)
    )
    if state is not campaign.state:
        _record(work, campaign, state)
    return work.world.directory.campaigns[campaign.id]


def follow(work: Work) -> None:
    """A campaign that stops has stopped once nothing of it goes on any more."""
    if not work.world.running.switched or not work.has_changed_the_floor:
        return
    for campaign_id, state in tuple(work.world.running.states.items()):
        if state is CampaignState.STOPPING and not is_going_on(work.world, campaign_id):
            _switch(work, work.world.directory.campaigns[campaign_id], CampaignEvent.WORKED_OFF)


def list_in_force(world: World, _query: ListCampaignsInForce) -> tuple[Campaign, ...]:
    """Every campaign as it is now."""
    return world.directory.center.campaigns


def _switch(work: Work, campaign: Campaign, event: CampaignEvent) -> Campaign:
    _record(work, campaign, CAMPAIGN.after(campaign.state, event))
    return work.world.directory.campaigns[campaign.id]


def _record(work: Work, campaign: Campaign, state: CampaignState) -> None:
    world = work.world
    described = next(each.state for each in world.directory.described.campaigns if each.id == campaign.id)
    work.record(CampaignSwitched(campaign=campaign.id, state=state, described=described))
    for agent in tuple(world.agents.values()):
        user = world.directory.users[agent.id]
        if agent.seat is not None and agent.presence is Presence.LOGGED_IN and works_for(user, campaign):
            work.record(CampaignChanged(seat=agent.seat, agent=agent, campaign=campaign.id))


def _named(world: World, name: str) -> Campaign:
    wanted = name.strip().casefold()
    found = (each for each in world.directory.center.campaigns if each.name.casefold() == wanted)
    campaign = next(found, None)
    if campaign is None:
        names = ", ".join(each.name for each in world.directory.center.campaigns[:20])
        raise Refusal(Reason.UNKNOWN_CAMPAIGN, f"there is no campaign {name[:100]!r}; there are {names}")
    return campaign


def _require_lists(world: World, campaign: Campaign, lists: tuple[ListId, ...]) -> None:
    if not lists:
        raise Refusal(
            Reason.BAD_VALUE, f"campaign {campaign.name} calls no lists; there is nothing to begin anew"
        )
    for other in world.directory.center.campaigns:
        theirs = () if other.outbound is None else tuple(use.list for use in other.outbound.lists)
        works = other.state in {CampaignState.RUNNING, CampaignState.STOPPING} or is_going_on(world, other.id)
        if works and not set(theirs).isdisjoint(lists):
            raise Refusal(
                Reason.WRONG_STATE,
                f"campaign {other.name} works with a list of it now; wait until it has stopped",
            )


def _dispositions(world: World, command: ResetCampaign) -> tuple[DispositionId, ...]:
    if command.dispositions and command.what is not Afresh.DISPOSITIONS:
        raise Refusal(Reason.BAD_VALUE, "only dispositions are chosen by name; leave the names out")
    known = {each.name.casefold(): each.id for each in world.directory.center.dispositions}
    unknown = [each for each in command.dispositions if each.casefold() not in known]
    if unknown:
        raise Refusal(
            Reason.UNKNOWN_DISPOSITION, f"there is no disposition {unknown[0][:100]!r}; check its name"
        )
    return tuple(known[each.casefold()] for each in command.dispositions)


def is_going_on(world: World, campaign: CampaignId) -> bool:
    """Is a call of it alive, or does somebody preview one of its contacts?"""
    previews = world.previews
    return (
        any(call.campaign == campaign for call in world.calls.values())
        or any(each.campaign == campaign for each in previews.shown.values())
        or any(each.campaign == campaign for each in previews.tries.values())
    )
