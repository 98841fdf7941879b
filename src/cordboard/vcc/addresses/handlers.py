"""Questions about addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ..center import Permission, SpeedDial
from ..errors import Refusal
from ..queries import FindTarget, GetAddressType, IsAddressValid, ListSpeedDials, MayReach, Way
from ..world import World
from .model import AddressType, Target
from .named import target_to
from .policy import address_type, may_confer_with, may_make_calls_to, may_transfer_to, resolve

_MAY: dict[Way, Callable[[AddressType, Collection[Permission]], bool]] = {
    Way.CALL: may_make_calls_to,
    Way.TRANSFER: may_transfer_to,
    Way.CONFERENCE: may_confer_with,
}


def get_type(world: World, query: GetAddressType) -> AddressType:
    """What kind of target a text is."""
    world.agent_at(query.seat)
    return address_type(world.directory, query.text)


def find_target(world: World, query: FindTarget) -> Target:
    """Whom a text would reach. Raises Refusal INVALID_NUMBER where that is nobody."""
    world.agent_at(query.seat)
    return target_to(world.directory, resolve(world.directory, query.text))


def is_valid(world: World, query: IsAddressValid) -> bool:
    """Does a text reach anybody, or a voicemail box?"""
    world.agent_at(query.seat)
    try:
        resolve(world.directory, query.text)
    except Refusal:
        return False
    return True


def may_reach(world: World, query: MayReach) -> bool:
    """May the agent reach such a target that way?"""
    user = world.directory.users[world.agent_at(query.seat).id]
    return _MAY[query.way](query.type, user.permissions)


def list_speed_dials(world: World, query: ListSpeedDials) -> tuple[SpeedDial, ...]:
    """The center's speed dials."""
    world.agent_at(query.seat)
    return world.directory.center.speed_dials
