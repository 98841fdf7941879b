"""A request of ours within a call: addressed, numbered and routed by its dialog."""

from collections.abc import Callable

from ..message import Response
from .call import Call, Exchange, WrongCallState
from .core import Core, HeaderFields


def send(
    core: Core,
    call: Call,
    method: str,
    answered: Callable[[Exchange, Response, float], None],
    now: float,
    *,
    headers: HeaderFields = (),
    body: bytes = b"",
) -> Exchange:
    """Send `method` to the other side of the call; raises `WrongCallState` before there is a dialog."""
    if call.dialog is None:
        raise WrongCallState("the call has no dialog yet")
    call.dialog = call.dialog.with_local_cseq(call.dialog.local_cseq + 1)
    dialog, way = call.dialog, call.dialog.way()
    destination = core.destination(way.next_hop, call)
    fields = [*way.route_fields, *headers]
    parties = (dialog.local, dialog.remote)
    request = core.build(
        method,
        way.uri,
        destination,
        parties=parties,
        call_id=dialog.call_id,
        cseq=dialog.local_cseq,
        headers=fields,
        body=body,
    )
    exchange = Exchange(request, destination, answered, call.credentials, call)
    core.send_request(exchange, now)
    return exchange
