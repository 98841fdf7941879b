"""Calls that do not wait (any longer): the wait or the queue is too long, the hours end, nobody is here.

A call goes on so only once; at its new place it waits for as long as it takes.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import LoggedOut
from ..calls import Call, CallState
from ..campaigns import closes_in
from ..center import Route
from ..ids import CallId, Milliseconds
from ..work import Work
from . import estimate
from .facts import CallOverflowed
from .manners import manners_of

OVERFLOW_TIMER = "overflow"
CLOSING_TIMER = "closing"


def begin(work: Work, call: Call) -> None:
    """A call begins to wait, or comes back to its place: it goes on at once, or later by a timer."""
    route = _at_once(work, call)
    if route is not None:
        _go_on(work, call, route)
        return
    manners = manners_of(work.world, call)
    if call.overflowed:
        return
    if manners.overflow is not None and manners.overflow.after:
        waited = work.now - call.queued_at
        _ensure(work, call, OVERFLOW_TIMER, max(0, manners.overflow.after - waited))
    if manners.when_closed is not None:
        _ensure_closing(work, call)


def stop(work: Work, call: CallId) -> None:
    """The call does not wait any more."""
    work.cancel_timer(OVERFLOW_TIMER, call)
    work.cancel_timer(CLOSING_TIMER, call)


def waited_too_long(work: Work, subject: str) -> None:
    """The wait is over; whoever is being offered the call just now has their chance first."""
    call = work.world.calls.get(CallId(subject))
    overflow = None if call is None else manners_of(work.world, call).overflow
    if call is None or overflow is None:
        return
    if call.state is CallState.QUEUED:
        _go_on(work, call, overflow.to)
    else:
        work.set_timer(OVERFLOW_TIMER, call.id, work.world.directory.options.offer_timeout)


def closing(work: Work, subject: str) -> None:
    """The hours of the call's campaign end, or those of a reload went on meanwhile."""
    call = work.world.calls.get(CallId(subject))
    route = None if call is None else manners_of(work.world, call).when_closed
    if call is None or route is None:
        return
    campaign = None if call.campaign is None else work.world.directory.campaigns.get(call.campaign)
    if campaign is not None and closes_in(campaign.hours, work.now):
        _ensure_closing(work, call)
    elif call.state is CallState.QUEUED:
        _go_on(work, call, route)
    else:
        work.set_timer(CLOSING_TIMER, call.id, work.world.directory.options.offer_timeout)


def agent_left(work: Work, fact: LoggedOut) -> None:
    """Where the last agent of a queue has gone home, its calls go on."""
    for call_id in tuple(work.world.queue):
        call = work.world.calls[call_id]
        route = manners_of(work.world, call).when_nobody
        if route is not None and not call.overflowed and estimate.nobody_here(work.world, call):
            _go_on(work, call, route)


def _at_once(work: Work, call: Call) -> Route | None:
    """Where a call goes on to that has just come; None: it waits."""
    manners = manners_of(work.world, call)
    if call.overflowed:
        return None
    if manners.when_nobody is not None and estimate.nobody_here(work.world, call):
        return manners.when_nobody
    overflow = manners.overflow
    if overflow is None or call.queued_at != work.at or call.skill is None:
        return None
    floor = work.world.floor
    too_many = overflow.calls and floor.others(call.skill, call.id) >= overflow.calls
    waited = work.now - floor.longest_since(call.skill, work.now)
    too_long = overflow.longest and waited >= overflow.longest
    return overflow.to if too_many or too_long else None


def _go_on(work: Work, call: Call, route: Route) -> None:
    stop(work, call.id)
    work.record(CallOverflowed(call=replace(call, overflowed=True), route=route))


def _ensure(work: Work, call: Call, kind: str, after: int) -> None:
    if (kind, call.id) not in work.world.timers_about:
        work.set_timer(kind, call.id, Milliseconds(after))


def _ensure_closing(work: Work, call: Call) -> None:
    campaign = None if call.campaign is None else work.world.directory.campaigns.get(call.campaign)
    left = None if campaign is None else closes_in(campaign.hours, work.now)
    if left:
        _ensure(work, call, CLOSING_TIMER, left)
