"""A call goes to somebody else, at once or after a word between the two."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class TransferCall(Answered[None]):
    """Sends the call to another number, agent, skill or campaign.

    callSessionId: the active or a parked call.
    number: the target.
    timeout: milliseconds that the target may ring, 0 without limit.
    dispositionId: for outside targets.
    warm: true speaks with the target first.
    checkDnc: as in `makeCall`.
    Causes `transferStarted`, then `transferCompleted` and `callFinished`, or `transferError`. A warm
    transfer waits for `completeTransfer` or `cancelTransfer`.
    """

    callSessionId: str | None = None
    number: str | None = None
    timeout: Long | None = None
    dispositionId: Id | None = None
    warm: bool | None = None
    checkDnc: bool | None = None


class TransferCall2(Answered[None]):
    """Sends the call on like `transferCall`, with a redial time for the disposition instead of checkDnc.

    redialTimeout: milliseconds.
    """

    callSessionId: str | None = None
    number: str | None = None
    timeout: Long | None = None
    dispositionId: Id | None = None
    warm: bool | None = None
    redialTimeout: Long | None = None


class CompleteTransfer(Answered[None]):
    """Joins the customer and the target of a warm transfer; the agent leaves.

    Causes `transferCompleted`.
    """


class CancelTransfer(Answered[None]):
    """Gives up a warm transfer: the target is hung up and the customer comes back."""
