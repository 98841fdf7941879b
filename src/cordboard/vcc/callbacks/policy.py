"""Whose a callback is, what it may be, and what the call that was made for it means to it."""

from __future__ import annotations

from typing import NamedTuple

from ..addresses import Address, AddressType, resolve
from ..agents import Agent, Presence
from ..calls import Call
from ..campaigns import works_for
from ..center import CallbackRules, User
from ..directory import Directory
from ..dispositions import forbids_calls
from ..errors import Reason, Refusal
from ..ids import AgentId, CallbackId, CampaignId, ContactId, GroupId, Milliseconds, SeatId
from ..world import World
from .model import Callback
from .states import CallbackEvent

GRACE = Milliseconds(60_000)
"""A due date of a moment ago counts as now: people's clocks differ, and forms are slow to fill in."""


class Target(NamedTuple):
    """Whom a callback is for: an outside number, or a colleague."""

    number: str
    colleague: AgentId | None


def target_of(directory: Directory, typed: str) -> Target:
    """Whom `typed` designates. Raises Refusal INVALID_NUMBER where it is neither a number nor a user."""
    address = resolve(directory, typed)
    if address.type is AddressType.AGENT:
        user = directory.users[AgentId(address.id)]
        return Target(user.extension or user.name, user.id)
    if address.type is not AddressType.EXTERNAL or not address.number.startswith("+"):
        raise Refusal(
            Reason.INVALID_NUMBER,
            f"nobody is called back at {typed.strip()!r}; give a phone number or an agent's extension",
        )
    return Target(address.number, None)


def check_due(rules: CallbackRules, due: Milliseconds, now: Milliseconds) -> None:
    """Raises Refusal BAD_VALUE where `due` has passed, or is further away than the center plans."""
    if due < now - GRACE:
        raise Refusal(
            Reason.BAD_VALUE,
            f"the due date {due} has passed; give one that is to come, in milliseconds since 1970 (UTC)",
        )
    if due > now + rules.horizon:
        days = rules.horizon // 86_400_000
        raise Refusal(
            Reason.BAD_VALUE, f"the due date {due} is more than {days} days ahead; give an earlier one"
        )


def check_campaign(directory: Directory, user: User, campaign: CampaignId | None) -> None:
    """Raises Refusal UNKNOWN_CAMPAIGN or NO_PERMISSION where the user cannot call for it by hand.

    It need not be running yet.
    """
    if campaign is None:
        return
    known = directory.campaigns.get(campaign)
    if known is None or not works_for(user, known):
        raise Refusal(
            Reason.UNKNOWN_CAMPAIGN,
            f"{campaign} is none of this agent's campaigns; choose one that is listed",
        )
    options = directory.options
    if not options.may_select_campaign and campaign != options.default_campaign:
        raise Refusal(Reason.NO_PERMISSION, "agents of this center do not choose the campaign; leave it out")


def check_group(directory: Directory, user: AgentId, group: GroupId) -> None:
    """Raises Refusal UNKNOWN_GROUP where the user is in no such group."""
    if group not in directory.groups_of(user):
        raise Refusal(
            Reason.UNKNOWN_GROUP, f"the agent is in no group {group}; use one of the agent's own groups"
        )


def check_room(world: World, owner: AgentId | None, group: GroupId | None) -> None:
    """Raises Refusal TOO_MANY_CALLBACKS where the agent, or the group, has as many as they may have."""
    limit = world.directory.center.callbacks.limit
    if group is not None:
        count = len(world.callbacks.of_group.get(group, ()))
    else:
        assert owner is not None
        count = len(world.callbacks.of_user.get(owner, ()))
    if count >= limit:
        raise Refusal(
            Reason.TOO_MANY_CALLBACKS,
            f"there are {count} callbacks already, and {limit} are allowed; make or remove some first",
        )


def customer_of(world: World, agent: Agent) -> ContactId | None:
    """Which customer the agent's call is with; None where that is nobody known.

    Raises Refusal NO_CALL where there is no call.
    """
    if agent.call is None:
        raise Refusal(
            Reason.NO_CALL, "the agent has no call whose customer this could be about; leave that out"
        )
    return world.calls[agent.call].contact or None


# -- whose it is ------------------------------------------------------------------------------------


def people_of(directory: Directory, callback: Callback) -> tuple[AgentId, ...]:
    """Whose callback it is. That of a group which is dissolved goes back to whoever made it."""
    if callback.owner is not None:
        return (callback.owner,)
    group = None if callback.group is None else directory.groups.get(callback.group)
    return (callback.created_by,) if group is None else group.agents


def seats_of(world: World, callback: Callback) -> tuple[SeatId, ...]:
    """Where those are at work whose callback it is."""
    found = (world.agents.get(each) for each in people_of(world.directory, callback))
    return tuple(
        each.seat
        for each in found
        if each is not None and each.seat is not None and each.presence is Presence.LOGGED_IN
    )


def callbacks_of(world: World, user: AgentId) -> tuple[Callback, ...]:
    """The user's callbacks, and those of their groups, the one that is due first coming first."""
    book, directory = world.callbacks, world.directory
    ids = book.of_user.get(user, {}) | book.of_maker.get(user, {})
    for group in directory.groups_of(user):
        ids |= book.of_group.get(group, {})
    found = (book.all[each] for each in ids)
    mine = (each for each in found if user in people_of(directory, each))
    return tuple(sorted(mine, key=lambda each: (each.due, each.id)))


def callback_of(world: World, user: AgentId, asked: CallbackId) -> Callback:
    """The user's callback of that id. Raises Refusal UNKNOWN_CALLBACK."""
    found = world.callbacks.all.get(asked)
    if found is None or user not in people_of(world.directory, found):
        raise Refusal(
            Reason.UNKNOWN_CALLBACK, f"the agent has no callback {asked}; use an id of getCallbacks"
        )
    return found


# -- the call ---------------------------------------------------------------------------------------


def dialed_as(callback: Callback, address: Address) -> bool:
    """Does that target lead to whom the callback is for?"""
    if callback.colleague is not None:
        return address.type is AddressType.AGENT and address.id == callback.colleague
    return address.type is AddressType.EXTERNAL and address.number == callback.number


def outcome(directory: Directory, call: Call) -> CallbackEvent:
    """What a finished call means to the callback that it was made for.

    Who must not be called again is not called back either. Else a disposition that lets the number rest puts
    the callback off; without one it matters whether there was a conversation.
    """
    disposition = None if call.disposition is None else directory.dispositions.get(call.disposition)
    if disposition is not None and forbids_calls(disposition):
        return CallbackEvent.REACHED
    if call.redial_at:
        return CallbackEvent.PUT_OFF
    return CallbackEvent.REACHED if call.connected_at else CallbackEvent.NOT_REACHED
