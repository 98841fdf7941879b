"""How an agent whose session ends by force is freed of a call that is not a conversation.

An offer goes back to the queue; a wrap-up ends without the agent's word on it, so without a disposition.
Nobody is torn out of a conversation.
"""

from __future__ import annotations

from ..agents import Agent, Occupation, WorkEvent, idle
from ..work import Work
from .facts import CallFinished, OfferEnd
from .offer import give_back
from .people import agent_of, call_of
from .policy import moved
from .states import CallEvent
from .wrapup import WRAP_UP_TIMER


def set_free(work: Work, agent: Agent) -> None:
    """Free `agent` of an offer or a wrap-up; whoever is idle or talks is left as they are."""
    if agent.seat is None or agent.call is None:
        return
    _, call = call_of(work.world, agent.seat)
    if agent.occupation is Occupation.OFFERED:
        give_back(work, call, OfferEnd.AGENT_LEFT)
    elif agent.occupation is Occupation.WRAP_UP:
        work.cancel_timer(WRAP_UP_TIMER, call.id)
        finished = moved(call, CallEvent.FINISHED, finished_at=work.at)
        free = idle(agent_of(work.world, call), WorkEvent.FINISHED, work.at)
        work.record(CallFinished(seat=agent.seat, call=finished, agent=free))
