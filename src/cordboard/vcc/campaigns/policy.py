"""Which campaign a call belongs to: by the number that was called, or by what the agent may choose."""

from __future__ import annotations

from datetime import datetime

from .. import numbers
from ..center import Campaign, CampaignState, Hours, TimeZone, User, wall_clock
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import CampaignId, Milliseconds


def works_for(user: User, campaign: Campaign) -> bool:
    """True where the user has one of the campaign's skills."""
    return any(each.skill in campaign.skills for each in user.skills)


def of_user(directory: Directory, user: User) -> tuple[Campaign, ...]:
    """The campaigns that the user works for, in the order of the center file."""
    return tuple(each for each in directory.center.campaigns if works_for(user, each))


def takes_calls(campaign: Campaign) -> bool:
    """True where callers of the campaign's numbers can be served."""
    return campaign.state is CampaignState.RUNNING and bool(campaign.skills)


def is_open(hours: Hours | None, at: Milliseconds) -> bool:
    """True where callers are served at that moment, by the local clock; None is always open.

    A moment has one local time, also when clocks change, so no caller is served twice or not at all: the
    hour that a clock repeats counts both times, the hour that it skips never comes.
    """
    return hours is None or _is_within(hours, wall_clock(hours.zone, at))


def _is_within(hours: Hours, local: datetime) -> bool:
    minute = local.hour * 60 + local.minute
    return local.date() not in hours.holidays and any(
        each.day == local.weekday() and each.opens <= minute < each.closes for each in hours.windows
    )


def closes_in(hours: Hours | None, at: Milliseconds) -> Milliseconds | None:
    """How long callers are served from now on, at most to the end of a window; None: for ever, or not now.

    Where clocks change meanwhile it is an hour too long or too short: look again then.
    """
    if hours is None or not is_open(hours, at):
        return None
    local = wall_clock(hours.zone, at)
    minute = local.hour * 60 + local.minute
    closes = min(
        each.closes
        for each in hours.windows
        if each.day == local.weekday() and each.opens <= minute < each.closes
    )
    return Milliseconds((closes - minute) * 60_000 - local.second * 1000 - at % 1000)


def may_be_called(directory: Directory, campaign: Campaign, number: str, at: Milliseconds) -> bool:
    """True where the campaign may call `number` (E.164) at that moment, by the clocks of where it is.

    A number that may be in several time zones is called where all of them allow it.
    """
    calling = campaign.calling_hours
    return calling is None or all(
        _is_within(calling.hours, wall_clock(zone, at)) for zone in _zones(directory, campaign, number)
    )


def calling_changes(
    directory: Directory, campaign: Campaign, number: str, at: Milliseconds
) -> Milliseconds | None:
    """When to look again whether the campaign may call `number`: not before that does the answer change.

    None: it never changes.
    """
    calling = campaign.calling_hours
    if calling is None:
        return None
    return min(_next_edge(calling.hours, zone, at) for zone in _zones(directory, campaign, number))


def _zones(directory: Directory, campaign: Campaign, number: str) -> tuple[TimeZone, ...]:
    """The clocks that count for `number`."""
    assert campaign.calling_hours is not None
    named = numbers.zones_of(number)
    known = tuple(directory.zones[name] for name in named if name in directory.zones)
    return known if known and len(known) == len(named) else (campaign.calling_hours.hours.zone,)


_MINUTE = 60_000
_MIDNIGHT = 24 * 60


def _next_edge(hours: Hours, zone: TimeZone, at: Milliseconds) -> Milliseconds:
    """The end of the minute before the next edge of a window, or before midnight."""
    local = wall_clock(zone, at)
    minute = local.hour * 60 + local.minute
    today = (each for each in hours.windows if each.day == local.weekday())
    edges = {_MIDNIGHT, *(edge for each in today for edge in (each.opens, each.closes))}
    begun = at - at % _MINUTE  # clocks differ by whole minutes
    return Milliseconds(begun + (min(edge for edge in edges if edge > minute) - minute) * _MINUTE)


def for_manual_call(directory: Directory, user: User, asked: CampaignId | None) -> Campaign | None:
    """The campaign of a manual call; None for a call without one.

    None or 0 asks for the domain's default. Raises Refusal: CAMPAIGN_REQUIRED, UNKNOWN_CAMPAIGN,
    NO_PERMISSION, CAMPAIGN_NOT_RUNNING.
    """
    options = directory.options
    if not asked:
        if options.default_campaign is not None:
            return _workable(directory, user, options.default_campaign)
        if options.may_select_none:
            return None
        raise Refusal(Reason.CAMPAIGN_REQUIRED, "choose a campaign for this call")
    if not options.may_select_campaign and asked != options.default_campaign:
        raise Refusal(Reason.NO_PERMISSION, "agents of this center do not choose the campaign; leave it out")
    return _workable(directory, user, asked)


def _workable(directory: Directory, user: User, asked: CampaignId) -> Campaign:
    campaign = directory.campaigns.get(asked)
    if campaign is None or not works_for(user, campaign):
        raise Refusal(
            Reason.UNKNOWN_CAMPAIGN, f"{asked} is none of this agent's campaigns; choose one that is listed"
        )
    if campaign.state is not CampaignState.RUNNING:
        raise Refusal(Reason.CAMPAIGN_NOT_RUNNING, f"campaign {campaign.name} is not running; choose another")
    return campaign


def require_known(directory: Directory, user: User, campaign: CampaignId, current: CampaignId | None) -> None:
    """Raises Refusal UNKNOWN_CAMPAIGN unless the user works for the campaign, or their call is of it."""
    if campaign != current and campaign not in {each.id for each in of_user(directory, user)}:
        raise Refusal(
            Reason.UNKNOWN_CAMPAIGN, "this is no campaign of the agent's; use one of getAvailableCampaigns"
        )
