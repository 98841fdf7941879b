"""One call from offer to disposition."""

from typing import ClassVar

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.types.calls import CallInfo, QueuedCall
from cordboard.contract.types.contacts import Map


class IncomingCall(Event):
    """A call is offered to the agent.

    callinfo: the call; a screen pop may look up callinfo.number already.
    """

    callinfo: CallInfo | None = None


class IncomingCallInfo(Event):
    """More is known about the offered call."""

    callinfo: CallInfo | None = None


class AnswerCallIncoming(Event):
    """Whether the offered call must be picked up by the client.

    flag: true, the client must answer (`softphonePickupPhone`); false, it is answered by itself.
    """

    flag: bool | None = None


class CallInitiated(Event):
    """The call to the customer is being dialed.

    number: whom.
    type: see CallType in the codes.
    """

    number: str | None = None
    type: Int | None = None


class CallStarted(Event):
    """Agent and customer are connected; the call's variables are readable."""

    callSessionId: str | None = None


class CallUpdated(Event):
    """Something about the call has changed."""

    callinfo: CallInfo | None = None


class CallCRMRecordChanged(Event):
    """The contact of the call is known or has changed.

    record: field name to value.
    """

    callSessionId: str | None = None
    record: Map | None = None


class CallOnHold(Event):
    """The customer is on hold and hears music."""

    callSessionId: str | None = None


class CallOffHold(Event):
    """The customer is back from hold."""

    callSessionId: str | None = None


class RecordingStarted(Event):
    """The call is being recorded.

    autoRecording: without being asked.
    """

    callSessionId: str | None = None
    autoRecording: bool | None = None


class RecordingStopped(Event):
    """The call is no longer being recorded."""

    callSessionId: str | None = None


class CallEnded(Event):
    """The call is hung up; the agent is in wrap-up and owes a disposition.

    party: who ended it, see Party in the codes.
    """

    callSessionId: str | None = None
    party: Int | None = None


class CallWrapupTimerStarted(Event):
    """The wrap-up has a limit.

    timeout: milliseconds left.
    """

    callSessionId: str | None = None
    timeout: Long | None = None


class CallEndedByACW(Event):
    """The wrap-up ran out and the campaign's disposition was given.

    dispositionId: which.
    timeout: the limit, milliseconds.
    """

    callSessionId: str | None = None
    dispositionId: Id | None = None
    timeout: Long | None = None


class CallFinished(Event):
    """The call has its disposition and is closed.

    callStarted: epoch milliseconds.
    callLength, callHandleTime, callWrapupTime: milliseconds.
    """

    callHandleTime: Long | None = None
    callLength: Long | None = None
    callSessionId: str | None = None
    callStarted: Long | None = None
    callWrapupTime: Long | None = None


class CallAbandoned(Event):
    """The caller left before the agent answered."""

    callSessionId: str | None = None


class CallError(Event):
    """Something asked of the call failed.

    operation: what.
    cause: why.
    """

    callSessionId: str | None = None
    cause: str | None = None
    operation: str | None = None


class MakeCallFailed(Event):
    """A manual call could not be made.

    errorCode: see ErrorCode in the codes.
    cause: in words.
    number, campaignId, callbackId: as asked.
    """

    campaignId: Id | None = None
    cause: str | None = None
    errorCode: Int | None = None
    number: str | None = None
    callbackId: Id | None = None


class CallsQueueUpdated(Event):
    """The calls that wait for this agent or the agent's skills."""

    calls: tuple[QueuedCall, ...] = ()


class CampaignUpdate(Event):
    """Something about a campaign has changed."""

    campaignId: Id | None = None


class ExecuteAgentCallback(Event):
    """A callback is to be executed; what the data holds is not published, so that none is told.

    That one is due is told by `callbackOverdue`.
    """

    WIRE_NAME: ClassVar[str] = "ExecuteAgentCallback"

    data: str | None = None


class Click2DialInitiated(Event):
    """The agent clicked a number on a page."""

    number: str | None = None


class FailedAddingNumberToDNC(Event):
    """A number could not be put on the do-not-call list.

    cause: why.
    """

    cause: str | None = None
    number: str | None = None
