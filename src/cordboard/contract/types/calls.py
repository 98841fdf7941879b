"""Calls, wherever they are: active, parked, queued, or yet to be made."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Int, Long


class CallInfo(Record):
    """One call as its agent sees it.

    number: the other party.
    ani, dnis: the calling and the called number as signalled.
    callType: see CallType in the codes.
    agentInitiated: the agent dialed.
    autoRecord: recorded without being asked.
    avgSessionTime: usual handle time of such calls, milliseconds, 0 if unknown.
    inboundPause: milliseconds on hold before the agent is joined.
    consult: a word before a transfer or a conference.
    transfer: it is being transferred to us, or was, by userTransferringId.
    internalReceiver: the called party is a user of the center.
    callbackId: the reminder that it answers.
    """

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
    """A reminder to call somebody.

    agent: whose it is.
    userGroup: or which group's.
    CRMId: the contact.
    dueDate: epoch milliseconds.
    flags: see CallbackFlag in the codes.
    """

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
    """The offer to call back somebody who kept a place in the queue.

    callbackNumber: whom to call.
    number: the line that was called.
    transferModule: where in the script the place was kept.
    """

    callSessionId: str | None = None
    campaignId: Id | None = None
    number: str | None = None
    callbackNumber: str | None = None
    offerId: Id | None = None
    skillId: Id | None = None
    transferModule: str | None = None


class ManualCallsConfig(Record):
    """Which campaign a manual call belongs to.

    defCampaign: when none is named.
    maySelect: the agent may name one.
    maySelectNone: the agent may name none.
    """

    defCampaign: Id | None = None
    maySelect: bool | None = None
    maySelectNone: bool | None = None


class NumberRestrictionValue(Record):
    """Whether one of a contact's numbers may be dialed now.

    number: 1 to 3.
    dialrestricted: true when it may not.
    """

    dialrestricted: bool | None = None
    number: Int | None = None


class ParkedCallInfo(Record):
    """A call that waits in a slot.

    address, addressType: where it would go (see AddressType in the codes).
    worksheetFinished: its worksheet was complete when it was parked.
    """

    address: str | None = None
    addressType: Int | None = None
    callSessionId: str | None = None
    campaignId: Id | None = None
    number: str | None = None
    worksheetFinished: bool | None = None


class ParticipantInfo(Record):
    """Somebody in a conference.

    customerTitle: name or number to show.
    """

    callSessionId: str | None = None
    campaignId: Id | None = None
    customerTitle: str | None = None


class QueuedCall(Record):
    """A call that waits for an agent.

    customer: name or number to show.
    created: since when, epoch milliseconds.
    personal: for this agent, not for a skill.
    priority: higher goes first.
    """

    callSessionId: str | None = None
    campaignId: Id | None = None
    created: Long | None = None
    customer: str | None = None
    personal: bool | None = None
    priority: Int | None = None


class SpeedDialInfo(Record):
    """A short code for a number."""

    code: str | None = None
    description: str | None = None
    id: Id | None = None
    number: str | None = None
