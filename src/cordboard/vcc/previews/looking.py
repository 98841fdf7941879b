"""How an agent looks at a contact: shown, told when other numbers may be dialed, and done with it."""

from __future__ import annotations

from typing import Protocol

from msgspec.structs import replace

from ..agents import (
    Agent,
    Occupation,
    Readiness,
    ReadinessChanged,
    WhoForced,
    WorkEvent,
    busy,
    idle,
    with_readiness,
)
from ..calls import Call, CallState, CallType, Party
from ..center import Campaign, CampaignState, Trunk
from ..contacts import ContactsFound, title_of
from ..errors import Refusal
from ..ids import CallId, Milliseconds, SeatId
from ..work import Work
from ..world import World
from .choice import Turns
from .facts import PreviewDialed, PreviewEnded, PreviewRenewed, PreviewStarted, RestrictionsChanged
from .marking import campaign_of, goes_on, outbound_of
from .model import ListRecord, NumberState, Preview, PreviewState, Try
from .policy import moved
from .restrictions import by_turns, changes_at, dialable, numbers_of
from .states import PREVIEW, PreviewEvent

LIMIT_TIMER = "preview_limit"
CLOCK_TIMER = "preview_clock"


class Dialing(Protocol):
    """What calls let previews do: the agent's phone first, then the customer's."""

    def require_way(self, work: Work, agent: Agent) -> Trunk:
        """The trunk to dial through. Raises Refusal where engine, phone or trunk is missing."""
        ...

    def start(self, work: Work, seat: SeatId, agent: Agent, call: Call) -> CallId:
        """Begin the call. Answer: its id."""
        ...


def show(
    work: Work, agent: Agent, campaign: Campaign, record: ListRecord, dialing: Dialing, *, turns: Turns
) -> None:
    """Show the record to the agent, who is idle; it is dialed at once where the campaign wants that.

    `turns`: how far the campaign's lists have come then.
    """
    assert agent.seat is not None
    assert campaign.outbound is not None
    preview = Preview(
        id=CallId(work.fresh()),
        agent=agent.id,
        seat=agent.seat,
        campaign=campaign.id,
        record=record,
        state=PREVIEW.first,
        since=work.now,
        limit=campaign.outbound.limit,
        numbers=numbers_of(work.world, campaign, record, work.now),
        caller_number=campaign.caller_number,
    )
    after = busy(agent, WorkEvent.PREVIEWS, None, work.at)
    started = PreviewStarted(seat=agent.seat, agent=after, preview=preview, turns=tuple(turns.items()))
    work.record(started)
    _watch(work, campaign, preview)
    _perhaps_at_once(work, preview, dialing)


def show_again(work: Work, preview: Preview, dialing: Dialing) -> None:
    """Show the contact once more to its agent, or be done with it where there is nothing left to dial."""
    agent, campaign = work.world.agents[preview.agent], campaign_of(work.world, preview.campaign)
    if not is_at_work(campaign) or not dialable(work.world, campaign, preview.record, work.now):
        end(work, preview, Party.SYSTEM)
        return
    renewed = moved(
        preview,
        PreviewEvent.RENEWED,
        id=CallId(work.fresh()),
        since=work.now,
        numbers=numbers_of(work.world, campaign, preview.record, work.now),
        last=None,
        last_call=None,
        disposition=None,
        worksheet_open=False,
    )
    if agent.occupation is not Occupation.PREVIEW:
        agent = busy(agent, WorkEvent.PREVIEWS, None, work.at)
    work.record(PreviewRenewed(seat=preview.seat, agent=agent, preview=renewed))
    _watch(work, campaign, renewed)
    _perhaps_at_once(work, renewed, dialing)


def dial(work: Work, preview: Preview, index: int, dialing: Dialing) -> None:
    """Call one of the contact's numbers. Raises Refusal where nobody can be called now."""
    agent, campaign = work.world.agents[preview.agent], campaign_of(work.world, preview.campaign)
    trunk = dialing.require_way(work, agent)
    record = preview.record
    attempt = Try(campaign=campaign.id, agent=agent.id, record=record, index=index)
    work.record(
        PreviewDialed(seat=preview.seat, preview=moved(preview, PreviewEvent.DIALED), attempt=attempt)
    )
    look_away(work, preview)
    call = Call(
        id=preview.id,
        type=CallType.PREVIEW,
        state=CallState.DIALING_STATION,
        number=record.number(index),
        typed_number=record.number(index),
        ani=campaign.caller_number,
        dnis=record.number(index),
        trunk=trunk.id,
        campaign=campaign.id,
        agent=agent.id,
        created_at=work.at,
    )
    dialing.start(work, preview.seat, agent, call)
    known = replace(work.world.calls[call.id], contact=record.contact.id, customer=title_of(record.contact))
    work.record(ContactsFound(seat=preview.seat, call=known, contact=record.contact))


