"""What the end of one call means for the calls that hang together with it, and what else follows by itself.

Every fact of a decision is looked at once, in order, those that follow here included: so whatever ends a
call, its peer, its further calls and its main call hear of it in one place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from ..agents import LoggedOut
from ..center import SystemWord, Unanswered
from ..dnc import NumberAddedToDnc
from ..ids import CallId
from ..telephony import HangupCause, ReferDone
from ..work import Work
from . import boxes, further, hold_key, holding, kept, onward, park, recording, swapping
from .deposit import deposit
from .dialing import fail
from .ending import end
from .facts import (
    CallAbandoned,
    CallConnected,
    CallHeld,
    CallOffered,
    CallQueued,
    CallResumed,
    DialFailure,
    OfferEnd,
    OfferEnded,
    PartyLeft,
    StationLegParted,
    StationLegRejoined,
)
from .facts_callback import PlaceKept
from .facts_consult import (
    CallParked,
    CallSentOn,
    CallTakenOver,
    ColleagueChanged,
    ConferenceLeft,
    ConsultationEnded,
    ConsultationStarted,
    FurtherCallConnected,
    FurtherCallEnded,
    OutsideCallEnded,
    ParticipantJoined,
    ParticipantParked,
    SentCallLost,
)
from .leaving import caller_left
from .media import TRANSFER_TIMER, take_down
from .model import Call, CallState, Party
from .offer import give_back
from .parties import CONVERSATION, OVER, further_of, has_company, main_of, members_of, peer_of, pending_of
from .people import agent_of, sender_of
from .policy import dial_failure, moved
from .states import CallEvent
from .word import with_systems_word

WAITING = frozenset({CallState.QUEUED, CallState.OFFERED, CallState.PICKING_UP})


def follow(work: Work, since: int) -> int:
    """Let happen what follows from the facts after the first `since`. Answer: how many there are now."""
    done = since
    while done < len(work.facts):
        fact = work.facts[done]
        done += 1
        react = _OWN.get(type(fact))
        if react is not None:
            react(work, fact)
        call = getattr(fact, "call", None)
        if type(call) is not Call:
            continue
        if call.state in OVER:
            _over(work, call)
        if type(fact) in _COMPANY:
            _company_changed(work, getattr(fact, "main", None) or call.main or call.id)
        if type(fact) in _COLLEAGUE and call.peer is not None:
            _company_changed(work, call.peer)
    return done


_COMPANY = frozenset(
    {
        CallHeld,
        CallResumed,
        CallTakenOver,
        ColleagueChanged,
        ConferenceLeft,
        ConsultationEnded,
        ConsultationStarted,
        FurtherCallEnded,
        ParticipantJoined,
        ParticipantParked,
        PartyLeft,
        StationLegParted,
        StationLegRejoined,
    }
)
"""After these it may be others who hear each other."""


_COLLEAGUE = frozenset({CallConnected, CallParked, CallSentOn, ParticipantParked})
"""After these a colleague may be alone in their own bridge, or not any more."""


def _company_changed(work: Work, main: CallId) -> None:
    """Whoever has stepped out of the bridge of a call looks who is left there."""
    call = work.world.calls.get(main)
    if call is None or call.bridge is None:
        return
    consulted = pending_of(work.world, call)
    for bridge in (call.bridge, None if consulted is None else consulted.bridge):
        for each in tuple(work.world.bridges.get(bridge, ())) if bridge is not None else ():
            holding.company_changed(work, work.world.calls[each])
    recording.company_changed(work, work.world.calls[main])


def _over(work: Work, call: Call) -> None:
    """Whoever hung together with a call that is over."""
    world = work.world
    work.cancel_timer(TRANSFER_TIMER, call.id)
    work.cancel_timer(park.PARK_TIMER, call.id)
    kept.forget(work, call.id)
    peer = None if call.peer is None else world.calls.get(call.peer)
    if peer is not None and peer.peer == call.id and peer.state not in OVER:
        _peer_gone(work, peer, call)
    for each in further_of(world, call):
        if each.state is not CallState.TRANSFERRED:
            further.drop(work, each, Party.SYSTEM, HangupCause.NORMAL)
    main = main_of(world, call)
    if main is not None:
        _further_over(work, main, call)
    else:
        _outside_alone(work, tuple(world.further.get(call.main or call.id, ())))


def _peer_gone(work: Work, peer: Call, gone: Call) -> None:
    """The colleague's side of an internal call is over."""
    if peer.state in WAITING:
        returned = peer if peer.state is CallState.QUEUED else give_back(work, peer, OfferEnd.CALLER_GONE)
        _nobody_waits(work, returned)
    elif peer.state in {CallState.PARKED, CallState.TRANSFERRING}:
        _nobody_waits(work, peer)
    elif peer.state is CallState.DIALING:
        told = dial_failure(gone.end_cause)
        if peer.main is None:
            fail(work, peer, gone.end_cause)
        else:
            further.fail(work, peer, told, gone.end_cause)
    elif peer.main is not None:
        further.drop(work, peer, Party.REMOTE, HangupCause.NORMAL)
    elif peer.state in CONVERSATION:
        party_left(work, peer, Party.REMOTE, HangupCause.NORMAL)


