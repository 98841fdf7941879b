"""What a held station leg means for the conversation on it: without the leg it stays, and it is rejoined."""

from __future__ import annotations

from msgspec.structs import replace

from ..stations import StationLegState
from ..telephony import LegAnswered, LegEnded
from ..work import Work
from . import recording
from .dialing import ring_again
from .facts import StationLegParted, StationLegRejoined
from .media import join
from .model import Call, CallType
from .parties import CONVERSATION, pending_of, where_they_speak
from .people import agent_of
from .recording import start_automatically


def parted(work: Work, signal: LegEnded) -> None:
    """The customer stays while the agent's leg is called again."""
    call = work.world.call_of_leg(signal.leg)
    if call is None or signal.leg not in work.world.station_legs or call.state not in CONVERSATION:
        return
    if call.type is CallType.TEST:  # without the leg nothing is left of it: it ends (`legs`)
        return
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    call = recording.stop(work, call, agent)
    after = replace(
        call, station_leg=None, station_leg_state=StationLegState.ABSENT, muted=False, phone_holds=False
    )
    work.record(StationLegParted(seat=agent.seat, call=after, agent=agent))


def rejoined(work: Work, signal: LegAnswered) -> None:
    """The agent's leg is up again: they hear each other as before."""
    agent_id = work.world.station_legs.get(signal.leg)
    agent = None if agent_id is None else work.world.agents[agent_id]
    call = None if agent is None or agent.call is None else work.world.calls[agent.call]
    if agent is None or call is None or call.state not in CONVERSATION or call.station_leg is not None:
        return
    back_in(work, replace(call, station_leg=signal.leg))


def back_in(work: Work, call: Call) -> None:
    """The agent's leg, which is another one now, is up: they take part again."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    assert call.station_leg is not None
    bridge = where_they_speak(work.world, call)
    after = replace(call, station_leg_state=StationLegState.UP)
    work.record(StationLegRejoined(seat=agent.seat, call=after, agent=agent))
    if bridge is not None:
        join(work, bridge, call.station_leg)
    ringing = pending_of(work.world, after)
    if ringing is not None and ringing.station_leg is None:
        ring_again(work, ringing, call.station_leg)
    if call.customer_leg is not None:
        start_automatically(work, after, agent)
