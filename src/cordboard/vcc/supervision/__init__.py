"""Supervision: supervisors hear agents' conversations, speak in them, and force readiness and logout."""

from .commands import ForceLogout, ForceReadiness, Monitor, StopMonitoring
from .facts import (
    MonitoringChanged,
    MonitoringEnd,
    MonitoringEnded,
    MonitoringStarted,
    SupervisorAnswered,
    SupervisorMoved,
)
from .model import Manner, Monitoring, MonitoringState, Place
from .states import MONITORING, MonitoringEvent

__all__ = [
    "MONITORING",
    "ForceLogout",
    "ForceReadiness",
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
    "StopMonitoring",
    "SupervisorAnswered",
    "SupervisorMoved",
]
