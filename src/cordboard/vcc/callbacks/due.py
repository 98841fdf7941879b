"""How a callback's time comes: by a timer of the center, which fires late rather than never."""

from __future__ import annotations

from msgspec.structs import replace

from ..ids import CallbackId, Milliseconds
from ..work import Work
from .facts import CallbackChanged, CallbackOverdue
from .model import Callback, CallbackState
from .policy import seats_of
from .states import CALLBACK, CallbackEvent

DUE_TIMER = "callback_due"


def expect(work: Work, callback: Callback) -> None:
    """Wake up when its time has come: at once where it has."""
    if callback.state is not CallbackState.WAITING:
        forget(work, callback)
        return
    known = work.world.timers_about.get((DUE_TIMER, str(callback.id)))
    if known is None or work.world.timers[known].due != callback.due:
        delay = Milliseconds(max(callback.due - work.now, 0))
        work.set_timer(DUE_TIMER, str(callback.id), delay)


def forget(work: Work, callback: Callback) -> None:
    """Its time does not matter any more."""
    work.cancel_timer(DUE_TIMER, str(callback.id))


def came(work: Work, subject: str) -> None:
    """Its time has come."""
    callback = work.world.callbacks.all[CallbackId(int(subject))]
    after = moved(callback, CallbackEvent.CAME_DUE)
    work.record(CallbackOverdue(seats=seats_of(work.world, after), callback=after))


def put_off(work: Work, callback: Callback, until: Milliseconds, *, snoozed: bool) -> None:
    """Let it wait anew."""
    after = replace(moved(callback, CallbackEvent.PUT_OFF, until), snoozed=snoozed)
    work.record(CallbackChanged(seats=seats_of(work.world, after), callback=after))
    expect(work, after)


def moved(callback: Callback, event: CallbackEvent, until: Milliseconds | None = None) -> Callback:
    """The callback after `event`, due at `until` where it is put off. Raises Refusal WRONG_STATE.

    Only one that is dialed has to do with a call.
    """
    state = CALLBACK.after(callback.state, event)
    dialed = state is CallbackState.DIALED
    return replace(
        callback,
        state=state,
        due=callback.due if until is None else until,
        snoozed=callback.snoozed and event is not CallbackEvent.PUT_OFF,
        taken_by=callback.taken_by if dialed else None,
        call=callback.call if dialed else None,
    )
