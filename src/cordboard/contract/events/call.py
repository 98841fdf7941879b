"""One call from offer to disposition."""

from typing import ClassVar

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.types.calls import CallInfo, QueuedCall
from cordboard.contract.types.contacts import Map


class IncomingCall(Event):
    """incomingCall"""

    callinfo: CallInfo | None = None


class IncomingCallInfo(Event):
    """incomingCallInfo"""

    callinfo: CallInfo | None = None


class AnswerCallIncoming(Event):
    """answerCallIncoming"""

    flag: bool | None = None


class CallInitiated(Event):
    """callInitiated"""

    number: str | None = None
    type: Int | None = None


class CallStarted(Event):
    """callStarted"""

    callSessionId: str | None = None


class CallUpdated(Event):
    """callUpdated"""

    callinfo: CallInfo | None = None


class CallCRMRecordChanged(Event):
    """callCRMRecordChanged"""

    callSessionId: str | None = None
    record: Map | None = None


class CallOnHold(Event):
    """callOnHold"""

    callSessionId: str | None = None


class CallOffHold(Event):
    """callOffHold"""

    callSessionId: str | None = None


class RecordingStarted(Event):
    """recordingStarted"""

    callSessionId: str | None = None
    autoRecording: bool | None = None


class RecordingStopped(Event):
    """recordingStopped"""

    callSessionId: str | None = None


class CallEnded(Event):
    """callEnded"""

    callSessionId: str | None = None
    party: Int | None = None


class CallWrapupTimerStarted(Event):
    """callWrapupTimerStarted"""

    callSessionId: str | None = None
    timeout: Long | None = None


class CallEndedByACW(Event):
    """callEndedByACW"""

    callSessionId: str | None = None
    dispositionId: Id | None = None
    timeout: Long | None = None


class CallFinished(Event):
    """callFinished"""

    callHandleTime: Long | None = None
    callLength: Long | None = None
    callSessionId: str | None = None
    callStarted: Long | None = None
    callWrapupTime: Long | None = None


class CallAbandoned(Event):
    """callAbandoned"""

    callSessionId: str | None = None


class CallError(Event):
    """callError"""

    callSessionId: str | None = None
    cause: str | None = None
    operation: str | None = None


class MakeCallFailed(Event):
    """makeCallFailed"""

    campaignId: Id | None = None
    cause: str | None = None
    errorCode: Int | None = None
    number: str | None = None
    callbackId: Id | None = None


class CallsQueueUpdated(Event):
    """callsQueueUpdated"""

    calls: tuple[QueuedCall, ...] = ()


class CampaignUpdate(Event):
    """campaignUpdate"""

    campaignId: Id | None = None


class ExecuteAgentCallback(Event):
    """ExecuteAgentCallback"""

    WIRE_NAME: ClassVar[str] = "ExecuteAgentCallback"

    data: str | None = None


class Click2DialInitiated(Event):
    """click2DialInitiated"""

    number: str | None = None


class FailedAddingNumberToDNC(Event):
    """failedAddingNumberToDNC"""

    cause: str | None = None
    number: str | None = None
