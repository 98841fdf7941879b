"""Questions about dispositions."""

from __future__ import annotations

from ..center import Disposition
from ..queries import ListDispositions
from ..world import World
from .policy import offered


def list_dispositions(world: World, query: ListDispositions) -> tuple[Disposition, ...]:
    """What a call of that campaign can be given."""
    user = world.directory.users[world.agent_at(query.seat).id]
    return offered(world.directory, user, query.campaign)
