"""REFER in a call: the other side asks us to transfer it (RFC 3515)."""

from ..grammar import GrammarError
from ..headers import parse_name_addr
from ..transactions import Transaction
from .call import Call, CallState
from .core import Core
from .events import ReferReceived


def incoming(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """Accept and tell the owner, where the settings allow it and the call is up."""
    values = transaction.request.headers.all("Refer-To")
    if not core.settings.accept_refer or call.state is not CallState.UP:
        core.respond(transaction, 403, "Transfer Not Allowed", now)
        return
    try:
        refer_to = parse_name_addr(values[0] if len(values) == 1 else "")
    except GrammarError:
        core.respond(transaction, 400, "Missing or malformed Refer-To header", now)
        return
    core.respond(transaction, 202, "Accepted", now, headers=[("Contact", core.contact())])
    referred_by = transaction.request.headers.first("Referred-By") or ""
    core.events.append(ReferReceived(call.id, refer_to, referred_by))
