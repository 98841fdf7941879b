"""Questions about call variables. Setting one is a matter of its call."""

from __future__ import annotations

from ..center import CallVariable
from ..queries import ListVariables
from ..world import World


def list_variables(world: World, query: ListVariables) -> tuple[CallVariable, ...]:
    """The center's own variables, in the order of the center file."""
    world.agent_at(query.seat)
    return world.directory.center.call_variables
