"""Announcements of planned work on the center."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int


class MaintenanceNotice(Event):
    """maintenanceNotice"""

    annotation: str | None = None
    id: Id | None = None
    text: str | None = None


class MaintenanceAnounce(Event):
    """maintenanceAnounce"""

    when: Int | None = None


class MaintenanceStarted(Event):
    """maintenanceStarted"""


class MaintenanceCompleted(Event):
    """maintenanceCompleted"""


class MaintenanceCanceled(Event):
    """maintenanceCanceled"""


class MaintenanceRelogin(Event):
    """maintenanceRelogin"""

    force: bool | None = None


class MaintenanceStateChanged(Event):
    """maintenanceStateChanged"""

    hostType: Int | None = None
    remainingTime: Int | None = None
