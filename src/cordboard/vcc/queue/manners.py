"""What a campaign wants for its calls while they wait."""

from __future__ import annotations

from ..calls import Call
from ..center import USUAL_MANNERS, QueueManners
from ..world import World


def manners_of(world: World, call: Call) -> QueueManners:
    """The manners of the call's campaign; calls between colleagues just wait."""
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    if campaign is None or call.customer_leg is None or call.hand_over is not None:
        return USUAL_MANNERS
    return campaign.queue
