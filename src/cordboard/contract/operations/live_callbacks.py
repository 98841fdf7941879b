"""A caller who kept a place in the queue is called back."""

from cordboard.contract.record import Answered


class AnswerLiveCallback(Answered[None]):
    """answerLiveCallback."""


class RejectLiveCallback(Answered[None]):
    """rejectLiveCallback."""
