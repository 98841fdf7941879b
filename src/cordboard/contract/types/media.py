"""Prompts, voicemail recordings and the clock check."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Long


class AgentPromptValue(Record):
    """agentPromptValue"""

    description: str | None = None
    description_is_set: bool | None = None
    duration: Long | None = None
    duration_is_set: bool | None = None
    id: Id | None = None
    id_is_set: bool | None = None
    name: str | None = None
    name_is_set: bool | None = None


class RecordingValue(Record):
    """recordingValue"""

    callSessionId: str | None = None
    campaignId: Id | None = None
    created: Long | None = None
    filename: str | None = None
    flags: Flags = 0
    id: Id | None = None
    length: Long | None = None
    name: str | None = None
    number: str | None = None


class CheckLocalTimeResult(Record):
    """checkLocalTimeResult"""

    ok: bool | None = None
    localTime: Long | None = None
    serverTime: Long | None = None
