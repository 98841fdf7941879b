"""How agents make callbacks, change them, put them off, and have them out of sight."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ..agents import Agent, require
from ..center import Permission, User
from ..errors import Reason, Refusal
from ..ids import AgentId, CallbackId, GroupId
from ..kernel import Command
from ..work import Work
from . import due
from .commands import (
    AddCallback,
    DismissCallback,
    DismissCallbacksFor,
    RemoveCallback,
    ShowCallback,
    SnoozeCallback,
    UpdateCallback,
)
from .facts import (
    CallbackAdded,
    CallbackChanged,
    CallbackDismissed,
    CallbackRemoved,
    CallbackShared,
    CallbackShown,
    CallbackUnshared,
)
from .model import Callback, CallbackState
from .policy import (
    callback_of,
    callbacks_of,
    check_campaign,
    check_due,
    check_group,
    check_room,
    customer_of,
    seats_of,
    target_of,
)
from .states import CALLBACK, CallbackEvent

_FIRST_ID = 300_000_000_000_000
_IDS = 10**12


def add(work: Work, command: AddCallback) -> CallbackId:
    """Make a callback of the agent's own. Answer: its id."""
    agent, user = _writer(work, command)
    world = work.world
    target = target_of(world.directory, command.number)
    check_campaign(world.directory, user, command.campaign)
    check_due(world.directory.center.callbacks, command.due, work.now)
    check_room(world, agent.id, None)
    contact = customer_of(world, agent) if command.of_this_call else None
    callback = Callback(
        id=_fresh_id(work),
        state=CALLBACK.first,
        number=target.number,
        colleague=target.colleague,
        owner=agent.id,
        campaign=command.campaign,
        contact=contact,
        comments=command.comments,
        due=command.due,
        created_by=agent.id,
        created_at=work.at,
    )
    work.record(CallbackAdded(seats=(command.seat,), callback=callback))
    due.expect(work, callback)
    return callback.id


def update(work: Work, command: UpdateCallback) -> None:
    """Let the callback be as the agent says; a new due date puts it off."""
    agent, user = _writer(work, command)
    world = work.world
    before = callback_of(world, agent.id, command.callback)
    target = target_of(world.directory, command.number)
    owner, group = _whose(work, agent, command, before)
    if command.campaign != before.campaign:
        check_campaign(world.directory, user, command.campaign)
    event = CallbackEvent.CHANGED if command.due == before.due else CallbackEvent.PUT_OFF
    if event is CallbackEvent.PUT_OFF:
        check_due(world.directory.center.callbacks, command.due, work.now)
    after = replace(
        before,
        number=target.number,
        colleague=target.colleague,
        owner=owner,
        group=group,
        campaign=command.campaign,
        comments=command.comments,
    )
    _share(work, before, due.moved(after, event, command.due))


def snooze(work: Work, command: SnoozeCallback) -> None:
    """Put it off, for everybody whose it is."""
    agent = work.world.agent_at(command.seat)
    callback = callback_of(work.world, agent.id, command.callback)
    check_due(work.world.directory.center.callbacks, command.until, work.now)
    due.put_off(work, callback, command.until, snoozed=True)


def dismiss(work: Work, command: DismissCallback) -> None:
    """Have it out of the agent's sight for the rest of the session."""
    agent = work.world.agent_at(command.seat)
    callback = callback_of(work.world, agent.id, command.callback)
    CALLBACK.after(callback.state, CallbackEvent.DISMISSED)
    _dismiss(work, agent, callback)


def dismiss_those_for(work: Work, command: DismissCallbacksFor) -> None:
    """Have those to that number out of sight that are due."""
    world = work.world
    agent = world.agent_at(command.seat)
    target = target_of(world.directory, command.number)
    for callback in callbacks_of(world, agent.id):
        meant = (callback.number, callback.colleague) == target
        if meant and callback.state is CallbackState.DUE:
            _dismiss(work, agent, callback)


def show(work: Work, command: ShowCallback) -> None:
    """Remind the agent of it anew."""
    agent = work.world.agent_at(command.seat)
    callback = callback_of(work.world, agent.id, command.callback)
    CALLBACK.after(callback.state, CallbackEvent.SHOWN)
    work.record(CallbackShown(seat=command.seat, user=agent.id, callback=callback))


def remove(work: Work, command: RemoveCallback) -> None:
    """Forget it."""
    agent, _ = _writer(work, command)
    callback = callback_of(work.world, agent.id, command.callback)
    gone = due.moved(callback, CallbackEvent.REMOVED)
    work.record(CallbackRemoved(seats=seats_of(work.world, callback), callback=gone, by=agent.id))
    due.forget(work, callback)


def _writer(work: Work, command: Command) -> tuple[Agent, User]:
    """Who may write in the book. Raises Refusal NOT_LOGGED_IN or NO_PERMISSION."""
    agent = work.world.agent_at(command.seat)
    user = work.world.directory.users[agent.id]
    require(user, Permission.CREATE_CALLBACKS)
    return agent, user


def _whose(
    work: Work, agent: Agent, command: UpdateCallback, before: Callback
) -> tuple[AgentId | None, GroupId | None]:
    """Whose it shall be: a group's that the agent is in, else the agent's own.

    Raises Refusal UNKNOWN_GROUP, TOO_MANY_CALLBACKS, or BAD_VALUE where it is to be a colleague's.
    """
    if command.group is None and command.owner not in {None, agent.id}:
        raise Refusal(
            Reason.BAD_VALUE, "a callback cannot be given to another agent; give it to a group of both"
        )
    if command.group is not None:
        check_group(work.world.directory, agent.id, command.group)
        owner, group = None, command.group
    else:
        owner, group = agent.id, None
    if (owner, group) != (before.owner, before.group):
        check_room(work.world, owner, group)
    return owner, group


def _share(work: Work, before: Callback, after: Callback) -> None:
    """Write it down, and tell it by what it means to each of those whose it was or is."""
    were, are = seats_of(work.world, before), seats_of(work.world, after)
    work.record(CallbackChanged(seats=_only(are, were), callback=after))
    for fact, seats in ((CallbackShared, _but(are, were)), (CallbackUnshared, _but(were, are))):
        if seats:
            work.record(fact(seats=seats, callback=after))
    due.expect(work, after)


def _only(some: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(each for each in some if each in others)


def _but(some: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(each for each in some if each not in others)


def _dismiss(work: Work, agent: Agent, callback: Callback) -> None:
    assert agent.seat is not None
    if callback.id not in work.world.callbacks.dismissed_by(agent.id):
        work.record(CallbackDismissed(seat=agent.seat, user=agent.id, callback=callback))


def _fresh_id(work: Work) -> CallbackId:
    """An id that no living callback has."""
    while True:
        found = CallbackId(_FIRST_ID + int(work.fresh(), 16) % _IDS)
        if found not in work.world.callbacks.all:
            return found
