"""Serving REGISTER: phones tell us where they are, until they stop (RFC 3261 section 10.3)."""

from functools import partial

from ..message import Address
from ..registrar import Binding, RegistrationRefused, contact_values, living, register
from ..transactions import Transaction
from .core import Core
from .events import RegistrationChanged
from .guard import admit


def incoming(core: Core, transaction: Transaction, source: Address, now: float) -> None:
    """Check who it is and whether that phone may, then do all of it or nothing."""
    friend = admit(core, transaction, source, now)
    if friend is None:
        return
    request, policy = transaction.request, core.settings.registrar
    assert policy is not None
    key = request.to.uri.address_of_record
    if not core.authority.may_register(friend.principal, key):
        core.respond(transaction, 403, "Forbidden", now)
        return
    try:
        bindings = register(core.bindings.get(key, ()), request, source, now, policy)
    except RegistrationRefused as refusal:
        core.respond(transaction, refusal.status, refusal.reason, now, headers=refusal.headers)
        return
    fields = [("Contact", value) for value in contact_values(bindings, now)]
    core.respond(transaction, 200, "OK", now, headers=fields)
    if request.contacts or request.contact_star:
        _store(core, key, bindings)


def _store(core: Core, key: str, bindings: tuple[Binding, ...]) -> None:
    core.bindings.pop(key, None)
    core.expiries.pop(key, None)
    if bindings:
        core.bindings[key] = bindings
        due = min(each.expires_at for each in bindings)
        core.alarms.set(core.expiries, key, due, partial(_expire, core, key))
    core.events.append(RegistrationChanged(key, bindings))


def _expire(core: Core, key: str, now: float) -> None:
    _store(core, key, living(core.bindings.get(key, ()), now))
