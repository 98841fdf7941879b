"""How agents log in and out: ask, verify the password, reach the station; or roll everything back."""

from __future__ import annotations

from msgspec.structs import replace

from ..center import ReasonKind, User
from ..errors import Reason, Refusal
from ..ids import LOCAL_SEAT, AgentId, LoginId, StationId
from ..telephony import ProbeStation, StationReachable, StationUnreachable, VerbFailed
from ..work import Work
from ..world import World
from .commands import ConfirmLogin, Logout, StartLogin
from .facts import LoggedOut, LoginFailed, LoginFinished, LoginStarted, StationConnecting
from .model import Agent, Occupation, Presence, SkillRef, StationType
from .policy import in_session, ready_states
from .readiness import check_reason
from .states import SessionEvent

LOGIN_TIMER = "login_timeout"

_REFUSED = "the user name or the password is wrong, or this user may not log in here"
"""One and the same text, so that nobody learns which user names exist."""


def start_login(work: Work, command: StartLogin) -> LoginId:
    """Begin to log in; nothing about the user is looked up before the password is verified."""
    world = work.world
    _check_seat(world, command)
    _check_station(world, command)
    login = LoginId(work.fresh())
    work.record(
        LoginStarted(
            seat=command.seat,
            login=login,
            user_name=world.directory.user_name(command.user_name),
            station_type=command.station_type,
            station=command.station,
        )
    )
    work.set_timer(LOGIN_TIMER, login, world.directory.options.login_timeout)
    return login


def confirm_login(work: Work, command: ConfirmLogin) -> None:
    """Go on with a verified login, or end it. A repeated or late confirmation does nothing."""
    attempt = work.world.logins.get(command.login)
    if attempt is None or attempt.seat != command.seat or _connecting(work.world, attempt) is not None:
        return
    user = work.world.directory.user(attempt.user_name)
    if not command.verified or user is None or not user.active:
        _fail(work, attempt, Reason.LOGIN_REFUSED, _REFUSED)
    elif user.id in work.world.agents:
        _fail(
            work,
            attempt,
            Reason.DUPLICATE_LOGIN,
            f"the user {user.name} is logged in at another seat; log out there",
        )
    elif _user_of_station(work.world, attempt.station) is not None:
        _fail(work, attempt, Reason.STATION_BUSY, f"station {attempt.station} is in use by another agent")
    else:
        _connect(work, attempt, user)


def station_reached(work: Work, signal: StationReachable) -> None:
    """The login that waited for this station is done."""
    for attempt, agent in _waiting_for(work.world, signal.station):
        _finish(work, attempt, agent)


def station_missed(work: Work, signal: StationUnreachable) -> None:
    """The login that waited for this station has failed."""
    _miss(work, signal.station, signal.cause)


def probe_failed(work: Work, verb: ProbeStation, signal: VerbFailed) -> None:
    """The station cannot be probed at all, which is no better than not being there."""
    _miss(work, verb.station, signal.code)


def login_timed_out(work: Work, subject: str) -> None:
    """Neither yes nor no in time: roll back."""
    attempt = work.world.logins.get(LoginId(subject))
    if attempt is not None:
        seconds = work.world.directory.options.login_timeout // 1000
        _fail(work, attempt, Reason.LOGIN_TIMEOUT, f"the login was not done within {seconds} s; try again")


def logout(work: Work, command: Logout) -> None:
    """Leave the seat."""
    agent = work.world.agent_at(command.seat)
    if agent.occupation is not Occupation.IDLE:
        raise Refusal(Reason.ON_CALL, "the agent is busy with a call; finish it before logging out")
    check_reason(work.world.directory, command.reason, ReasonKind.LOGOUT)
    after = _vacated(in_session(agent, SessionEvent.LOGGED_OUT, work.at))
    work.record(LoggedOut(seat=command.seat, agent=after, reason=command.reason))


def _check_seat(world: World, command: StartLogin) -> None:
    """Refuse where the seat is taken or belongs to somebody else."""
    directory = world.directory
    name = directory.user_name(command.user_name).lower()
    if command.seat != LOCAL_SEAT and directory.user_name(command.seat).lower() != name:
        raise Refusal(Reason.LOGIN_REFUSED, "this seat belongs to another user; use your own seat's address")
    if any(each.seat == command.seat for each in world.logins.values()):
        raise Refusal(Reason.LOGIN_IN_PROGRESS, "a login at this seat is under way; wait for its outcome")
    if command.seat in world.seats:
        raise Refusal(Reason.ALREADY_LOGGED_IN, "somebody is logged in at this seat; log out first")


