"""What a story names by its place among what there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cordboard.vcc.ids import CallId

from .rig import Rig

ThingT = TypeVar("ThingT")
NEVER = CallId("never")


def pick(things: Sequence[ThingT], place: str, otherwise: ThingT) -> ThingT:
    """The thing at that place, counted round and round."""
    return things[int(place) % len(things)] if things else otherwise


def call_at(rig: Rig, place: str) -> CallId | None:
    """`-`: none; a number: the call at that place."""
    world = rig.core._world
    return None if place == "-" else pick(sorted(world.calls), place, NEVER)
