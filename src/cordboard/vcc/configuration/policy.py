"""What of the former center stays, because somebody still works with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from msgspec.structs import replace

from ..center import CampaignState, Center
from ..world import World

ThingT = TypeVar("ThingT")


def with_what_is_needed(world: World, center: Center) -> Center:
    """`center`, and from the one in force what logged-in agents and living calls cannot do without: also
    who has sent a call on, and gone home.

    Users stay without being active, campaigns without running.
    """
    old = world.directory.center
    senders = {call.hand_over.by for call in world.calls.values() if call.hand_over is not None}
    at_work = world.agents.keys() | senders
    users = _kept(old.users, center.users, lambda user: user.id in at_work)
    stations = {agent.station for agent in world.agents.values()}
    served = {call.campaign for call in world.calls.values()}
    served |= {preview.campaign for preview in world.previews.shown.values()}
    served |= {attempt.campaign for attempt in world.previews.tries.values()}
    campaigns = _kept(old.campaigns, center.campaigns, lambda campaign: campaign.id in served)
    dispositions = {each for campaign in campaigns for each in campaign.dispositions}
    skills = {call.skill for call in world.calls.values()}
    sheets = {sheet.worksheet for sheet in world.sheets.begun.values()}
    return replace(
        center,
        worksheets=(
            *center.worksheets,
            *_kept(old.worksheets, center.worksheets, lambda each: each.id in sheets),
        ),
        users=(*center.users, *(replace(user, active=False) for user in users)),
        stations=(
            *center.stations,
            *_kept(old.stations, center.stations, lambda station: station.id in stations),
        ),
        campaigns=(
            *center.campaigns,
            *(replace(campaign, state=CampaignState.NOT_RUNNING) for campaign in campaigns),
        ),
        dispositions=(
            *center.dispositions,
            *_kept(old.dispositions, center.dispositions, lambda each: each.id in dispositions),
        ),
        skills=(*center.skills, *_kept(old.skills, center.skills, lambda skill: skill.id in skills)),
    )


def _kept(old: Iterable[ThingT], new: Iterable[Any], needed: Callable[[ThingT], bool]) -> list[ThingT]:
    there = {each.id for each in new}
    return [each for each in old if getattr(each, "id") not in there and needed(each)]  # noqa: B009 - any thing with an id
