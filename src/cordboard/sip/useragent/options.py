"""Are you there? OPTIONS in both directions (RFC 3261 section 11)."""

from ..headers import NameAddr
from ..message import Address
from ..transactions import Transaction
from ..uri import Uri
from . import single
from .call import Call
from .core import Core
from .events import RequestId


def options(core: Core, target: Uri, to: Address, from_: NameAddr, now: float) -> RequestId:
    """Ask; see `UserAgent.options`."""
    return single.send(core, "OPTIONS", target, to, from_, now=now, headers=[("Accept", "application/sdp")])


def incoming(core: Core, transaction: Transaction, source: Address, now: float) -> None:
    """Anyone may ask whether we are there and what we understand."""
    fields = [
        ("Contact", core.contact()),
        ("Allow", core.allow()),
        ("Accept", "application/sdp"),
        ("Supported", ""),
    ]
    core.respond(transaction, 200, "OK", now, headers=fields)


def in_dialog(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """Asked in a call, it tells the other side that the call is known to us."""
    incoming(core, transaction, call.peer, now)
