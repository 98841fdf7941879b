"""Parking: the customer waits with music in a slot of the agent's, who is free for other calls meanwhile.

A caller who leaves while parked has to be accounted for by an agent who is free; one who is busy with another
call is not bothered, and the call ends with the system's word. A call that nobody fetches for the center's
`park_timeout`, or whose agent goes home, waits for the next agent of its skill, or ends where it has none.
"""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..addresses import Address, AddressType, Target, target_to
from ..agents import Agent, Occupation, WorkEvent, busy, can_be_reached, idle
from ..center import SystemWord
from ..errors import Reason, Refusal
from ..ids import AgentId, CallId, LegId, Milliseconds, PlayId
from ..queries import ListParked, Parked
from ..telephony import HangupCause, Music
from ..work import Work
from ..world import World
from . import colleague, recording
from .commands import DisconnectParkedCalls, ParkCall, RetrieveCall
from .facts import CallAbandoned, CallQueued
from .facts_consult import (
    CallParked,
    CallReparked,
    ParkedCallLeft,
    ParkedCallMoved,
    ParkedCallTaken,
    ParkFailed,
    ParticipantParked,
)
from .holding import bring_back
from .media import (
    OFFER_AGAIN_TIMER,
    call_station,
    close_bridge,
    entertain,
    hang_up,
    leave,
    let_go,
    release,
    require_engine,
    stop_play,
)
from .model import Call, CallState, Party
from .parties import further_of
from .people import agent_of, apply_pending, call_of
from .policy import asks_for_disposition, fetched, moved, on_its_way, with_station_leg, without_station_leg
from .states import CallEvent
from .word import with_systems_word
from .wrapup import WRAP_UP_TIMER, wrap_up_of

PARK_TIMER = "park"


def park(work: Work, command: ParkCall) -> None:
    """Park the current call; where no slot is left, that is told by event and nothing changes."""
    agent, call = call_of(work.world, command.seat)
    if no_slot_left(work, agent, call.id, "parkCall"):
        return
    put_away(work, call, agent)


def put_away(work: Work, call: Call, agent: Agent) -> None:
    """The customer of a parkable call waits; the agent is free."""
    call = recording.stop(work, call, agent)
    parked = on_its_way(call, CallEvent.PARKED, work.at)
    after = replace(parked, play=PlayId(work.fresh()), parked_at=work.at)
    free = idle(agent, WorkEvent.LET_GO, work.at)
    put(work, after, free)
    bring_back(work, call)
    let_go(work, call, call.station_leg)
    close_bridge(work, call.bridge)
    entertain(work, after, Music())
    apply_pending(work, free)


def can_wait(work: Work, call: Call) -> bool:
    """Could the call be parked?"""
    outside = call.customer_leg is not None and call.state in {CallState.TALKING, CallState.ON_HOLD}
    return outside and not further_of(work.world, call)


def no_slot_left(work: Work, agent: Agent, call: CallId, operation: str) -> bool:
    """Say that the agent's slots are full, if they are."""
    if len(work.world.parked_by(agent.id)) < work.world.directory.options.parked_calls:
        return False
    _failed(work, agent, call, operation, "PARKED_CALLS_LIMIT")
    return True


def put(work: Work, call: Call, agent: Agent) -> None:
    """`call`, which is parked now, is in a slot of the agent's."""
    assert agent.seat is not None
    work.record(CallParked(seat=agent.seat, call=call, agent=agent, parked=_with(work, agent.id, call)))
    limit_wait(work, call)


def put_participant(work: Work, member: Call, agent: Agent) -> None:
    """A participant leaves the conference and waits parked with `agent`."""
    assert agent.seat is not None
    assert member.main is not None
    music = PlayId(work.fresh())
    after = replace(
        on_its_way(member, CallEvent.PARKED, work.at),
        main=None,
        purpose=None,
        play=music,
        parked_at=work.at,
    )
    leave(work, member.bridge, member.customer_leg)
    colleague.stays_alone(work, member)
    work.record(
        ParticipantParked(
            seat=agent.seat,
            call=after,
            agent=agent,
            main=member.main,
            parked=_with(work, agent.id, after),
        )
    )
    entertain(work, after, Music())
    limit_wait(work, after)


