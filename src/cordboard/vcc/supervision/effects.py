"""What it changes in the world that supervisors watch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .facts import AgentsSeen, WatchingBegun, WatchingEnded
from .sights import all_sights

if TYPE_CHECKING:
    from ..world import World


def _begin(world: World, fact: WatchingBegun) -> None:
    """From here on changes are told; the first who watches makes us look at everybody."""
    if not world.watchers:
        world.sights = all_sights(world)
    world.watchers[fact.supervisor] = None


def _end(world: World, fact: WatchingEnded) -> None:
    world.watchers.pop(fact.supervisor, None)
    if not world.watchers:
        world.sights = {}


def _see(world: World, fact: AgentsSeen) -> None:
    world.sights.update((each.agent, each) for each in fact.sights)


EFFECTS: Mapping[type, Callable[[World, Any], None]] = {
    WatchingBegun: _begin,
    WatchingEnded: _end,
    AgentsSeen: _see,
}
