"""REFER of ours: we ask the other side to call somebody else, and hear how that goes (RFC 3515)."""

from dataclasses import replace
from functools import partial

from ..grammar import GrammarError
from ..message import Response
from ..transactions import Transaction
from ..transfer import SIPFRAG, ReferTarget, Replaces, status_in
from ..uri import Uri
from . import inside
from .call import Call, CallState, Exchange, WrongCallState
from .core import Core
from .events import CallId, ReferAccepted, ReferProgress, ReferResult
from .renew import answer_challenge

FINAL = 200


def refer(core: Core, call_id: CallId, target: Uri | CallId, now: float) -> None:
    """Ask for a transfer; see `UserAgent.refer`."""
    call = core.call(call_id)
    if call.state is not CallState.UP or call.dialog is None:
        raise WrongCallState("only a call that is up can be transferred")
    if call.referral is not None:
        raise WrongCallState("a transfer of this call runs already")
    whom = ReferTarget(target) if isinstance(target, Uri) else _in_place_of(core, target)
    fields = [
        ("Contact", core.contact()),
        ("Refer-To", str(whom)),
        ("Referred-By", f"<{call.dialog.local.uri}>"),
    ]
    call.referral = inside.send(core, call, "REFER", partial(_answered, core, call), now, headers=fields)


def _in_place_of(core: Core, call_id: CallId) -> ReferTarget:
    """The other side of another call of ours, and that call; to-tag is theirs (RFC 5589 section 7.3).

    It may ring still: whether they take it then is for them to say.
    """
    other = core.call(call_id)
    if other.state not in (CallState.UP, CallState.CALLING) or other.dialog is None:
        raise WrongCallState("only a call that is up, or rings, can be replaced")
    dialog = other.dialog
    them = Replaces(dialog.call_id, dialog.remote.tag, dialog.local.tag)
    return ReferTarget(replace(dialog.remote_target, headers=""), them)


def forget(core: Core, call_id: CallId) -> None:
    """Hear no more of it; see `UserAgent.forget_refer`."""
    call = core.calls.get(call_id)
    if call is not None:
        call.referral = None


def _answered(core: Core, call: Call, exchange: Exchange, response: Response, now: float) -> None:
    if response.status < FINAL or answer_challenge(core, exchange, response, now):
        return
    if call.referral is not exchange:
        return  # a NOTIFY came first and told the end
    if response.status < 300:
        core.events.append(ReferAccepted(call.id))
    else:
        call.referral = None
        core.events.append(ReferResult(call.id, response.status))


def notified(core: Core, call: Call, transaction: Transaction, event: str, now: float) -> None:
    """NOTIFY about it: one that is malformed, or about no REFER of ours, changes nothing."""
    refusal = _refusal(call, transaction, event)
    if refusal is not None:
        core.respond(transaction, *refusal, now)
        return
    try:
        status = status_in(transaction.request.body)
    except GrammarError as error:
        core.respond(transaction, 400, str(error), now)
        return
    core.respond(transaction, 200, "OK", now)
    if status < FINAL:
        core.events.append(ReferProgress(call.id, status))
    else:
        call.referral = None
        core.events.append(ReferResult(call.id, status))


def _refusal(call: Call, transaction: Transaction, event: str) -> tuple[int, str] | None:
    request = transaction.request
    if call.referral is None or not _is_about(call.referral, event):
        return 481, "Subscription Does Not Exist"
    state = (request.headers.first("Subscription-State") or "").partition(";")[0].strip(" \t").lower()
    if state not in ("active", "pending", "terminated"):
        return 400, "Missing or malformed Subscription-State header"
    return None if request.content_type == SIPFRAG else (415, "Unsupported Media Type")


def _is_about(referral: Exchange, event: str) -> bool:
    """Event may name the REFER by its number (RFC 3515 section 2.4.6)."""
    params = [each.strip(" \t") for each in event.split(";")[1:]]
    ids = [each[3:] for each in params if each.lower().startswith("id=")]
    return ids in ([], [str(referral.request.cseq.number)])
