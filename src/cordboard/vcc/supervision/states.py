"""How a supervisor comes to hear an agent, and goes.

CALLING: the supervisor's phone is called; a held leg is up already, so that begins WAITING. PRESENT: they
are in the agent's conversation, *moved* with it from bridge to bridge and from manner to manner, and
*withdrawn* when it is over: then they wait for the next one. ENDED is the only state without a way out.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import MonitoringState


@unique
class MonitoringEvent(StrEnum):
    """What can happen while a supervisor monitors an agent."""

    ANSWERED = "ANSWERED"
    MOVED = "MOVED"
    WITHDRAWN = "WITHDRAWN"
    ENDED = "ENDED"


MONITORING: LifeCycle[MonitoringState, MonitoringEvent] = LifeCycle(
    "the monitoring",
    MonitoringState.CALLING,
    {
        MonitoringState.CALLING: {
            MonitoringEvent.ANSWERED: MonitoringState.WAITING,
            MonitoringEvent.ENDED: MonitoringState.ENDED,
        },
        MonitoringState.WAITING: {
            MonitoringEvent.MOVED: MonitoringState.PRESENT,
            MonitoringEvent.ENDED: MonitoringState.ENDED,
        },
        MonitoringState.PRESENT: {
            MonitoringEvent.MOVED: MonitoringState.PRESENT,
            MonitoringEvent.WITHDRAWN: MonitoringState.WAITING,
            MonitoringEvent.ENDED: MonitoringState.ENDED,
        },
        MonitoringState.ENDED: {},
    },
)
