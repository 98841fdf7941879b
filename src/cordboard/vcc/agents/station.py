"""How an agent's phone is looked for again, at the agent's wish."""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason
from ..ids import AgentId, StationId
from ..telephony import ProbeStation, StationReachable, StationUnreachable, VerbFailed
from ..work import Work
from .commands import RestartStation
from .facts import StationRestarted, StationRestartFailed, StationRestarting
from .model import Agent
from .rules import require_free_to_restart

RESTART_TIMER = "station_restart"


def restart(work: Work, command: RestartStation) -> None:
    """Begin to look for the phone; a second wish meanwhile adds nothing."""
    agent = work.world.agent_at(command.seat)
    if agent.restarting:
        return
    require_free_to_restart(work.world, agent)
    work.record(StationRestarting(seat=command.seat, agent=replace(agent, restarting=True)))
    work.set_timer(RESTART_TIMER, str(agent.id), work.world.directory.options.login_timeout)
    if not agent.held:
        work.wish(ProbeStation(id=work.fresh_wish(), station=agent.station))


def reached(work: Work, signal: StationReachable) -> None:
    """The phone is there."""
    agent = _restarting(work, signal.station)
    if agent is not None:
        done(work, agent)


def done(work: Work, agent: Agent) -> None:
    """The restart has come to a good end."""
    assert agent.seat is not None
    work.cancel_timer(RESTART_TIMER, str(agent.id))
    work.record(StationRestarted(seat=agent.seat, agent=replace(agent, restarting=False)))


def missed(work: Work, signal: StationUnreachable) -> None:
    """The phone is not there."""
    miss(work, _restarting(work, signal.station), Reason.STATION_UNREACHABLE)


def probe_failed(work: Work, verb: ProbeStation, _signal: VerbFailed) -> None:
    """The engine cannot even look."""
    miss(work, _restarting(work, verb.station), Reason.STATION_UNREACHABLE)


def timed_out(work: Work, subject: str) -> None:
    """Neither yes nor no in time."""
    agent = work.world.agents.get(AgentId(int(subject)))
    miss(work, agent if agent is not None and agent.restarting else None, Reason.LOGIN_TIMEOUT)


def miss(work: Work, agent: Agent | None, reason: Reason) -> None:
    """The restart has come to nothing."""
    if agent is not None and agent.seat is not None:
        work.cancel_timer(RESTART_TIMER, str(agent.id))
        after = replace(agent, restarting=False)
        work.record(StationRestartFailed(seat=agent.seat, agent=after, reason=reason))


def _restarting(work: Work, station: StationId) -> Agent | None:
    agents = work.world.agents.values()
    return next((agent for agent in agents if agent.restarting and agent.station == station), None)
