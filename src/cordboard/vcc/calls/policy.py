"""What follows for a call from what happens: pure functions from one record to the next."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ..ids import AgentId, DispositionId, LegId, Milliseconds
from ..stations import STATION_LEG, StationLegEvent
from ..telephony import HangupCause
from .facts import DialFailure
from .model import Call, CallType, HandOver, Party
from .states import CALL, CallEvent


def moved(call: Call, event: CallEvent, **changes: Any) -> Call:
    """The call after `event`, with `changes`. Raises Refusal WRONG_STATE where the table has no row."""
    return replace(call, state=CALL.after(call.state, event), **changes)


def allows(call: Call, event: CallEvent) -> bool:
    """True where `event` is possible now."""
    return event in CALL.allowed(call.state)


def with_station_leg(call: Call, leg: LegId) -> Call:
    """The call while the agent's phone is being called."""
    state = STATION_LEG.after(call.station_leg_state, StationLegEvent.CALLED)
    return replace(call, station_leg=leg, station_leg_state=state)


def station_answered(call: Call) -> Call:
    """The call once the agent's phone is up."""
    return replace(
        call, station_leg_state=STATION_LEG.after(call.station_leg_state, StationLegEvent.ANSWERED)
    )


def without_station_leg(call: Call) -> Call:
    """The call without a way to an agent, whether there was one or not."""
    if call.station_leg is None:
        return call
    state = STATION_LEG.after(call.station_leg_state, StationLegEvent.ENDED)
    return replace(call, station_leg=None, station_leg_state=state, muted=False, phone_holds=False)


NEEDS_NO_DISPOSITION = frozenset({CallType.INTERNAL, CallType.TEST})


def asks_for_disposition(call: Call) -> bool:
    """Does somebody have to say how the call turned out?"""
    return call.type not in NEEDS_NO_DISPOSITION and not call.accounted


def ended(call: Call, by: Party, cause: HangupCause, at: Milliseconds, event: CallEvent) -> Call:
    """The call when its conversation is over; it keeps no leg, bridge or recording.

    `event` says whether a disposition is still to come (ENDED) or not (DROPPED, which finishes it).
    """
    at = Milliseconds(max(at, call.connected_at, call.held_at))
    return moved(
        without_station_leg(call),
        event,
        customer_leg=None,
        bridge=None,
        play=None,
        hand_over=None,
        words=None,
        deposit=None,
        stepped_out=False,
        swapped=False,
        held_at=Milliseconds(0),
        hold_time=hold_time_at(call, at),
        ended_at=at,
        ended_by=by,
        end_cause=cause,
        finished_at=at if event is CallEvent.DROPPED else Milliseconds(0),
    )


def failed(call: Call, cause: HangupCause, at: Milliseconds) -> Call:
    """The call whose other party, or whose agent's phone, could not be reached; it is over."""
    return moved(
        without_station_leg(call),
        CallEvent.FAILED,
        customer_leg=None,
        play=None,
        ended_at=at,
        end_cause=cause,
        finished_at=at,
    )


def hold_time_at(call: Call, at: Milliseconds) -> Milliseconds:
    """How long the other party has been on hold in all; a consultation keeps them on hold as well."""
    held = at - call.held_at if call.held_at else 0
    return Milliseconds(call.hold_time + max(0, held))


def on_its_way(call: Call, event: CallEvent, at: Milliseconds, **changes: Any) -> Call:
    """The call without its agent's phone, in no bridge, and not on hold any more."""
    return moved(
        without_station_leg(call),
        event,
        bridge=None,
        play=None,
        stepped_out=False,
        swapped=False,
        held_at=Milliseconds(0),
        hold_time=hold_time_at(call, at),
        **changes,
    )


def fetched(call: Call, event: CallEvent, at: Milliseconds, **changes: Any) -> Call:
    """A parked call that is parked no longer."""
    waited = Milliseconds(call.park_time + max(0, at - call.parked_at))
    return moved(call, event, parked_at=Milliseconds(0), park_time=waited, **changes)


def part_of(
    call: Call, agent: AgentId, at: Milliseconds, disposition: DispositionId | None, redial: Milliseconds
) -> HandOver:
    """The agent's part in the call, which ends `at`."""
    return HandOver(
        by=agent,
        started=call.joined_at or call.connected_at or call.created_at,
        at=at,
        disposition=disposition,
        redial=redial,
        campaign=call.campaign,
        skill=call.skill,
    )


def accounted_for(call: Call, part: HandOver) -> Call:
    """The call with what the agent who is out of it has said of it, if anything, and if nobody has before."""
    if call.accounted:
        return call
    redial_at = Milliseconds(part.at + part.redial) if part.redial else Milliseconds(0)
    return replace(call, disposition=part.disposition, redial_at=redial_at)


def waiting_again(call: Call) -> Call:
    """An offered call that is back at its old place in the queue."""
    return moved(without_station_leg(call), CallEvent.RETURNED, agent=None, offered_at=Milliseconds(0))


_FAILURES: dict[HangupCause, tuple[DialFailure, str]] = {
    HangupCause.BUSY: (DialFailure.BUSY, "BUSY"),
    HangupCause.NO_ANSWER: (DialFailure.NO_ANSWER, "NO_ANSWER"),
    HangupCause.INVALID_NUMBER: (DialFailure.INVALID_NUMBER, "OPERATOR_INTERCEPT"),
    HangupCause.REJECTED: (DialFailure.UNAVAILABLE, "HANGUP"),
    HangupCause.NORMAL: (DialFailure.UNAVAILABLE, "HANGUP"),
    HangupCause.CONGESTION: (DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"),
    HangupCause.UNREACHABLE: (DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"),
    HangupCause.ENGINE_LOST: (DialFailure.UNAVAILABLE, "RESOURCE_UNAVAILABLE"),
}


def dial_failure(cause: HangupCause) -> tuple[DialFailure, str]:
    """How the failure of a customer's leg is told: a code, and a name out of the statistics guide."""
    return _FAILURES.get(cause, (DialFailure.UNAVAILABLE, "DIAL_ERROR"))
