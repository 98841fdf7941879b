"""One request of ours outside any call: asked, answered, done."""

from functools import partial

from ..headers import NameAddr
from ..message import Address, Response
from ..uri import Uri
from .call import Exchange
from .core import Core, HeaderFields
from .events import RequestId, RequestResult
from .renew import answer_challenge


def send(
    core: Core,
    method: str,
    target: Uri,
    to: Address,
    from_: NameAddr,
    *,
    now: float,
    headers: HeaderFields = (),
    body: bytes = b"",
) -> RequestId:
    """Send `method`; its final answer comes as a `RequestResult`."""
    request_id = RequestId(core.token())
    fields = [("Contact", core.contact()), *headers]
    parties = (from_.tagged(core.token()), NameAddr(target))
    request = core.build(
        method, target, to, parties=parties, call_id=core.token(), cseq=1, headers=fields, body=body
    )
    core.send_request(Exchange(request, to, partial(answered, core, request_id)), now)
    return request_id


def answered(core: Core, request_id: RequestId, exchange: Exchange, response: Response, now: float) -> None:
    """Tell the final answer of a single request, in a call or outside."""
    if response.status < 200 or answer_challenge(core, exchange, response, now):
        return
    method = exchange.request.method
    event = RequestResult(request_id, method, response.status, response.reason, response.headers)
    core.events.append(event)
