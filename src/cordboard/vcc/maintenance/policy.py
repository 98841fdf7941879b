"""What maintenance stands in the way of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import Reason, Refusal

if TYPE_CHECKING:
    from ..world import World


def require_none(world: World) -> None:
    """Raises Refusal MAINTENANCE while it goes on."""
    if world.upkeep.now.runs:
        raise Refusal(Reason.MAINTENANCE, "the center is under maintenance; wait for maintenanceCompleted")


def require_logins(world: World) -> None:
    """Raises Refusal MAINTENANCE while nobody is to be logged in."""
    if world.upkeep.now.logs_out:
        raise Refusal(
            Reason.MAINTENANCE, "the center is under maintenance; log in after maintenanceCompleted"
        )
