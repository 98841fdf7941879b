"""The third step of the handshake: ACK for a 2xx, which travels alone (RFC 3261 section 13.2.2.4)."""

from ..dialog import DialogId
from ..headers import NameAddr
from ..message import Request
from . import bye
from .call import Call, CallState, CallTimer, Step, WrongCallState
from .core import Core, Exchange
from .events import CallEstablished, CallId


def acknowledge(core: Core, call_id: CallId, sdp: bytes) -> None:
    """Answer the offer that came in a 2xx; see `UserAgent.acknowledge`."""
    call = core.call(call_id)
    if call.exchange is None or call.state is not CallState.UP or call.exchange.acks:
        raise WrongCallState("nothing waits for an acknowledgement")
    send(core, call, call.exchange, sdp)
    call.exchange = None


def send(core: Core, call: Call, exchange: Exchange, sdp: bytes | None = None) -> None:
    """Send ACK for the 2xx that made or changed `call.dialog`, and keep it for repetitions."""
    assert call.dialog is not None
    way = call.dialog.way()
    destination = core.destination(way.next_hop, call)
    fields = [*route_headers(way.routes), *_proof(exchange.request)]
    if sdp is not None:
        fields.append(("Content-Type", "application/sdp"))
    request = core.build(
        "ACK",
        way.uri,
        destination,
        (call.dialog.local, call.dialog.remote),
        call.dialog.call_id,
        exchange.request.cseq.number,
        fields,
        sdp or b"",
    )
    exchange.acks[call.dialog.remote.tag] = (request.encode(), destination)
    repeat(core, exchange, call.dialog.remote.tag)


def repeat(core: Core, exchange: Exchange, tag: str) -> None:
    """The 2xx came again: so does our ACK, if it was sent yet."""
    if tag in exchange.acks:
        core.outbox.append(exchange.acks[tag])


def route_headers(routes: tuple[NameAddr, ...]) -> list[tuple[str, str]]:
    """The Route headers of a request in a dialog."""
    return [("Route", str(route)) for route in routes]


def _proof(request: Request) -> list[tuple[str, str]]:
    """ACK cannot be challenged, so it shows the INVITE's credentials (RFC 3261 section 22.1)."""
    return [each for each in request.headers.fields if each[0] in ("Authorization", "Proxy-Authorization")]


def dialog_id(request: Request) -> DialogId:
    """The dialog a received request says it belongs to."""
    return DialogId(request.call_id, request.to.tag, request.from_.tag)


def incoming(core: Core, request: Request, now: float) -> None:
    """ACK for one of our 2xx: stop repeating it."""
    call = core.dialogs.get(dialog_id(request))
    if call is None or call.unacked is None or call.unacked.cseq != request.cseq.number:
        core.drops["stray-ack"] += 1
        return
    call.unacked = None
    call.timers.pop(CallTimer.REPEAT_ANSWER, None)
    call.timers.pop(CallTimer.NO_ACK, None)
    if not call.allows(Step.ACKED):
        return  # a re-INVITE: the call was up already
    if call.take(Step.ACKED) is CallState.ENDING:
        bye.send(core, call, now)
    else:
        sdp = request.body if request.content_type == "application/sdp" and request.body else None
        core.events.append(CallEstablished(call.id, sdp))
