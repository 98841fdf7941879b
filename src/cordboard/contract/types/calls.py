"""Calls, wherever they are: active, parked, queued, or yet to be made."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Int, Long


class CallInfo(Record):
    """callInfo"""

    agentInitiated: bool | None = None
    ani: str | None = None
    autoRecord: bool | None = None
    avgSessionTime: Long | None = None
    callSessionId: str | None = None
    callType: Int | None = None
    callbackId: Id | None = None
    campaignId: Id | None = None
    comments: str | None = None
    consult: bool | None = None
    dnis: str | None = None
    inboundPause: Int | None = None
    internalReceiver: bool | None = None
    number: str | None = None
    transfer: bool | None = None
    userTransferringId: Id | None = None


class CallbackInfo(Record):
    """callbackInfo"""

    agent: Id | None = None
    CRMId: Id | None = None
    campaignId: Id | None = None
    comments: str | None = None
    dueDate: Long | None = None
    flags: Flags = 0
    id: Id | None = None
    number: str | None = None
    userGroup: Id | None = None


class LiveCallbackInfo(Record):
    """liveCallbackInfo"""

    callSessionId: str | None = None
    campaignId: Id | None = None
    number: str | None = None
    callbackNumber: str | None = None
    offerId: Id | None = None
    skillId: Id | None = None
    transferModule: str | None = None


class ManualCallsConfig(Record):
    """manualCallsConfig"""

    defCampaign: Id | None = None
    maySelect: bool | None = None
    maySelectNone: bool | None = None


class NumberRestrictionValue(Record):
    """numberRestrictionValue"""

    dialrestricted: bool | None = None
    number: Int | None = None


class ParkedCallInfo(Record):
    """parkedCallInfo"""

    address: str | None = None
    addressType: Int | None = None
    callSessionId: str | None = None
    campaignId: Id | None = None
    number: str | None = None
    worksheetFinished: bool | None = None


class ParticipantInfo(Record):
    """participantInfo"""

    callSessionId: str | None = None
    campaignId: Id | None = None
    customerTitle: str | None = None


class QueuedCall(Record):
    """queuedCall"""

    callSessionId: str | None = None
    campaignId: Id | None = None
    created: Long | None = None
    customer: str | None = None
    personal: bool | None = None
    priority: Int | None = None


class SpeedDialInfo(Record):
    """speedDialInfo"""

    code: str | None = None
    description: str | None = None
    id: Id | None = None
    number: str | None = None
