"""A call goes to somebody else, at once or after a word between the two."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class TransferCall(Answered[None]):
    """Transfer call."""

    callSessionId: str | None = None
    number: str | None = None
    timeout: Long | None = None
    dispositionId: Id | None = None
    warm: bool | None = None
    checkDnc: bool | None = None


class TransferCall2(Answered[None]):
    """transferCall2."""

    callSessionId: str | None = None
    number: str | None = None
    timeout: Long | None = None
    dispositionId: Id | None = None
    warm: bool | None = None
    redialTimeout: Long | None = None


class CompleteTransfer(Answered[None]):
    """Completes warm transfer."""


class CancelTransfer(Answered[None]):
    """Cancels warm transfer."""
