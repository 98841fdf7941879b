"""Places that callers keep in the queue after they have hung up.

The call waits on, without anybody on the line, and is offered like the others around it. Outside the hours
it rests, and so it does for a while when nobody answered. It outlives restarts and engines: it has no leg to
lose.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..campaigns import closes_in, is_open
from ..center import CallerCallback, Campaign
from ..dnc import NumberAddedToDnc
from ..ids import CallId, Milliseconds
from ..telephony import HangupCause
from ..work import Work
from ..world import World
from .facts_callback import CallbackDue, CallbackRests, PlaceKept
from .leaving import caller_left
from .model import Call, CallState, Party

RETRY_TIMER = "callback_retry"
HOURS_TIMER = "callback_hours"
EXPIRY_TIMER = "callback_expires"
LOOK_AGAIN = Milliseconds(300_000)
"""So often a call that rests looks whether the hours have begun."""

USUAL = CallerCallback(key="", offer="")


def begin(work: Work, fact: PlaceKept) -> None:
    """A place has been kept: when the hours end, it rests, and one day it is given up."""
    watch_hours(work, fact.call)
    work.set_timer(EXPIRY_TIMER, fact.call.id, rules_of(work.world, fact.call).expires)


def expired(work: Work, subject: str) -> None:
    """Nobody has called back for too long; who is about to may still do so."""
    call = work.world.calls.get(CallId(subject))
    if call is None:
        return
    if call.state is CallState.QUEUED and call.keeps_place:
        caller_left(work, call, Party.SYSTEM, HangupCause.NO_ANSWER)
    elif call.state in _BEING_TRIED:
        work.set_timer(EXPIRY_TIMER, call.id, work.world.directory.options.offer_timeout)


_BEING_TRIED = frozenset({CallState.OFFERED, CallState.DIALING_STATION, CallState.DIALING})


def watch_hours(work: Work, call: Call) -> None:
    """Look again when the hours of the call's campaign end, if they do."""
    campaign = campaign_of(work.world, call)
    left = None if campaign is None else closes_in(campaign.hours, work.now)
    if left:
        work.set_timer(HOURS_TIMER, call.id, left)


def hours_over(work: Work, subject: str) -> None:
    """The hours have ended, or were changed meanwhile; an offer that runs may still be taken."""
    call = work.world.calls.get(CallId(subject))
    if call is None or not call.keeps_place:
        return
    if _is_served(work, call):
        watch_hours(work, call)
    elif call.state is CallState.QUEUED:
        work.record(CallbackRests(call=replace(call, resting=True)))
        work.set_timer(RETRY_TIMER, call.id, LOOK_AGAIN)
    else:
        work.set_timer(HOURS_TIMER, call.id, work.world.directory.options.offer_timeout)


def due(work: Work, subject: str) -> None:
    """The call has rested for long enough, if callers are served now."""
    call = work.world.calls.get(CallId(subject))
    if call is None or not call.resting:
        return
    if not _is_served(work, call):
        work.set_timer(RETRY_TIMER, call.id, LOOK_AGAIN)
        return
    work.record(CallbackDue(call=replace(call, resting=False)))
    watch_hours(work, call)


def pause(work: Work, call: CallId) -> None:
    """Somebody calls back now."""
    work.cancel_timer(HOURS_TIMER, call)
    work.cancel_timer(RETRY_TIMER, call)


def forget(work: Work, call: CallId) -> None:
    """The call is over and needs no looking after any more."""
    pause(work, call)
    work.cancel_timer(EXPIRY_TIMER, call)


def forbidden(work: Work, fact: NumberAddedToDnc) -> None:
    """Whoever asks not to be called is not called back either."""
    for call_id in tuple(work.world.queue):
        call = work.world.calls[call_id]
        if call.keeps_place and call.number == fact.number:
            caller_left(work, call, Party.SYSTEM, HangupCause.NORMAL)


def rules_of(world: World, call: Call) -> CallerCallback:
    """How often, and how soon again, the caller is called."""
    campaign = campaign_of(world, call)
    rules = None if campaign is None else campaign.queue.callback
    return USUAL if rules is None else rules


def campaign_of(world: World, call: Call) -> Campaign | None:
    """The campaign that the caller had called, if it is still there."""
    return None if call.campaign is None else world.directory.campaigns.get(call.campaign)


def _is_served(work: Work, call: Call) -> bool:
    campaign = campaign_of(work.world, call)
    return campaign is None or is_open(campaign.hours, work.now)
