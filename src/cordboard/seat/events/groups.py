"""What the listeners hear of calls that hang together: transfers, conferences, parked calls.

Choices that the contract leaves open:

- While an agent speaks with somebody else first, the customer is on hold (`callOnHold`, `callOffHold`). The
  party consulted is a call of its own: `callInitiated` when it is called, `callStarted` when it answers.
- A conference is named by its first call; each participant by a call of their own.
- Who is given a colleague's call in mid-conversation hears `incomingCall` and `callStarted` of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.vcc import calls
from cordboard.vcc.calls import CallState, Purpose
from cordboard.vcc.kernel import Fact

from .rows import (
    CALL_ENDED,
    CALL_FINISHED,
    PARKED_CALLS,
    UPDATE_STATUS,
    WRAP_UP_TIMER,
    Row,
    call_id,
    call_info,
    is_limited,
    row,
    status,
)


def _is_transfer(fact: Any) -> bool:
    return fact.purpose is Purpose.TRANSFER


def _is_conference(fact: Any) -> bool:
    return fact.purpose is Purpose.CONFERENCE


def _has_agent(fact: calls.FurtherCallStarted) -> bool:
    """False for the call to the outside party of a cold transfer: that is nobody's call at this seat."""
    return fact.call.agent is not None


def _joined(fact: calls.FurtherCallEnded) -> bool:
    return fact.joined


def _consulted_only(fact: calls.FurtherCallEnded) -> bool:
    return not fact.joined


def _is_consulting(fact: calls.PartyLeft) -> bool:
    return fact.call.state is CallState.CONSULTING


def _is_conferring(fact: calls.PartyLeft) -> bool:
    return not _is_consulting(fact)


def _is_free(fact: Any) -> bool:
    return fact.agent.call is None


def _asks_for_disposition(fact: calls.ParkedCallLeft) -> bool:
    return fact.call.state is CallState.WRAP_UP


def _is_finished(fact: calls.ParkedCallLeft) -> bool:
    return fact.call.state is CallState.FINISHED


def _limited_wrap_up(fact: Any) -> bool:
    return _asks_for_disposition(fact) and is_limited(fact)


def _main_id(fact: Any) -> str:
    return str(fact.main)


def _conference_of(fact: calls.FurtherCallEnded) -> str:
    return str(fact.call.main)


def _participant(fact: Any) -> contract.ParticipantInfo:
    return views.participant(fact.call)


_STATUS_IF_FREE: Final = row(contract.UpdateStatus, when=_is_free, status=status)
_PART_FINISHED: Final = row(
    contract.CallFinished,
    callSessionId=call_id,
    callStarted=lambda fact: fact.part.started,
    callLength=lambda fact: views.part_length(fact.part),
    callHandleTime=lambda fact: views.part_length(fact.part),
    callWrapupTime=lambda _fact: 0,
)

_FURTHER: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.ConsultationStarted: (
        row(contract.TransferStarted, when=_is_transfer, callSessionId=call_id),
        row(contract.CallOnHold, callSessionId=call_id),
    ),
    calls.FurtherCallStarted: (
        row(
            contract.CallInitiated,
            when=_has_agent,
            number=lambda fact: fact.call.number,
            type=lambda fact: views.CALL_TYPES[fact.call.type].value,
        ),
    ),
    calls.FurtherCallConnected: (row(contract.CallStarted, callSessionId=call_id),),
    calls.FurtherCallFailed: (
        row(
            contract.TransferError,
            when=_is_transfer,
            callSessionId=_main_id,
            cause=lambda fact: fact.cause,
            errorCode=lambda fact: fact.failure.value,
        ),
        row(
            contract.ConferenceCreateFailed,
            when=_is_conference,
            callSessionId=_main_id,
            reason=lambda fact: fact.cause,
            errorCode=lambda fact: fact.failure.value,
        ),
    ),
    calls.FurtherCallEnded: (
        row(
            contract.ConferenceParticipantRemoved,
            when=_joined,
            callSessionId=_conference_of,
            info=_participant,
        ),
        row(contract.ConsultCallDisconnected, when=_consulted_only, callSessionId=call_id),
    ),
    calls.ConsultationEnded: (
        row(contract.CallOffHold, when=lambda fact: fact.customer_waited, callSessionId=call_id),
    ),
    calls.PartyLeft: (
        row(contract.TransferCallDisconnected, when=_is_consulting, callSessionId=call_id),
        row(
            contract.ConferenceParticipantRemoved,
            when=_is_conferring,
            callSessionId=call_id,
            info=_participant,
        ),
    ),
}

