"""The agent sees the contact first and then dials or skips."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long
from cordboard.contract.types.campaigns import DispositionValue, DispositionValue2


class MakePreviewCall(Answered[None]):
    """Initiate preview call."""

    number: str | None = None


class ContinuePreview(Answered[None]):
    """continuePreview."""

    dispositionId: Id | None = None
    dialAgain: bool | None = None


class RenewPreviewCall(Answered[None]):
    """Renews preview call."""

    dispositionId: Id | None = None


class EndPreviewCall(Answered[None]):
    """Sets disposition on preview call."""

    dispositionId: Id | None = None


class SetSkipPreviewCall(Answered[None]):
    """Skips preview call."""

    dispositionId: Id | None = None


class SetSkipPreviewCall2(Answered[None]):
    """setSkipPreviewCall2."""

    dispositionId: Id | None = None
    timeout: Long | None = None


class SkipPreviewCall(SetSkipPreviewCall):
    """Skips preview call."""


class GetPreviewSkipDispositions(Answered[tuple[DispositionValue, ...]]):
    """Retrieves preview call disposition list."""


class GetPreviewSkipDispositions2(Answered[tuple[DispositionValue2, ...]]):
    """getPreviewSkipDispositions2."""