def end(work: Work, preview: Preview, by: Party) -> None:
    """The agent is done with the contact, or it is given back."""
    agent = work.world.agents.get(preview.agent)
    if agent is not None and agent.occupation is Occupation.PREVIEW:
        agent = idle(agent, WorkEvent.PREVIEWED, work.at)
    look_away(work, preview)
    ended = moved(preview, PreviewEvent.ENDED)
    work.record(PreviewEnded(seat=preview.seat, agent=agent, preview=ended, by=by))
    if preview.last is not None:
        goes_on(work, preview.last, preview.record)


def stop_agent(work: Work, preview: Preview) -> None:
    """The contact goes to somebody else, and its agent, who does not dial or cannot, is not ready."""
    end(work, preview, Party.SYSTEM)
    agent = work.world.agents[preview.agent]
    after = with_readiness(agent, Readiness(), work.at)
    work.record(ReadinessChanged(seat=preview.seat, agent=after, who_forced=WhoForced.SYSTEM))


def look_again(work: Work, preview: Preview) -> None:
    """Other numbers may be dialed than before, perhaps; where none is left, the contact goes."""
    campaign = campaign_of(work.world, preview.campaign)
    now = numbers_of(work.world, campaign, preview.record, work.now)
    if now != preview.numbers:
        preview = replace(preview, numbers=now)
        work.record(RestrictionsChanged(seat=preview.seat, preview=preview))
    if not dialable(work.world, campaign, preview.record, work.now):
        end(work, preview, Party.SYSTEM)
    else:
        watch_clock(work, campaign, preview)


def watch(work: Work, preview: Preview) -> None:
    """Look at the clock while the agent says whether the contact is tried once more."""
    _watch(work, campaign_of(work.world, preview.campaign), preview)


def watch_clock(work: Work, campaign: Campaign, preview: Preview) -> None:
    """Look again when a number has rested, or people may be called no longer."""
    at = changes_at(work.world, campaign, preview.record, work.now)
    if at is None:
        work.cancel_timer(CLOCK_TIMER, str(preview.agent))
    else:
        work.set_timer(CLOCK_TIMER, str(preview.agent), Milliseconds(max(1, at - work.now)))


def is_at_work(campaign: Campaign) -> bool:
    """True where what has begun may go on; only a RUNNING campaign begins anything."""
    going = {CampaignState.RUNNING, CampaignState.STOPPING}
    return campaign.outbound is not None and campaign.state in going


def in_dialing_order(world: World, preview: Preview) -> tuple[int, ...]:
    """The numbers that may be dialed, as was told last, the one first that comes next."""
    order = by_turns(outbound_of(world, preview.campaign), preview.record)
    return tuple(index for index in order if NumberState(index) in preview.numbers)


def _watch(work: Work, campaign: Campaign, preview: Preview) -> None:
    if preview.limit:
        work.set_timer(LIMIT_TIMER, str(preview.agent), preview.limit)
    watch_clock(work, campaign, preview)


def look_away(work: Work, preview: Preview) -> None:
    """No time limits the agent any more, and no clock is looked at."""
    work.cancel_timer(LIMIT_TIMER, str(preview.agent))
    work.cancel_timer(CLOCK_TIMER, str(preview.agent))


def _perhaps_at_once(work: Work, preview: Preview, dialing: Dialing) -> None:
    """A campaign may leave no time to look."""
    if preview.limit == 0:
        dial_by_itself(work, preview, dialing)


def dial_by_itself(work: Work, preview: Preview, dialing: Dialing) -> None:
    """Dial the first number; an agent who cannot be reached is not ready for the next one."""
    assert preview.state is PreviewState.PREVIEW
    try:
        dial(work, preview, in_dialing_order(work.world, preview)[0], dialing)
    except Refusal:
        stop_agent(work, preview)
