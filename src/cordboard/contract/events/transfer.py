"""A call on its way to somebody else."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Int


class TransferStarted(Event):
    """transferStarted"""

    callSessionId: str | None = None


class TransferCompleted(Event):
    """transferCompleted"""

    callSessionId: str | None = None


class TransferError(Event):
    """transferError"""

    callSessionId: str | None = None
    cause: str | None = None
    errorCode: Int | None = None


class TransferCallDisconnected(Event):
    """transferCallDisconnected"""

    callSessionId: str | None = None


class ConsultCallDisconnected(Event):
    """consultCallDisconnected"""

    callSessionId: str | None = None
