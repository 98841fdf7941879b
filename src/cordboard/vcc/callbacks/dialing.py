"""How a call is made for a callback, and what becomes of the callback by it.

The call is an ordinary one by hand. What happens to it is told by its own facts; this follows them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from ..addresses import resolve
from ..agents import LoginFinished
from ..calls import Call, CallState, MakeCall, ManualCallStarted
from ..errors import Reason, Refusal
from ..ids import AgentId, CallId, ContactId
from ..kernel import Fact
from ..reconnection import Reconnected
from ..work import Work
from ..world import World
from .due import expect, moved, put_off
from .facts import (
    CallbackChanged,
    CallbackCompleted,
    CallbackReminded,
    CallbacksListed,
)
from .model import Callback, CallbackState
from .policy import callback_of, callbacks_of, dialed_as, outcome, seats_of
from .states import CallbackEvent


def filled_in(world: World, command: MakeCall) -> MakeCall:
    """The call with what its callback says: whom to call, and for which campaign where none is named.

    Raises Refusal UNKNOWN_CALLBACK, CALLBACK_TAKEN, or BAD_VALUE where another number is dialed.
    """
    if command.callback is None:
        return command
    callback = callback_of(world, world.agent_at(command.seat).id, command.callback)
    if callback.state is CallbackState.DIALED:
        raise Refusal(Reason.CALLBACK_TAKEN, "somebody calls for this callback already; choose another one")
    number = command.number.strip() or callback.number
    if not dialed_as(callback, resolve(world.directory, number)):
        raise Refusal(
            Reason.BAD_VALUE, f"the callback is for {callback.number}; dial that, or dial without callbackId"
        )
    return replace(command, number=number, campaign=command.campaign or callback.campaign)


def customer_of(world: World, call_id: CallId) -> ContactId | None:
    """Which customer the callback is about that the call is made for; None where there is none."""
    call = world.calls.get(call_id)
    callback = None if call is None or call.callback is None else world.callbacks.all.get(call.callback)
    return None if callback is None else callback.contact


def follow(work: Work) -> None:
    """Do what follows for callbacks from what has been recorded."""
    for fact in tuple(work.facts):
        react = _FOLLOWS.get(type(fact))
        if react is not None:
            react(work, fact)
        call = getattr(fact, "call", None)
        if isinstance(call, Call) and call.callback is not None and call.state is CallState.FINISHED:
            _settle(work, call)


def _begin(work: Work, fact: ManualCallStarted) -> None:
    """Nobody else calls for it meanwhile."""
    book = work.world.callbacks.all
    callback = None if fact.call.callback is None else book.get(fact.call.callback)
    if callback is not None:
        dialed = moved(callback, CallbackEvent.DIALED)
        _change(work, replace(dialed, taken_by=fact.agent.id, call=fact.call.id))


def _settle(work: Work, call: Call) -> None:
    """The call is over; a callback that has been put off or removed meanwhile is no business of it."""
    assert call.callback is not None
    callback = work.world.callbacks.all.get(call.callback)
    if callback is None or callback.call != call.id:
        return
    event = outcome(work.world.directory, call)
    if event is CallbackEvent.REACHED:
        after = moved(callback, event)
        seats = seats_of(work.world, callback)
        work.record(CallbackCompleted(seats=seats, callback=after, call_id=call.id))
    elif event is CallbackEvent.PUT_OFF:
        put_off(work, callback, call.redial_at, snoozed=True)
    elif callback.due > work.now:
        put_off(work, callback, callback.due, snoozed=callback.snoozed)
    else:
        _change(work, moved(callback, event))


def _change(work: Work, after: Callback) -> None:
    work.record(CallbackChanged(seats=seats_of(work.world, after), callback=after))
    expect(work, after)


# -- those who come to work ---------------------------------------------------------------------------


def _welcome(work: Work, fact: LoginFinished) -> None:
    """Tell the agent what there is to do, and of what time has come meanwhile."""
    _list(work, fact)
    for callback in callbacks_of(work.world, fact.agent.id):
        if callback.state is CallbackState.DUE:
            work.record(CallbackReminded(seat=fact.seat, callback=callback))


def _list(work: Work, fact: LoginFinished | Reconnected) -> None:
    user: AgentId = fact.agent.id
    work.record(
        CallbacksListed(
            seat=fact.seat,
            agent=fact.agent,
            callbacks=callbacks_of(work.world, user),
            dismissed=work.world.callbacks.dismissed_by(user),
        )
    )


_FOLLOWS: Mapping[type[Fact], Callable[[Work, Any], None]] = {
    ManualCallStarted: _begin,
    LoginFinished: _welcome,
    Reconnected: _list,
}
