"""What listeners hear of an agent's own call, from the offer to the disposition.

- Every offer that ends without a conversation ends with `callAbandoned` at the seat that had it, so
  that clients close it; where the agent's phone failed, `callError` says so first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes, x1
from cordboard.seat import views
from cordboard.vcc import calls
from cordboard.vcc.kernel import Fact

from .queue import BACK_OVER, OFFERED_BACK, gave_up, is_called_back, offer_id
from .rows import (
    CALL_ENDED,
    CALL_FINISHED,
    UPDATE_STATUS,
    WRAP_UP_TIMER,
    Row,
    call_id,
    call_info,
    is_limited,
    row,
    status,
)


def _is_on_the_line(fact: Any) -> bool:
    return not is_called_back(fact)


def _station_failed(fact: calls.OfferEnded) -> bool:
    return fact.cause is calls.OfferEnd.STATION_FAILED


def _is_an_agent_s(fact: calls.CallDiverted) -> bool:
    return fact.agent is not None


def _is_secret(fact: Any) -> bool:
    """Is the recording none of which the agent is to know?"""
    return fact.call.recording_secret and not fact.call.recording_claimed


def _is_for_the_agent(fact: Any) -> bool:
    return not _is_secret(fact)


def _is_preview(fact: Any) -> bool:
    return fact.call.type is calls.CallType.PREVIEW


CALLS: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    calls.CallOffered: (
        row(contract.IncomingCall, when=_is_on_the_line, callinfo=call_info),
        row(contract.AnswerCallIncoming, when=_is_on_the_line, flag=lambda fact: fact.must_answer),
        row(
            contract.IncomingCallInfo,
            when=lambda fact: bool(fact.call.contact) and _is_on_the_line(fact),
            callinfo=call_info,
        ),
        *OFFERED_BACK,
        UPDATE_STATUS,
    ),
    calls.CallPickedUp: (UPDATE_STATUS,),
    calls.OfferEnded: (
        row(
            contract.CallError,
            when=_station_failed,
            callSessionId=call_id,
            operation=lambda _fact: "softphonePickupPhone",
            cause=lambda _fact: codes.DialFailure.NO_ANSWER.value,
        ),
        row(contract.CallAbandoned, when=_is_on_the_line, callSessionId=call_id),
        BACK_OVER,
        UPDATE_STATUS,
    ),
    calls.ManualCallStarted: (
        row(contract.PreviewDialingStarted, when=_is_preview, callinfo=call_info),
        UPDATE_STATUS,
    ),
    calls.CallInitiated: (
        row(contract.PreviewCallInitiated, when=_is_preview, callSessionId=call_id),
        row(
            contract.CallInitiated,
            when=lambda fact: not _is_preview(fact),
            number=lambda fact: fact.call.number,
            type=lambda fact: views.CALL_TYPES[fact.call.type].value,
        ),
    ),
    calls.ManualCallFailed: (
        row(
            contract.MakeCallFailed,
            campaignId=lambda fact: fact.campaign or codes.NO_CAMPAIGN,
            cause=lambda fact: fact.cause,
            errorCode=lambda fact: fact.failure.value,
            number=lambda fact: fact.number,
            callbackId=lambda fact: fact.callback or 0,
        ),
        UPDATE_STATUS,
    ),
    calls.CallConnected: (row(contract.CallStarted, callSessionId=call_id), UPDATE_STATUS),
    calls.CallDiverted: (
        row(contract.CallStarted, when=_is_an_agent_s, callSessionId=call_id),
        row(contract.UpdateStatus, when=_is_an_agent_s, status=status),
    ),
    calls.CallHeld: (row(contract.CallOnHold, callSessionId=call_id),),
    calls.CallResumed: (row(contract.CallOffHold, callSessionId=call_id),),
    calls.RecordingStarted: (
        row(
            contract.RecordingStarted,
            when=_is_for_the_agent,
            callSessionId=call_id,
            autoRecording=lambda fact: fact.automatic,
        ),
    ),
    calls.RecordingClaimed: (
        row(
            contract.RecordingStarted,
            when=_is_for_the_agent,
            callSessionId=call_id,
            autoRecording=lambda _fact: False,
        ),
        row(contract.RecordingStopped, when=_is_secret, callSessionId=call_id),
    ),
    calls.RecordingPaused: (row(x1.RecordingPaused, callSessionId=call_id),),
    calls.RecordingResumed: (
        row(x1.RecordingResumed, callSessionId=call_id, pause=lambda fact: views.last_pause(fact.call)),
    ),
    calls.RecordingStopped: (row(contract.RecordingStopped, when=_is_for_the_agent, callSessionId=call_id),),
    calls.CallEnded: (
        row(contract.LiveCallbackEnded, when=gave_up, callSessionId=call_id, offerId=offer_id),
        CALL_ENDED,
        WRAP_UP_TIMER,
        UPDATE_STATUS,
    ),
    calls.CallDropped: (CALL_ENDED, CALL_FINISHED, UPDATE_STATUS),
    calls.PhoneMeasured: (
        row(contract.CallUpdated, callinfo=call_info),
        row(
            contract.SoftphoneError,
            when=lambda fact: not fact.is_well,
            message=lambda fact: fact.call.comments,
        ),
    ),
    calls.CallVariableSet: (row(contract.CallUpdated, callinfo=call_info),),
    calls.CallNoted: (
        row(
            x1.CallNoted,
            callSessionId=lambda fact: fact.call_id,
            comments=lambda fact: fact.comments,
        ),
    ),
    calls.CallFinished: (
        row(
            contract.CallEndedByACW,
            when=is_limited,
            callSessionId=call_id,
            dispositionId=lambda fact: fact.call.disposition,
            timeout=lambda fact: fact.wrap_up_limit,
        ),
        CALL_FINISHED,
        UPDATE_STATUS,
    ),
}
