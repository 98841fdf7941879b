"""A call's life cycle, inbound and manual.

Inbound. ARRIVING: we answer and greet the caller, lead them through a menu, or *turn them away*.
QUEUED: the caller hears music. OFFERED: one agent sees the call. PICKING_UP: that agent said yes and
their phone is on its way. An offer that comes to nothing is *returned* to the queue; a caller can only
leave from there, so an offered caller who goes is returned first and has left then, and both facts tell
their own half.

Manual. DIALING_STATION: the agent's phone comes first. DIALING: the customer's leg is on its way.
A manual call that *fails* is over at once: there was no conversation, hence no wrap-up. One that the agent
gives up while dialing *ended*, and wants a disposition like any other.

A caller who has kept their place is QUEUED without being on the line. The agent to whom the call is offered
*accepts* it and dials; where nobody answers, the call is *not reached* and waits again.

TALKING and ON_HOLD are the conversation. WRAP_UP lasts from its end to the disposition; FINISHED is the
only state without a way out. What needs no disposition (a call between colleagues, a further call) is
*dropped* and is over at once.

CONSULTING: the customer waits while the agent speaks with somebody else; a customer who leaves then *left*
them to it, and the call ends with their talk. PARKED: the customer waits while the agent does something
else. Both come back by RESUMED and PICKED_UP.

A call that is *sent on* to colleagues is QUEUED again, and one that nobody took is *reparked* with the agent
who sent it. On the way to an outside number it is TRANSFERRING, then *handed over*. TRANSFERRED: those
outside go on by themselves; it is over when one of the last two leaves.

A call that is *diverted* to a voicemail box is DEPOSITING: nobody is called for it any more.
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
    ACCEPTED = "ACCEPTED"
    NOT_REACHED = "NOT_REACHED"
    CALLER_LEFT = "CALLER_LEFT"
    TURNED_AWAY = "TURNED_AWAY"
    DIALED = "DIALED"
    RINGING = "RINGING"
    FAILED = "FAILED"
    CONNECTED = "CONNECTED"
    HELD = "HELD"
    RESUMED = "RESUMED"
    CONSULTED = "CONSULTED"
    LEFT = "LEFT"
    PARKED = "PARKED"
    SENT_ON = "SENT_ON"
    SENT_OUT = "SENT_OUT"
    DIVERTED = "DIVERTED"
    HANDED_OVER = "HANDED_OVER"
    TAKEN_OVER = "TAKEN_OVER"
    REPARKED = "REPARKED"
    ENDED = "ENDED"
    DROPPED = "DROPPED"
    FINISHED = "FINISHED"


CALL: LifeCycle[CallState, CallEvent] = LifeCycle(
    "the call",
    CallState.ARRIVING,
    {
        CallState.ARRIVING: {
            CallEvent.GREETED: CallState.ARRIVING,
            CallEvent.SENT_OUT: CallState.TRANSFERRING,
            CallEvent.QUEUED: CallState.QUEUED,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.TURNED_AWAY: CallState.FINISHED,
            CallEvent.CALLER_LEFT: CallState.FINISHED,
        },
        CallState.QUEUED: {
            CallEvent.SENT_OUT: CallState.TRANSFERRING,
            CallEvent.OFFERED: CallState.OFFERED,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.CALLER_LEFT: CallState.FINISHED,
            CallEvent.REPARKED: CallState.PARKED,
        },
        CallState.OFFERED: {
            CallEvent.ACCEPTED: CallState.DIALING_STATION,
            CallEvent.PICKED_UP: CallState.PICKING_UP,
            CallEvent.RETURNED: CallState.QUEUED,
        },
        CallState.PICKING_UP: {
            CallEvent.CONNECTED: CallState.TALKING,
            CallEvent.RETURNED: CallState.QUEUED,
            CallEvent.REPARKED: CallState.PARKED,
        },
        CallState.DIALING_STATION: {
            CallEvent.NOT_REACHED: CallState.QUEUED,
            CallEvent.DIALED: CallState.DIALING,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.FAILED: CallState.FINISHED,
            CallEvent.ENDED: CallState.WRAP_UP,
            CallEvent.DROPPED: CallState.FINISHED,
        },
        CallState.DIALING: {
            CallEvent.NOT_REACHED: CallState.QUEUED,
            CallEvent.RINGING: CallState.DIALING,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.CONNECTED: CallState.TALKING,
            CallEvent.FAILED: CallState.FINISHED,
            CallEvent.HANDED_OVER: CallState.TRANSFERRED,
            CallEvent.ENDED: CallState.WRAP_UP,
            CallEvent.DROPPED: CallState.FINISHED,
        },
        CallState.TALKING: {
            CallEvent.HELD: CallState.ON_HOLD,
            CallEvent.LEFT: CallState.TALKING,
            CallEvent.CONSULTED: CallState.CONSULTING,
            CallEvent.PARKED: CallState.PARKED,
            CallEvent.SENT_ON: CallState.QUEUED,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.SENT_OUT: CallState.TRANSFERRING,
            CallEvent.HANDED_OVER: CallState.TRANSFERRED,
            CallEvent.TAKEN_OVER: CallState.TALKING,
            CallEvent.ENDED: CallState.WRAP_UP,
            CallEvent.DROPPED: CallState.FINISHED,
        },
        CallState.ON_HOLD: {
            CallEvent.RESUMED: CallState.TALKING,
            CallEvent.LEFT: CallState.ON_HOLD,
            CallEvent.CONSULTED: CallState.CONSULTING,
            CallEvent.PARKED: CallState.PARKED,
            CallEvent.SENT_ON: CallState.QUEUED,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.SENT_OUT: CallState.TRANSFERRING,
            CallEvent.HANDED_OVER: CallState.TRANSFERRED,
            CallEvent.TAKEN_OVER: CallState.TALKING,
            CallEvent.ENDED: CallState.WRAP_UP,
            CallEvent.DROPPED: CallState.FINISHED,
        },
        CallState.CONSULTING: {
            CallEvent.RESUMED: CallState.TALKING,
            CallEvent.LEFT: CallState.CONSULTING,
            CallEvent.SENT_ON: CallState.QUEUED,
            CallEvent.SENT_OUT: CallState.TRANSFERRING,
            CallEvent.HANDED_OVER: CallState.TRANSFERRED,
            CallEvent.TAKEN_OVER: CallState.TALKING,
            CallEvent.ENDED: CallState.WRAP_UP,
            CallEvent.DROPPED: CallState.FINISHED,
        },
        CallState.PARKED: {
            CallEvent.PICKED_UP: CallState.PICKING_UP,
            CallEvent.SENT_ON: CallState.QUEUED,
            CallEvent.DIVERTED: CallState.DEPOSITING,
            CallEvent.SENT_OUT: CallState.TRANSFERRING,
            CallEvent.CONNECTED: CallState.TALKING,
            CallEvent.ENDED: CallState.WRAP_UP,
            CallEvent.CALLER_LEFT: CallState.FINISHED,
        },
        CallState.TRANSFERRING: {
            CallEvent.HANDED_OVER: CallState.TRANSFERRED,
            CallEvent.REPARKED: CallState.PARKED,
            CallEvent.SENT_ON: CallState.QUEUED,
            CallEvent.DROPPED: CallState.FINISHED,
            CallEvent.CALLER_LEFT: CallState.FINISHED,
        },
        CallState.DEPOSITING: {
            CallEvent.CALLER_LEFT: CallState.FINISHED,
            CallEvent.DROPPED: CallState.FINISHED,
        },
        CallState.TRANSFERRED: {CallEvent.FINISHED: CallState.FINISHED},
        CallState.WRAP_UP: {CallEvent.FINISHED: CallState.FINISHED},
        CallState.FINISHED: {},
    },
)

MANUAL_FIRST = CallState.DIALING_STATION
"""Where a manual call begins; inbound ones begin at the table's first state."""
FURTHER_FIRST = CallState.DIALING
"""Where a further call begins: its agent's phone is up already."""
