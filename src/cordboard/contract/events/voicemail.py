"""Voicemails of a skill, and the agent's own."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.types.contacts import Map
from cordboard.contract.types.media import RecordingValue


class VoicemailDelivered(Event):
    """voicemailDelivered"""

    campaignId: Id | None = None
    created: Long | None = None
    initialComments: str | None = None
    length: Long | None = None
    remoteNumber: str | None = None
    voicemailId: Id | None = None


class VoicemailAccepted(Event):
    """voicemailAccepted"""

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
    """voicemailStateChanged"""

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
    """voicemailCRMRecordChanged"""

    record: Map | None = None
    voicemailId: Id | None = None


class VoicemailPostponed(Event):
    """voicemailPostponed"""

    voicemailId: Id | None = None


class VoicemailResumed(Event):
    """voicemailResumed"""

    voicemailId: Id | None = None


class VoicemailEnded(Event):
    """voicemailEnded"""

    voicemailId: Id | None = None


class VoicemailAdded(Event):
    """voicemailAdded"""

    value: RecordingValue | None = None


class RecordingAdded(Event):
    """recordingAdded"""

    recording: RecordingValue | None = None


class RecordingsChanged(Event):
    """recordingsChanged"""

    recordings: tuple[RecordingValue, ...] = ()


class RecordingPlayFinished(Event):
    """recordingPlayFinished"""

    duration: Long | None = None
