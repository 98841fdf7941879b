"""How maintenance is announced, begins and ends: by the center file and the clock, and who stops working."""

from __future__ import annotations

from ..agents import Agent, LoginFinished, Occupation, Presence, resting
from ..center import PlannedMaintenance
from ..configuration import CenterReplaced
from ..ids import Milliseconds, SeatId
from ..work import Work
from ..world import World
from .facts import (
    MaintenanceAnnounced,
    MaintenanceCanceled,
    MaintenanceCompleted,
    MaintenanceNeared,
    MaintenanceStarted,
    ReloginRequired,
)
from .model import Maintenance, Stage
from .states import MAINTENANCE, MaintenanceEvent

MAINTENANCE_TIMER = "maintenance"
_BEGIN, _END = "begin", "end"
_SOON = tuple(Milliseconds(minutes * 60_000) for minutes in (15, 5, 1))
"""So long before it begins everybody is reminded."""


def follow(work: Work) -> None:
    """Do what another center file says, and tell who logs in meanwhile."""
    for fact in tuple(work.facts):
        if isinstance(fact, CenterReplaced):
            _heed(work, fact.center.maintenance)
        elif isinstance(fact, LoginFinished):
            _welcome(work, fact.seat)


def timed(work: Work, subject: str) -> None:
    """A moment of the plan has come."""
    now = work.world.upkeep.now
    if subject == _BEGIN:
        _begin(work, now)
    elif subject == _END:
        _complete(work)
    else:
        work.record(
            MaintenanceNeared(seats=_listening(work.world), maintenance=now, remaining=_until(work, now))
        )


def _heed(work: Work, written: PlannedMaintenance | None) -> None:
    now = work.world.upkeep.now
    plan = written if written is not None and written.ends > work.now else None
    if plan == now.plan:
        return
    if plan is not None:
        _plan(work, now, plan)
    elif now.stage is Stage.RUNNING:
        _complete(work)
    else:
        _cancel(work, now)


def _plan(work: Work, now: Maintenance, plan: PlannedMaintenance) -> None:
    known = now.stage is not Stage.NONE
    event = MaintenanceEvent.CHANGED if known else MaintenanceEvent.ANNOUNCED
    after = Maintenance(stage=MAINTENANCE.after(now.stage, event), plan=plan)
    fact = MaintenanceNeared if after.runs else MaintenanceAnnounced
    work.record(fact(seats=_listening(work.world), maintenance=after, remaining=_until(work, after)))
    _forget(work)
    if after.runs:
        _wake(work, _END, plan.ends)
        return
    _wake(work, _BEGIN, plan.begins)
    for before in _SOON:
        if plan.begins - before > work.now:
            _wake(work, str(before), Milliseconds(plan.begins - before))


def _begin(work: Work, now: Maintenance) -> None:
    running = Maintenance(stage=MAINTENANCE.after(now.stage, MaintenanceEvent.BEGAN), plan=now.plan)
    assert running.plan is not None
    left = _until(work, running)
    work.record(MaintenanceStarted(seats=_listening(work.world), maintenance=running, remaining=left))
    _forget(work)
    _wake(work, _END, running.plan.ends)
    for agent in tuple(work.world.agents.values()):
        if agent.presence is Presence.LOGGED_IN:
            _stop(work, agent, running)


def _stop(work: Work, agent: Agent, running: Maintenance) -> None:
    """Nobody begins anything new; what goes on goes on."""
    assert agent.seat is not None
    work.record(resting(agent, work.at))
    if running.logs_out:
        free = agent.occupation is Occupation.IDLE and not work.world.parked.get(agent.id)
        work.record(ReloginRequired(seat=agent.seat, agent=work.world.agents[agent.id], force=free))


def _complete(work: Work) -> None:
    stage = MAINTENANCE.after(work.world.upkeep.now.stage, MaintenanceEvent.COMPLETED)
    work.record(MaintenanceCompleted(seats=_listening(work.world), maintenance=Maintenance(stage=stage)))
    _forget(work)


def _cancel(work: Work, now: Maintenance) -> None:
    stage = MAINTENANCE.after(now.stage, MaintenanceEvent.CANCELED)
    work.record(MaintenanceCanceled(seats=_listening(work.world), maintenance=Maintenance(stage=stage)))
    _forget(work)


def _welcome(work: Work, seat: SeatId) -> None:
    """Whoever logs in hears what is going on."""
    now = work.world.upkeep.now
    told = {Stage.ANNOUNCED: MaintenanceAnnounced, Stage.RUNNING: MaintenanceStarted}.get(now.stage)
    if told is not None:
        work.record(told(seats=(seat,), maintenance=now, remaining=_until(work, now)))


def _until(work: Work, now: Maintenance) -> Milliseconds:
    assert now.plan is not None
    return Milliseconds(max(0, (now.plan.ends if now.runs else now.plan.begins) - work.now))


def _wake(work: Work, subject: str, at: Milliseconds) -> None:
    work.set_timer(MAINTENANCE_TIMER, subject, Milliseconds(max(0, at - work.now)))


def _forget(work: Work) -> None:
    for subject in (_BEGIN, _END, *map(str, _SOON)):
        work.cancel_timer(MAINTENANCE_TIMER, subject)


def _listening(world: World) -> tuple[SeatId, ...]:
    """Every seat where somebody listens, also before a login."""
    return tuple(sorted({each.seat for each in world.listeners.values()}))
