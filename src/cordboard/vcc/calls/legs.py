"""What becomes of a call when one of its legs rings, is answered or ends: a table by leg and state.

A signal about a leg that belongs to no living call is old news and changes nothing. The end of a leg
settles every wish about it: nothing more can come of them.
"""

from __future__ import annotations

from collections.abc import Callable

from ..center import Permission
from ..stations import StationLegState
from ..telephony import (
    Answer,
    By,
    HangupCause,
    LegAnswered,
    LegEnded,
    LegRinging,
    Originate,
    VerbFailed,
)
from ..work import Work
from . import further, onward, park, settling
from .arrival import greet
from .consequences import outside_ended, party_left
from .dialing import dial_out, fail, rings, station_failed
from .ending import end
from .facts import OfferEnd
from .held import back_in
from .leaving import caller_left
from .media import hang_up
from .model import Call, CallState, Party
from .offer import give_back, lifted
from .people import agent_of
from .policy import dial_failure
from .talking import connect, connect_lifted

_Ended = Callable[[Work, Call, LegEnded], object]


def ringing(work: Work, signal: LegRinging) -> None:
    """The far end rings; only the customer's ringing is for somebody's ears."""
    call = work.world.call_of_leg(signal.leg)
    if call is None or call.state is not CallState.DIALING or signal.leg != call.customer_leg:
        return
    if call.agent is None:
        onward.ringing(work, call)
    else:
        rings(work, call)


def answered(work: Work, signal: LegAnswered) -> None:
    """The leg is up."""
    work.settle_about(signal.leg, Originate, Answer)
    call = work.world.call_of_leg(signal.leg)
    if call is None:
        return
    table = _CUSTOMER_ANSWERED if signal.leg == call.customer_leg else _STATION_ANSWERED
    react = table.get(call.state)
    if react is not None:
        react(work, call)


def left(work: Work, signal: LegEnded) -> None:
    """The leg is over."""
    work.settle_about(signal.leg)
    call = work.world.call_of_leg(signal.leg)
    if call is None:
        return
    if call.main is not None and signal.leg == call.station_leg:
        further.drop(work, call, Party.AGENT, signal.cause, gone=(signal.leg,))
        return
    table = _CUSTOMER_ENDED if signal.leg == call.customer_leg else _STATION_ENDED
    if call.main is not None and call.state is not CallState.TRANSFERRED:
        table = _FURTHER_ENDED
    table[call.state](work, call, signal)


def answer_failed(work: Work, verb: Answer, signal: VerbFailed) -> None:
    """The engine cannot even answer: as if the leg had ended at once, which it is asked to do."""
    left(work, never_began(verb, signal))
    hang_up(work, verb.leg, HangupCause.FAILED)


def never_began(verb: Originate | Answer, signal: VerbFailed) -> LegEnded:
    """What a leg that the engine cannot begin is told as."""
    return LegEnded(at=signal.at, leg=verb.leg, cause=HangupCause.FAILED, by=By.SYSTEM)


def _ear_up(work: Work, call: Call) -> None:
    """A phone that has dialed by itself, or takes the place of another leg, is there."""
    if call.station_leg_state is not StationLegState.CALLING:
        return
    if call.main is None:
        back_in(work, call)
    else:
        further.ear_up(work, call)


def _lift_and_connect(work: Work, call: Call) -> None:
    connect_lifted(work, lifted(work, call))


def _party(signal: LegEnded) -> Party:
    return Party.SYSTEM if signal.by is By.SYSTEM else Party.REMOTE


def _caller_left(work: Work, call: Call, signal: LegEnded) -> None:
    caller_left(work, call, _party(signal), signal.cause)


def _offered_caller_left(work: Work, call: Call, signal: LegEnded) -> None:
    returned = give_back(work, call, OfferEnd.CALLER_GONE)
    (_parked_left if returned.state is CallState.PARKED else _caller_left)(work, returned, signal)


def _customer_failed(work: Work, call: Call, signal: LegEnded) -> None:
    fail(work, call, signal.cause, gone=(signal.leg,))


def _customer_hung_up(work: Work, call: Call, signal: LegEnded) -> None:
    party_left(work, call, _party(signal), signal.cause, gone=frozenset({signal.leg}))


