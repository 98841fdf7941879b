"""Callers who are gone before any agent had them."""

from __future__ import annotations

from msgspec.structs import replace

from ..center import SystemWord
from ..telephony import HangupCause
from ..work import Work
from .facts import CallAbandoned, CallTurnedAway
from .facts_callback import PlaceKept
from .media import OFFER_AGAIN_TIMER
from .model import Call, CallState, CallType, Party
from .policy import moved
from .states import CallEvent
from .word import with_systems_word


def caller_left(work: Work, call: Call, by: Party, cause: HangupCause) -> None:
    """The caller is gone before any agent had them; whoever came when we were closed abandoned nothing."""
    if call.callback_number and call.type is CallType.INBOUND and call.state is CallState.QUEUED:
        _keep_place(work, call)
        return
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    after = moved(
        call,
        CallEvent.CALLER_LEFT,
        customer_leg=None,
        play=None,
        words=None,
        ended_at=work.at,
        ended_by=by,
        end_cause=cause,
        finished_at=work.at,
    )
    if call.closed:
        work.record(CallTurnedAway(call=after))
        return
    word = SystemWord.SYSTEM_SHUTDOWN if cause is HangupCause.ENGINE_LOST else SystemWord.ABANDON
    work.record(CallAbandoned(call=with_systems_word(work.world, after, word, work.at)))


def _keep_place(work: Work, call: Call) -> None:
    """The caller is off the line, and their call waits on for them."""
    kept = replace(
        call,
        type=CallType.QUEUE_CALLBACK,
        number=call.callback_number,
        customer_leg=None,
        play=None,
        target=None,
    )
    work.record(PlaceKept(call=kept))
