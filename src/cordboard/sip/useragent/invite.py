"""Calling someone: INVITE, its progress, and its outcome (RFC 3261 section 13.2)."""

from functools import partial

from ..dialog import as_caller
from ..digest import Credentials
from ..headers import NameAddr
from ..message import SDP, Address, Response, sdp_of
from ..uri import Uri
from . import ack, bye, cancel
from .call import Call, CallState, Exchange, Step
from .core import Core, HeaderFields
from .events import CallAnswered, CallFailed, CallId, CallProgress
from .renew import answer_challenge


def invite(
    core: Core,
    target: Uri,
    to: Address,
    from_: NameAddr,
    *,
    sdp: bytes | None,
    now: float,
    headers: HeaderFields = (),
    credentials: Credentials | None = None,
    symmetric: bool = False,
) -> CallId:
    """Start a call; see `UserAgent.invite`."""
    call = Call(CallId(core.token()), CallState.CALLING, to, is_caller=True, symmetric=symmetric)
    call.credentials = credentials
    fields = session_headers(core, sdp, headers)
    parties = (from_.tagged(core.token()), NameAddr(target))
    request = core.build(
        "INVITE", target, to, parties=parties, call_id=core.token(), cseq=1, headers=fields, body=sdp or b""
    )
    call.exchange = Exchange(request, to, partial(_answered, core, call), credentials, call)
    core.calls[call.id] = call
    core.send_request(call.exchange, now)
    return call.id


def session_headers(core: Core, sdp: bytes | None, headers: HeaderFields = ()) -> list[tuple[str, str]]:
    """What every message that sets up or changes a session carries."""
    fields = [("Contact", core.contact()), ("Allow", core.allow()), ("Supported", core.supported()), *headers]
    if sdp is not None:
        fields.append(("Content-Type", SDP))
    return fields


def _answered(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    if response.status < 200:
        _progress(core, call, exchange, response, now)
    elif response.status < 300:
        _success(core, call, exchange, response, now)
    else:
        _failure(core, call, exchange, response, now)
    core.drop_if_over(call)


def _progress(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    call.provisional_seen = True
    if call.dialog is None and response.to.tag:  # the first phone that rings can be spoken to already
        call.dialog = as_caller(exchange.request, response)
        core.adopt(call)
    if call.state is CallState.CANCELLING:
        cancel.send(core, call, now)
    elif call.state is CallState.CALLING and response.status > 100:
        event = CallProgress(call.id, response.status, response.reason, sdp_of(response))
        core.events.append(event)


def _success(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    tag = response.to.tag
    if call.allows(Step.SUCCEED):
        cancelled = call.state is CallState.CANCELLING
        _settle_dialog(core, call, exchange, response)
        call.take(Step.SUCCEED)
        _confirm(core, call, exchange, response, now, cancelled=cancelled)
    elif call.dialog is not None and call.dialog.remote.tag != tag:
        _end_fork(core, call, exchange, response, now)
    else:
        ack.repeat(core, exchange, tag)


def _settle_dialog(core: Core, call: Call, exchange: Exchange, response: Response) -> None:
    """The phone that answered makes the dialog; numbers used while it rang stay used."""
    early, call.dialog = call.dialog, as_caller(exchange.request, response)
    if early is not None:
        core.dialogs.pop(early.id, None)
        call.dialog = call.dialog.continuing(early)
    core.adopt(call)


def _confirm(
    core: Core, call: Call, exchange: Exchange, response: Response, now: float, *, cancelled: bool
) -> None:
    """ACK at once, unless the answer to their offer has to go with it."""
    must_answer = not exchange.request.body
    if cancelled or not must_answer:
        ack.send(core, call, exchange)
        call.exchange = None
    if cancelled:
        bye.send(core, call, now)
        return
    core.events.append(CallAnswered(call.id, sdp_of(response), must_answer, response.headers))


def _end_fork(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    """A second phone answered the same INVITE: thank it and hang up (RFC 3261 section 13.2.2.4)."""
    tag = response.to.tag
    if tag in exchange.acks:
        ack.repeat(core, exchange, tag)
        return
    fork = Call(CallId(core.token()), CallState.ENDING, call.peer, is_caller=True, symmetric=call.symmetric)
    fork.dialog = as_caller(exchange.request, response)
    fork.credentials = call.credentials
    core.calls[fork.id] = fork
    core.adopt(fork)
    ack.send(core, fork, exchange)
    bye.send(core, fork, now)


def _failure(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    if call.state is CallState.CALLING and answer_challenge(core, exchange, response, now):
        call.provisional_seen = False
        core.disown(call)
        return
    was_ours = call.state is CallState.CANCELLING
    if not call.allows(Step.FAIL):
        return
    call.take(Step.FAIL)
    if not was_ours:
        event = CallFailed(call.id, response.status, response.reason, response.headers)
        core.events.append(event)
