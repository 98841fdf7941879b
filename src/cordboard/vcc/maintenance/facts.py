"""What can happen in the course of maintenance. `seats` are all where somebody listens.

`remaining` is how long it is until it begins, or until it ends where it has begun.
"""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..ids import Milliseconds, SeatId
from ..kernel import Fact
from .model import Maintenance


class MaintenanceAnnounced(Fact, frozen=True, kw_only=True, tag="maintenance.announced"):
    """It will begin, or at another time than was said."""

    seats: tuple[SeatId, ...]
    maintenance: Maintenance
    remaining: Milliseconds


class MaintenanceNeared(Fact, frozen=True, kw_only=True, tag="maintenance.neared"):
    """It will begin soon, or end at another time than was said."""

    seats: tuple[SeatId, ...]
    maintenance: Maintenance
    remaining: Milliseconds


class MaintenanceStarted(Fact, frozen=True, kw_only=True, tag="maintenance.started"):
    """It has begun."""

    seats: tuple[SeatId, ...]
    maintenance: Maintenance
    remaining: Milliseconds


class ReloginRequired(Fact, frozen=True, kw_only=True, tag="maintenance.relogin_required"):
    """The agent is logged out for it: now (`force`), or when their call is over."""

    seat: SeatId
    agent: Agent
    force: bool


class MaintenanceCompleted(Fact, frozen=True, kw_only=True, tag="maintenance.completed"):
    """It is over."""

    seats: tuple[SeatId, ...]
    maintenance: Maintenance


class MaintenanceCanceled(Fact, frozen=True, kw_only=True, tag="maintenance.canceled"):
    """It will not happen."""

    seats: tuple[SeatId, ...]
    maintenance: Maintenance


MaintenanceFact: TypeAlias = (
    MaintenanceAnnounced
    | MaintenanceNeared
    | MaintenanceStarted
    | ReloginRequired
    | MaintenanceCompleted
    | MaintenanceCanceled
)
