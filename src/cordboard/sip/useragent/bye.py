"""Hanging up an answered call, from either side (RFC 3261 section 15)."""

from functools import partial

from ..message import Response
from ..transactions import Transaction
from . import inside
from .call import Call, CallState, CallTimer, Exchange, Step
from .core import Core
from .events import CallEnded, Party
from .renew import answer_challenge


def send(core: Core, call: Call, now: float) -> None:
    """Send BYE; the call must be ENDING. Whatever the answer, the call is over then."""
    settle_incoming(core, call, now)
    call.timers.clear()
    call.unacked = None
    fields = [("Reason", call.reason)] if call.reason else []
    inside.send(core, call, "BYE", partial(_answered, core, call), now, headers=fields)


def _answered(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    if response.status < 200 or answer_challenge(core, exchange, response, now):
        return
    if call.allows(Step.SETTLED):
        call.take(Step.SETTLED)
        core.drop_if_over(call)


def incoming(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """They hung up. A BYE is always accepted, in every state of the call."""
    core.respond(transaction, 200, "OK", now)
    known_to_be_over = call.state in (CallState.ENDING, CallState.CLOSING)
    if not call.allows(Step.HUNG_UP):
        return
    settle_incoming(core, call, now)
    call.take(Step.HUNG_UP)
    core.drop_if_over(call)
    if not known_to_be_over:
        reason = transaction.request.headers.first("Reason") or ""
        core.events.append(CallEnded(call.id, Party.PEER, reason))


def settle_incoming(core: Core, call: Call, now: float) -> None:
    """An INVITE or re-INVITE of theirs that waits for us ends with the call (RFC 3261 section 15.1.2)."""
    if call.incoming is not None:
        core.respond(call.incoming, 487, "Request Terminated", now, tag=local_tag(call))
        call.incoming = None


def local_tag(call: Call) -> str:
    """Our tag in the call's dialog."""
    return call.dialog.local.tag if call.dialog else ""


def no_ack(core: Core, call: Call, now: float) -> None:
    """Our 2xx was never acknowledged: the call cannot be (RFC 3261 section 13.3.1.4)."""
    known_to_be_over = call.state is CallState.CLOSING
    call.timers.pop(CallTimer.REPEAT_ANSWER, None)
    call.unacked = None
    if not call.allows(Step.NO_ACK):
        return
    call.take(Step.NO_ACK)
    send(core, call, now)
    if not known_to_be_over:
        core.events.append(CallEnded(call.id, Party.NETWORK))
