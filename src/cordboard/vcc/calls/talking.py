"""The conversation: agent and customer are connected; hold, and digits."""

from __future__ import annotations

import re

from msgspec.structs import replace

from .. import telephony
from ..agents import require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import BridgeId, Milliseconds
from ..stations import StationLegState
from ..telephony import CreateBridge, Hold, Mute, Unhold
from ..work import Work
from .commands import HoldCall, MuteCall, SendDtmf
from .facts import CallConnected, CallHeld, CallResumed, MuteChanged
from .media import OFFER_AGAIN_TIMER, stop_play
from .model import Call, CallState
from .people import agent_of, call_of
from .policy import moved, station_answered
from .recording import start_automatically
from .states import CallEvent

_DIGITS = re.compile(r"[0-9*#A-D]{1,32}")


def connect_lifted(work: Work, call: Call) -> None:
    """The agent's phone is up, the caller waits: connect them."""
    connect(work, station_answered(call))


def connect(work: Work, call: Call) -> None:
    """Both are there: let them hear each other, and record it where the campaign or the agent wants that."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    assert call.customer_leg is not None
    assert call.station_leg is not None
    bridge = BridgeId(work.fresh())
    after = moved(
        call,
        CallEvent.CONNECTED,
        bridge=bridge,
        play=None,
        connected_at=work.at,
        first_agent=call.first_agent or agent.id,
        passed_by=(),
    )
    work.cancel_timer(OFFER_AGAIN_TIMER, call.id)
    stop_play(work, call)
    work.wish(CreateBridge(id=work.fresh_wish(), bridge=bridge, legs=(call.customer_leg, call.station_leg)))
    work.record(CallConnected(seat=agent.seat, call=after, agent=agent))
    start_automatically(work, after, agent)


def hold(work: Work, command: HoldCall) -> None:
    """Put the customer on hold, with music, or take them off."""
    agent, call = call_of(work.world, command.seat)
    require(work.world.directory.users[agent.id], Permission.HOLD)
    assert agent.seat is not None
    if command.on:
        held = moved(call, CallEvent.HELD, held_at=work.at)
        assert call.customer_leg is not None
        work.record(CallHeld(seat=agent.seat, call=held, agent=agent))
        work.wish(Hold(id=work.fresh_wish(), leg=call.customer_leg))
    else:
        hold_time = Milliseconds(call.hold_time + work.at - call.held_at)
        resumed = moved(call, CallEvent.RESUMED, hold_time=hold_time)
        assert call.customer_leg is not None
        work.record(CallResumed(seat=agent.seat, call=replace(resumed, held_at=0), agent=agent))
        work.wish(Unhold(id=work.fresh_wish(), leg=call.customer_leg))


def mute(work: Work, command: MuteCall) -> None:
    """Let the others not hear the agent, or hear them again; what is so already stays so."""
    agent, call = call_of(work.world, command.seat)
    if call.station_leg is None or call.station_leg_state is not StationLegState.UP:
        raise Refusal(Reason.WRONG_STATE, "the agent's phone is on the hook; mute it during a call")
    if command.on != call.muted:
        muted = replace(call, muted=command.on)
        work.record(MuteChanged(seat=command.seat, call=muted, agent=agent))
        work.wish(Mute(id=work.fresh_wish(), leg=call.station_leg, muted=command.on))


def send_dtmf(work: Work, command: SendDtmf) -> None:
    """Send digits to the customer; what they say is between agent and customer, and not kept."""
    _, call = call_of(work.world, command.seat)
    if call.state is not CallState.TALKING or call.customer_leg is None:
        raise Refusal(
            Reason.WRONG_STATE, "digits can be sent while talking; take the customer off hold first"
        )
    if _DIGITS.fullmatch(command.digits) is None:
        raise Refusal(Reason.BAD_VALUE, "these are no digits; send 0-9, *, #, A-D, at most 32 at a time")
    work.pass_on(telephony.SendDtmf(id=work.fresh_wish(), leg=call.customer_leg, digits=command.digits))