def _nobody_waits(work: Work, call: Call) -> None:
    """The colleague has left who waited to be fetched, or taken by somebody else."""
    if call.state is CallState.PARKED:
        park.over(work, call, Party.REMOTE, HangupCause.NORMAL)
    else:
        caller_left(work, call, Party.REMOTE, HangupCause.CANCELLED)


def party_left(
    work: Work, call: Call, by: Party, cause: HangupCause, gone: frozenset[Any] = frozenset()
) -> None:
    """The other party of a main call is gone: it goes on where somebody else is there, or ends."""
    consulting = call.state is CallState.CONSULTING
    remaining = further_of(work.world, call) if consulting else members_of(work.world, call)
    if not remaining:
        end(work, call, by, cause, gone=gone)
        return
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    after = moved(call, CallEvent.LEFT, customer_leg=None, peer=None)
    work.record(PartyLeft(seat=agent.seat, call=after, agent=agent))


def _further_over(work: Work, main: Call, gone: Call) -> None:
    """A further call is over: back to the customer, or alone."""
    if main.state is CallState.TRANSFERRING:
        onward.not_taken(work, main, dial_failure(gone.end_cause))
    elif main.state is CallState.TRANSFERRED:
        _outside_alone(work, (main.id, *work.world.further.get(main.id, ())))
    elif main.state in CONVERSATION and _is_alone(work, main):
        end(work, main, Party.REMOTE, HangupCause.NORMAL)
    elif main.state is CallState.CONSULTING and not further_of(work.world, main):
        further.back_to_customer(work, main)


def _is_alone(work: Work, call: Call) -> bool:
    """Is nobody left for the agent to speak with? One who is being consulted counts, a mere ringing not."""
    if call.state is CallState.CONSULTING and further_of(work.world, call):
        return False
    return not has_company(work.world, call)


def _outside_alone(work: Work, group: tuple[Any, ...]) -> None:
    """Those outside who went on by themselves: whoever is left alone is hung up."""
    calls = [work.world.calls[each] for each in group if each in work.world.calls]
    left = [each for each in calls if each.state is CallState.TRANSFERRED]
    if sum(each.customer_leg is not None for each in left) < 2:
        for each in left:
            if each.id in work.world.calls:
                outside_ended(work, each, Party.SYSTEM, HangupCause.NORMAL)


def outside_ended(
    work: Work, call: Call, by: Party, cause: HangupCause, gone: frozenset[Any] = frozenset()
) -> None:
    """A call without an agent is over."""
    after = moved(
        call,
        CallEvent.FINISHED,
        customer_leg=None,
        bridge=None,
        ended_at=work.at,
        ended_by=by,
        end_cause=cause,
        finished_at=work.at,
    )
    after = with_systems_word(work.world, after, SystemWord.TRANSFERRED, work.at)
    work.record(OutsideCallEnded(call=after))
    take_down(work, call, gone)


def _undelivered(work: Work, fact: OfferEnded) -> None:
    """An offer to one agent alone has come to nothing."""
    call = work.world.calls.get(fact.call.id)
    if call is None or call.for_agent is None or call.state is not CallState.QUEUED:
        return
    if fact.cause not in _CAUSES:
        return
    cause = _CAUSES[fact.cause]
    if call.hand_over is not None:
        onward.not_taken(work, call, dial_failure(cause))
        return
    if _is_callers_choice(call):
        work.record(CallQueued(call=replace(call, for_agent=None)))
        return
    _to_box(work, call, _WHY[fact.cause])
    caller_left(work, call, Party.FAILED_TO_CONNECT, cause)


def _is_callers_choice(call: Call) -> bool:
    """Did a caller from outside ask for the agent, whose colleagues have it where they do not take it?"""
    return call.customer_leg is not None and call.peer is None and call.skill is not None


def _to_box(work: Work, call: Call, why: Unanswered) -> None:
    """The colleague does not take the call: who calls them leaves a message, where the center wants that."""
    caller = peer_of(work.world, call)
    if caller is None or caller.main is not None or caller.target is None:
        return
    box = boxes.instead_of_answer(work.world, caller.target, why)
    if box is not None:
        deposit(work, caller, box)


