"""A call goes to somebody else, at once or after a word between the two."""

from cordboard.contract.record import Answered
from cordboard.contract.scalars import Id, Long


class TransferCall(Answered[None]):
    """Sends the call to another number, agent, skill or campaign.

    callSessionId: the active or a parked call.
    number: the target.
    timeout: milliseconds that the target has to take it, 0 without limit. What nobody takes comes back
        parked; a consultation that nobody answers brings the customer back.
    dispositionId: the agent's word on their part, 0 for none.
    warm: true speaks with the target first; not for a parked call.
    checkDnc: as in `makeCall`.
    Causes `transferStarted`, then `transferCompleted` and `callFinished`; or `transferError`, and
    `callReparked` where the agent was out of the call already. A warm transfer waits for `completeTransfer`
    or `cancelTransfer`.
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

    A target that has not answered yet gets the call as if it had been sent without a word.
    Causes `transferCompleted` and `callFinished`.
    """


class CancelTransfer(Answered[None]):
    """Gives up a warm transfer: the target is hung up and the customer comes back.

    Causes `consultCallDisconnected` and `callOffHold`.
    """
