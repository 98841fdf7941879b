"""The maintenance of now: a part of the world, and what facts change in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..kernel import Fact
from .facts import (
    MaintenanceAnnounced,
    MaintenanceCanceled,
    MaintenanceCompleted,
    MaintenanceNeared,
    MaintenanceStarted,
)
from .model import Maintenance


@dataclass(slots=True)
class Upkeep:
    """Work on the center, announced or going on."""

    now: Maintenance = field(default_factory=Maintenance)


def _put(upkeep: Upkeep, fact: Any) -> None:
    upkeep.now = fact.maintenance


EFFECTS: Mapping[type[Fact], Callable[[Upkeep, Any], None]] = {
    MaintenanceAnnounced: _put,
    MaintenanceNeared: _put,
    MaintenanceStarted: _put,
    MaintenanceCompleted: _put,
    MaintenanceCanceled: _put,
}
