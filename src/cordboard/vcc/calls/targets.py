"""Whom an agent may call, transfer to or ask into a conference, and what stands in the way just now.

What an agent may not do, or what is nobody's number, is refused. What a telephone would only find out by
calling (the colleague is busy, the number is on the do-not-call list) is a failure that is told by event.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import msgspec

from ..addresses import VOICEMAIL, Address, AddressType, Target, reached
from ..agents import Agent, Occupation, Presence, can_be_reached
from ..campaigns import is_open, may_be_called, takes_calls
from ..center import Campaign, Permission, Trunk, User
from ..dnc import Verdict, judge
from ..errors import Reason, Refusal
from ..ids import AgentId, CampaignId, Milliseconds, SkillId
from ..work import Work
from ..world import World
from .boxes import has_room
from .facts import DialFailure

_DNC = {Verdict.CONFIRM: DialFailure.DNC_CONFIRM, Verdict.REFUSED: DialFailure.DNC_REFUSED}

Obstacle = tuple[DialFailure, str]
"""Why nobody can be called now: a code, and a name for the log."""


class Queueing(msgspec.Struct, frozen=True, kw_only=True):
    """For whom a call waits."""

    for_agent: AgentId | None = None
    skill: SkillId | None = None
    campaign: CampaignId | None = None


def target_of(
    world: World, user: User, asked: str | Target, may: Callable[[AddressType, Collection[Permission]], bool]
) -> Address:
    """Whom a text or a target means. Raises Refusal INVALID_NUMBER, TARGET_NOT_ALIVE or NO_PERMISSION."""
    address = reached(world.directory, asked)
    if address.type is AddressType.VOICEMAIL and not may(address.type, frozenset(Permission)):
        raise nobody_there()
    if not may(address.type, user.permissions):
        raise Refusal(
            Reason.NO_PERMISSION,
            f"the user {user.name} may not reach a target of kind {address.type} this way; "
            "an administrator can allow it",
        )
    if address.type is AddressType.AGENT and address.id == user.id:
        raise Refusal(Reason.BAD_VALUE, "this is the agent's own number; choose somebody else")
    return address


def nobody_there() -> Refusal:
    """Why a voicemail box cannot be consulted, nor take part in a conference."""
    return Refusal(
        Reason.TARGET_NOT_ALIVE,
        "nobody can be spoken to in a voicemail box; transfer the call there at once, or call the box",
    )


def way_out(work: Work) -> Trunk:
    """The trunk to dial through. Raises Refusal NO_TRUNK."""
    trunk = work.world.directory.outbound_trunk
    if trunk is None:
        raise Refusal(Reason.NO_TRUNK, "this center has no outbound trunk; add one to the center file")
    return trunk


def dnc_obstacle(world: World, user: User, number: str, *, insists: bool) -> Obstacle | None:
    """What the do-not-call list says of an outside number."""
    verdict = judge(
        listed=world.on_dnc(number), may_insist=Permission.DIAL_DNC in user.permissions, insists=insists
    )
    return None if verdict is Verdict.CLEAR else (_DNC[verdict], "DO_NOT_CALL")


def hours_obstacle(work: Work, campaign: Campaign | None, number: str) -> Obstacle | None:
    """What the hours say in which a campaign calls people, of a number that an agent dials by hand."""
    calling = None if campaign is None else campaign.calling_hours
    if campaign is None or calling is None or not calling.manual_calls:
        return None
    allowed = may_be_called(work.world.directory, campaign, number, work.at)
    return None if allowed else (DialFailure.DIALING_RULE, "DIALING_RULE")


def obstacle(work: Work, address: Address, *, at_once: bool) -> Obstacle | None:
    """Why nobody inside can be called now; `at_once`: the colleague has to be free now."""
    if address.type is AddressType.AGENT:
        return _colleague(work.world, AgentId(address.id), at_once=at_once)
    if address.type is AddressType.CAMPAIGN:
        return _campaign(work.world, CampaignId(address.id), work.at)
    if address.type is AddressType.VOICEMAIL and not has_room(work.world, address):
        return DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"
    return None


def queueing(world: World, address: Address) -> Queueing:
    """For whom a call to `address`, which is inside, waits."""
    if address.type is AddressType.AGENT:
        return Queueing(for_agent=AgentId(address.id))
    if address.type is AddressType.SKILL:
        return Queueing(skill=SkillId(address.id))
    campaign = world.directory.campaigns[CampaignId(address.id)]
    return Queueing(skill=campaign.skills[0], campaign=campaign.id)


def name_of(world: World, address: Address) -> str:
    """What to show of a target: its number outside, its extension or name inside."""
    directory = world.directory
    if address.type is AddressType.VOICEMAIL:
        owner = AddressType.AGENT if address.id in directory.users else AddressType.SKILL
        return f"{VOICEMAIL}:{name_of(world, Address(owner, id=address.id))}"
    if address.type is AddressType.AGENT:
        user = directory.users[AgentId(address.id)]
        return user.extension or user.name
    if address.type is AddressType.SKILL:
        return directory.skills[SkillId(address.id)].name
    if address.type is AddressType.CAMPAIGN:
        campaign = directory.campaigns[CampaignId(address.id)]
        return campaign.extension or campaign.name
    return address.number


def is_free(world: World, agent: Agent) -> bool:
    """Could the agent be called now, ready or not?"""
    return (
        agent.presence is Presence.LOGGED_IN
        and agent.occupation is Occupation.IDLE
        and can_be_reached(agent, world.reachable)
    )


def _colleague(world: World, agent_id: AgentId, *, at_once: bool) -> Obstacle | None:
    agent = world.agents.get(agent_id)
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        return DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"
    if at_once and not is_free(world, agent):
        return DialFailure.BUSY, "BUSY"
    return None


def _campaign(world: World, campaign_id: CampaignId, at: Milliseconds) -> Obstacle | None:
    campaign = world.directory.campaigns[campaign_id]
    if not takes_calls(campaign) or not is_open(campaign.hours, at) or not campaign.skills:
        return DialFailure.CAMPAIGN_NOT_RUNNING, "RESOURCE_UNAVAILABLE"
    return None
