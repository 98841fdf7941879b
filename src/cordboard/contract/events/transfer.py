"""A call on its way to somebody else."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Int


class TransferStarted(Event):
    """A transfer has begun."""

    callSessionId: str | None = None


class TransferCompleted(Event):
    """The call is with its new party; this agent is out of it."""

    callSessionId: str | None = None


class TransferError(Event):
    """The transfer failed.

    errorCode: see ErrorCode in the codes.
    cause: in words.
    """

    callSessionId: str | None = None
    cause: str | None = None
    errorCode: Int | None = None


class TransferCallDisconnected(Event):
    """The customer left during the transfer."""

    callSessionId: str | None = None


class ConsultCallDisconnected(Event):
    """The party that was spoken to before the transfer is gone; the customer comes back.

    callSessionId: of the consultation, as its `callStarted` named it.
    """

    callSessionId: str | None = None
