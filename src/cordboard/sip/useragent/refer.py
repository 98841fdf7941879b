"""REFER in a call: the other side asks us to transfer it, and is told how that goes (RFC 3515).

The request makes a subscription that lives until we tell a final status, also when the call itself
ends before. One runs in a call at a time. Where the other side asks for none, it is told nothing
(RFC 4488). A NOTIFY waits for the answer to the one before, so that none overtakes another; but the
last one goes at once, so that no BYE overtakes it.
"""

from functools import partial

from ..grammar import GrammarError
from ..message import Address, Response
from ..transactions import Transaction
from ..transfer import ReferTarget, reason_of, refer_target, referred_by, sipfrag
from . import inside, replaces
from .call import Call, CallState, Exchange, Subscription, WrongCallState
from .core import Core, check_fields
from .events import CallId, ReferId, ReferReceived
from .renew import answer_challenge

CALLABLE = ("sip", "sips", "tel")
FINAL = 200


def incoming(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    """Tell the owner, where the settings allow it, the call is up and no other REFER runs in it."""
    if not core.settings.transfers or call.state is not CallState.UP:
        core.respond(transaction, 403, "Transfer Not Allowed", now)
    elif call.subscription is not None:
        core.respond(transaction, 491, "Request Pending", now)
    else:
        _read(core, call, transaction, now)


def outside(core: Core, transaction: Transaction, source: Address, now: float) -> None:
    """Nobody who is in no call with us may have us call somebody."""
    core.respond(transaction, 403, "Transfer Not Allowed", now)


def _read(core: Core, call: Call, transaction: Transaction, now: float) -> None:
    headers = transaction.request.headers
    try:
        target, by = refer_target(headers), referred_by(headers)
    except GrammarError as error:
        core.respond(transaction, 400, str(error), now)
        return
    if target.uri.scheme not in CALLABLE:
        core.respond(transaction, 416, "Unsupported URI Scheme", now)
        return
    refer = ReferId(core.token())
    event = _event(call, transaction)
    call.subscription = Subscription(refer, call, transaction, event, _wants_silence(transaction))
    core.subscriptions[refer] = call.subscription
    replaced, missing = _replaced(core, call, target)
    core.events.append(ReferReceived(call.id, refer, target, by, replaced, missing))


def _event(call: Call, transaction: Transaction) -> str:
    """Every REFER in a call after the first is told apart by its number (RFC 3515 section 2.4.6)."""
    call.refers += 1
    return "refer" if call.refers == 1 else f"refer;id={transaction.request.cseq.number}"


def _wants_silence(transaction: Transaction) -> bool:
    wish = transaction.request.headers.first("Refer-Sub") or ""
    return wish.partition(";")[0].strip(" \t").lower() == "false"


def _replaced(core: Core, call: Call, target: ReferTarget) -> tuple[CallId | None, int]:
    """The call of ours that is to be taken over, or the status that says why it cannot be."""
    if target.replaces is None:
        return None, 0
    found = replaces.find(core, target.replaces)
    if isinstance(found, replaces.NotReplaced):
        return None, found.status
    return (None, replaces.NO_SUCH_CALL.status) if found is call else (found.id, 0)


def accept(core: Core, refer: ReferId, expires: float, now: float) -> None:
    """Say 202, and 100 Trying at once; see `UserAgent.accept_refer`."""
    subscription, transaction = _undecided(core, refer)
    subscription.transaction = None
    subscription.expires_at = now + expires
    fields = [("Contact", core.contact())]
    if subscription.silent:
        fields.append(("Refer-Sub", "false"))
    core.respond(transaction, 202, "Accepted", now, headers=fields)
    report(core, refer, 100, now)


def refuse(core: Core, refer: ReferId, status: int, reason: str, now: float) -> None:
    """Say no; see `UserAgent.refuse_refer`."""
    subscription, transaction = _undecided(core, refer)
    if not 300 <= status <= 699:
        raise ValueError("a REFER is refused with a status from 300 to 699")
    check_fields([("reason phrase", reason)])
    _forget(core, subscription)
    core.respond(transaction, status, reason or reason_of(status), now)


def _undecided(core: Core, refer: ReferId) -> tuple[Subscription, Transaction]:
    subscription = core.subscriptions.get(refer)
    if subscription is None or subscription.transaction is None:
        raise WrongCallState("no REFER waits for an answer")
    return subscription, subscription.transaction


def report(core: Core, refer: ReferId, status: int, now: float) -> None:
    """Tell how it goes; see `UserAgent.report_refer`."""
    if not 100 <= status <= 699:
        raise ValueError("a status is a number from 100 to 699")
    subscription = core.subscriptions.get(refer)
    if subscription is None:
        return  # they do not listen any more
    if subscription.transaction is not None:
        raise WrongCallState("the REFER waits for an answer first")
    if status >= FINAL:
        subscription.next = None
        _forget(core, subscription)
    if subscription.silent:
        return
    if subscription.in_flight and status < FINAL:
        subscription.next = status
    else:
        _notify(core, subscription, status, now)


def _notify(core: Core, subscription: Subscription, status: int, now: float) -> None:
    left = max(1, round(subscription.expires_at - now))
    state = "terminated;reason=noresource" if status >= FINAL else f"active;expires={left}"
    fields = [
        ("Contact", core.contact()),
        ("Event", subscription.event),
        ("Subscription-State", state),
        ("Content-Type", "message/sipfrag;version=2.0"),
    ]
    subscription.in_flight = True
    told = partial(_told, core, subscription)
    inside.send(core, subscription.call, "NOTIFY", told, now, headers=fields, body=sipfrag(status))


def _told(core: Core, subscription: Subscription, exchange: Exchange, response: Response, now: float) -> None:
    """They heard it, and the next may follow; or they do not want to hear of it (RFC 6665 section 4.2.2)."""
    if response.status < FINAL or answer_challenge(core, exchange, response, now):
        return
    subscription.in_flight = False
    waiting, subscription.next = subscription.next, None
    if response.status >= 300:
        _forget(core, subscription)
    elif waiting is not None:
        _notify(core, subscription, waiting, now)


def _forget(core: Core, subscription: Subscription) -> None:
    core.subscriptions.pop(subscription.id, None)
    if subscription.call.subscription is subscription:
        subscription.call.subscription = None
