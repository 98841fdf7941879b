"""More than two people speak in one call."""

from collections.abc import Mapping
from typing import ClassVar

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class ConferenceIn(Answered[None]):
    """Adds somebody to the call.

    numberToConference: whom to call.
    isWarmTransfer: true speaks with them first, only for the first one added.
    checkDnc: as in `makeCall`.
    Causes `conferenceParticipantAdded`, or `conferenceCreateFailed`.
    """

    numberToConference: str | None = None
    isWarmTransfer: bool | None = None
    checkDnc: bool | None = None


class CompleteConference(Answered[None]):
    """Joins the participant that was spoken to first into the conference.

    Causes `conferenceCompleted`.
    """


class CancelConference(Answered[None]):
    """Gives up the participant that was spoken to first; the call goes on without."""


class AddToConference(Answered[None]):
    """Adds a parked call to the conference.

    callSessionId: the parked call.
    Causes `conferenceParticipantAdded` and `parkedCallsChanged`.
    """

    callSessionId: str | None = None


class LeaveConference(Answered[None]):
    """The agent leaves the conference; the others go on speaking.

    dispositionId: how it turned out; the center's rule says whether a colleague is asked all the same, see
        ConferenceDispositioning in the codes.
    Causes `callFinished`.
    """

    dispositionId: Id | None = None


class LeaveConference2(Answered[None]):
    """Leaves like `leaveConference`, with a redial time for the disposition.

    redialTimeout: milliseconds.
    """

    dispositionId: Id | None = None
    redialTimeout: Long | None = None


class LeaveConference3(Answered[None]):
    """Leaves the conference and lets a colleague in it give the disposition, where the rule allows that.

    dispositionCallId: published in one place under this name, in another as dispositionId; both are
        served. What it names is not documented, so that it is read, must be a number, and changes nothing:
        whoever stays says how the call turned out.
    """

    SPELLINGS: ClassVar[Mapping[str, str]] = {"dispositionId": "dispositionCallId"}

    dispositionCallId: Id | None = None
