"""Announcements of planned work on the center."""

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id, Int


class MaintenanceNotice(Event):
    """Something to read before work goes on (`acknowledgeNotice`)."""

    annotation: str | None = None
    id: Id | None = None
    text: str | None = None


class MaintenanceAnounce(Event):
    """Maintenance will begin (the published spelling).

    when: milliseconds from now; our reading.
    """

    when: Int | None = None


class MaintenanceStarted(Event):
    """Maintenance has begun."""


class MaintenanceCompleted(Event):
    """Maintenance is over."""


class MaintenanceCanceled(Event):
    """The announced maintenance will not happen."""


class MaintenanceRelogin(Event):
    """The agent must log in again because of maintenance.

    force: without waiting.
    """

    force: bool | None = None


class MaintenanceStateChanged(Event):
    """Maintenance of a data center goes on.

    hostType: which, see HostType in the codes.
    remainingTime: milliseconds.
    """

    hostType: Int | None = None
    remainingTime: Int | None = None
