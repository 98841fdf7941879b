"""What supervisors can ask. The seat is the supervisor's own."""

from __future__ import annotations

from ..agents import ReadyState
from ..ids import NO_REASON, AgentId, ReasonId
from ..kernel import Command
from .model import Manner


class Monitor(Command, frozen=True, kw_only=True):
    """Follow `agent` in this manner; who monitors already goes over to it, without a new call.

    Refused while busy with a call, and without the permission for the manner.
    """

    agent: AgentId
    manner: Manner


class StopMonitoring(Command, frozen=True, kw_only=True):
    """Hear the agent no longer."""


class WatchAgents(Command, frozen=True, kw_only=True):
    """Hear how all agents are, each time that this changes; or hear it no longer."""

    on: bool


class ForceReadiness(Command, frozen=True, kw_only=True):
    """Let `agent` be in this ready state; not ready for `reason`. Pending while they are busy."""

    agent: AgentId
    state: ReadyState
    reason: ReasonId = NO_REASON


class ForceLogout(Command, frozen=True, kw_only=True):
    """Log `agent` out. Refused during a conversation unless the supervisor insists.

    Whoever waits outside then waits for the next agent of the call's skill.
    """

    agent: AgentId
    reason: ReasonId = NO_REASON
    insist: bool = False
