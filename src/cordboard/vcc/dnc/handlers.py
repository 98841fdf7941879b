"""How agents put numbers on the do-not-call list by hand."""

from __future__ import annotations

from ..addresses import AddressType, resolve
from ..agents import Agent, require
from ..center import Permission
from ..errors import Refusal
from ..work import Work
from ..world import World
from .commands import AddToDnc
from .facts import DncAdditionFailed, DncFailure, NumberAddedToDnc


def add(work: Work, command: AddToDnc) -> None:
    """Put an outside number on the list. The answer to a wrong number is an event, as for calls."""
    world = work.world
    agent = world.agent_at(command.seat)
    require(world.directory.users[agent.id], Permission.ADD_DNC)
    number = _outside_number(world, command.number)
    if number is None:
        _fail(work, agent, command, DncFailure.INVALID_NUMBER)
    elif world.on_dnc(number):
        _fail(work, agent, command, DncFailure.ALREADY_LISTED)
    else:
        work.record(NumberAddedToDnc(seat=command.seat, number=number))


def _fail(work: Work, agent: Agent, command: AddToDnc, failure: DncFailure) -> None:
    work.record(DncAdditionFailed(seat=command.seat, agent=agent, number=command.number, failure=failure))


def _outside_number(world: World, typed: str) -> str | None:
    """The number in E.164; None for what is none, one of our own, or one that calls for help."""
    try:
        address = resolve(world.directory, typed)
    except Refusal:
        return None
    listable = address.type is AddressType.EXTERNAL and address.number.startswith("+")
    return address.number if listable else None
