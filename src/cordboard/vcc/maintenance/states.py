"""Maintenance as a table: it is announced, may be changed or canceled, begins at its time, and is over.

One that is taken out of the center file before it began is canceled, and later is over at once. Its end may
be put off, or come earlier, while it goes on.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..lifecycle import LifeCycle
from .model import Stage


@unique
class MaintenanceEvent(StrEnum):
    """What can happen to maintenance."""

    ANNOUNCED = "ANNOUNCED"
    CHANGED = "CHANGED"
    CANCELED = "CANCELED"
    BEGAN = "BEGAN"
    COMPLETED = "COMPLETED"


MAINTENANCE: LifeCycle[Stage, MaintenanceEvent] = LifeCycle(
    "maintenance",
    Stage.NONE,
    {
        Stage.NONE: {MaintenanceEvent.ANNOUNCED: Stage.ANNOUNCED},
        Stage.ANNOUNCED: {
            MaintenanceEvent.CHANGED: Stage.ANNOUNCED,
            MaintenanceEvent.CANCELED: Stage.NONE,
            MaintenanceEvent.BEGAN: Stage.RUNNING,
        },
        Stage.RUNNING: {
            MaintenanceEvent.CHANGED: Stage.RUNNING,
            MaintenanceEvent.COMPLETED: Stage.NONE,
        },
    },
)
