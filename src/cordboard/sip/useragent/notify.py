"""NOTIFY in a call: asks a ringing phone to answer, or tells how a transfer goes (RFC 6665, RFC 3515)."""

from functools import partial

from ..headers import NameAddr
from ..message import Address
from ..transactions import Transaction
from ..uri import Uri
from . import inside, referral, single
from .call import Call
from .core import Core
from .events import CallId, NotifyReceived, RequestId


def notify(
    core: Core, call_id: CallId, event: str, now: float, *, content_type: str = "", body: bytes = b""
) -> RequestId:
    """Send NOTIFY in a call; see `UserAgent.notify`."""
    call = core.call(call_id)
    request_id = RequestId(core.token())
    answered = partial(single.answered, core, request_id)
    inside.send(core, call, "NOTIFY", answered, now, headers=_fields(core, event, content_type), body=body)
    return request_id


def notify_outside(
    core: Core, target: Uri, to: Address, from_: NameAddr, now: float, *, event: str
) -> RequestId:
    """Send NOTIFY outside any call; see `UserAgent.notify_outside`."""
    fields = [("Event", event), ("Subscription-State", "terminated;reason=noresource")]
    return single.send(core, "NOTIFY", target, to, from_, now=now, headers=fields)


def _fields(core: Core, event: str, content_type: str) -> list[tuple[str, str]]:
    fields = [("Contact", core.contact()), ("Event", event), ("Subscription-State", "active")]
    return [*fields, ("Content-Type", content_type)] if content_type else fields


def incoming(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """Answer at once and tell the owner."""
    request = transaction.request
    value = request.headers.first("Event") or ""
    event = value.partition(";")[0].strip()
    if not event:
        core.respond(transaction, 489, "Bad Event", now)
        return
    if event.lower() == "refer":
        referral.notified(core, call, transaction, value, now)
        return
    core.respond(transaction, 200, "OK", now)
    core.events.append(NotifyReceived(call.id, event, request.content_type, request.body))