def _check_station(world: World, command: StartLogin) -> None:
    """Refuse where the station cannot be used."""
    if command.station_type is StationType.SOFTPHONE:
        raise Refusal(
            Reason.NO_SOFTPHONE, "no softphone is connected to this seat; log in with a VoIP station"
        )
    if command.station_type is StationType.PSTN:
        raise Refusal(
            Reason.STATION_TYPE_NOT_ALIVE, "PSTN stations are not served yet; log in with a VoIP station"
        )
    if command.station not in world.directory.stations:
        raise Refusal(
            Reason.STATION_UNKNOWN,
            f"there is no station {command.station!r} in this center; use one of the center file's",
        )
    holder = _user_of_station(world, command.station)
    if holder is not None and holder.name.lower() != world.directory.user_name(command.user_name).lower():
        raise Refusal(
            Reason.STATION_BUSY, f"station {command.station} is in use by another agent; use another one"
        )


def _user_of_station(world: World, station: StationId) -> Agent | None:
    return next((agent for agent in world.agents.values() if agent.station == station), None)


def _connecting(world: World, attempt: LoginStarted) -> Agent | None:
    """The agent whose station is being reached for this attempt, once the password was right."""
    agent = world.agents.get(world.seats.get(attempt.seat, AgentId(0)))
    return agent if agent is not None and agent.login == attempt.login else None


def _waiting_for(world: World, station: StationId) -> list[tuple[LoginStarted, Agent]]:
    pairs = ((attempt, _connecting(world, attempt)) for attempt in world.logins.values())
    return [(attempt, agent) for attempt, agent in pairs if agent is not None and agent.station == station]


def _connect(work: Work, attempt: LoginStarted, user: User) -> None:
    agent = Agent(
        id=user.id,
        name=user.name,
        seat=attempt.seat,
        login=attempt.login,
        station_type=attempt.station_type,
        station=attempt.station,
    )
    agent = in_session(agent, SessionEvent.VERIFIED, work.at)
    work.record(StationConnecting(seat=attempt.seat, agent=agent))
    work.wish(ProbeStation(id=work.fresh_wish(), station=attempt.station))


def _finish(work: Work, attempt: LoginStarted, agent: Agent) -> None:
    directory = work.world.directory
    user = directory.users[agent.id]
    skills = (directory.skills[each.skill] for each in user.skills if each.skill in directory.skills)
    work.cancel_timer(LOGIN_TIMER, attempt.login)
    work.record(
        LoginFinished(
            seat=attempt.seat,
            login=attempt.login,
            agent=in_session(agent, SessionEvent.STATION_REACHED, work.at),
            permissions=user.permissions,
            skills=tuple(SkillRef(skill.id, skill.name) for skill in skills),
            ready_states=ready_states(user),
            reason_codes_enabled=directory.options.reason_codes_enabled,
        )
    )


def _miss(work: Work, station: StationId, cause: str) -> None:
    for attempt, _ in _waiting_for(work.world, station):
        text = f"station {station} cannot be reached ({cause}); check that the phone is on and registered"
        _fail(work, attempt, Reason.STATION_UNREACHABLE, text)


def _fail(work: Work, attempt: LoginStarted, reason: Reason, text: str) -> None:
    """Roll the attempt back: whatever it took is free again."""
    agent = _connecting(work.world, attempt)
    work.cancel_timer(LOGIN_TIMER, attempt.login)
    after = None if agent is None else _vacated(in_session(agent, SessionEvent.LOGIN_FAILED, work.at))
    work.record(
        LoginFailed(
            seat=attempt.seat,
            login=attempt.login,
            user_name=attempt.user_name,
            station_type=attempt.station_type,
            station=attempt.station,
            reason=reason,
            text=text,
            agent=after,
        )
    )
    if agent is not None:
        work.settle_about(attempt.station, ProbeStation)


def _vacated(agent: Agent) -> Agent:
    """The agent of an ended session: without seat and station."""
    assert agent.presence is Presence.LOGGED_OUT
    return replace(agent, seat=None, login=None, station=StationId(""), pending=None)
