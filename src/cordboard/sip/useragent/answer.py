"""Being called: an INVITE comes, it rings, and we answer or refuse (RFC 3261 section 13.3)."""

from dataclasses import replace
from functools import partial

from ..dialog import as_callee
from ..message import Address, Request
from ..transactions import Transaction
from . import bye, replaces
from .call import Call, CallState, CallTimer, PendingAnswer, Step, WrongCallState
from .core import Core, HeaderFields, check_fields
from .events import CallEnded, CallId, CallIncoming, Party
from .guard import admit
from .invite import session_headers

RING_AGAIN = 60.0
"""Seconds between provisional responses, so that no proxy gives up (RFC 3261 section 13.3.1.1)."""


def incoming(core: Core, transaction: Transaction, source: Address, now: float) -> None:
    """A new call: ask who it is, say that we are trying, and tell the owner."""
    friend = admit(core, transaction, source, now)
    if friend is None:
        return
    request = transaction.request
    replaced = replaces.wanted(core, request, friend.principal)
    if isinstance(replaced, replaces.NotReplaced):
        core.respond(transaction, *replaced, now)
        return
    call = Call(CallId(core.token()), CallState.INCOMING, source, is_caller=False)
    call.symmetric = friend.symmetric
    call.dialog = as_callee(request, core.token(), local_cseq=0)
    call.incoming = transaction
    core.calls[call.id] = call
    core.adopt(call)
    if core.settings.trying_at_once:
        core.respond(transaction, 100, "Trying", now)
    event = _incoming_event(call, friend.principal, request, source)
    core.events.append(event if replaced is None else replace(event, replaces=replaced.id))


def _incoming_event(call: Call, principal: str, request: Request, source: Address) -> CallIncoming:
    return CallIncoming(
        call=call.id,
        principal=principal,
        from_=request.from_,
        to=request.to,
        request_uri=request.uri,
        offer=request.body or None,
        headers=request.headers,
        source=source,
    )


def ring(core: Core, call_id: CallId, sdp: bytes | None, now: float) -> None:
    """Send 180, or 183 with early media; see `UserAgent.ring`."""
    call, transaction = _waiting(core, call_id, Step.ANSWER)
    status, reason = (180, "Ringing") if sdp is None else (183, "Session Progress")
    fields = session_headers(core, sdp)
    core.respond(transaction, status, reason, now, tag=bye.local_tag(call), headers=fields, body=sdp or b"")
    _ring_again(core, call, transaction, now)


def _ring_again(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    def again(later: float) -> None:
        core.repeat(transaction)
        _ring_again(core, call, transaction, later)

    core.alarms.set(call.timers, CallTimer.REPEAT_RINGING, now + RING_AGAIN, again)


def answer(core: Core, call_id: CallId, sdp: bytes, now: float) -> None:
    """Send 200 until ACK comes; see `UserAgent.answer`."""
    call, transaction = _waiting(core, call_id, Step.ANSWER)
    call.take(Step.ANSWER)
    accept(core, call, transaction, sdp, now)


def accept(core: Core, call: Call, transaction: Transaction, sdp: bytes, now: float) -> None:
    """Send 200 for an INVITE or re-INVITE and repeat it until ACK (RFC 3261 section 13.3.1.4)."""
    call.incoming = None
    call.timers.pop(CallTimer.REPEAT_RINGING, None)
    fields = session_headers(core, sdp)
    core.respond(transaction, 200, "OK", now, tag=bye.local_tag(call), headers=fields, body=sdp)
    timing = core.settings.timing
    call.unacked = PendingAnswer(transaction, transaction.request.cseq.number, timing.t1)
    due = now + timing.give_up
    core.alarms.set(call.timers, CallTimer.NO_ACK, due, partial(bye.no_ack, core, call))
    _repeat_answer(core, call, call.unacked, now)


def _repeat_answer(core: Core, call: Call, pending: PendingAnswer, now: float) -> None:
    def again(later: float) -> None:
        core.repeat(pending.transaction)
        pending.interval = min(2 * pending.interval, core.settings.timing.t2)
        _repeat_answer(core, call, pending, later)

    core.alarms.set(call.timers, CallTimer.REPEAT_ANSWER, now + pending.interval, again)


def reject(
    core: Core, call_id: CallId, status: int, reason: str, now: float, *, headers: HeaderFields = ()
) -> None:
    """Refuse the call; see `UserAgent.reject`."""
    call, transaction = _waiting(core, call_id, Step.REJECT)
    if not 300 <= status <= 699:
        raise ValueError("a call is refused with a status from 300 to 699")
    headers = list(headers)
    check_fields([("reason phrase", reason), *headers])
    call.incoming = None
    core.respond(transaction, status, reason, now, tag=bye.local_tag(call), headers=headers)
    call.take(Step.REJECT)
    core.drop_if_over(call)
    core.events.append(CallEnded(call.id, Party.US))


def _waiting(core: Core, call_id: CallId, step: Step) -> tuple[Call, Transaction]:
    """The call and its open INVITE."""
    call = core.call(call_id)
    if call.incoming is None or not call.allows(step):
        raise WrongCallState(f"{step.name.lower()} does not fit a call that is {call.state.value}")
    return call, call.incoming
