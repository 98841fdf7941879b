"""What can happen while a supervisor monitors an agent. `agent` is the supervisor after it."""

from __future__ import annotations

from enum import StrEnum, unique

from ..agents import Agent
from ..ids import SeatId
from ..kernel import Fact
from .model import Monitoring, Place


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
