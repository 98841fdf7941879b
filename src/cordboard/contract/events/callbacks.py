"""Reminders, and callers who are called back."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int, Long
from cordboard.contract.types.calls import CallbackInfo, LiveCallbackInfo
from cordboard.contract.types.contacts import Map


class CallbackAdded(Event):
    """There is a new reminder."""

    info: CallbackInfo | None = None


class CallbackRemoved(Event):
    """A reminder is gone."""

    id: Id | None = None


class CallbackOverdue(Event):
    """A reminder is due.

    time: when it was due, epoch milliseconds.
    """

    id: Id | None = None
    time: Long | None = None


class CallbacksChanged(Event):
    """Reminders have changed.

    info: those. After a login, and after `reconnect`, all that there are, which may be none.
    operation: how, see ChangeOperation in the codes.
    """

    info: tuple[CallbackInfo, ...] = ()
    operation: Int | None = None


class LiveCallbackInitiating(Event):
    """A queue callback is offered to the agent.

    autoAnswer: it is accepted without being asked.
    """

    info: LiveCallbackInfo | None = None
    autoAnswer: bool | None = None


class LiveCallbackInitiatingFailed(Event):
    """The queue callback could not begin."""

    callSessionId: str | None = None
    offerId: Id | None = None


class LiveCallbackCRMRecordChanged(Event):
    """The contact of the queue callback is known or has changed.

    record: field name to value.
    """

    callSessionId: str | None = None
    offerId: Id | None = None
    record: Map | None = None


class LiveCallbackEnded(Event):
    """The queue callback is over."""

    callSessionId: str | None = None
    offerId: Id | None = None
