"""What can happen while a supervisor monitors an agent. `agent` is the supervisor after it."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TypeAlias

from ..agents import Agent
from ..ids import AgentId, SeatId
from ..kernel import Fact
from .model import Monitoring, Place, Sight


@unique
class MonitoringEnd(StrEnum):
    """Why a supervisor hears the agent no longer."""

    STOPPED = "STOPPED"
    """The supervisor wanted it so, put the receiver down, or left."""
    PHONE_FAILED = "PHONE_FAILED"
    """The supervisor's phone could not be reached, or is lost."""
    AGENT_LEFT = "AGENT_LEFT"
    NO_PERMISSION = "NO_PERMISSION"
    """The supervisor may not any more."""


class MonitoringStarted(Fact, frozen=True, kw_only=True, tag="supervision.started"):
    """A supervisor begins to follow an agent; their phone is called where it is not up."""

    seat: SeatId
    agent: Agent
    monitoring: Monitoring


class MonitoringChanged(Fact, frozen=True, kw_only=True, tag="supervision.changed"):
    """The supervisor follows another agent, or in another manner."""

    seat: SeatId
    monitoring: Monitoring


class SupervisorAnswered(Fact, frozen=True, kw_only=True, tag="supervision.answered"):
    """The supervisor's phone is up."""

    seat: SeatId
    monitoring: Monitoring


class SupervisorMoved(Fact, frozen=True, kw_only=True, tag="supervision.moved"):
    """The supervisor is elsewhere now, or is heard by others; `was` is where they were.

    `seat` is the monitored agent's; None where they have left it.
    """

    seat: SeatId | None
    monitoring: Monitoring
    was: Place | None


class MonitoringEnded(Fact, frozen=True, kw_only=True, tag="supervision.ended"):
    """The supervisor follows the agent no longer, and is free."""

    seat: SeatId
    agent: Agent
    monitoring: Monitoring
    cause: MonitoringEnd


class SupervisorPlaced(Fact, frozen=True, kw_only=True, tag="supervision.placed"):
    """The supervisor hears another conversation of the agent now, or none; `seat` is the supervisor's."""

    seat: SeatId
    monitoring: Monitoring


class WatchingBegun(Fact, frozen=True, kw_only=True, tag="supervision.watching"):
    """A supervisor wants to hear how all agents are."""

    seat: SeatId
    supervisor: AgentId


class WatchingEnded(Fact, frozen=True, kw_only=True, tag="supervision.watched"):
    """They hear it no longer: they wanted it so, left, or may not any more."""

    supervisor: AgentId


class AgentsSeen(Fact, frozen=True, kw_only=True, tag="supervision.seen"):
    """These agents are as follows now; `seats` are those of the supervisors who watch."""

    seats: tuple[SeatId, ...]
    sights: tuple[Sight, ...]


SupervisionFact: TypeAlias = (
    MonitoringStarted
    | MonitoringChanged
    | SupervisorAnswered
    | SupervisorMoved
    | SupervisorPlaced
    | MonitoringEnded
    | WatchingBegun
    | WatchingEnded
    | AgentsSeen
)
