"""How an agent calls back somebody who has kept their place: asked first, then dialed as by hand."""

from __future__ import annotations

from ..agents import Agent, WorkEvent, busy, can_be_reached
from ..errors import Reason, Refusal
from ..ids import LegId
from ..work import Work
from .commands import AnswerCallback
from .dialing import dial_out
from .facts_callback import CallbackAccepted
from .kept import campaign_of, pause
from .media import OFFER_TIMER, call_station, require_engine
from .model import Call
from .people import call_of
from .policy import moved, with_station_leg
from .states import CallEvent
from .targets import way_out


def answer(work: Work, command: AnswerCallback) -> None:
    """The agent will call back."""
    agent, call = call_of(work.world, command.seat)
    accept(work, call, agent)


def accept(work: Work, call: Call, agent: Agent) -> None:
    """Call the agent's phone, and then whom they call back; over a held leg the latter at once."""
    require_engine(work)
    trunk = way_out(work)
    if not can_be_reached(agent, work.world.reachable):
        text = f"station {agent.station} is not registered; check that the phone is on and connected"
        raise Refusal(Reason.STATION_UNREACHABLE, text)
    campaign = campaign_of(work.world, call)
    leg = (agent.station_leg if agent.held else None) or LegId(work.fresh())
    accepted = moved(
        call,
        CallEvent.ACCEPTED,
        trunk=trunk.id,
        ani="" if campaign is None else campaign.caller_number,
        target=None,
    )
    after = busy(agent, WorkEvent.PICKED_UP, call.id, work.at)
    assert agent.seat is not None
    work.cancel_timer(OFFER_TIMER, call.id)
    pause(work, call.id)
    calling = with_station_leg(accepted, leg)
    work.record(CallbackAccepted(seat=agent.seat, call=calling, agent=after))
    if agent.held:
        dial_out(work, calling)
    else:
        call_station(work, calling, after, leg, auto_answer=True)
