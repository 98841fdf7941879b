"""One call: start it, speak, hold, record, end it, give it a disposition."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class MakeCall(Answered[None]):
    """Calls a number: first the agent's station is joined, then the number is dialed.

    number: what to call.
    campaignId: the campaign that the call belongs to, 0 or absent for the default.
    checkDnc: false dials a number on the do-not-call list after the agent has confirmed.
    callbackId: the reminder that this call answers.
    Causes `callInitiated`, on answer `callStarted`, later `callEnded` and `callFinished`; or
    `makeCallFailed`.
    """

    number: str | None = None
    campaignId: Id | None = None
    checkDnc: bool | None = None
    callbackId: Id | None = None


class MakeTestCall(Answered[None]):
    """Starts a call for trying out the station, in which agents hear themselves; needs the permission.

    It cannot be held, parked, sent on or recorded, and wants no disposition.
    Causes the events of `makeCall` with the call type TEST; `callFinished` follows `callEnded` at once.
    """


class DisconnectCall(Answered[None]):
    """Hangs up the current call; the agent goes to wrap-up and still owes a disposition.

    Causes `callEnded` and `updateStatus`.
    """


class FinishCall(Answered[None]):
    """Gives the current call its disposition and ends the wrap-up; an active call is hung up first.

    disposition: an id from `getCampaignDispositions`.
    comments: free text kept with the call.
    Causes `callEnded` if the call was active, then `callFinished` and `updateStatus`.
    """

    disposition: Id | None = None
    comments: str | None = None


class FinishCall2(Answered[None]):
    """Finishes the call like `finishCall` and says when the number may be dialed again.

    timeout: milliseconds until the redial, more than 0 and at most 366 days; only for dispositions that
        allow it. Absent: as the disposition says.
    """

    disposition: Id | None = None
    comments: str | None = None
    timeout: Long | None = None


class RejectCall(Answered[None]):
    """Refuses the offered call, which goes back to the queue; needs the permission to reject calls.

    The agent stays ready, and is not offered this call again for a while.
    Causes `callAbandoned` and `updateStatus`; the next agent gets the offer.
    """


class ToggleHold(Answered[None]):
    """Puts the customer on hold, with music, or takes the call off hold.

    flag: true holds, false resumes.
    Causes `callOnHold` or `callOffHold`; refused when no call is connected.
    """

    flag: bool | None = None


class RecordCall(Answered[None]):
    """Starts or stops the recording of the current call.

    flag: true starts, false stops. Needs the permission to make recordings, also to stop one that began by
        itself. Where the center does not show those, they go on whatever agents start and stop.
    Causes `recordingStarted` or `recordingStopped`.
    """

    flag: bool | None = None


class SendDTMF(Answered[None]):
    """Sends key tones into the current call.

    digit: one or more of 0-9, *, # and A-D. Published for softphones only; here it works with every station
        type.
    """

    digit: str | None = None


class SetCallAttachedVariable(Answered[None]):
    """Sets a variable of the current call; system variables stay as they are, without a fault.

    id: the variable, from `getCallAttachedVariables`.
    value: as text, in the form of the variable's type.
    Causes `callUpdated`.
    """

    id: Id | None = None
    value: str | None = None


class RemoveConferenceParticipant(Answered[None]):
    """Hangs up one participant of the conference; the others go on.

    callSessionId: the participant, from `conferenceParticipantAdded`.
    Causes `conferenceParticipantRemoved`.
    """

    callSessionId: str | None = None


class StartClick2Dial(Answered[None]):
    """Tells the listeners that the agent clicked a number on a page; it dials nothing itself.

    arg0: the number.
    Causes `click2DialInitiated`.
    """

    arg0: str | None = None
