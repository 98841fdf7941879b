"""How a call is closed: with the agent's disposition, or with its campaign's when the wrap-up has lasted.

Whoever let the time run out becomes Not Ready where the campaign says so, for the campaign's reason,
unless they have asked for a reason of their own meanwhile.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import (
    Agent,
    Readiness,
    ReadinessChanged,
    ReadyState,
    WhoForced,
    WorkEvent,
    idle,
    with_readiness,
)
from ..center import Disposition, WrapUp
from ..dispositions import redial_time
from ..ids import CallId, Milliseconds
from ..telephony import HangupCause
from ..work import Work
from . import donotcall
from .commands import FinishCall
from .ending import end
from .facts import CallFinished
from .model import Call, CallState, Party
from .people import agent_of, apply_pending, call_of
from .policy import allows, asks_for_disposition, moved
from .states import CallEvent
from .word import agents_word
from .wrapup import WRAP_UP_TIMER, wrap_up_of

_WITHOUT_LIMIT = Milliseconds(0)


def finish(work: Work, command: FinishCall) -> None:
    """Set the disposition and free the agent; a conversation that still goes on ends first.

    Who says nothing in the comments leaves what has been noted of the call as it is.

    A call that takes no disposition (any more), such as one between colleagues, just ends.
    """
    _, call = call_of(work.world, command.seat)
    if not asks_for_disposition(call) and allows(call, CallEvent.DROPPED):
        end(work, call, Party.AGENT, HangupCause.NORMAL)
        return
    disposition, redial = agents_word(work.world, call, command.disposition, command.redial_after)
    if allows(call, CallEvent.ENDED):
        call = end(work, call, Party.AGENT, HangupCause.NORMAL, limited=False)
    work.cancel_timer(WRAP_UP_TIMER, call.id)
    free = _close(work, call, disposition, redial, comments=command.comments or call.comments)
    apply_pending(work, free)


def timed_out(work: Work, subject: str) -> None:
    """The wrap-up has lasted as long as the campaign allows."""
    call = work.world.calls.get(CallId(subject))
    wrap_up = None if call is None else wrap_up_of(work.world, call)
    if call is None or call.state is not CallState.WRAP_UP or wrap_up is None:
        return
    disposition = work.world.directory.dispositions[wrap_up.disposition]
    redial = redial_time(disposition, None)
    free = _close(work, call, disposition, redial, comments=call.comments, limit=wrap_up.timeout)
    _rest(work, free, wrap_up)


def _close(
    work: Work,
    call: Call,
    disposition: Disposition,
    redial: Milliseconds,
    *,
    comments: str,
    limit: Milliseconds = _WITHOUT_LIMIT,
) -> Agent:
    """Close the call. Answer: its agent, free."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    finished = moved(
        call,
        CallEvent.FINISHED,
        disposition=disposition.id,
        comments=comments,
        redial_at=Milliseconds(work.at + redial) if redial else Milliseconds(0),
        finished_at=work.at,
    )
    free = idle(agent, WorkEvent.FINISHED, work.at)
    if not limit:
        free = replace(free, unsaid=agent.unsaid)
    numbers = donotcall.numbers_of(work.world, call)
    work.record(CallFinished(seat=agent.seat, call=finished, agent=free, wrap_up_limit=limit))
    donotcall.heed(work, agent.seat, call, disposition.id, numbers)
    return free


def _rest(work: Work, agent: Agent, wrap_up: WrapUp) -> None:
    """Let who missed the disposition not be offered the next call, where the campaign wants that."""
    own_wish = agent.pending is not None and agent.pending.state is ReadyState.NOT_READY
    if wrap_up.not_ready is None or own_wish:
        apply_pending(work, agent)
        return
    assert agent.seat is not None
    not_ready = Readiness(state=ReadyState.NOT_READY, reason=wrap_up.not_ready)
    after = with_readiness(agent, not_ready, work.at)
    work.record(ReadinessChanged(seat=agent.seat, agent=after, who_forced=WhoForced.SYSTEM))
