"""A call's life cycle, inbound and manual.

Inbound. ARRIVING: we answer and greet the caller, or say that we are closed and *turn them away*.
QUEUED: the caller hears music. OFFERED: one agent sees the call. PICKING_UP: that agent said yes and
their phone is on its way. An offer that comes to nothing is *returned* to the queue; a caller can only
leave from there, so an offered caller who goes is returned first and has left then, and both facts tell
their own half.

Manual. DIALING_STATION: the agent's phone comes first. DIALING: the customer's leg is on its way.
A manual call that *fails* is over at once: there was no conversation, hence no wrap-up. One that the agent
gives up while dialing *ended*, and wants a disposition like any other.

TALKING and ON_HOLD are the conversation. WRAP_UP lasts from its end to the disposition; FINISHED is the
only state without a way out.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import CallState


@unique
class CallEvent(StrEnum):
    """What can happen to a call."""

    GREETED = "GREETED"
    QUEUED = "QUEUED"
    OFFERED = "OFFERED"
    PICKED_UP = "PICKED_UP"
    RETURNED = "RETURNED"
    CALLER_LEFT = "CALLER_LEFT"
    TURNED_AWAY = "TURNED_AWAY"
    DIALED = "DIALED"
    RINGING = "RINGING"
    FAILED = "FAILED"
    CONNECTED = "CONNECTED"
    HELD = "HELD"
    RESUMED = "RESUMED"
    ENDED = "ENDED"
    FINISHED = "FINISHED"


CALL: LifeCycle[CallState, CallEvent] = LifeCycle(
    "the call",
    CallState.ARRIVING,
    {
        CallState.ARRIVING: {
            CallEvent.GREETED: CallState.ARRIVING,
            CallEvent.QUEUED: CallState.QUEUED,
            CallEvent.TURNED_AWAY: CallState.FINISHED,
            CallEvent.CALLER_LEFT: CallState.FINISHED,
        },
        CallState.QUEUED: {
            CallEvent.OFFERED: CallState.OFFERED,
            CallEvent.CALLER_LEFT: CallState.FINISHED,
        },
        CallState.OFFERED: {
            CallEvent.PICKED_UP: CallState.PICKING_UP,
            CallEvent.RETURNED: CallState.QUEUED,
        },
        CallState.PICKING_UP: {
            CallEvent.CONNECTED: CallState.TALKING,
            CallEvent.RETURNED: CallState.QUEUED,
        },
        CallState.DIALING_STATION: {
            CallEvent.DIALED: CallState.DIALING,
            CallEvent.FAILED: CallState.FINISHED,
            CallEvent.ENDED: CallState.WRAP_UP,
        },
        CallState.DIALING: {
            CallEvent.RINGING: CallState.DIALING,
            CallEvent.CONNECTED: CallState.TALKING,
            CallEvent.FAILED: CallState.FINISHED,
            CallEvent.ENDED: CallState.WRAP_UP,
        },
        CallState.TALKING: {
            CallEvent.HELD: CallState.ON_HOLD,
            CallEvent.ENDED: CallState.WRAP_UP,
        },
        CallState.ON_HOLD: {
            CallEvent.RESUMED: CallState.TALKING,
            CallEvent.ENDED: CallState.WRAP_UP,
        },
        CallState.WRAP_UP: {CallEvent.FINISHED: CallState.FINISHED},
        CallState.FINISHED: {},
    },
)

MANUAL_FIRST = CallState.DIALING_STATION
"""Where a manual call begins; inbound ones begin at the table's first state."""
