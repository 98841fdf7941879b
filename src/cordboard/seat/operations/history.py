"""The calls that the agent has had, or missed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from cordboard.contract import ContractFault, FaultCode, codes, x1
from cordboard.seat import views
from cordboard.seat.operations.table import serves
from cordboard.seat.session import Seat
from cordboard.vcc import queries
from cordboard.vcc.calls import CallType
from cordboard.vcc.history import HistoryWanted, MissedCall, MissedWanted, PastCall, Place
from cordboard.vcc.ids import CallId, Milliseconds

USUAL, LARGEST = 50, 200
"""How many calls an answer holds."""

_POSITION = re.compile(r"([0-9]{1,15})-([0-9A-Za-z-]{1,64})", re.ASCII)
_FACT = re.compile(r"[0-9]{1,15}", re.ASCII)
_DIGITS: Final = 32
"""No number has more."""

_DIRECTIONS: Final[Mapping[CallType, codes.CallDirection]] = {
    CallType.INBOUND: codes.CallDirection.INBOUND,
    CallType.MANUAL: codes.CallDirection.OUTBOUND,
    CallType.PREVIEW: codes.CallDirection.OUTBOUND,
    CallType.QUEUE_CALLBACK: codes.CallDirection.OUTBOUND,
    CallType.INTERNAL: codes.CallDirection.INTERNAL,
    CallType.TEST: codes.CallDirection.INTERNAL,
}


@serves(x1.GetCallHistory)
async def get_call_history(seat: Seat, request: x1.GetCallHistory) -> x1.CallHistory:
    """What the tables know of the agent's calls."""
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    _one_way(request)
    wanted = HistoryWanted(
        agent=who.agent.id,
        limit=_limit(request.limit),
        before=_place("before", request.before),
        after=_place("after", request.after),
        types=_types(request),
        digits=_digits(request.number),
    )
    found = await seat.records.past_calls(wanted)
    return x1.CallHistory(more=found.more, calls=tuple(_past_call(each) for each in found.calls))


@serves(x1.GetMissedCalls)
async def get_missed_calls(seat: Seat, request: x1.GetMissedCalls) -> x1.MissedCalls:
    """What the tables know of offers that the agent did not take."""
    who: queries.Self = await seat.link.ask(queries.GetSelf(seat=seat.id))
    _one_way(request)
    wanted = MissedWanted(
        agent=who.agent.id,
        limit=_limit(request.limit),
        before=_fact("before", request.before),
        after=_fact("after", request.after),
    )
    found = await seat.records.missed_calls(wanted)
    return x1.MissedCalls(more=found.more, calls=tuple(_missed_call(each) for each in found.calls))


def _missed_call(call: MissedCall) -> x1.MissedCall:
    return x1.MissedCall(
        position=str(call.fact),
        callSessionId=call.call_id,
        callType=views.CALL_TYPES[call.type],
        direction=_DIRECTIONS[call.type].value,
        missedAt=call.missed_at,
        why=codes.MissedBecause(call.cause.value).value,
        number=call.number,
        contactId=call.contact_id,
        contactName=call.contact or None,
        campaignId=call.campaign_id,
        campaignName=call.campaign,
        skillId=call.skill_id,
        skillName=call.skill,
    )


def _one_way(request: x1.GetCallHistory | x1.GetMissedCalls) -> None:
    if request.before and request.after:
        raise ContractFault(FaultCode.BAD_VALUE, "Only one of before and after can be asked for.")


def _past_call(call: PastCall) -> x1.PastCall:
    return x1.PastCall(
        position=f"{call.place.at}-{call.place.call}",
        callSessionId=call.call_id,
        callType=views.CALL_TYPES[call.type],
        direction=_DIRECTIONS[call.type].value,
        number=call.number,
        contactId=call.contact_id,
        contactName=call.contact or None,
        campaignId=call.campaign_id,
        campaignName=call.campaign,
        skillId=call.skill_id,
        skillName=call.skill,
        begin=call.created_at,
        answered=call.connected_at,
        end=call.ended_at,
        joined=call.joined_at,
        left=call.left_at,
        talkTime=call.talk_time,
        holdTime=call.hold_time,
        wrapUpTime=call.wrap_time,
        dispositionId=call.disposition_id,
        dispositionName=call.disposition,
        recorded=call.recorded,
        pauses=tuple(x1.RecordingPause(since=gap.since, until=gap.until) for gap in call.left_out or ()),
    )


def _limit(limit: int | None) -> int:
    if limit is not None and not 1 <= limit <= LARGEST:
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument limit goes from 1 to {LARGEST}.")
    return USUAL if limit is None else limit


def _place(name: str, position: str | None) -> Place | None:
    if not position:
        return None
    parts = _POSITION.fullmatch(position)
    if parts is None:
        raise _no_position(name)
    return Place(Milliseconds(int(parts[1])), CallId(parts[2]))


def _fact(name: str, position: str | None) -> int | None:
    if not position:
        return None
    if not _FACT.fullmatch(position):
        raise _no_position(name)
    return int(position)


def _no_position(name: str) -> ContractFault:
    return ContractFault(
        FaultCode.BAD_VALUE,
        f"The argument {name} is no position of ours.",
        remedy="Send the position of a call that was answered before.",
    )


def _types(request: x1.GetCallHistory) -> frozenset[CallType]:
    """The types that both filters let through; refused where there can be none."""
    if not request.direction and request.callType is None:
        return frozenset()
    found = frozenset(
        each
        for each, direction in _DIRECTIONS.items()
        if (request.direction or direction.value) == direction.value
        and request.callType in {None, int(views.CALL_TYPES[each])}
    )
    if not found:
        raise ContractFault(FaultCode.BAD_VALUE, "No calls are of that direction and type.")
    return found


def _digits(number: str | None) -> str:
    if not number:
        return ""
    digits = "".join(sign for sign in number if sign.isascii() and sign.isdigit())
    if not 1 <= len(digits) <= _DIGITS:
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument number has to hold 1 to {_DIGITS} digits.")
    return digits
