"""INVITE with Replaces: a new call that takes the place of one that we have (RFC 3891)."""

from typing import NamedTuple

from ..grammar import GrammarError
from ..message import Request
from ..transfer import Replaces, parse_replaces
from .call import Call, CallState
from .core import Core

_EARLY = (CallState.CALLING, CallState.INCOMING)
_CONFIRMED = (CallState.UP, CallState.ANSWERED)


class NotReplaced(NamedTuple):
    """Why the named call cannot be replaced."""

    status: int
    reason: str


NO_SUCH_CALL = NotReplaced(481, "Call/Transaction Does Not Exist")


def wanted(core: Core, request: Request, principal: str) -> Call | NotReplaced | None:
    """The call that an INVITE wants to replace; None if it wants none, or we do not know of such things.

    Who may not replace anything learns nothing of what there is to replace.
    """
    values = request.headers.all("Replaces") if core.settings.transfers else ()
    if not values:
        return None
    if not core.authority.may_replace(principal):
        return NotReplaced(403, "Forbidden")
    try:
        replaces = parse_replaces(values[0] if len(values) == 1 else "")
    except GrammarError:
        return NotReplaced(400, "Malformed Replaces header")
    found = find(core, replaces)
    if isinstance(found, Call) and found.state is CallState.INCOMING:
        return NO_SUCH_CALL  # what rings at us is not ours to be taken (section 3)
    return found


def find(core: Core, replaces: Replaces) -> Call | NotReplaced:
    """The call that Replaces names, or how to refuse (section 3)."""
    call = core.dialogs.get(replaces.dialog)
    if call is None:
        return NO_SUCH_CALL
    if call.state in _CONFIRMED:
        return NotReplaced(486, "Busy Here") if replaces.early_only else call
    return call if call.state in _EARLY else NotReplaced(603, "Decline")
