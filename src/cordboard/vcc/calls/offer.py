"""How waiting calls meet free agents: offered, picked up, or returned to their place in the queue."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..agents import (
    Agent,
    Readiness,
    ReadinessChanged,
    StationType,
    WhoForced,
    WorkEvent,
    busy,
    idle,
    with_readiness,
)
from ..center import Delivery
from ..errors import Reason, Refusal
from ..ids import CallId, LegId, Milliseconds
from ..preferences import Preference, is_on
from ..routing import Choice
from ..stations import StationLegState
from ..telephony import Lift
from ..work import Work
from . import choosing, park, returning
from .commands import AnswerHungUp, PickUp, RejectCall
from .facts import CallOffered, CallOpenToAll, CallPickedUp, CallQueued, OfferEnd, OfferEnded
from .media import (
    NOTHING_GONE,
    OFFER_AGAIN_TIMER,
    OFFER_TIMER,
    call_station,
    release,
    require_engine,
    ring_time,
)
from .model import Call, CallState
from .people import agent_of, apply_pending, call_of
from .policy import moved, waiting_again, with_station_leg
from .states import CALL, CallEvent
from .talking import connect_lifted
from .targets import is_free, way_out


def match_queue(work: Work) -> None:
    """Bring waiting calls and free agents together, one pair after the other."""
    world = work.world
    if not work.has_changed_the_floor:
        return
    if not world.engine_up:
        return
    _deliver(work)
    while pair := choosing.next_pair(work):
        call = world.calls[pair.call]
        _offer(work, call, world.agents[pair.agent], choosing.why(world, call, pair))


def _deliver(work: Work) -> None:
    """Offer what waits for one agent alone, ready or not."""
    world = work.world
    for call_id in tuple(world.personal):
        call = world.calls[call_id]
        agent = None if call.for_agent is None else world.agents.get(call.for_agent)
        if agent is not None and is_free(world, agent):
            _offer(work, call, agent, choosing.ADDRESSED)


def pick_up(work: Work, command: PickUp | AnswerHungUp) -> None:
    """The agent takes the offered call: their phone is called and lifts by itself."""
    agent, call = call_of(work.world, command.seat)
    if call.state is CallState.OFFERED and call.station_leg is not None:
        _lift(work, agent, call.station_leg)
        return
    _take(work, call, agent)


def awaits_phone(work: Work, command: AnswerHungUp) -> bool:
    """Is the agent's held leg not up, so that it has to be answered before the offered call is taken?

    Raises Refusal where there is no offered call, or no way to call the agent.
    """
    agent, call = call_of(work.world, command.seat)
    if not agent.held or agent.station_leg_state is StationLegState.UP:
        return False
    CALL.after(call.state, CallEvent.PICKED_UP)
    require_engine(work)
    _require_way(work, agent)
    return True


def _require_way(work: Work, agent: Agent) -> None:
    """Raises Refusal NO_TRUNK or STATION_UNREACHABLE where nothing leads to the agent's held phone."""
    if agent.station_type is not StationType.SOFTPHONE:
        way_out(work)
    elif agent.station not in work.world.reachable:
        text = "the agent's softphone is not attached; attach its audio first"
        raise Refusal(Reason.STATION_UNREACHABLE, text)


def take_when_up(work: Work, command: AnswerHungUp) -> None:
    """The agent's held leg is being called; the offered call is connected when it is up."""
    agent, call = call_of(work.world, command.seat)
    assert agent.station_leg is not None
    _picked_up(work, with_station_leg(moved(call, CallEvent.PICKED_UP), agent.station_leg), agent)


def reject(work: Work, command: RejectCall) -> None:
    """The agent refuses the offered call, and stays as ready as they are."""
    _, call = call_of(work.world, command.seat)
    give_back(work, call, OfferEnd.REJECTED)


def open_to_all(work: Work, subject: str) -> None:
    """Those who passed the call by have been spared for long enough."""
    call = work.world.calls.get(CallId(subject))
    if call is not None:
        work.record(CallOpenToAll(call=replace(call, passed_by=())))


def _lift(work: Work, agent: Agent, leg: LegId) -> None:
    """The phone rings already: it lifts if it can be asked to, else the agent has to."""
    if not work.world.directory.station(agent.station).talk:
        raise Refusal(Reason.STATION_RINGS_ITSELF, "this station rings by itself; lift its receiver")
    if not work.wishes_for(leg, Lift):
        work.wish(Lift(id=work.fresh_wish(), leg=leg))


def lifted(work: Work, call: Call) -> Call:
    """The agent lifts the phone that rang with the offer. Answer: the call, picked up."""
    agent = agent_of(work.world, call)
    return _picked_up(work, moved(call, CallEvent.PICKED_UP), agent)


def not_answered(work: Work, subject: str) -> None:
    """The offer has lasted long enough."""
    call = work.world.calls.get(CallId(subject))
    if call is not None and call.state is CallState.OFFERED:
        give_back(work, call, OfferEnd.NOT_ANSWERED)


