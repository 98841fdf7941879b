"""The test call: the agent hears themselves. There is no other party, so nothing to hold, park or send on."""

from __future__ import annotations

from ..telephony import Echo
from ..work import Work
from .facts import CallConnected, CallInitiated
from .model import Call
from .people import agent_of
from .policy import moved, station_answered
from .states import CallEvent


def begin(work: Work, call: Call) -> None:
    """The agent's phone is up: let them hear themselves."""
    assert call.station_leg is not None
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    initiated = moved(station_answered(call), CallEvent.DIALED)
    work.record(CallInitiated(seat=agent.seat, call=initiated, agent=agent))
    talking = moved(
        initiated, CallEvent.CONNECTED, connected_at=work.at, joined_at=work.at, first_agent=agent.id
    )
    work.record(CallConnected(seat=agent.seat, call=talking, agent=agent))
    work.wish(Echo(id=work.fresh_wish(), leg=call.station_leg))
