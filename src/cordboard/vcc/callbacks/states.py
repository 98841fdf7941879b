"""A callback's life cycle.

A callback is WAITING until its time has come, and DUE from then on; it stays so until somebody does something
about it, however late. It can be *put off* at any time: it waits anew. *Changed* is what touches no time.

Whoever calls for it has *dialed* it, early or late, and nobody else can meanwhile. The call says what
follows: it was *reached* and is completed, or it was *not reached* and is due again. Where the call's
disposition gives the number a time to rest, or where it was dialed before its time, it is put off to that
time. A callback that is put off or removed in the course of its call has nothing to do with it any more.

That an agent does not want to be shown a due callback for the rest of their session is no state: a group's
callback is *dismissed* by one and still shown to the others. To be *shown* again needs one that is due.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import CallbackState


@unique
class CallbackEvent(StrEnum):
    """What can happen to a callback."""

    CAME_DUE = "CAME_DUE"
    CHANGED = "CHANGED"
    PUT_OFF = "PUT_OFF"
    DISMISSED = "DISMISSED"
    SHOWN = "SHOWN"
    DIALED = "DIALED"
    REACHED = "REACHED"
    NOT_REACHED = "NOT_REACHED"
    REMOVED = "REMOVED"


CALLBACK: LifeCycle[CallbackState, CallbackEvent] = LifeCycle(
    "the callback",
    CallbackState.WAITING,
    {
        CallbackState.WAITING: {
            CallbackEvent.CAME_DUE: CallbackState.DUE,
            CallbackEvent.CHANGED: CallbackState.WAITING,
            CallbackEvent.PUT_OFF: CallbackState.WAITING,
            CallbackEvent.DIALED: CallbackState.DIALED,
            CallbackEvent.REMOVED: CallbackState.REMOVED,
        },
        CallbackState.DUE: {
            CallbackEvent.CHANGED: CallbackState.DUE,
            CallbackEvent.PUT_OFF: CallbackState.WAITING,
            CallbackEvent.DISMISSED: CallbackState.DUE,
            CallbackEvent.SHOWN: CallbackState.DUE,
            CallbackEvent.DIALED: CallbackState.DIALED,
            CallbackEvent.REMOVED: CallbackState.REMOVED,
        },
        CallbackState.DIALED: {
            CallbackEvent.CHANGED: CallbackState.DIALED,
            CallbackEvent.PUT_OFF: CallbackState.WAITING,
            CallbackEvent.REACHED: CallbackState.COMPLETED,
            CallbackEvent.NOT_REACHED: CallbackState.DUE,
            CallbackEvent.REMOVED: CallbackState.REMOVED,
        },
        CallbackState.COMPLETED: {},
        CallbackState.REMOVED: {},
    },
)

LIVING = frozenset(state for state, rows in CALLBACK.rows.items() if rows)
"""The states of callbacks that there still are."""
