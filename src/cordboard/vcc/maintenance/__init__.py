"""Maintenance: planned work on the center, announced to everybody, during which nobody works."""

from .book import EFFECTS, Upkeep
from .facts import (
    MaintenanceAnnounced,
    MaintenanceCanceled,
    MaintenanceCompleted,
    MaintenanceFact,
    MaintenanceNeared,
    MaintenanceStarted,
    ReloginRequired,
)
from .model import Maintenance, Stage
from .policy import require_logins, require_none
from .states import MAINTENANCE, MaintenanceEvent

__all__ = [
    "EFFECTS",
    "MAINTENANCE",
    "Maintenance",
    "MaintenanceAnnounced",
    "MaintenanceCanceled",
    "MaintenanceCompleted",
    "MaintenanceEvent",
    "MaintenanceFact",
    "MaintenanceNeared",
    "MaintenanceStarted",
    "ReloginRequired",
    "Stage",
    "Upkeep",
    "require_logins",
    "require_none",
]
