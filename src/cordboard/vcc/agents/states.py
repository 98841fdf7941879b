"""An agent's two life cycles: the session (login to logout) and, inside it, what the agent is busy with.

The session. A verified login makes the agent CONNECTING: the seat is taken, the station is being reached,
no call can come yet. Only a reachable station makes the agent LOGGED_IN; anything else rolls back.

The occupation. It only means something while LOGGED_IN and begins IDLE. A call is *offered* (and may be
withdrawn: not answered, the caller gone) or *dialed* by the agent. ON_CALL lasts from picking up or
dialing to the end of the conversation; WRAP_UP from there to the disposition. A call that never came to
a conversation is *dropped* and leaves no wrap-up, as does one between colleagues. Who sends a call on, or
parks it, *lets go* of it; who fetches it back has *retrieved* it; who is given the call of a colleague in
the middle of a conversation *takes over*. A parked call whose caller leaves is *closed* by an idle agent.
Who *previews* looks at a contact before dialing, without a call, and may do something else first.
A supervisor who *monitors* an agent is busy without a call of their own. Everybody else who is not IDLE has
exactly one call. The readiness that is asked for waits until they are IDLE again.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import Occupation, Presence


@unique
class SessionEvent(StrEnum):
    """What can happen to an agent's session."""

    VERIFIED = "VERIFIED"
    STATION_REACHED = "STATION_REACHED"
    LOGIN_FAILED = "LOGIN_FAILED"
    LOGGED_OUT = "LOGGED_OUT"


@unique
class WorkEvent(StrEnum):
    """What can happen to an agent's occupation."""

    OFFERED = "OFFERED"
    WITHDRAWN = "WITHDRAWN"
    PICKED_UP = "PICKED_UP"
    DIALED = "DIALED"
    DROPPED = "DROPPED"
    LET_GO = "LET_GO"
    RETRIEVED = "RETRIEVED"
    TAKEN_OVER = "TAKEN_OVER"
    CLOSED = "CLOSED"
    CALL_ENDED = "CALL_ENDED"
    FINISHED = "FINISHED"
    PREVIEWS = "PREVIEWS"
    PREVIEWED = "PREVIEWED"
    MONITORS = "MONITORS"
    MONITORED = "MONITORED"


SESSION: LifeCycle[Presence, SessionEvent] = LifeCycle(
    "the agent's session",
    Presence.LOGGED_OUT,
    {
        Presence.LOGGED_OUT: {SessionEvent.VERIFIED: Presence.CONNECTING},
        Presence.CONNECTING: {
            SessionEvent.STATION_REACHED: Presence.LOGGED_IN,
            SessionEvent.LOGIN_FAILED: Presence.LOGGED_OUT,
        },
        Presence.LOGGED_IN: {SessionEvent.LOGGED_OUT: Presence.LOGGED_OUT},
    },
)

OCCUPATION: LifeCycle[Occupation, WorkEvent] = LifeCycle(
    "the agent",
    Occupation.IDLE,
    {
        Occupation.IDLE: {
            WorkEvent.OFFERED: Occupation.OFFERED,
            WorkEvent.DIALED: Occupation.ON_CALL,
            WorkEvent.RETRIEVED: Occupation.ON_CALL,
            WorkEvent.CLOSED: Occupation.WRAP_UP,
            WorkEvent.PREVIEWS: Occupation.PREVIEW,
            WorkEvent.MONITORS: Occupation.MONITORING,
        },
        Occupation.PREVIEW: {
            WorkEvent.DIALED: Occupation.ON_CALL,
            WorkEvent.RETRIEVED: Occupation.ON_CALL,
            WorkEvent.PREVIEWED: Occupation.IDLE,
            WorkEvent.MONITORS: Occupation.MONITORING,
        },
        Occupation.OFFERED: {
            WorkEvent.PICKED_UP: Occupation.ON_CALL,
            WorkEvent.WITHDRAWN: Occupation.IDLE,
        },
        Occupation.ON_CALL: {
            WorkEvent.CALL_ENDED: Occupation.WRAP_UP,
            WorkEvent.DROPPED: Occupation.IDLE,
            WorkEvent.LET_GO: Occupation.IDLE,
            WorkEvent.TAKEN_OVER: Occupation.ON_CALL,
            WorkEvent.WITHDRAWN: Occupation.IDLE,
        },
        Occupation.WRAP_UP: {WorkEvent.FINISHED: Occupation.IDLE},
        Occupation.MONITORING: {WorkEvent.MONITORED: Occupation.IDLE},
    },
)
