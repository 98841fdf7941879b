"""How a call stands better the longer it waits: its priority rises, more agents are asked, and in the end it
comes before all others.

All three follow from how long it has waited, so that a timer that fires late does what is due by then.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..calls import Call, CallState
from ..center import HIGHEST_PRIORITY, Routing
from ..ids import CallId, Milliseconds
from ..work import Work
from .facts import StandingChanged

RISE_TIMER = "priority_rise"
WIDEN_TIMER = "widen"
RESERVE_TIMER = "longest_wait"
TIMERS = (RISE_TIMER, WIDEN_TIMER, RESERVE_TIMER)

WAITING = frozenset({CallState.QUEUED, CallState.OFFERED, CallState.PICKING_UP})


def begin(work: Work, call: Call) -> None:
    """A call waits for the agents of a skill: what will change in time is set up, once."""
    routing = _routing(work, call)
    waited = work.now - call.queued_at
    if routing.rise is not None and call.priority < HIGHEST_PRIORITY:
        _ensure(work, call, RISE_TIMER, routing.rise.every - waited % routing.rise.every)
    following = next((step.after for step in routing.steps if step.after > waited), None)
    if following is not None:
        _ensure(work, call, WIDEN_TIMER, following - waited)
    if routing.longest_wait and not call.urgent:
        _ensure(work, call, RESERVE_TIMER, max(0, routing.longest_wait - waited))


def stop(work: Work, call: CallId) -> None:
    """The call does not wait any more."""
    for kind in TIMERS:
        work.cancel_timer(kind, call)


def rise(work: Work, subject: str) -> None:
    """The call's priority rises."""
    call = _waiting(work, subject)
    if call is None:
        return
    by = _routing(work, call).rise
    if by is not None:
        risen = max(call.risen, (work.now - call.queued_at) // by.every)
        higher = min(HIGHEST_PRIORITY, call.priority + by.by * (risen - call.risen))
        _change(work, replace(call, priority=higher, risen=risen))


def widen(work: Work, subject: str) -> None:
    """More agents are asked for the call."""
    call = _waiting(work, subject)
    if call is None:
        return
    waited = work.now - call.queued_at
    step = sum(each.after <= waited for each in _routing(work, call).steps) - 1
    _change(work, replace(call, step=max(call.step, step)))


def reserve(work: Work, subject: str) -> None:
    """The call has waited for so long that it comes first."""
    call = _waiting(work, subject)
    if call is not None:
        _change(work, replace(call, urgent=True))


def _change(work: Work, call: Call) -> None:
    work.record(StandingChanged(call=call))
    begin(work, call)


def _waiting(work: Work, subject: str) -> Call | None:
    call = work.world.calls.get(CallId(subject))
    return None if call is None or call.state not in WAITING else call


def _routing(work: Work, call: Call) -> Routing:
    return work.world.directory.routing(call.campaign, call.skill)


def _ensure(work: Work, call: Call, kind: str, after: int) -> None:
    if (kind, call.id) not in work.world.timers_about:
        work.set_timer(kind, call.id, Milliseconds(after))
