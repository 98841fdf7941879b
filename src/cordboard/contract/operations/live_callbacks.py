"""A caller who kept a place in the queue is called back."""

from cordboard.contract.record import Answered


class AnswerLiveCallback(Answered[None]):
    """Accepts the offer to call back somebody who kept a place in the queue.

    Causes the events of a call.
    """


class RejectLiveCallback(Answered[None]):
    """Refuses the offered queue callback, which goes to the next agent.

    Causes `liveCallbackEnded`.
    """