_CONFERENCES: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.ParticipantJoined: (
        row(contract.ConferenceCompleted, when=lambda fact: fact.consulted, callSessionId=_main_id),
        row(contract.ConferenceParticipantAdded, callSessionId=_main_id, info=_participant),
    ),
    calls.ConferenceFailed: (
        row(
            contract.ConferenceError,
            callSessionId=lambda fact: str(fact.call_id),
            operation=lambda fact: fact.operation,
            cause=lambda fact: codes.DialFailure[fact.cause].value,
        ),
    ),
    calls.ConferenceLeft: (_PART_FINISHED, UPDATE_STATUS),
}

_TRANSFERS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.CallSentOn: (
        row(contract.TransferStarted, when=lambda fact: not fact.consulted, callSessionId=call_id),
        _STATUS_IF_FREE,
    ),
    calls.TransferFailed: (
        row(
            contract.TransferError,
            callSessionId=lambda fact: str(fact.call_id),
            cause=lambda fact: fact.cause,
            errorCode=lambda fact: fact.failure.value,
        ),
    ),
    calls.TransferCompleted: (
        row(contract.TransferCompleted, callSessionId=call_id),
        _PART_FINISHED,
        _STATUS_IF_FREE,
    ),
    calls.CallMerged: (CALL_FINISHED,),
    calls.ColleagueChanged: (row(contract.CallUpdated, callinfo=call_info),),
    calls.CallTakenOver: (
        row(contract.IncomingCall, callinfo=call_info),
        row(contract.CallStarted, callSessionId=call_id),
        UPDATE_STATUS,
    ),
    calls.SentCallLost: (row(contract.TransferCallDisconnected, callSessionId=call_id), _PART_FINISHED),
}

_PARKING: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.CallParked: (row(contract.CallParked, callSessionId=call_id), PARKED_CALLS, UPDATE_STATUS),
    calls.CallReparked: (row(contract.CallReparked, callinfo=call_info), PARKED_CALLS, _STATUS_IF_FREE),
    calls.ParkedCallTaken: (PARKED_CALLS, UPDATE_STATUS),
    calls.ParkedCallMoved: (PARKED_CALLS,),
    calls.ParkedCallLeft: (
        row(contract.ParkedCallDisconnected, callSessionId=call_id),
        PARKED_CALLS,
        Row(CALL_ENDED.event, CALL_ENDED.fields, _asks_for_disposition),
        Row(WRAP_UP_TIMER.event, WRAP_UP_TIMER.fields, _limited_wrap_up),
        Row(CALL_FINISHED.event, CALL_FINISHED.fields, _is_finished),
        Row(UPDATE_STATUS.event, UPDATE_STATUS.fields, _asks_for_disposition),
    ),
    calls.ParticipantParked: (
        row(contract.ConferenceParticipantRemoved, callSessionId=_main_id, info=_participant),
        row(contract.CallParked, callSessionId=call_id),
        PARKED_CALLS,
    ),
    calls.ParkFailed: (
        row(
            contract.ParkError,
            callSessionId=lambda fact: str(fact.call_id),
            cause=lambda fact: codes.ParkFailure[fact.cause].value,
            operation=lambda fact: fact.operation,
        ),
    ),
}

GROUPS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {**_FURTHER, **_CONFERENCES, **_TRANSFERS, **_PARKING}
"""Fact -> the events that its seat hears, in order."""
