"""What an agent is told of callbacks when they ask."""

from __future__ import annotations

from ..ids import AgentId
from ..world import World
from .model import Callback
from .policy import callback_of, callbacks_of
from .queries import GetCallback, ListCallbacks, SeenCallback


def list_callbacks(world: World, query: ListCallbacks) -> tuple[SeenCallback, ...]:
    """All of theirs; the one that is due first comes first."""
    user = world.agent_at(query.seat).id
    return tuple(_seen(world, user, each) for each in callbacks_of(world, user))


def get_callback(world: World, query: GetCallback) -> SeenCallback:
    """The one of that id. Raises Refusal UNKNOWN_CALLBACK."""
    user = world.agent_at(query.seat).id
    return _seen(world, user, callback_of(world, user, query.callback))


def _seen(world: World, user: AgentId, callback: Callback) -> SeenCallback:
    dismissed = callback.id in world.callbacks.dismissed_by(user)
    return SeenCallback(callback=callback, dismissed=dismissed)