_WHY = {
    OfferEnd.NOT_ANSWERED: Unanswered.NO_ANSWER,
    OfferEnd.REJECTED: Unanswered.NO_ANSWER,
    OfferEnd.STATION_FAILED: Unanswered.NO_ANSWER,
    OfferEnd.AGENT_LEFT: Unanswered.LOGGED_OUT,
}


_CAUSES = {
    OfferEnd.NOT_ANSWERED: HangupCause.NO_ANSWER,
    OfferEnd.REJECTED: HangupCause.REJECTED,
    OfferEnd.STATION_FAILED: HangupCause.UNREACHABLE,
    OfferEnd.AGENT_LEFT: HangupCause.UNREACHABLE,
}


def transfer_timed_out(work: Work, subject: str) -> None:
    """The time is over that the sender of a call gave those who should take it.

    Whoever has just said yes is waited for.
    """
    call = work.world.calls.get(CallId(subject))
    if call is None or call.hand_over is None:
        return
    if call.state is CallState.PICKING_UP:
        work.set_timer(TRANSFER_TIMER, call.id, work.world.directory.options.offer_timeout)
    elif call.state is CallState.CONSULTING:
        _consultation_timed_out(work, call)
    else:
        back = give_back(work, call, OfferEnd.WITHDRAWN) if call.state is CallState.OFFERED else call
        onward.timed_out(work, back)


def _consultation_timed_out(work: Work, call: Call) -> None:
    consulted = pending_of(work.world, call)
    if consulted is not None and consulted.state is CallState.DIALING:
        further.fail(work, consulted, dial_failure(HangupCause.NO_ANSWER), HangupCause.NO_ANSWER)


_CALLER_GONE = 487


def _being_offered(work: Work, fact: CallOffered) -> None:
    """The colleague to whom a phone sends a call sees it."""
    if fact.call.hand_over is not None:
        onward.report(work, fact.call.hand_over, onward.RINGING)


def carrier_has_connected_them(work: Work, signal: ReferDone) -> None:
    """Two outside need us no longer."""
    call = work.world.call_of_leg(signal.leg)
    if call is not None and call.state is CallState.TRANSFERRED:
        outside_ended(work, call, Party.SYSTEM, HangupCause.NORMAL)


def _customer_lost(work: Work, fact: CallAbandoned) -> None:
    """The customer left while the call was on its way."""
    part = fact.call.hand_over
    if part is None:
        return
    onward.report(work, part, _CALLER_GONE)
    sender = sender_of(work.world, part)
    work.record(SentCallLost(seat=sender.seat, call=fact.call, agent=sender, part=part))


def _left_alone(work: Work, fact: ParticipantParked) -> None:
    """The participant is parked; the agent may be alone now."""
    main = work.world.calls.get(fact.main)
    if main is not None and main.state in CONVERSATION and _is_alone(work, main):
        end(work, main, Party.REMOTE, HangupCause.NORMAL)


def _gone_home(work: Work, fact: LoggedOut) -> None:
    """What an agent who has logged out leaves behind: parked calls, and those that wait for them alone."""
    agent = fact.agent
    for call_id in tuple(work.world.parked.get(agent.id, ())):
        park.forsake(work, work.world.calls[call_id], agent)
    for call_id in tuple(work.world.personal):
        call = work.world.calls[call_id]
        if call.for_agent != agent.id:
            continue
        if call.hand_over is not None:
            onward.not_taken(work, call, (DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"))
        elif _is_callers_choice(call):
            work.record(CallQueued(call=replace(call, for_agent=None)))
        else:
            _to_box(work, call, Unanswered.LOGGED_OUT)
            caller_left(work, call, Party.FAILED_TO_CONNECT, HangupCause.UNREACHABLE)


def _consulted_answers(work: Work, fact: FurtherCallConnected) -> None:
    swapping.connected(work, fact.call)


def _back_with_customer(work: Work, fact: ConsultationEnded) -> None:
    hold_key.consultation_over(work, fact.call.id)


_OWN: dict[type, Callable[[Work, Any], None]] = {
    FurtherCallConnected: _consulted_answers,
    ConsultationEnded: _back_with_customer,
    OfferEnded: _undelivered,
    CallOffered: _being_offered,
    CallAbandoned: _customer_lost,
    ParticipantParked: _left_alone,
    LoggedOut: _gone_home,
    PlaceKept: kept.begin,
    NumberAddedToDnc: kept.forbidden,
}
