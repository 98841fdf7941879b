"""Questions about scripts."""

from __future__ import annotations

from ..campaigns import require_known
from ..center import Script
from ..world import World
from .queries import GetScript


def get_script(world: World, query: GetScript) -> Script | None:
    """The script of a campaign; None where it has none."""
    agent = world.agent_at(query.seat)
    call = None if agent.call is None else world.calls[agent.call]
    current = None if call is None else call.campaign
    require_known(world.directory, world.directory.users[agent.id], query.campaign, current)
    campaign = world.directory.campaigns.get(query.campaign)
    asked = None if campaign is None else campaign.script
    return None if asked is None else world.directory.scripts.get(asked)