def limit_wait(work: Work, call: Call) -> None:
    """Nobody waits for ever."""
    limit = work.world.directory.options.park_timeout
    if limit:
        work.set_timer(PARK_TIMER, call.id, limit)


def return_to(work: Work, call: Call, agent: Agent) -> None:
    """A call that came to nothing elsewhere waits with `agent` again; its music goes on, or begins."""
    assert agent.seat is not None
    waiting_music = call.play if call.state is not CallState.TRANSFERRING else None
    music = waiting_music or PlayId(work.fresh())
    was = call if call.hand_over is None else call.hand_over
    after = moved(
        without_station_leg(call),
        CallEvent.REPARKED,
        agent=agent.id,
        campaign=was.campaign,
        skill=was.skill,
        play=music,
        for_agent=None,
        hand_over=None,
        passed_by=(),
        parked_at=call.parked_at or work.at,
    )
    if waiting_music is None:
        stop_play(work, call)
        entertain(work, after, Music())
    work.record(CallReparked(seat=agent.seat, call=after, agent=agent, parked=_with(work, agent.id, after)))
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    limit_wait(work, after)


def retrieve(work: Work, command: RetrieveCall) -> Call | None:
    """Fetch a parked call: the agent's phone is called. Answer: the call that a held leg joins at once."""
    agent = work.world.agent_at(command.seat)
    require_engine(work)
    call = parked_call(work, agent, command.call)
    if not can_be_reached(agent, work.world.reachable):
        raise Refusal(
            Reason.STATION_UNREACHABLE, "the agent's phone is not connected; check it, or call restartStation"
        )
    leg = agent.station_leg or LegId(work.fresh())
    taken = with_station_leg(moved(call, CallEvent.PICKED_UP), leg)
    after = busy(agent, WorkEvent.RETRIEVED, call.id, work.at)
    work.cancel_timer(PARK_TIMER, call.id)
    work.record(
        ParkedCallTaken(seat=command.seat, call=taken, agent=after, parked=without(work, agent.id, call))
    )
    if agent.held:
        return taken
    call_station(work, taken, agent, leg, auto_answer=True)
    return None


def not_fetched(work: Work, call: Call, gone: Container[LegId], *, caller_gone: bool) -> Call:
    """The agent's phone did not come up for a parked call, which waits on. Answer: the call there."""
    agent = agent_of(work.world, call)
    free = idle(agent, WorkEvent.WITHDRAWN, work.at)
    return_to(work, call, free)
    if not caller_gone:
        _failed(work, free, call.id, "retrieveCall", "STATION_FAILED")
    if call.station_leg is not None and call.station_leg not in gone:
        release(work, call.station_leg)
    apply_pending(work, free)
    return work.world.calls[call.id]


def disconnect(work: Work, command: DisconnectParkedCalls) -> None:
    """End a parked call, or all of them."""
    agent = work.world.agent_at(command.seat)
    calls = (
        work.world.parked_by(agent.id) if command.call is None else (parked_call(work, agent, command.call),)
    )
    for call in calls:
        over(work, call, Party.AGENT, HangupCause.NORMAL, silent=command.silent)
        hang_up(work, call.customer_leg)


def over(work: Work, call: Call, by: Party, cause: HangupCause, *, silent: bool = False) -> None:
    """A parked call is over: into the wrap-up of an agent who is idle, else finished."""
    agent = agent_of(work.world, call)
    asks = not silent and asks_for_disposition(call) and agent.occupation is Occupation.IDLE
    event = CallEvent.ENDED if asks else CallEvent.CALLER_LEFT
    after = fetched(
        call,
        event,
        work.at,
        customer_leg=None,
        play=None,
        ended_at=work.at,
        ended_by=by,
        end_cause=cause,
        finished_at=Milliseconds(0) if asks else work.at,
    )
    if not asks:
        word = SystemWord.NO_DISPOSITION if by is Party.AGENT else SystemWord.CALLER_DISCONNECTED
        after = with_systems_word(work.world, after, word, work.at)
    closing = busy(agent, WorkEvent.CLOSED, call.id, work.at) if asks else agent
    wrap_up = wrap_up_of(work.world, call) if asks else None
    limit = Milliseconds(0) if wrap_up is None else wrap_up.timeout
    work.cancel_timer(PARK_TIMER, call.id)
    _left(work, after, closing, limit)
    if limit:
        work.set_timer(WRAP_UP_TIMER, call.id, limit)


