"""Held station legs: an outside number or a softphone, called at login and kept up until logout.

A leg that is lost is called once more. Where that fails too, or where we ended it ourselves, the agent is
not ready and is told that the station is gone; `restartStation` calls again. So does a softphone whose audio
comes back: without it there is nothing to call.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason
from ..ids import LegId, SeatId
from ..stations import STATION_LEG, StationLegEvent, StationLegState
from ..telephony import By, EngineLost, EngineUp, HangUp, LegAnswered, LegEnded, Originate, SoftphoneAttached
from ..work import Work
from ..world import World
from . import station
from .connecting import NOT_ATTACHED
from .facts import HeldLegCalled, HeldLegLost, HeldLegUp
from .model import Agent, StationType
from .outcome import fail, finish
from .policy import resting
from .way import way_to


def answered(work: Work, signal: LegAnswered) -> None:
    """The agent has lifted: a login, a restart or a lost leg has come to a good end."""
    agent = _of_leg(work.world, signal.leg)
    if agent is None or agent.station_leg_state is not StationLegState.CALLING:
        return
    assert agent.seat is not None
    attempt = None if agent.login is None else work.world.logins.get(agent.login)
    state = STATION_LEG.after(agent.station_leg_state, StationLegEvent.ANSWERED)
    up = replace(agent, station_leg_state=state, rebuilding=False)
    if attempt is not None:
        finish(work, attempt, up)
    elif agent.restarting:
        station.done(work, up)
    else:
        work.record(HeldLegUp(seat=agent.seat, agent=up))


def ended(work: Work, signal: LegEnded) -> None:
    """The agent's leg is over."""
    agent = _of_leg(work.world, signal.leg)
    if agent is not None:
        _lost(work, agent, on_purpose=signal.by is By.US, cause=signal.cause)


def engine_lost(work: Work, _signal: EngineLost) -> None:
    """Every leg is over; they are called again when there is an engine."""
    for agent in tuple(work.world.agents.values()):
        if agent.station_leg is not None:
            _lost(work, replace(agent, rebuilding=False), on_purpose=False, cause="engine_lost")


def attached(work: Work, signal: SoftphoneAttached) -> None:
    """The audio of a softphone is there: an agent who works with it and has no leg gets one."""
    for agent in tuple(work.world.agents.values()):
        if agent.station == signal.station and agent.held and agent.station_leg is None:
            call(work, agent)


def engine_up(work: Work, signal: EngineUp) -> None:
    """Call those whose leg is missing."""
    living = {each.leg for each in signal.legs}
    for agent in tuple(work.world.agents.values()):
        if agent.station_leg is None:
            if agent.rebuilding:
                call(work, agent)
        elif agent.station_leg not in living and not work.wishes_for(agent.station_leg, Originate):
            _lost(work, replace(agent, rebuilding=False), on_purpose=False, cause="engine_lost")


def call(work: Work, agent: Agent) -> None:
    """Call the agent's phone, to hold the leg once it is answered."""
    to = way_to(work.world, agent)
    if to is None or agent.seat is None:
        return
    leg = LegId(work.fresh())
    state = STATION_LEG.after(StationLegState.ABSENT, StationLegEvent.CALLED)
    work.record(
        HeldLegCalled(seat=agent.seat, agent=replace(agent, station_leg=leg, station_leg_state=state))
    )
    patience = work.world.directory.options.login_timeout
    work.wish(Originate(id=work.fresh_wish(), leg=leg, to=to, ring_timeout=patience))


def restarted(work: Work, seat: SeatId) -> None:
    """The agent wants a new leg, whatever the old one is like; a softphone without audio can get none."""
    agent = work.world.agent_at(seat)
    if agent.held and _is_deaf(work.world, agent):
        station.miss(work, agent, Reason.NO_SOFTPHONE)
    elif agent.held and work.world.engine_up:
        old = agent.station_leg
        call(work, agent)
        if old is not None:
            work.wish(HangUp(id=work.fresh_wish(), leg=old))


def _of_leg(world: World, leg: LegId) -> Agent | None:
    agent = world.station_legs.get(leg)
    return None if agent is None else world.agents[agent]


def _lost(work: Work, agent: Agent, *, on_purpose: bool, cause: str) -> None:
    assert agent.seat is not None
    attempt = None if agent.login is None else work.world.logins.get(agent.login)
    again = attempt is None and not (on_purpose or agent.rebuilding or agent.restarting)
    again = again and not _is_deaf(work.world, agent)
    without = replace(agent, station_leg=None, station_leg_state=StationLegState.ABSENT, rebuilding=again)
    work.record(HeldLegLost(seat=agent.seat, agent=without, for_good=attempt is None and not again))
    if attempt is not None and agent.station_type is StationType.SOFTPHONE:
        fail(work, attempt, Reason.NO_SOFTPHONE, NOT_ATTACHED)
    elif attempt is not None:
        text = f"the number {agent.station} did not answer ({cause}); check it and log in again"
        fail(work, attempt, Reason.STATION_UNREACHABLE, text)
    elif agent.restarting:
        station.miss(work, without, Reason.STATION_UNREACHABLE)
        work.record(resting(work.world.agents[agent.id], work.at))
    elif not again:
        work.record(resting(without, work.at))
    elif work.world.engine_up:
        call(work, without)


def _is_deaf(world: World, agent: Agent) -> bool:
    """Is it a softphone without audio?"""
    return agent.station_type is StationType.SOFTPHONE and agent.station not in world.reachable