def give_back(work: Work, call: Call, cause: OfferEnd, gone: Container[LegId] = NOTHING_GONE) -> Call:
    """End the offer; the call is back in the queue. Answer: the call there.

    Whoever lets a call ring, or has a phone that fails, is not ready for the next one until they say so.
    Whoever refuses it stays ready, behind those who are ready longer. Neither is offered this one again
    for a while, so that somebody else gets it. An offer to one agent alone goes back to whom it came from
    (`consequences`); a parked call waits on in its slot.
    """
    if call.parked_at:
        return park.not_fetched(work, call, gone, caller_gone=cause is OfferEnd.CALLER_GONE)
    agent = agent_of(work.world, call)
    work.cancel_timer(OFFER_TIMER, call.id)
    returned = _passed_by(work, waiting_again(call), agent, cause)
    free = idle(agent, WorkEvent.WITHDRAWN, work.at)
    if cause is OfferEnd.NOT_ANSWERED and call.for_agent is None:
        free = replace(free, missed=free.missed + 1, since=work.at)
    if cause is OfferEnd.REJECTED:
        free = replace(free, since=work.at, ready_but_for_manual=Milliseconds(0))
    assert agent.seat is not None
    work.record(OfferEnded(seat=agent.seat, call=returned, agent=free, cause=cause))
    if call.station_leg is not None and call.station_leg not in gone:
        release(work, call.station_leg)
    personal = call.for_agent is not None
    if cause in _NOBODY_S_FAULT or (personal and cause in _PASSES) or _may_miss_another(work, free, cause):
        apply_pending(work, free)
    else:
        after = with_readiness(free, Readiness(), work.at)
        work.record(ReadinessChanged(seat=agent.seat, agent=after, who_forced=WhoForced.SYSTEM))
    if cause not in _GONE and not personal:
        work.record(CallQueued(call=returned))
    return returned


_OFFER_DIGITS = 12
"""Hexadecimal digits of a fresh id that make the number of an offer: at most 15 decimal ones."""
_GONE = frozenset({OfferEnd.CALLER_GONE, OfferEnd.WITHDRAWN})
_NOBODY_S_FAULT = _GONE | {OfferEnd.REJECTED}
_PASSES = frozenset({OfferEnd.NOT_ANSWERED, OfferEnd.REJECTED})


def _may_miss_another(work: Work, agent: Agent, cause: OfferEnd) -> bool:
    """Has the agent let fewer calls ring than make them Not Ready?"""
    return cause is OfferEnd.NOT_ANSWERED and agent.missed < work.world.directory.options.missed_offers


def _passed_by(work: Work, call: Call, agent: Agent, cause: OfferEnd) -> Call:
    """The call, which remembers who passed it by until the timer lets it forget."""
    if cause not in _PASSES or call.for_agent is not None:
        return call
    work.set_timer(OFFER_AGAIN_TIMER, call.id, work.world.directory.options.offer_again_after)
    others = tuple(each for each in call.passed_by if each != agent.id)
    return replace(call, passed_by=(*others, agent.id))


def _take(work: Work, call: Call, agent: Agent) -> None:
    """Call the agent's phone, which lifts by itself; over a held leg they talk at once."""
    if call.keeps_place:
        returning.accept(work, call, agent)
        return
    if agent.held:
        _take_held(work, call, agent)
        return
    picked_up = moved(call, CallEvent.PICKED_UP)
    leg = LegId(work.fresh())
    _picked_up(work, with_station_leg(picked_up, leg), agent)
    call_station(work, call, agent, leg, auto_answer=True)


def _take_held(work: Work, call: Call, agent: Agent) -> None:
    if agent.station_leg is None or agent.station_leg_state is not StationLegState.UP:
        text = "the agent's phone is not connected; answer it, or call restartStation"
        raise Refusal(Reason.STATION_UNREACHABLE, text)
    taken = with_station_leg(moved(call, CallEvent.PICKED_UP), agent.station_leg)
    connect_lifted(work, _picked_up(work, taken, agent))


def _offer(work: Work, call: Call, agent: Agent, why: Choice) -> None:
    assert agent.seat is not None
    directory = work.world.directory
    back = call.keeps_place
    rings = (
        not back and not agent.held and directory.station(agent.station).delivery is Delivery.RING_AT_OFFER
    )
    offered = moved(call, CallEvent.OFFERED, agent=agent.id, offered_at=work.now)
    if back:
        offered = replace(offered, offer=int(work.fresh()[-_OFFER_DIGITS:], 16))
    leg = LegId(work.fresh()) if rings else None
    if leg is not None:
        offered = with_station_leg(offered, leg)
    after = busy(agent, WorkEvent.OFFERED, call.id, work.at)
    reachable = not back or directory.outbound_trunk is not None
    by_itself = reachable and is_on(work.world.preferences.get(agent.id, ()), Preference.AUTO_ANSWER)
    must_answer = not rings and not by_itself
    work.record(CallOffered(seat=agent.seat, call=offered, agent=after, must_answer=must_answer, why=why))
    if by_itself and not rings:
        _take(work, offered, after)
        return
    if leg is not None:
        call_station(work, offered, agent, leg, auto_answer=by_itself)
    work.set_timer(OFFER_TIMER, call.id, ring_time(directory.options, call))


def _picked_up(work: Work, call: Call, agent: Agent) -> Call:
    assert agent.seat is not None
    work.cancel_timer(OFFER_TIMER, call.id)
    after = busy(agent, WorkEvent.PICKED_UP, call.id, work.at)
    work.record(CallPickedUp(seat=agent.seat, call=call, agent=after))
    return call
