"""Taking an INVITE back before it is answered, from either side (RFC 3261 section 9)."""

from dataclasses import replace
from functools import partial

from ..message import Headers, Response
from ..transactions import State, Transaction
from . import bye
from .call import Call, CallState, CallTimer, Exchange, Step
from .core import Core, cancel_of
from .events import CallEnded, Party, ReinviteWithdrawn


def send(core: Core, call: Call, now: float) -> None:
    """Send CANCEL once; the call must be CANCELLING and have got a provisional response."""
    if call.cancel_sent or call.exchange is None:
        return
    call.cancel_sent = True
    request = cancel_of(call.exchange.request)
    if call.reason:
        request = request.with_headers(request.headers.plus(("Reason", call.reason)))
    core.send_request(Exchange(request, call.exchange.destination, _ignore), now)
    due = now + core.settings.timing.give_up
    core.alarms.set(call.timers, CallTimer.CANCEL, due, partial(_give_up, core, call))


def _ignore(exchange: Exchange, response: Response, now: float) -> None:
    """The outcome of a CANCEL shows in the INVITE."""


def _give_up(core: Core, call: Call, now: float) -> None:
    """Nobody ended the cancelled INVITE in 64*T1: it counts as cancelled (RFC 3261 section 9.1)."""
    if call.exchange is not None:
        core.abandon(call.exchange)
    call.take(Step.FAIL)
    core.drop_if_over(call)


def incoming(core: Core, transaction: Transaction, now: float) -> None:
    """CANCEL always gets its own answer; the INVITE it names ends with 487 if it is still open."""
    request = transaction.request
    target = core.servers.get(replace(transaction.key, method="INVITE"))
    if target is None:
        core.respond(transaction, 481, "Transaction Does Not Exist", now)
        return
    call = call_of(core, target)
    tag = bye.local_tag(call) if call else ""
    core.respond(transaction, 200, "OK", now, tag=tag)
    if call is None or target.state is not State.PROCEEDING:
        return  # CANCEL crossed our final response: it changes nothing
    bye.settle_incoming(core, call, now)
    if call.state is CallState.INCOMING:
        _end(core, call, request.headers)
    else:
        core.events.append(ReinviteWithdrawn(call.id))


def call_of(core: Core, invite: Transaction) -> Call | None:
    """The call whose INVITE, or re-INVITE, this is."""
    return next((each for each in core.calls.values() if each.incoming is invite), None)


def _end(core: Core, call: Call, headers: Headers) -> None:
    call.take(Step.CANCELLED)
    core.drop_if_over(call)
    core.events.append(CallEnded(call.id, Party.PEER, headers.first("Reason") or ""))
