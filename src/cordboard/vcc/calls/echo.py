"""How agents try out their phone, alone: by ear, hearing themselves, or by measuring.

There is no other party, so nothing to hold, park or send on.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..ids import LegId, Milliseconds, PlayId
from ..telephony import Echo, MeasureLeg, Tone, ToneSource
from ..work import Work
from .facts import CallConnected, CallInitiated
from .media import play
from .model import Call
from .people import agent_of
from .policy import moved, station_answered
from .states import CallEvent

MEASURED_FOR = Milliseconds(5_000)
"""Long enough to say a sentence, and for loss to be seen."""


def begin(work: Work, call: Call) -> None:
    """The agent's phone is up: let them hear themselves, or a sweep that is timed where it comes back."""
    assert call.station_leg is not None
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    initiated = moved(station_answered(call), CallEvent.DIALED)
    work.record(CallInitiated(seat=agent.seat, call=initiated, agent=agent))
    talking = moved(
        initiated, CallEvent.CONNECTED, connected_at=work.at, joined_at=work.at, first_agent=agent.id
    )
    if call.measures:
        talking = replace(talking, play=PlayId(work.fresh()))
    work.record(CallConnected(seat=agent.seat, call=talking, agent=agent))
    (_measure if call.measures else _echo)(work, talking, call.station_leg)


def _echo(work: Work, _call: Call, leg: LegId) -> None:
    work.wish(Echo(id=work.fresh_wish(), leg=leg))


def _measure(work: Work, call: Call, leg: LegId) -> None:
    assert call.play is not None
    work.wish(MeasureLeg(id=work.fresh_wish(), leg=leg, duration=MEASURED_FOR))
    play(work, leg, call.play, ToneSource(Tone.PROBE), loop=False)