def _parked_left(work: Work, call: Call, signal: LegEnded) -> None:
    park.over(work, call, _party(signal), signal.cause)


def _outside_left(work: Work, call: Call, signal: LegEnded) -> None:
    outside_ended(work, call, _party(signal), signal.cause, gone=frozenset({signal.leg}))


def _left_box(work: Work, call: Call, signal: LegEnded) -> None:
    settling.over(work, call, _party(signal), signal.cause, gone=(signal.leg,))


def _further_failed(work: Work, call: Call, signal: LegEnded) -> None:
    further.fail(work, call, dial_failure(signal.cause), signal.cause, gone=(signal.leg,))


def _further_left(work: Work, call: Call, signal: LegEnded) -> None:
    further.drop(work, call, _party(signal), signal.cause, gone=(signal.leg,))


def _station_gave_up(work: Work, call: Call, signal: LegEnded) -> None:
    give_back(work, call, _offer_end(work, call, signal.cause), gone=(signal.leg,))


_NOT_TAKEN = frozenset({HangupCause.NO_ANSWER, HangupCause.BUSY, HangupCause.REJECTED})


def _offer_end(work: Work, call: Call, cause: HangupCause) -> OfferEnd:
    """A ringing phone that nobody lifts, is in use, or is declined by hand works all the same.

    Declining by hand is rejecting for those who may, and letting it ring for the others.
    """
    if call.state is not CallState.OFFERED or cause not in _NOT_TAKEN:
        return OfferEnd.STATION_FAILED
    user = work.world.directory.users[agent_of(work.world, call).id]
    may = Permission.REJECT_CALLS in user.permissions
    return OfferEnd.REJECTED if may and cause is HangupCause.REJECTED else OfferEnd.NOT_ANSWERED


def _station_failed(work: Work, call: Call, signal: LegEnded) -> None:
    station_failed(work, call, signal.cause, gone=(signal.leg,))


def _agent_hung_up(work: Work, call: Call, signal: LegEnded) -> None:
    end(work, call, Party.AGENT, signal.cause, gone=(signal.leg,))


_CUSTOMER_ANSWERED: dict[CallState, Callable[[Work, Call], object]] = {
    CallState.ARRIVING: greet,
    CallState.DIALING: connect,
}
_STATION_ANSWERED: dict[CallState, Callable[[Work, Call], object]] = {
    CallState.OFFERED: _lift_and_connect,
    CallState.PICKING_UP: connect_lifted,
    CallState.DIALING_STATION: dial_out,
    CallState.DIALING: _ear_up,
    CallState.TALKING: _ear_up,
    CallState.ON_HOLD: _ear_up,
    CallState.CONSULTING: _ear_up,
}
_CUSTOMER_ENDED: dict[CallState, _Ended] = {
    CallState.ARRIVING: _caller_left,
    CallState.QUEUED: _caller_left,
    CallState.OFFERED: _offered_caller_left,
    CallState.PICKING_UP: _offered_caller_left,
    CallState.DIALING: _customer_failed,
    CallState.TALKING: _customer_hung_up,
    CallState.ON_HOLD: _customer_hung_up,
    CallState.CONSULTING: _customer_hung_up,
    CallState.PARKED: _parked_left,
    CallState.TRANSFERRING: _caller_left,
    CallState.TRANSFERRED: _outside_left,
    CallState.DEPOSITING: _left_box,
}
_FURTHER_ENDED: dict[CallState, _Ended] = {
    CallState.DIALING: _further_failed,
    CallState.TALKING: _further_left,
    CallState.ON_HOLD: _further_left,
}
_STATION_ENDED: dict[CallState, _Ended] = {
    CallState.OFFERED: _station_gave_up,
    CallState.PICKING_UP: _station_gave_up,
    CallState.DIALING_STATION: _station_failed,
    CallState.DIALING: _agent_hung_up,
    CallState.TALKING: _agent_hung_up,
    CallState.ON_HOLD: _agent_hung_up,
    CallState.CONSULTING: _agent_hung_up,
    CallState.DEPOSITING: _agent_hung_up,
}