def waited_too_long(work: Work, subject: str) -> None:
    """Nobody has fetched the call for as long as the center allows."""
    call = work.world.calls.get(CallId(subject))
    if call is not None and call.state is CallState.PARKED:
        forsake(work, call, agent_of(work.world, call))


def forsake(work: Work, call: Call, agent: Agent) -> None:
    """Let another agent of the call's skill have it; without a skill it ends."""
    work.cancel_timer(PARK_TIMER, call.id)
    if call.skill is None:
        after = fetched(
            call,
            CallEvent.CALLER_LEFT,
            work.at,
            customer_leg=None,
            play=None,
            ended_at=work.at,
            finished_at=work.at,
            last_agent=agent.id,
        )
        after = with_systems_word(work.world, after, SystemWord.NO_DISPOSITION, work.at)
        _gone_from(work, after, agent)
        hang_up(work, call.customer_leg)
        return
    queued = fetched(
        call,
        CallEvent.SENT_ON,
        work.at,
        agent=None,
        for_agent=None,
        last_agent=agent.id,
        queued_at=work.at,
    )
    _gone_from(work, queued, agent)
    work.record(CallQueued(call=queued))


def parked_call(work: Work, agent: Agent, asked: CallId | None) -> Call:
    """The parked call of that id; None: the one that waits longest. Raises Refusal UNKNOWN_CALL."""
    parked = work.world.parked_by(agent.id)
    found = next((each for each in parked if asked in {None, each.id}), None)
    if found is None:
        raise Refusal(
            Reason.UNKNOWN_CALL, "the agent has no such parked call; use an id of parkedCallsChanged"
        )
    return found


def moved_on(work: Work, agent: Agent, call: Call) -> None:
    """`call` has left the agent's slots for another place: tell what is left there."""
    if agent.seat is not None:
        work.record(
            ParkedCallMoved(seat=agent.seat, call=call, agent=agent, parked=without(work, agent.id, call))
        )


def without(work: Work, agent: AgentId, call: Call) -> tuple[Call, ...]:
    """The agent's parked calls but for `call`."""
    return tuple(each for each in work.world.parked_by(agent) if each.id != call.id)


def _with(work: Work, agent: AgentId, call: Call) -> tuple[Call, ...]:
    return (*without(work, agent, call), call)


def _failed(work: Work, agent: Agent, call: CallId, operation: str, cause: str) -> None:
    assert agent.seat is not None
    work.record(ParkFailed(seat=agent.seat, agent=agent, call_id=call, operation=operation, cause=cause))


def _left(work: Work, call: Call, agent: Agent, limit: Milliseconds) -> None:
    assert agent.seat is not None
    work.record(
        ParkedCallLeft(
            seat=agent.seat,
            call=call,
            agent=agent,
            parked=without(work, agent.id, call),
            wrap_up_limit=limit,
        )
    )


def _gone_from(work: Work, call: Call, agent: Agent) -> None:
    """The agent may have logged out in the same moment, and then hears nothing of it: nor do they at the seat
    where they may have logged in again by force."""
    if agent.seat is not None:
        moved_on(work, agent, call)
    elif call.state is CallState.FINISHED:
        work.record(CallAbandoned(call=call))


def list_parked(world: World, query: ListParked) -> tuple[Parked, ...]:
    """The agent's parked calls, the one that waits longest first."""
    calls = world.parked_by(world.agent_at(query.seat).id)
    return tuple(Parked(call=call, party=party_of(world, call)) for call in calls)


def party_of(world: World, call: Call) -> Target:
    """With whom a call is: a colleague, or somebody outside."""
    peer = None if call.peer is None else world.calls.get(call.peer)
    if peer is not None and peer.agent is not None:
        address = Address(AddressType.AGENT, id=peer.agent)
    else:
        address = Address(AddressType.EXTERNAL, number=call.number)
    return target_to(world.directory, address)
