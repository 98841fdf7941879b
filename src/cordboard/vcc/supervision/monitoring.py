"""How supervisors follow agents: asked for, called, and moved along with the agent's conversations.

Where a supervisor belongs is worked out anew after every decision, from where the agent speaks then. So they
go with the agent through holds, consultations, conferences, transfers and calls to come, and no verb on calls
has to know of them. They hear nothing between two conversations, and nobody who is parked. It ends when the
supervisor stops or puts the receiver down, when either of the two logs out, or with the supervisor's right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from ..agents import (
    Agent,
    Presence,
    WorkEvent,
    busy,
    can_be_reached,
    idle,
    readiness_due,
    require_idle,
)
from ..calls import Conversation
from ..errors import Reason, Refusal
from ..ids import AgentId, CallId, LegId, MonitoringId, SeatId
from ..telephony import (
    AddToBridge,
    EngineLost,
    EngineUp,
    HangUp,
    LegAnswered,
    LegEnded,
    Originate,
    RemoveFromBridge,
    ToStation,
    VerbFailed,
)
from ..work import Work
from ..world import World
from .commands import Monitor, StopMonitoring
from .facts import (
    MonitoringChanged,
    MonitoringEnd,
    MonitoringEnded,
    MonitoringStarted,
    SupervisorAnswered,
    SupervisorMoved,
    SupervisorPlaced,
)
from .model import Monitoring, MonitoringState, Place
from .policy import NEEDED, at_work, belongs, leg_of, may, moved, require_right
from .states import MONITORING, MonitoringEvent

Listening: TypeAlias = Callable[[World, Agent], Conversation | None]
"""Where an agent speaks now."""


def monitor(work: Work, command: Monitor) -> None:
    """Follow an agent, or go over to another agent or manner."""
    world = work.world
    supervisor = world.agent_at(command.seat)
    require_right(world.directory.users[supervisor.id], NEEDED[command.manner])
    agent = at_work(world, command.agent)
    if agent.id == supervisor.id:
        raise Refusal(Reason.BAD_VALUE, "nobody monitors themselves; choose another agent")
    running = world.monitorings.get(supervisor.id)
    if running is None:
        _start(work, supervisor, command)
    elif (running.agent, running.manner) != (command.agent, command.manner):
        if running.agent != command.agent:
            running = _move(work, running, None)
        after = replace(running, agent=command.agent, manner=command.manner)
        work.record(MonitoringChanged(seat=command.seat, monitoring=after))


def stop(work: Work, command: StopMonitoring) -> None:
    """The supervisor has heard enough."""
    running = work.world.monitorings.get(work.world.agent_at(command.seat).id)
    if running is None:
        raise Refusal(Reason.WRONG_STATE, "nobody is being monitored; choose an agent first")
    _end(work, running, MonitoringEnd.STOPPED)


def set_free(work: Work, agent: AgentId) -> None:
    """End what this agent monitors, if they do."""
    running = work.world.monitorings.get(agent)
    if running is not None:
        _end(work, running, MonitoringEnd.STOPPED)


def answered(work: Work, signal: LegAnswered) -> None:
    """The supervisor's phone is up."""
    running = _of_leg(work.world, signal.leg)
    if running is not None and running.state is MonitoringState.CALLING:
        after = moved(running, MonitoringEvent.ANSWERED)
        work.record(SupervisorAnswered(seat=_seat(work.world, running), monitoring=after))


def left(work: Work, signal: LegEnded) -> None:
    """The supervisor's phone is on the hook, or was never lifted."""
    running = _of_leg(work.world, signal.leg)
    if running is not None:
        calling = running.state is MonitoringState.CALLING
        _end(work, running, MonitoringEnd.PHONE_FAILED if calling else MonitoringEnd.STOPPED, gone=True)


def bridge_failed(work: Work, verb: AddToBridge, _signal: VerbFailed) -> None:
    """The supervisor is not where they are believed to be: better none than one who hears nothing."""
    for running in tuple(work.world.monitorings.values()):
        place = running.place
        if place is not None and (place.leg, place.bridge) == (verb.leg, verb.bridge):
            _end(work, running, MonitoringEnd.PHONE_FAILED)


def engine_lost(work: Work, _signal: EngineLost) -> None:
    """Every leg is over; held ones are called again, and heard from then on."""
    for running in tuple(work.world.monitorings.values()):
        _lose_phone(work, running)


def engine_up(work: Work, signal: EngineUp) -> None:
    """A phone that is not in the inventory, and is not being called, is lost."""
    living = {each.leg for each in signal.legs}
    for running in tuple(work.world.monitorings.values()):
        leg = running.leg
        if leg is not None and leg not in living and not work.wishes_for(leg, Originate):
            _lose_phone(work, running)


def follow(work: Work, where: Listening) -> None:
    """Let every supervisor be where their agent speaks now."""
    world = work.world
    for running in tuple(world.monitorings.values()):
        cause = _over(world, running)
        if cause is not None:
            _end(work, running, cause)
            continue
        leg = leg_of(world.agents[running.supervisor], running)
        place = belongs(running, leg, where(world, world.agents[running.agent]))
        if place != running.place:
            after = _move(work, running, place)
            if _hears(after) != _hears(running):
                work.record(SupervisorPlaced(seat=_seat(world, after), monitoring=after))


