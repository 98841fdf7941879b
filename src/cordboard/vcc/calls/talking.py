"""The conversation: agent and other party are connected; mute and digits."""

from __future__ import annotations

import re

from msgspec.structs import replace

from .. import telephony
from ..agents import Agent
from ..errors import Reason, Refusal
from ..ids import BridgeId, LegId, Milliseconds
from ..telephony import CreateBridge, Mute
from ..work import Work
from ..world import World
from . import colleague, further, onward
from .commands import MuteCall, SendDtmf
from .facts import CallConnected, MuteChanged
from .media import OFFER_AGAIN_TIMER, bring_together, stop_play
from .model import Call, CallState, CallType
from .parties import agent_leg, lines_of, main_of, peer_of, pending_of
from .people import agent_of, call_of
from .policy import moved, station_answered
from .recording import start_automatically
from .states import CallEvent

NOBODY_OUTSIDE = "digits can be sent while talking to somebody outside; take them off hold first"
_DIGITS = re.compile(r"[0-9*#A-D]{1,32}")


def connect_lifted(work: Work, call: Call) -> None:
    """The agent's phone is up, the caller waits: connect them."""
    connect(work, station_answered(call))


def connect(work: Work, call: Call) -> None:
    """Agent and other party are both there: let them hear each other."""
    main = main_of(work.world, call)
    if main is not None and main.state is CallState.TRANSFERRING:
        onward.reached(work, main, call)
    elif main is not None:
        further.connected(work, call, further.bridge_for(work, call))
    elif call.type is CallType.INTERNAL:
        _meet(work, call)
    else:
        _connect_customer(work, call)


def _connect_customer(work: Work, call: Call) -> None:
    """Record it, too, where the campaign or the agent wants that."""
    assert call.customer_leg is not None
    assert call.station_leg is not None
    bridge = BridgeId(work.fresh())
    stop_play(work, call)
    work.wish(CreateBridge(id=work.fresh_wish(), bridge=bridge, legs=(call.customer_leg, call.station_leg)))
    after = _conversation(work, call, bridge)
    start_automatically(work, after, agent_of(work.world, after))


def _meet(work: Work, call: Call) -> None:
    """A colleague has picked up: they and the agent who called them, or was sent to them, hear each other."""
    caller = peer_of(work.world, call)
    assert caller is not None
    assert call.station_leg is not None
    if caller.bridge is not None:
        _conversation(work, call, colleague.meets(work, call, caller))
        return
    if caller.main is not None:
        bridge = further.bridge_for(work, caller)
        _conversation(work, call, bridge)
        further.connected(work, caller, bridge)
        return
    bridge = BridgeId(work.fresh())
    ear = agent_leg(work.world, caller)
    stop_play(work, caller)
    bring_together(work, bridge, call.station_leg, *(() if ear is None else (ear,)))
    _conversation(work, call, bridge)
    _conversation(work, caller, bridge)


def _conversation(work: Work, call: Call, bridge: BridgeId) -> Call:
    """The agent's conversation begins. Answer: the call after."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    parked = work.at - call.parked_at if call.parked_at else 0
    after = moved(
        call,
        CallEvent.CONNECTED,
        bridge=bridge,
        play=None,
        connected_at=call.connected_at or work.at,
        joined_at=work.at,
        first_agent=call.first_agent or agent.id,
        passed_by=(),
        callback_number="",
        hand_over=None,
        transferred_by=call.transferred_by if call.hand_over is None else call.hand_over.by,
        parked_at=Milliseconds(0),
        park_time=Milliseconds(call.park_time + max(0, parked)),
    )
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    work.record(CallConnected(seat=agent.seat, call=after, agent=agent))
    if call.hand_over is not None:
        colleague.taken(work, after)
        onward.taken(work, after, call.hand_over)
    return after


def mute(work: Work, command: MuteCall) -> None:
    """Let the others not hear the agent, or hear them again; what is so already stays so."""
    agent, call = call_of(work.world, command.seat)
    if command.on != call.muted:
        muted = replace(call, muted=command.on)
        work.record(MuteChanged(seat=command.seat, call=muted, agent=agent))
        for leg in lines_of(work.world, muted):
            work.wish(Mute(id=work.fresh_wish(), leg=leg, muted=command.on))


def send_dtmf(work: Work, command: SendDtmf) -> None:
    """Send digits to whom the agent speaks with outside; what they say is theirs, and not kept.

    In a consultation that is the party consulted, in a conference everybody outside.
    """
    _, call = call_of(work.world, command.seat)
    legs = _outside(work.world, call)
    if _DIGITS.fullmatch(command.digits) is None:
        raise Refusal(Reason.BAD_VALUE, "these are no digits; send 0-9, *, #, A-D, at most 32 at a time")
    for leg in legs:
        work.pass_on(telephony.SendDtmf(id=work.fresh_wish(), leg=leg, digits=command.digits))


def hears_digits(world: World, _agent: Agent, call: Call) -> bool:
    """Does the agent speak with somebody outside?"""
    return bool(_outside(world, call))


def _outside(world: World, call: Call) -> tuple[LegId, ...]:
    """The outside legs that the agent speaks with now."""
    speaking = (pending_of(world, call) if call.consults else None) or call
    if not (speaking.state is CallState.TALKING or speaking.swapped) or speaking.bridge is None:
        return ()
    together = (world.calls[each] for each in world.bridges[speaking.bridge])
    return tuple(each.customer_leg for each in together if each.customer_leg is not None)
