"""What supervisors are shown: how agents are, and whom they follow."""

from __future__ import annotations

from cordboard.contract import codes, x1
from cordboard.vcc.agents import AgentState
from cordboard.vcc.supervision import Monitoring, MonitoringState, Sight

from .calls import CALL_TYPES


def monitoring(running: Monitoring | None) -> x1.Monitoring:
    """Whom a supervisor follows, if anybody."""
    if running is None:
        return x1.Monitoring()
    over = running.state is MonitoringState.ENDED
    return x1.Monitoring(
        agentId=running.agent,
        manner=codes.MonitoringManner[running.manner.name].value,
        progress=codes.MonitoringProgress[running.state.name].value,
        callSessionId=None if over or running.place is None else running.place.call,
        since=running.started_at,
    )


def supervised_agent(seen: Sight) -> x1.SupervisedAgent:
    """One agent as supervisors see them; of who is not logged in nothing but who it is."""
    here = seen.state is not AgentState.LOGGED_OUT
    return x1.SupervisedAgent(
        agentId=seen.agent,
        userName=seen.name,
        fullName=seen.full_name or None,
        state=codes.AgentStateCode[seen.state.name].name,
        stateSince=seen.since if here else None,
        stateId=seen.ready.value if here else None,
        reasonId=seen.reason if here else None,
        skillIds=seen.skills,
        callSessionId=seen.call,
        callType=None if seen.call_type is None else CALL_TYPES[seen.call_type].value,
        number=seen.number or None,
    )
