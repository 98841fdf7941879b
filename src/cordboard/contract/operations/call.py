"""One call: start it, speak, hold, record, end it, give it a disposition."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class MakeCall(Answered[None]):
    """Initiates new call."""

    number: str | None = None
    campaignId: Id | None = None
    checkDnc: bool | None = None
    callbackId: Id | None = None


class MakeTestCall(Answered[None]):
    """makeTestCall."""


class DisconnectCall(Answered[None]):
    """Disconnects current call."""


class FinishCall(Answered[None]):
    """Set disposition to current call (disconnects first if active)."""

    disposition: Id | None = None
    comments: str | None = None


class FinishCall2(Answered[None]):
    """finishCall2."""

    disposition: Id | None = None
    comments: str | None = None
    timeout: Long | None = None


class RejectCall(Answered[None]):
    """rejectCall."""


class ToggleHold(Answered[None]):
    """Enables/disables call hold."""

    flag: bool | None = None


class RecordCall(Answered[None]):
    """Start call recording."""

    flag: bool | None = None


class SendDTMF(Answered[None]):
    """Sends DTMF tones during active call (only available for softphone)."""

    digit: str | None = None


class SetCallAttachedVariable(Answered[None]):
    """setCallAttachedVariable."""

    id: Id | None = None
    value: str | None = None


class RemoveConferenceParticipant(Answered[None]):
    """Disconnects one of conference participant."""

    callSessionId: str | None = None


class StartClick2Dial(Answered[None]):
    """startClick2Dial."""

    arg0: str | None = None
