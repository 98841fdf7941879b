"""How an agent whose session ends by force is freed of a call that is not a conversation.

An offer goes back to the queue; a wrap-up ends without the agent's word on it, so with the system's.
Nobody is torn out of a conversation, unless a supervisor insists.
"""

from __future__ import annotations

from ..agents import Agent, Occupation, WorkEvent, idle
from ..center import SystemWord
from ..telephony import HangupCause
from ..work import Work
from . import conference, further, park
from .commands import LeaveConference
from .ending import end
from .facts import CallFinished, OfferEnd
from .model import Call, CallState, Party
from .offer import give_back
from .parties import CONVERSATION, has_company, pending_of
from .people import agent_of, call_of
from .policy import allows, moved
from .states import CallEvent
from .word import with_systems_word
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
        wordless = moved(call, CallEvent.FINISHED, finished_at=work.at)
        finished = with_systems_word(work.world, wordless, SystemWord.NO_DISPOSITION, work.at)
        free = idle(agent_of(work.world, call), WorkEvent.FINISHED, work.at)
        work.record(CallFinished(seat=agent.seat, call=finished, agent=free))


def tear_out(work: Work, agent: Agent) -> None:
    """Free `agent` of whatever they are busy with, at a supervisor's wish.

    Those in a conference go on without them. A customer waits in a parked call, which goes on to the next
    agent of its skill when this one logs out. A call that nobody can go on with ends.
    """
    if agent.occupation is not Occupation.ON_CALL or agent.seat is None:
        set_free(work, agent)
        return
    _, call = call_of(work.world, agent.seat)
    if allows(call, CallEvent.RETURNED):
        give_back(work, call, OfferEnd.AGENT_LEFT)
        return
    call = _without_consultation(work, call)
    if call.state in CONVERSATION and conference.others(work.world, call) > 1:
        conference.leave_it(work, LeaveConference(seat=agent.seat))
    elif park.can_wait(work, call):
        park.put_away(work, call, agent)
    else:
        end(work, call, Party.SYSTEM, HangupCause.NORMAL)
        set_free(work, work.world.agents[agent.id])


def _without_consultation(work: Work, call: Call) -> Call:
    """The call after whoever is only being called or consulted is let go."""
    consulted = pending_of(work.world, call)
    if consulted is None:
        return call
    further.drop(work, consulted, Party.SYSTEM, HangupCause.NORMAL)
    if call.state is CallState.CONSULTING and has_company(work.world, call):
        further.back_to_customer(work, call)
    return work.world.calls[call.id]
