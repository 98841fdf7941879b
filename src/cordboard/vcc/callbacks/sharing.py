"""How agents learn that callbacks are theirs, or are theirs no more, when groups change while they work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ..agents import Presence
from ..ids import CallbackId, SeatId
from ..work import Work
from ..world import World
from .facts import CallbackShared, CallbackUnshared
from .policy import callbacks_of

Seen: TypeAlias = Mapping[SeatId, frozenset[CallbackId]]
"""Which callbacks the agent at each seat sees."""


def seen(world: World) -> Seen:
    """What everybody at work sees now."""
    return {
        agent.seat: frozenset(each.id for each in callbacks_of(world, agent.id))
        for agent in world.agents.values()
        if agent.seat is not None and agent.presence is Presence.LOGGED_IN
    }


def follow(work: Work, before: Seen) -> None:
    """Tell those for whom it is not what it was `before`; a change ends nobody's session."""
    for seat, now in seen(work.world).items():
        was = before.get(seat, frozenset())
        for kind, ids in ((CallbackUnshared, was - now), (CallbackShared, now - was)):
            for callback in sorted(ids):
                work.record(kind(seats=(seat,), callback=work.world.callbacks.all[callback]))
