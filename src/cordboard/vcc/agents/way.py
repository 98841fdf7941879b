"""The way to a phone whose leg is held: an outside number through a trunk, a softphone through its audio."""

from __future__ import annotations

from ..telephony import Destination, ToNumber, ToStation
from ..world import World
from .model import Agent, StationType


def way_to(world: World, agent: Agent) -> Destination | None:
    """How the engine gets to the agent's held phone; None where nothing leads there now."""
    if not world.engine_up:
        return None
    if agent.station_type is StationType.SOFTPHONE:
        return ToStation(agent.station) if agent.station in world.reachable else None
    trunk = world.directory.outbound_trunk
    return None if trunk is None else ToNumber(agent.station, trunk.id)
