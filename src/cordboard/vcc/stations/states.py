"""A station leg's life cycle: the way from the center to an agent's phone, apart from the customer's leg.

For phones on demand there is none (ABSENT) until a call needs it: CALLING, from our INVITE on, whether the
phone rings (ring at offer) or is asked to lift by itself (call at pick-up); UP once it is answered.
It ends in either, by us, by the agent, or by the network, and the next call begins with a new one.

A held leg (an agent's outside number) is CALLING at login and UP until logout; calls join it and leave it.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle


@unique
class StationLegState(StrEnum):
    """How far the way to the agent's phone has come."""

    ABSENT = "ABSENT"
    CALLING = "CALLING"
    UP = "UP"


@unique
class StationLegEvent(StrEnum):
    """What can happen to a station leg."""

    CALLED = "CALLED"
    ANSWERED = "ANSWERED"
    ENDED = "ENDED"


STATION_LEG: LifeCycle[StationLegState, StationLegEvent] = LifeCycle(
    "the station leg",
    StationLegState.ABSENT,
    {
        StationLegState.ABSENT: {StationLegEvent.CALLED: StationLegState.CALLING},
        StationLegState.CALLING: {
            StationLegEvent.ANSWERED: StationLegState.UP,
            StationLegEvent.ENDED: StationLegState.ABSENT,
        },
        StationLegState.UP: {StationLegEvent.ENDED: StationLegState.ABSENT},
    },
)
