"""How a login ends: the agent is logged in, or whatever the attempt took is free again."""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason
from ..ids import AgentId, StationId
from ..preferences import complete
from ..stations import StationLegState
from ..telephony import HangUp, ProbeStation
from ..work import Work
from ..world import World
from .facts import LoginFailed, LoginFinished, LoginStarted
from .lockout import UNCOUNTED, WrongPassword
from .model import Agent, Presence
from .password import told_at_login
from .policy import in_session, ready_states, skills_of
from .states import SessionEvent

LOGIN_TIMER = "login_timeout"


def connecting(world: World, attempt: LoginStarted) -> Agent | None:
    """The agent whose station is being reached for this attempt, once the password was right."""
    agent = world.agents.get(world.seats.get(attempt.seat, AgentId(0)))
    return agent if agent is not None and agent.login == attempt.login else None


def finish(work: Work, attempt: LoginStarted, agent: Agent) -> None:
    """The station is there: the agent is logged in."""
    directory = work.world.directory
    user = directory.users[agent.id]
    rules, left = told_at_login(work.world, user, work.now)
    work.cancel_timer(LOGIN_TIMER, attempt.login)
    work.record(
        LoginFinished(
            seat=attempt.seat,
            login=attempt.login,
            agent=in_session(agent, SessionEvent.STATION_REACHED, work.at),
            permissions=user.permissions,
            skills=skills_of(user, directory),
            ready_states=ready_states(user),
            reason_codes_enabled=directory.options.reason_codes_enabled,
            settings=complete(work.world.preferences.get(agent.id, ())),
            password_rules=rules,
            password_expires_in=left,
        )
    )


def fail(
    work: Work, attempt: LoginStarted, reason: Reason, text: str, wrong: WrongPassword = UNCOUNTED
) -> None:
    """Roll the attempt back: whatever it took is free again."""
    agent = connecting(work.world, attempt)
    work.cancel_timer(LOGIN_TIMER, attempt.login)
    after = None if agent is None else vacated(in_session(agent, SessionEvent.LOGIN_FAILED, work.at))
    work.record(
        LoginFailed(
            seat=attempt.seat,
            login=attempt.login,
            user_name=attempt.user_name,
            station_type=attempt.station_type,
            station=attempt.station,
            station_shown=attempt.station_shown,
            reason=reason,
            text=text,
            agent=after,
            user=wrong.user,
            locked_until=wrong.locked_until,
        )
    )
    if agent is not None:
        work.settle_about(attempt.station, ProbeStation)
        let_go(work, agent)


def let_go(work: Work, agent: Agent) -> None:
    """End the held leg."""
    if agent.station_leg is not None:
        work.wish(HangUp(id=work.fresh_wish(), leg=agent.station_leg))


def vacated(agent: Agent) -> Agent:
    """The agent of an ended session: without seat and station."""
    assert agent.presence is Presence.LOGGED_OUT
    return replace(
        agent,
        seat=None,
        login=None,
        station=StationId(""),
        held=False,
        station_leg=None,
        station_leg_state=StationLegState.ABSENT,
        rebuilding=False,
        restarting=False,
        integration="",
        pending=None,
        pending_by=None,
    )
