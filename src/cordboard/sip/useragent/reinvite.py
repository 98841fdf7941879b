"""Changing a call that is up, for hold above all: re-INVITE in both directions (RFC 3261 section 14)."""

from functools import partial

from ..message import Response, sdp_of
from ..transactions import Transaction
from . import ack, answer, bye, inside
from .call import Call, CallState, CallTimer, Exchange, Step, WrongCallState
from .core import Core, check_fields
from .events import CallEnded, CallId, Party, ReinviteAnswered, ReinviteFailed, ReinviteReceived
from .invite import session_headers
from .renew import answer_challenge


def reinvite(core: Core, call_id: CallId, sdp: bytes, now: float) -> None:
    """Offer the other side a changed session; see `UserAgent.reinvite`."""
    call = core.call(call_id)
    busy = call.exchange or call.incoming or call.unacked or CallTimer.GLARE in call.timers
    if call.state is not CallState.UP or busy:
        raise WrongCallState("a re-INVITE needs a call that is up, with no other INVITE under way")
    call.offer = sdp
    _send(core, call, now)


def _send(core: Core, call: Call, now: float) -> None:
    fields = session_headers(core, call.offer)
    answered = partial(_answered, core, call)
    call.exchange = inside.send(core, call, "INVITE", answered, now, headers=fields, body=call.offer)


def _answered(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    if response.status < 200:
        return
    if response.status < 300:
        _success(core, call, exchange, response)
    elif not answer_challenge(core, exchange, response, now):
        _failure(core, call, response, now)


def _success(core: Core, call: Call, exchange: Exchange, response: Response) -> None:
    if exchange.acks:
        ack.repeat(core, exchange, response.to.tag)
        return
    assert call.dialog is not None
    call.dialog = call.dialog.refreshed(response)
    ack.send(core, call, exchange)
    call.exchange = None
    if call.state is CallState.UP:
        core.events.append(ReinviteAnswered(call.id, sdp_of(response)))


def _failure(core: Core, call: Call, response: Response, now: float) -> None:
    call.exchange = None
    if call.state is not CallState.UP:
        return
    if response.status == 491:
        due = now + _glare_pause(core, call)
        core.alarms.set(call.timers, CallTimer.GLARE, due, partial(_try_again, core, call))
    elif response.status in (408, 481):
        _lost(core, call, now)
    else:
        core.events.append(ReinviteFailed(call.id, response.status, response.reason))


def _lost(core: Core, call: Call, now: float) -> None:
    """The other side no longer knows the call (RFC 3261 section 12.2.1.2)."""
    bye.settle_incoming(core, call, now)
    call.take(Step.LOST)
    core.drop_if_over(call)
    core.events.append(CallEnded(call.id, Party.NETWORK))


def _glare_pause(core: Core, call: Call) -> float:
    """2.1 to 4 s for the one who made the Call-ID, 0 to 2 s for the other, in steps of 10 ms."""
    steps = int(core.token()[:8], 16)
    return 2.1 + (steps % 191) / 100 if call.is_caller else (steps % 201) / 100


def _try_again(core: Core, call: Call, now: float) -> None:
    del call.timers[CallTimer.GLARE]
    if call.incoming or call.unacked:
        due = now + _glare_pause(core, call)
        core.alarms.set(call.timers, CallTimer.GLARE, due, partial(_try_again, core, call))
    elif call.state is CallState.UP:
        _send(core, call, now)


def incoming(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """Their re-INVITE: refused while another is under way, else the owner's to decide."""
    tag = bye.local_tag(call)
    if call.incoming or call.unacked:
        fields = [("Retry-After", str(int(core.token()[:8], 16) % 11))]
        core.respond(transaction, 500, "Another INVITE Is Under Way", now, tag=tag, headers=fields)
    elif call.exchange is not None:
        core.respond(transaction, 491, "Request Pending", now, tag=tag)
    elif call.state is not CallState.UP:
        core.respond(transaction, 481, "Call Does Not Exist", now, tag=tag)
    else:
        assert call.dialog is not None
        call.dialog = call.dialog.refreshed(transaction.request)
        call.incoming = transaction
        if core.settings.trying_at_once:
            core.respond(transaction, 100, "Trying", now)
        core.events.append(ReinviteReceived(call.id, transaction.request.body or None))


def accept_reinvite(core: Core, call_id: CallId, sdp: bytes, now: float) -> None:
    """Agree; see `UserAgent.accept_reinvite`."""
    call, transaction = _waiting(core, call_id)
    answer.accept(core, call, transaction, sdp, now)


def refuse_reinvite(core: Core, call_id: CallId, status: int, reason: str, now: float) -> None:
    """Keep the session as it is; see `UserAgent.refuse_reinvite`."""
    call, transaction = _waiting(core, call_id)
    if not 300 <= status <= 699:
        raise ValueError("a re-INVITE is refused with a status from 300 to 699")
    check_fields([("reason phrase", reason)])
    call.incoming = None
    core.respond(transaction, status, reason, now, tag=bye.local_tag(call))


def _waiting(core: Core, call_id: CallId) -> tuple[Call, Transaction]:
    call = core.call(call_id)
    if call.incoming is None or call.state is not CallState.UP:
        raise WrongCallState("no re-INVITE waits for an answer")
    return call, call.incoming
