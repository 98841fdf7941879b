"""What follows for previews from whatever else happens: calls that end, agents who stop, numbers and rules
that change; and who is shown what next.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from ..agents import Agent, Occupation, Presence, WorkEvent, busy, can_be_reached
from ..calls import Call, CallState, ManualCallFailed, Party
from ..campaigns import CampaignSwitched
from ..center import Campaign, CampaignState
from ..configuration import CenterReplaced
from ..contacts import ContactChanged
from ..dnc import NumberAddedToDnc
from ..ids import AgentId, CampaignId, Milliseconds, SkillId
from ..work import Work
from ..worksheets import is_open
from ..world import World
from .choice import NO_TURNS, Turns, in_order, turns_after
from .facts import PreviewContactChanged, PreviewPostponed, PreviewTried, RecordsOffered
from .looking import Dialing, end, is_at_work, look_again, look_away, show, show_again, stop_agent, watch
from .marking import campaign_of, goes_on, mark_call
from .model import ListRecord, Preview, PreviewState
from .policy import moved
from .restrictions import dialable, numbers_of
from .states import PreviewEvent

LOOKING = frozenset({PreviewState.PREVIEW, PreviewState.RENEWING})


def follow(work: Work, since: int, dialing: Dialing) -> int:
    """Let happen what follows from the facts after the first `since`. Answer: how many there are now."""
    previews = work.world.previews
    done = since
    while done < len(work.facts) and (previews.shown or previews.tries):
        fact = work.facts[done]
        done += 1
        react = _OWN.get(type(fact))
        if react is not None:
            react(work, fact)
        call = getattr(fact, "call", None)
        if type(call) is Call and call.state is CallState.FINISHED and call.id in previews.tries:
            call_over(work, call, failed=type(fact) is ManualCallFailed)
        agent = getattr(fact, "agent", None)
        if type(agent) is Agent and agent.id in previews.shown:
            _agent_moved(work, previews.shown[agent.id], dialing)
    return len(work.facts)


def call_over(work: Work, call: Call, *, failed: bool = False, again: bool = True) -> None:
    """A call to a record has its disposition: mark the record, and ask its agent what follows.

    `failed`: nobody was reached. `again` False: the agent has said already that they are done.
    """
    attempt = work.world.previews.tries[call.id]
    record = mark_call(work, call, attempt)
    preview = work.world.previews.shown.get(attempt.agent)
    if preview is None or preview.id != call.id:
        goes_on(work, attempt, record)
        return
    over = replace(
        preview,
        record=record,
        last=attempt,
        last_call=call.id,
        disposition=call.disposition,
        worksheet_open=is_open(work.world.directory, call, work.world.sheets.begun.get(call.id)),
    )
    if failed and not attempt.called:
        stop_agent(work, over)
    elif again and _may_go_on(work, over):
        _ask(work, over)
    else:
        end(work, over, Party.FAILED_TO_CONNECT if failed else Party.AGENT)


def assign(work: Work, dialing: Dialing) -> None:
    """Show records that are due to agents whom no call wants, one after the other."""
    world = work.world
    if not world.previews.windows or not world.engine_up or not work.has_changed_the_floor:
        return
    campaigns = (campaign_of(world, each) for each in tuple(world.previews.windows))
    for campaign in sorted(campaigns, key=lambda each: (-each.priority, each.id)):
        while pair := _next_pair(work, campaign):
            agent, record, turns = pair
            show(work, world.agents[agent], campaign, record, dialing, turns=turns)


def _may_go_on(work: Work, preview: Preview) -> bool:
    """May the contact be tried once more by this agent, at once?"""
    agent, campaign = work.world.agents.get(preview.agent), campaign_of(work.world, preview.campaign)
    return (
        agent is not None
        and agent.presence is Presence.LOGGED_IN
        and agent.occupation is Occupation.IDLE
        and agent.readiness.state.takes_calls
        and is_at_work(campaign)
        and not preview.record.final
        and bool(dialable(work.world, campaign, preview.record, work.now))
    )


def _ask(work: Work, preview: Preview) -> None:
    """The agent says whether the contact is tried once more."""
    agent, campaign = work.world.agents[preview.agent], campaign_of(work.world, preview.campaign)
    asked = moved(
        preview,
        PreviewEvent.TRIED,
        numbers=numbers_of(work.world, campaign, preview.record, work.now),
    )
    looks = busy(agent, WorkEvent.PREVIEWS, None, work.at)
    work.record(PreviewTried(seat=preview.seat, agent=looks, preview=asked))
    watch(work, asked)


def _agent_moved(work: Work, preview: Preview, dialing: Dialing) -> None:
    """Something has happened to the agent who previews."""
    agent = work.world.agents.get(preview.agent)
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        end(work, preview, Party.SYSTEM)
    elif preview.state is PreviewState.ON_CALL:
        if agent.call != preview.id:  # it goes on elsewhere: parked, or sent to somebody else
            end(work, preview, Party.AGENT)
    elif not agent.readiness.state.takes_calls and agent.call is None:
        end(work, preview, Party.AGENT)
    elif preview.state in LOOKING and agent.occupation is not Occupation.PREVIEW:
        _postpone(work, preview)
    elif preview.state is PreviewState.POSTPONED and agent.occupation is Occupation.IDLE:
        show_again(work, preview, dialing)


def _postpone(work: Work, preview: Preview) -> None:
    """The agent does something else first; their time to look begins anew afterwards."""
    look_away(work, preview)
    work.record(PreviewPostponed(seat=preview.seat, preview=moved(preview, PreviewEvent.POSTPONED)))


def _number_forbidden(work: Work, fact: NumberAddedToDnc) -> None:
    for preview in tuple(work.world.previews.shown.values()):
        if preview.state in LOOKING and fact.number in preview.record.contact.numbers:
            look_again(work, preview)


def _rules_changed(work: Work, _fact: CenterReplaced | CampaignSwitched) -> None:
    """A campaign that has been stopped ends its previews; a call to a contact goes on."""
    inactive = work.world.directory.inactive
    for preview in tuple(work.world.previews.shown.values()):
        if preview.state is PreviewState.ON_CALL:
            continue
        if not is_at_work(campaign_of(work.world, preview.campaign)) or preview.agent in inactive:
            end(work, preview, Party.SYSTEM)
        elif preview.state in LOOKING:
            look_again(work, preview)


def _contact_changed(work: Work, fact: ContactChanged) -> None:
    """Somebody else speaks with the contact, and has learned more about them."""
    for preview in tuple(work.world.previews.shown.values()):
        if preview.state in LOOKING and preview.record.contact.id == fact.contact.id:
            work.record(PreviewContactChanged(seat=preview.seat, preview=preview))
            look_again(work, preview)


_OWN: dict[type, Callable[[Work, Any], None]] = {
    NumberAddedToDnc: _number_forbidden,
    CenterReplaced: _rules_changed,
    CampaignSwitched: _rules_changed,
    ContactChanged: _contact_changed,
}


def _next_pair(work: Work, campaign: Campaign) -> tuple[AgentId, ListRecord, Turns] | None:
    """The agent of the campaign who is idle longest, the record that comes first, and whose turn is next."""
    agent = None if campaign.state is not CampaignState.RUNNING else _next_agent(work.world, campaign)
    if agent is None:
        return None
    found = _next_record(work, campaign)
    return None if found is None else (agent, *found)


def _next_agent(world: World, campaign: Campaign) -> AgentId | None:
    found: list[tuple[Milliseconds, AgentId]] = []
    for skill in campaign.skills:
        for agent_id in _free_in(world, skill):
            agent = world.agents[agent_id]
            has_voicemail = agent_id in world.voicemails.with_agents
            if can_be_reached(agent, world.reachable) and not has_voicemail:
                found.append((agent.since, agent_id))
    return min(found)[1] if found else None


def _free_in(world: World, skill: SkillId) -> tuple[AgentId, ...]:
    """The free agents of a skill: each stands in the lines of all orders."""
    lines = (world.floor.agents.get((skill, order)) for order in world.directory.orders)
    line = next((each for each in lines if each is not None), [])
    return tuple(agent for _, _, agent in line)


def _next_record(work: Work, campaign: Campaign) -> tuple[ListRecord, Turns] | None:
    """The record that comes next; those that nobody may call at this hour are left to a later one."""
    world = work.world
    assert campaign.outbound is not None
    turns = world.previews.turns.get(campaign.id, NO_TURNS)
    window = in_order(world.previews.windows.get(campaign.id, {}).values(), campaign.outbound, turns)
    in_hand = world.previews.contacts_in_hand
    waiting = [each for each in window if each.contact.id not in in_hand]
    for place, record in enumerate(waiting):
        if dialable(world, campaign, record, work.now):
            _leave_out(work, campaign.id, waiting[:place])
            return record, turns_after(campaign.outbound, waiting[place:], record, turns)
    _leave_out(work, campaign.id, waiting)
    return None


def _leave_out(work: Work, campaign: CampaignId, undialable: list[ListRecord]) -> None:
    if undialable:
        window = work.world.previews.windows[campaign]
        left = tuple(each for each in window.values() if each not in undialable)
        work.record(RecordsOffered(campaign=campaign, records=left, as_of=Milliseconds(0)))
