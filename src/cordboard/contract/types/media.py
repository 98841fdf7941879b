"""Prompts, voicemail recordings and the clock check."""

from cordboard.contract.record import Record
from cordboard.contract.scalars import Flags, Id, Long


class AgentPromptValue(Record):
    """A prompt that may be played to a caller.

    duration: milliseconds. Each `…_is_set` tells whether its field holds a value.
    """

    description: str | None = None
    description_is_set: bool | None = None
    duration: Long | None = None
    duration_is_set: bool | None = None
    id: Id | None = None
    id_is_set: bool | None = None
    name: str | None = None
    name_is_set: bool | None = None


class RecordingValue(Record):
    """A personal voicemail or greeting.

    created: epoch milliseconds.
    length: milliseconds.
    flags: see RecordingFlag in the codes.
    """

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
    """Whether the agent's clock agrees with the center's.

    localTime, serverTime: epoch milliseconds.
    """

    ok: bool | None = None
    localTime: Long | None = None
    serverTime: Long | None = None
