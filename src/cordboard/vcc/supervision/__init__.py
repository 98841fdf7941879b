"""Supervision: supervisors hear agents' conversations, speak in them, and force readiness and logout."""

from .commands import ForceLogout, ForceReadiness, Monitor, StopMonitoring, WatchAgents
from .effects import EFFECTS
from .facts import (
    AgentsSeen,
    MonitoringChanged,
    MonitoringEnd,
    MonitoringEnded,
    MonitoringStarted,
    SupervisionFact,
    SupervisorAnswered,
    SupervisorMoved,
    SupervisorPlaced,
    WatchingBegun,
    WatchingEnded,
)
from .model import Manner, Monitoring, MonitoringState, Place, Sight
from .queries import GetMonitoring, ListSights
from .sights import all_sights
from .states import MONITORING, MonitoringEvent

__all__ = [
    "EFFECTS",
    "MONITORING",
    "AgentsSeen",
    "ForceLogout",
    "ForceReadiness",
    "GetMonitoring",
    "ListSights",
    "Manner",
    "Monitor",
    "Monitoring",
    "MonitoringChanged",
    "MonitoringEnd",
    "MonitoringEnded",
    "MonitoringEvent",
    "MonitoringStarted",
    "MonitoringState",
    "Place",
    "Sight",
    "StopMonitoring",
    "SupervisionFact",
    "SupervisorAnswered",
    "SupervisorMoved",
    "SupervisorPlaced",
    "WatchAgents",
    "WatchingBegun",
    "WatchingEnded",
    "all_sights",
]
