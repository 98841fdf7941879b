"""Where a caller goes on to who leaves a menu, or does not wait any longer: to a skill, a colleague, outside,
a box, or home.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from ..addresses import Address, AddressType
from ..campaigns import is_open, takes_calls
from ..center import Route, Way
from ..ids import AgentId, CampaignId, SkillId
from ..telephony import HangupCause
from ..work import Work
from . import arrival, forwarding
from .boxes import has_room
from .deposit import deposit
from .facts import CallQueued
from .leaving import caller_left
from .media import OFFER_AGAIN_TIMER, hang_up
from .model import Call, CallState, Party


def follow(work: Work, news: Sequence[Any]) -> None:
    """Let those go on of whom a fact says by which `route`, unless an agent is being found for them."""
    for fact in news:
        route = getattr(fact, "route", None)
        if type(route) is not Route or route.way not in _WAYS:
            continue
        call = work.world.calls.get(fact.call.id)
        if call is not None and call.state in _GO_ON:
            take(work, call, route)


_GO_ON = frozenset({CallState.ARRIVING, CallState.QUEUED})


def take(work: Work, call: Call, route: Route) -> None:
    """Let the caller, who is in a menu or waits, go on."""
    _WAYS[route.way](work, call, route)


def _wait(work: Work, call: Call) -> None:
    """The call waits; one that did so already keeps its place in time."""
    if call.state is CallState.ARRIVING:
        arrival.enqueue(work, call)
    else:
        work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
        work.record(CallQueued(call=replace(call, passed_by=(), step=0)))


def _to_skill(work: Work, call: Call, route: Route) -> None:
    skill = SkillId(route.id) if route.id else call.skill
    _wait(work, replace(call, skill=skill, for_agent=None))


def _to_campaign(work: Work, call: Call, route: Route) -> None:
    """As its own callers, with its greeting and its menu; whoever waits already just changes the queue."""
    campaign = work.world.directory.campaigns.get(CampaignId(route.id))
    if campaign is None or not takes_calls(campaign):
        _dismiss(work, call, HangupCause.BUSY)
        return
    there = replace(
        call, campaign=campaign.id, skill=campaign.skills[0], priority=campaign.priority, for_agent=None
    )
    if call.state is CallState.ARRIVING:
        arrival.greet(work, replace(there, closed=not is_open(campaign.hours, work.at)))
    else:
        _wait(work, there)


def _to_agent(work: Work, call: Call, route: Route) -> None:
    """That agent alone; the agents of the call's skill where they are not here."""
    agent = AgentId(route.id)
    here = agent in work.world.agents
    _wait(work, replace(call, for_agent=agent if here else None))


def _outside(work: Work, call: Call, route: Route) -> None:
    if work.world.directory.outbound_trunk is None or not work.world.engine_up:
        _dismiss(work, call, HangupCause.BUSY)
    else:
        forwarding.forward(work, call, route.text)


def _to_box(work: Work, call: Call, route: Route) -> None:
    box = Address(AddressType.VOICEMAIL, id=route.id)
    if has_room(work.world, box):
        deposit(work, call, box)
    else:
        _dismiss(work, call, HangupCause.BUSY)


def _busy(work: Work, call: Call, _route: Route) -> None:
    _dismiss(work, call, HangupCause.BUSY)


def _hang_up(work: Work, call: Call, _route: Route) -> None:
    _dismiss(work, call, HangupCause.NORMAL)


def _dismiss(work: Work, call: Call, cause: HangupCause) -> None:
    """The caller is hung up on."""
    if call.state is CallState.ARRIVING:
        arrival.turn_away(work, call, cause)
    else:
        caller_left(work, call, Party.SYSTEM, cause)
        hang_up(work, call.customer_leg, cause)


_WAYS: dict[Way, Callable[[Work, Call, Route], None]] = {
    Way.SKILL: _to_skill,
    Way.CAMPAIGN: _to_campaign,
    Way.AGENT: _to_agent,
    Way.NUMBER: _outside,
    Way.VOICEMAIL: _to_box,
    Way.BUSY: _busy,
    Way.HANG_UP: _hang_up,
}
"""The other ways lead to a menu, and are that one's own."""
