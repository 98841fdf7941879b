"""What becomes of a kept place whose caller could not be reached: another attempt later, or the end."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..agents import Readiness, ReadinessChanged, WhoForced, WorkEvent, idle, with_readiness
from ..center import SystemWord
from ..ids import LegId, Milliseconds
from ..telephony import HangupCause
from ..work import Work
from .facts_callback import CallbackNotReached
from .kept import RETRY_TIMER, rules_of, watch_hours
from .media import OFFER_AGAIN_TIMER, take_down
from .model import Call
from .people import agent_of, apply_pending
from .policy import failed, moved, without_station_leg
from .states import CallEvent
from .targets import Obstacle
from .word import with_systems_word, word_for


def not_reached(work: Work, call: Call, told: Obstacle, cause: HangupCause, gone: Container[LegId]) -> None:
    """The caller's phone was not answered, or the agent's own failed: then that agent is Not Ready."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    dialed = call.customer_leg is not None
    free = idle(agent, WorkEvent.DROPPED, work.at)
    after = _after(work, call, cause, dialed=dialed)
    failure, name = told
    work.record(CallbackNotReached(seat=agent.seat, call=after, agent=free, failure=failure, cause=name))
    take_down(work, call, gone)
    if after.resting:
        work.set_timer(RETRY_TIMER, call.id, rules_of(work.world, call).retry_after)
    elif call.id in work.world.calls:
        watch_hours(work, after)
    else:
        work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    if dialed:
        apply_pending(work, free)
    else:
        blamed = with_readiness(free, Readiness(), work.at)
        work.record(ReadinessChanged(seat=agent.seat, agent=blamed, who_forced=WhoForced.SYSTEM))


def _after(work: Work, call: Call, cause: HangupCause, *, dialed: bool) -> Call:
    attempts = call.attempts + dialed
    if attempts >= rules_of(work.world, call).attempts and dialed:
        over = replace(failed(call, cause, work.at), attempts=attempts)
        return with_systems_word(work.world, over, word_for(cause, SystemWord.DIAL_ERROR), work.at)
    return moved(
        without_station_leg(call),
        CallEvent.NOT_REACHED,
        agent=None,
        last_agent=call.agent,
        customer_leg=None,
        play=None,
        offered_at=Milliseconds(0),
        attempts=attempts,
        resting=bool(dialed),
    )
