"""People join and leave a call."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Int
from cordboard.contract.types.calls import ParticipantInfo


class ConferenceParticipantAdded(Event):
    """conferenceParticipantAdded"""

    callSessionId: str | None = None
    info: ParticipantInfo | None = None


class ConferenceParticipantRemoved(Event):
    """conferenceParticipantRemoved"""

    callSessionId: str | None = None
    info: ParticipantInfo | None = None


class ConferenceCompleted(Event):
    """conferenceCompleted"""

    callSessionId: str | None = None


class ConferenceCreateFailed(Event):
    """conferenceCreateFailed"""

    callSessionId: str | None = None
    reason: str | None = None
    errorCode: Int | None = None


class ConferenceError(Event):
    """conferenceError"""

    callSessionId: str | None = None
    cause: str | None = None
    operation: str | None = None
