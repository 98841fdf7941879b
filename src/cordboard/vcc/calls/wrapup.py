"""How long an agent has for the disposition."""

from __future__ import annotations

from ..center import WrapUp
from ..world import World
from .model import Call

WRAP_UP_TIMER = "wrap_up"


def wrap_up_of(world: World, call: Call) -> WrapUp | None:
    """What the call's campaign says of the wrap-up; None where it has no limit."""
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    return None if campaign is None else campaign.wrap_up
