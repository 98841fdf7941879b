"""Voicemails of a skill, and the agent's own."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.types.contacts import Map
from cordboard.contract.types.media import RecordingValue


class VoicemailDelivered(Event):
    """A voicemail of a skill is offered to the agent.

    created: epoch milliseconds.
    length: milliseconds.
    """

    campaignId: Id | None = None
    created: Long | None = None
    initialComments: str | None = None
    length: Long | None = None
    remoteNumber: str | None = None
    voicemailId: Id | None = None


class VoicemailAccepted(Event):
    """The agent has taken the offered voicemail.

    created: epoch milliseconds.
    length, holdTime, queueTime: milliseconds.
    callType: see CallType in the codes.
    ourNumber, remoteNumber: the called and the calling number.
    """

    callSessionId: str | None = None
    callSkillId: Id | None = None
    callType: Int | None = None
    campaignId: Id | None = None
    created: Long | None = None
    customerTitle: str | None = None
    holdTime: Long | None = None
    initialComments: str | None = None
    length: Long | None = None
    offerId: Id | None = None
    ourNumber: str | None = None
    queueTime: Long | None = None
    remoteNumber: str | None = None
    transferModule: str | None = None
    transferUserId: Id | None = None
    voicemailId: Id | None = None


class VoicemailStateChanged(Event):
    """The voicemail that the agent works on has changed.

    The fields are those of `voicemailAccepted`.
    """

    callSessionId: str | None = None
    callSkillId: Id | None = None
    callType: Int | None = None
    campaignId: Id | None = None
    created: Long | None = None
    customerTitle: str | None = None
    holdTime: Long | None = None
    initialComments: str | None = None
    length: Long | None = None
    offerId: Id | None = None
    ourNumber: str | None = None
    queueTime: Long | None = None
    remoteNumber: str | None = None
    transferModule: str | None = None
    transferUserId: Id | None = None
    voicemailId: Id | None = None


class VoicemailCRMRecordChanged(Event):
    """The contact of the voicemail is known or has changed.

    record: field name to value.
    """

    record: Map | None = None
    voicemailId: Id | None = None


class VoicemailPostponed(Event):
    """A call interrupts the work on the voicemail."""

    voicemailId: Id | None = None


class VoicemailResumed(Event):
    """The work on the voicemail goes on."""

    voicemailId: Id | None = None


class VoicemailEnded(Event):
    """The voicemail is done, sent on, deleted or refused."""

    voicemailId: Id | None = None


class VoicemailAdded(Event):
    """There is a new personal voicemail."""

    value: RecordingValue | None = None


class RecordingAdded(Event):
    """There is a new personal recording."""

    recording: RecordingValue | None = None


class RecordingsChanged(Event):
    """The agent's personal recordings."""

    recordings: tuple[RecordingValue, ...] = ()


class RecordingPlayFinished(Event):
    """The player has come to the end.

    duration: milliseconds.
    """

    duration: Long | None = None
