"""People join and leave a call."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Int
from cordboard.contract.types.calls import ParticipantInfo


class ConferenceParticipantAdded(Event):
    """Somebody joined the conference."""

    callSessionId: str | None = None
    info: ParticipantInfo | None = None


class ConferenceParticipantRemoved(Event):
    """Somebody left the conference."""

    callSessionId: str | None = None
    info: ParticipantInfo | None = None


class ConferenceCompleted(Event):
    """The participant that was spoken to first has joined."""

    callSessionId: str | None = None


class ConferenceCreateFailed(Event):
    """Nobody could be added.

    errorCode: see ErrorCode in the codes.
    reason: in words.
    """

    callSessionId: str | None = None
    reason: str | None = None
    errorCode: Int | None = None


class ConferenceError(Event):
    """Something asked of the conference failed.

    operation: what.
    cause: why.
    """

    callSessionId: str | None = None
    cause: str | None = None
    operation: str | None = None
