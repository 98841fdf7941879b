"""What supervisors ask: how agents are, to hear them, and to lead them. Who may what decides the core."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from cordboard.contract import ContractFault, FaultCode, x1
from cordboard.seat import views
from cordboard.seat.operations.table import required, serves
from cordboard.seat.session import Seat
from cordboard.vcc import supervision
from cordboard.vcc.agents import ReadyState
from cordboard.vcc.ids import NO_REASON, AgentId, ReasonId

EnumT = TypeVar("EnumT", bound=Enum)


@serves(x1.GetSupervisedAgents)
async def get_supervised_agents(
    seat: Seat, _request: x1.GetSupervisedAgents
) -> tuple[x1.SupervisedAgent, ...]:
    """How everybody is now."""
    return tuple(map(views.supervised_agent, await seat.link.ask(supervision.ListSights(seat=seat.id))))


@serves(x1.WatchAgents)
async def watch_agents(seat: Seat, request: x1.WatchAgents) -> None:
    """Hear it when that changes, or no longer."""
    await seat.link.submit(supervision.WatchAgents(seat=seat.id, on=required("on", request.on)))


@serves(x1.MonitorAgent)
async def monitor_agent(seat: Seat, request: x1.MonitorAgent) -> None:
    """Follow an agent in this manner."""
    manner = _one_of(supervision.Manner, "manner", request.manner)
    agent = AgentId(required("agentId", request.agentId))
    await seat.link.submit(supervision.Monitor(seat=seat.id, agent=agent, manner=manner))


@serves(x1.StopMonitoring)
async def stop_monitoring(seat: Seat, _request: x1.StopMonitoring) -> None:
    """Hear the agent no longer."""
    await seat.link.submit(supervision.StopMonitoring(seat=seat.id))


@serves(x1.GetMonitoring)
async def get_monitoring(seat: Seat, _request: x1.GetMonitoring) -> x1.Monitoring:
    """Whom the supervisor follows."""
    return views.monitoring(await seat.link.ask(supervision.GetMonitoring(seat=seat.id)))


@serves(x1.ForceReadiness)
async def force_readiness(seat: Seat, request: x1.ForceReadiness) -> None:
    """Let an agent be ready for what the id says, or not ready."""
    try:
        state = ReadyState(required("stateId", request.stateId))
    except ValueError:
        raise ContractFault(FaultCode.UNKNOWN_READY_STATE) from None
    agent, reason = AgentId(required("agentId", request.agentId)), ReasonId(request.reasonId or NO_REASON)
    await seat.link.submit(supervision.ForceReadiness(seat=seat.id, agent=agent, state=state, reason=reason))


@serves(x1.ForceAgentLogout)
async def force_agent_logout(seat: Seat, request: x1.ForceAgentLogout) -> None:
    """Log an agent out."""
    agent, reason = AgentId(required("agentId", request.agentId)), ReasonId(request.reasonId or NO_REASON)
    insist = bool(request.insist)
    await seat.link.submit(supervision.ForceLogout(seat=seat.id, agent=agent, reason=reason, insist=insist))


def _one_of(kind: type[EnumT], name: str, given: str | None) -> EnumT:
    """The value that a text names. Raises ContractFault BAD_VALUE."""
    try:
        return kind(required(name, given))
    except ValueError:
        words = ", ".join(str(each.value) for each in kind)
        raise ContractFault(FaultCode.BAD_VALUE, f"The argument {name} is one of {words}.") from None
