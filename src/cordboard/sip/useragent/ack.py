"""The third step of the handshake: ACK for a 2xx, which travels alone (RFC 3261 section 13.2.2.4)."""

from ..dialog import claimed_dialog
from ..message import Request, sdp_of
from . import bye
from .call import Call, CallState, CallTimer, Exchange, Step, WrongCallState
from .core import Core
from .events import CallEstablished, CallId, ReinviteAnswered


def acknowledge(core: Core, call_id: CallId, sdp: bytes) -> None:
    """Answer the offer that came in a 2xx; see `UserAgent.acknowledge`."""
    call = core.call(call_id)
    if call.exchange is None or not _is_owed(call):
        raise WrongCallState("nothing waits for an acknowledgement")
    send(core, call, call.exchange, sdp)
    call.exchange = None


def settle(core: Core, call: Call) -> None:
    """We hang up on an offer that we never answered: the 2xx gets its bare ACK before the BYE."""
    if call.exchange is not None and _is_owed(call):
        send(core, call, call.exchange)
        call.exchange = None


def _is_owed(call: Call) -> bool:
    """Whether a 2xx to our first INVITE, which had no offer, still waits for its ACK."""
    if call.exchange is None or call.dialog is None or call.state is CallState.CALLING:
        return False
    return not call.exchange.request.to.tag and call.dialog.remote.tag not in call.exchange.acks


def send(core: Core, call: Call, exchange: Exchange, sdp: bytes | None = None) -> None:
    """Send ACK for the 2xx that made or changed `call.dialog`, and keep it for repetitions."""
    assert call.dialog is not None
    way = call.dialog.way()
    destination = core.destination(way.next_hop, call)
    fields = [*way.route_fields, *_proof(exchange.request)]
    if sdp is not None:
        fields.append(("Content-Type", "application/sdp"))
    request = core.build(
        "ACK",
        way.uri,
        destination,
        parties=(call.dialog.local, call.dialog.remote),
        call_id=call.dialog.call_id,
        cseq=exchange.request.cseq.number,
        headers=fields,
        body=sdp or b"",
    )
    exchange.acks[call.dialog.remote.tag] = (request.encode(), destination)
    repeat(core, exchange, call.dialog.remote.tag)


def repeat(core: Core, exchange: Exchange, tag: str) -> None:
    """The 2xx came again: so does our ACK, if it was sent yet."""
    if tag in exchange.acks:
        core.outbox.append(exchange.acks[tag])


def _proof(request: Request) -> list[tuple[str, str]]:
    """ACK cannot be challenged, so it shows the INVITE's credentials (RFC 3261 section 22.1)."""
    return [each for each in request.headers.fields if each[0] in ("Authorization", "Proxy-Authorization")]


def incoming(core: Core, request: Request, now: float) -> None:
    """ACK for one of our 2xx: stop repeating it."""
    call = core.dialogs.get(claimed_dialog(request))
    if call is None or call.unacked is None or call.unacked.cseq != request.cseq.number:
        core.drops["stray-ack"] += 1
        return
    call.unacked = None
    call.timers.pop(CallTimer.REPEAT_ANSWER, None)
    call.timers.pop(CallTimer.NO_ACK, None)
    if not call.allows(Step.ACKED):
        _reinvite_done(core, call, request)
    elif call.take(Step.ACKED) is CallState.ENDING:
        bye.send(core, call, now)
    else:
        core.events.append(CallEstablished(call.id, sdp_of(request)))


def _reinvite_done(core: Core, call: Call, request: Request) -> None:
    """They asked us for an offer in the middle of a call: the ACK brings their answer."""
    sdp = sdp_of(request)
    if sdp is not None and call.state is CallState.UP:
        core.events.append(ReinviteAnswered(call.id, sdp))
