"""The door: each datagram is checked, matched to what it belongs to, or given to the file of its verb.

The order of checks is that of RFC 3261 section 8.2. What cannot be answered is dropped and counted.
"""

from collections.abc import Callable
from dataclasses import replace

from ..dialog import claimed_dialog
from ..grammar import GrammarError
from ..message import Address, Headers, Request, Response
from ..parser import MalformedMessage, parse_message
from ..transactions import Happening, Transaction, TransactionKey
from . import ack, answer, bye, cancel, info, notify, options, refer, registrar, reinvite
from .call import Call
from .core import ALLOWED, Core, origin, server_key, stamp

KNOWN_ELSEWHERE = ("UPDATE", "PRACK", "SUBSCRIBE", "PUBLISH", "MESSAGE", "REGISTER")
_BODY = {"INVITE": ("application/sdp",)}

_OUTSIDE: dict[str, Callable[[Core, Transaction, Address, float], None]] = {
    "INVITE": answer.incoming,
    "OPTIONS": options.incoming,
    "REGISTER": registrar.incoming,
    "REFER": refer.outside,
}
_IN_DIALOG: dict[str, Callable[[Core, Call, Transaction, float], None]] = {
    "INVITE": reinvite.incoming,
    "BYE": bye.incoming,
    "INFO": info.incoming,
    "NOTIFY": notify.incoming,
    "REFER": refer.incoming,
    "OPTIONS": options.in_dialog,
}


def receive(core: Core, data: bytes, source: Address, now: float) -> None:
    """Take one datagram. Never raises, whatever its bytes."""
    if not data.strip(b"\r\n\x00 "):
        core.drops["keep-alive"] += 1
        return
    try:
        message = parse_message(data, core.settings.limits)
    except MalformedMessage as error:
        core.drops[error.defect.value] += 1
        if error.answer is not None:
            core.outbox.append((_tagged(core, error.answer).encode(), source))
        return
    if isinstance(message, Response):
        core.receive_response(message, now)
    else:
        _receive_request(core, stamp(message, source), source, now)


def _tagged(core: Core, answer: Response) -> Response:
    """The answer with the To tag that every final response has, if its To can be read."""
    try:
        to = answer.to if answer.to.tag else answer.to.tagged(core.token())
    except GrammarError:
        return answer
    fields = (("To", str(to)) if name == "To" else (name, value) for name, value in answer.headers.fields)
    return replace(answer, headers=Headers(tuple(fields)))


def _receive_request(core: Core, request: Request, source: Address, now: float) -> None:
    key = server_key(request)
    if _is_foreign(core, request, key, source):
        core.drops["foreign-source"] += 1
        return
    known = core.servers.get(key)
    if request.method == "ACK":
        if known is None or core.absorb(known, Happening.ACK, now):
            ack.incoming(core, request, now)
        return
    if known is not None:
        core.absorb(known, Happening.REQUEST, now)
        return
    if len(core.servers) >= core.settings.capacity:
        core.drops["overload"] += 1
        return
    merged = core.origins.get(origin(request))
    transaction = core.open_server(request, key, source, now)
    if request.method == "CANCEL":
        cancel.incoming(core, transaction, now)
    elif merged is not None and not request.to.tag:
        core.respond(transaction, 482, "Loop Detected", now)
    else:
        _serve(core, transaction, source, now)


def _is_foreign(core: Core, request: Request, key: TransactionKey, source: Address) -> bool:
    """Whether this is about a call that is heard from another host only.

    It is not even answered: the transaction that an answer needs would swallow the true request.
    """
    if request.method == "CANCEL":
        invite = core.servers.get(replace(key, method="INVITE"))
        call = None if invite is None else cancel.call_of(core, invite)
    else:
        call = core.dialogs.get(claimed_dialog(request)) if request.to.tag else None
    return call is not None and not call.hears(source)


def _serve(core: Core, transaction: Transaction, source: Address, now: float) -> None:
    refusal = _screen(core, transaction.request)
    if refusal is not None:
        status, reason, headers = refusal
        core.respond(transaction, status, reason, now, headers=headers)
    elif transaction.request.to.tag:
        _serve_in_dialog(core, transaction, source, now)
    else:
        handler = _OUTSIDE.get(transaction.request.method)
        if handler is None:
            core.respond(transaction, 481, "Call Does Not Exist", now)
        else:
            handler(core, transaction, source, now)


def _serve_in_dialog(core: Core, transaction: Transaction, source: Address, now: float) -> None:
    request = transaction.request
    call = core.dialogs.get(claimed_dialog(request))
    handler = _IN_DIALOG.get(request.method)
    if call is None or call.dialog is None or handler is None:
        core.respond(transaction, 481, "Call Does Not Exist", now)
        return
    dialog = call.dialog.accept(request)
    if dialog is None:
        core.respond(transaction, 500, "Out Of Order", now)
        return
    call.dialog = dialog
    call.peer = source if call.symmetric else call.peer
    handler(core, call, transaction, now)


Refusal = tuple[int, str, tuple[tuple[str, str], ...]]


def _screen(core: Core, request: Request) -> Refusal | None:
    """What every request must pass, whatever it asks; gives the refusal, None if it passes."""
    allow = (("Allow", core.allow()),)
    method = request.method
    if method not in ALLOWED and not (method == "REGISTER" and core.settings.registrar):
        known = method in KNOWN_ELSEWHERE
        return (405, "Method Not Allowed", allow) if known else (501, "Not Implemented", allow)
    if not request.uri.is_sip:
        return (416, "Unsupported URI Scheme", ())
    if request.max_forwards == 0:
        return (483, "Too Many Hops", ())  # as a back-to-back agent, RFC 7332
    return _screen_contents(core, request)


def _screen_contents(core: Core, request: Request) -> Refusal | None:
    try:
        required = request.headers.values("Require")
    except GrammarError:
        return (400, "Malformed Require header", ())
    unknown = [each for each in required if each not in _options(core, request.method)]
    if unknown and request.method != "CANCEL":
        return (420, "Bad Extension", (("Unsupported", ", ".join(unknown)),))
    if core.settings.transfers and request.method != "INVITE" and request.headers.first("Replaces"):
        return (400, "Replaces belongs in INVITE", ())
    if request.body and request.headers.first("Content-Encoding") not in (None, "identity"):
        return (415, "Unsupported Media Type", (("Accept-Encoding", "identity"),))
    accepted = _BODY.get(request.method)
    if accepted and request.body and request.content_type not in accepted:
        return (415, "Unsupported Media Type", (("Accept", ", ".join(accepted)),))
    if accepted and not _accepts_sdp(request):
        return (406, "Not Acceptable", ())
    if request.method in ("INVITE", "REFER") and len(request.contacts) != 1:
        return (400, "INVITE and REFER need one Contact", ())
    binds = request.method in ("INVITE", "REGISTER", "REFER")
    parties = (request.to, *request.contacts) if binds else ()
    if any(not party.uri.is_sip for party in parties):
        return (400, "To or Contact is not a SIP address", ())
    return None


def _options(core: Core, method: str) -> tuple[str, ...]:
    """The extensions that a request may insist on."""
    wanted = {"INVITE": ("replaces",), "REFER": ("norefersub",)}
    return wanted.get(method, ()) if core.settings.transfers else ()


def _accepts_sdp(request: Request) -> bool:
    """Whether the sender reads SDP in our answers; without Accept it does (RFC 3261 section 20.1)."""
    wanted = ",".join(request.headers.all("Accept")).lower()
    return not wanted or any(kind in wanted for kind in ("application/sdp", "application/*", "*/*"))
