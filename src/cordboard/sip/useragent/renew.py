"""Our answer to a challenge: the same request once more, with proof and the next number."""

from dataclasses import replace

from ..digest import answer, parse_fields
from ..grammar import GrammarError
from ..message import Headers, Request, Response
from .call import Exchange
from .core import Core

_ANSWERS = {401: ("WWW-Authenticate", "Authorization"), 407: ("Proxy-Authenticate", "Proxy-Authorization")}
MAX_ATTEMPTS = 3
"""A wrong secret is not tried again; the others are for stale nonces and a second, outer challenge."""


def answer_challenge(core: Core, exchange: Exchange, response: Response, now: float) -> bool:
    """Send the request again with credentials; False if this is no challenge or we have no answer to it."""
    names = _ANSWERS.get(response.status)
    if names is None or exchange.credentials is None or exchange.attempts >= MAX_ATTEMPTS:
        return False
    wanted, given = names
    proof = _proof(core, exchange, response, wanted)
    if proof is None or _was_refused(exchange.request, response, wanted, given, proof):
        return False
    exchange.attempts += 1
    exchange.request = _renewed(core, exchange, given, proof)
    core.send_request(exchange, now)
    return True


def _proof(core: Core, exchange: Exchange, response: Response, wanted: str) -> str | None:
    request, credentials = exchange.request, exchange.credentials
    assert credentials is not None
    for challenge in response.headers.all(wanted):
        try:
            proof = answer(challenge, credentials, request.method, str(request.uri), core.token())
        except GrammarError:
            continue
        if proof is not None:
            return proof
    return None


def _was_refused(request: Request, response: Response, wanted: str, given: str, proof: str) -> bool:
    """Whether our proof for this realm was already judged wrong, not merely old."""
    stale = any("stale=true" in value.lower().replace('"', "") for value in response.headers.all(wanted))
    return not stale and any(_realm(value) == _realm(proof) for value in request.headers.all(given))


def _realm(proof: str) -> str:
    """Whom a proof of ours is for; proxies in a row may each want their own (RFC 3261 section 22.3)."""
    return parse_fields(proof)["realm"]


def _renewed(core: Core, exchange: Exchange, given: str, proof: str) -> Request:
    request = exchange.request
    number = request.cseq.number + 1
    call = exchange.call
    if call is not None and call.dialog is not None:
        number = call.dialog.local_cseq + 1
        call.dialog = call.dialog.with_local_cseq(number)
    changed = {"Via": core.new_via(exchange.destination), "CSeq": f"{number} {request.method}"}
    fields = tuple(
        (name, changed.get(name, value))
        for name, value in request.headers.fields
        if name != given or _realm(value) != _realm(proof)
    )
    return replace(request, headers=Headers((*fields, (given, proof))))
