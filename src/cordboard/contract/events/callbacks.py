"""Reminders, and callers who are called back."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.types.calls import CallbackInfo, LiveCallbackInfo
from cordboard.contract.types.contacts import Map


class CallbackAdded(Event):
    """callbackAdded"""

    info: CallbackInfo | None = None


class CallbackRemoved(Event):
    """callbackRemoved"""

    id: Id | None = None


class CallbackOverdue(Event):
    """callbackOverdue"""

    id: Id | None = None
    time: Long | None = None


class CallbacksChanged(Event):
    """callbacksChanged"""

    info: tuple[CallbackInfo, ...] = ()
    operation: Int | None = None


class LiveCallbackInitiating(Event):
    """liveCallbackInitiating"""

    info: LiveCallbackInfo | None = None
    autoAnswer: bool | None = None


class LiveCallbackInitiatingFailed(Event):
    """liveCallbackInitiatingFailed"""

    callSessionId: str | None = None
    offerId: Id | None = None


class LiveCallbackCRMRecordChanged(Event):
    """liveCallbackCRMRecordChanged"""

    callSessionId: str | None = None
    offerId: Id | None = None
    record: Map | None = None


class LiveCallbackEnded(Event):
    """liveCallbackEnded"""

    callSessionId: str | None = None
    offerId: Id | None = None