def _hears(running: Monitoring) -> CallId | None:
    """The call in which the supervisor is."""
    return None if running.place is None else running.place.call


def _start(work: Work, supervisor: Agent, command: Monitor) -> None:
    world = work.world
    require_idle(supervisor)
    if not world.engine_up:
        raise Refusal(Reason.ENGINE_UNAVAILABLE, "the telephony engine is away; try again in a moment")
    if not can_be_reached(supervisor, world.reachable):
        raise Refusal(
            Reason.STATION_UNREACHABLE, "the supervisor's phone is not connected; check that it is on"
        )
    user = world.directory.users[supervisor.id]
    leg = None if supervisor.held else LegId(work.fresh())
    running = Monitoring(
        id=MonitoringId(work.fresh()),
        supervisor=supervisor.id,
        name=user.full_name or user.name,
        agent=command.agent,
        manner=command.manner,
        state=MonitoringState.WAITING if leg is None else MONITORING.first,
        leg=leg,
        started_at=work.at,
    )
    after = busy(supervisor, WorkEvent.MONITORS, None, work.at)
    work.record(MonitoringStarted(seat=command.seat, agent=after, monitoring=running))
    if leg is not None:
        _call_phone(work, supervisor, leg, world.directory.users[command.agent].extension)


def _call_phone(work: Work, supervisor: Agent, leg: LegId, shown: str) -> None:
    """Call the supervisor's phone, which lifts by itself where it can; it shows whom they monitor."""
    work.wish(
        Originate(
            id=work.fresh_wish(),
            leg=leg,
            to=ToStation(supervisor.station),
            caller=shown,
            ring_timeout=work.world.directory.options.offer_timeout,
        )
    )


def _move(work: Work, running: Monitoring, place: Place | None) -> Monitoring:
    """Take the supervisor to `place`, or out of where they are. Answer: the monitoring after."""
    was = running.place
    if place == was:
        return running
    event = MonitoringEvent.WITHDRAWN if place is None else MonitoringEvent.MOVED
    after = moved(running, event, place=place)
    agent = work.world.agents.get(running.agent)
    seat = None if agent is None else agent.seat
    work.record(SupervisorMoved(seat=seat, monitoring=after, was=was))
    if place is not None:
        _enter(work, place)
    elif was is not None:
        _leave(work, running, was)
    return after


def _enter(work: Work, place: Place) -> None:
    work.wish(
        AddToBridge(
            id=work.fresh_wish(),
            bridge=place.bridge,
            leg=place.leg,
            role=place.role,
            whisper_to=place.ear,
        )
    )


def _leave(work: Work, running: Monitoring, was: Place) -> None:
    """Out of the bridge, unless the leg is gone."""
    supervisor = work.world.agents[running.supervisor]
    if was.leg == leg_of(supervisor, running):
        work.wish(RemoveFromBridge(id=work.fresh_wish(), bridge=was.bridge, leg=was.leg))


def _over(world: World, running: Monitoring) -> MonitoringEnd | None:
    """Why this cannot go on."""
    supervisor, agent = world.agents[running.supervisor], world.agents.get(running.agent)
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        return MonitoringEnd.AGENT_LEFT
    if not may(world.directory.users[supervisor.id], NEEDED[running.manner]):
        return MonitoringEnd.NO_PERMISSION
    if supervisor.held and supervisor.station_leg is None and not supervisor.rebuilding:
        return MonitoringEnd.PHONE_FAILED
    return None


def _end(work: Work, running: Monitoring, cause: MonitoringEnd, *, gone: bool = False) -> None:
    """The supervisor is free again; `gone`: their phone is on the hook already."""
    phone = None if gone else running.leg
    if running.place is not None:
        running = _move(work, running, None)
    supervisor = work.world.agents[running.supervisor]
    free = idle(supervisor, WorkEvent.MONITORED, work.at)
    over = moved(running, MonitoringEvent.ENDED, leg=None)
    seat = _seat(work.world, running)
    work.record(MonitoringEnded(seat=seat, agent=free, monitoring=over, cause=cause))
    if phone is not None:
        work.wish(HangUp(id=work.fresh_wish(), leg=phone))
    due = readiness_due(free, work.at)
    if due is not None:
        work.record(due)


def _lose_phone(work: Work, running: Monitoring) -> None:
    if running.leg is not None:
        work.settle_about(running.leg)
        _end(work, running, MonitoringEnd.PHONE_FAILED, gone=True)


def _of_leg(world: World, leg: LegId) -> Monitoring | None:
    supervisor = world.monitoring_legs.get(leg)
    return None if supervisor is None else world.monitorings[supervisor]


def _seat(world: World, running: Monitoring) -> SeatId:
    seat = world.agents[running.supervisor].seat
    assert seat is not None
    return seat
