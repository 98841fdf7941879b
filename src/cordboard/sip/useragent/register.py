"""Telling a registrar where we can be reached (RFC 3261 section 10.2)."""

from functools import partial

from ..digest import Credentials
from ..grammar import GrammarError
from ..headers import NameAddr, parse_seconds
from ..message import Address, Response
from ..uri import Uri
from .call import Exchange
from .core import Core
from .events import RegisterResult, RequestId
from .renew import answer_challenge


def register(
    core: Core,
    address_of_record: Uri,
    to: Address,
    expires: int,
    now: float,
    *,
    credentials: Credentials | None = None,
) -> RequestId:
    """Register, refresh, or with `expires` 0 remove; see `UserAgent.register`."""
    request_id = RequestId(core.token())
    party = NameAddr(address_of_record)
    key = address_of_record.address_of_record
    call_id, cseq = core.registrations.get(key, (core.token(), 0))
    target = Uri(address_of_record.scheme, host=address_of_record.host, port=address_of_record.port)
    fields = [("Contact", core.contact(address_of_record.user)), ("Expires", str(expires))]
    parties = (party.tagged(core.token()), party)
    request = core.build(
        "REGISTER", target, to, parties=parties, call_id=call_id, cseq=cseq + 1, headers=fields
    )
    core.registrations[key] = (call_id, cseq + 1)
    exchange = Exchange(request, to, partial(_answered, core, request_id), credentials)
    core.send_request(exchange, now)
    return request_id


def _answered(core: Core, request_id: RequestId, exchange: Exchange, response: Response, now: float) -> None:
    if response.status < 200:
        return
    if answer_challenge(core, exchange, response, now):
        request = exchange.request
        key = request.to.uri.address_of_record
        _, cseq = core.registrations[key]
        core.registrations[key] = (request.call_id, max(cseq, request.cseq.number))
        return
    granted = _granted(exchange, response) if response.status < 300 else 0
    core.events.append(RegisterResult(request_id, response.status, response.reason, granted))


def _granted(exchange: Exchange, response: Response) -> int:
    """The seconds that the registrar gives our own contact; 0 if it is not among its contacts."""
    ours = exchange.request.contacts[0].uri
    for contact in response.contacts:
        if contact.uri.same_address(ours):
            text = contact.param("expires") or response.headers.first("Expires") or "3600"
            try:
                return parse_seconds(text)
            except GrammarError:
                return 3600
    return 0
