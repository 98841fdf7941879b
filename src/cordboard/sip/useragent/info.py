"""INFO in a call: key presses of phones that send no tones, in both directions (RFC 6086, legacy use)."""

from functools import partial

from ..transactions import Transaction
from . import inside, single
from .call import Call
from .core import Core
from .events import CallId, InfoReceived, RequestId


def info(core: Core, call_id: CallId, content_type: str, body: bytes, now: float) -> RequestId:
    """Send INFO; see `UserAgent.info`."""
    call = core.call(call_id)
    request_id = RequestId(core.token())
    answered = partial(single.answered, core, request_id)
    inside.send(core, call, "INFO", answered, now, headers=[("Content-Type", content_type)], body=body)
    return request_id


def incoming(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """Answer at once and tell the owner."""
    request = transaction.request
    core.respond(transaction, 200, "OK", now)
    core.events.append(InfoReceived(call.id, request.content_type, request.body))
