"""How agents log in and out: ask, verify the password, reach the station; or roll everything back."""

from __future__ import annotations

from .. import numbers
from ..center import ReasonKind, User
from ..errors import Reason, Refusal
from ..ids import LOCAL_SEAT, NO_REASON, AgentId, LoginId, ReasonId, StationId
from ..telephony import (
    ProbeStation,
    StationReachable,
    StationUnreachable,
    VerbFailed,
    softphone_of,
)
from ..work import Work
from ..world import World
from .commands import ConfirmLogin, Logout, StartLogin
from .connecting import NOT_ATTACHED, connect
from .facts import LoggedOut, LoginStarted, Successor
from .lockout import LOCKED_OUT, counted, is_locked_out
from .model import Agent, Occupation, StationType
from .outcome import LOGIN_TIMER, connecting, fail, finish, let_go, vacated
from .policy import check_reason, in_session
from .rules import require_free_to_leave
from .states import SessionEvent
from .station import RESTART_TIMER

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
            station=_station(world, command),
            station_shown=command.station if command.station_type is StationType.SOFTPHONE else "",
            force=command.force,
            integration=command.integration,
        )
    )
    work.set_timer(LOGIN_TIMER, login, world.directory.options.login_timeout)
    return login


def confirm_login(work: Work, command: ConfirmLogin) -> None:
    """Go on with a verified login, or end it. A repeated or late confirmation does nothing."""
    attempt = _unconfirmed(work.world, command)
    if attempt is None:
        return
    user = _known_user(work.world, attempt)
    if not command.verified or user is None:
        wrong = counted(work.world, user, work.now)
        fail(work, attempt, Reason.LOGIN_REFUSED, _REFUSED, wrong)
        return
    if is_locked_out(work.world, user, work.now):
        fail(work, attempt, Reason.LOCKED_OUT, LOCKED_OUT)
        return
    obstacle = _obstacle(work.world, attempt, user)
    if obstacle is not None:
        fail(work, attempt, *obstacle)
        return
    for agent in _in_the_way(work.world, attempt, user):
        _displace(work, agent, attempt)
    connect(work, attempt, user)


def displaced(world: World, command: ConfirmLogin) -> tuple[Agent, ...]:
    """Whose sessions this confirmation will end by force: nobody's where the login fails."""
    attempt = _unconfirmed(world, command)
    user = None if attempt is None else _known_user(world, attempt)
    if attempt is None or user is None or not command.verified or _obstacle(world, attempt, user):
        return ()
    return _in_the_way(world, attempt, user)


def station_reached(work: Work, signal: StationReachable) -> None:
    """The login that waited for this station is done."""
    for attempt, agent in _waiting_for(work.world, signal.station):
        finish(work, attempt, agent)


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
        fail(work, attempt, Reason.LOGIN_TIMEOUT, f"the login was not done within {seconds} s; try again")


def leaving(world: World, command: Logout) -> Agent:
    """The agent who may leave the seat now. Raises Refusal NOT_LOGGED_IN, ON_CALL or UNKNOWN_REASON."""
    agent = world.agent_at(command.seat)
    require_free_to_leave(world, agent)
    check_reason(world.directory, command.reason, ReasonKind.LOGOUT)
    return agent


def logout(work: Work, command: Logout) -> None:
    """Leave the seat."""
    agent = leaving(work.world, command)
    work.record(LoggedOut(seat=command.seat, agent=_left(work, agent), reason=command.reason))


def force_out(work: Work, agent: Agent, by: AgentId, reason: ReasonId) -> None:
    """End the session of an agent, who is idle, at a supervisor's wish."""
    assert agent.seat is not None
    after = _left(work, agent)
    work.record(LoggedOut(seat=agent.seat, agent=after, reason=reason, forced=True, by=by))


def dismiss(work: Work) -> None:
    """Log out whoever may not be logged in any more, as soon as they have no call."""
    world = work.world
    for leaving in _unwelcome(world):
        agent = world.agents[leaving]
        attempt = None if agent.login is None else world.logins.get(agent.login)
        if attempt is not None:
            fail(work, attempt, Reason.LOGIN_REFUSED, _REFUSED)
        elif _may_go(world, agent) and agent.seat is not None:
            after = _left(work, agent)
            work.record(LoggedOut(seat=agent.seat, agent=after, reason=NO_REASON, forced=True))


def _unwelcome(world: World) -> list[AgentId]:
    """Whoever is not to be logged in any more: all, those taken out of the file, those given up."""
    if world.upkeep.now.logs_out:
        return sorted(world.agents)
    given_up = {world.seats[seat] for seat in world.absence.given_up if seat in world.seats}
    return sorted((world.directory.inactive & world.agents.keys()) | given_up)


def _may_go(world: World, agent: Agent) -> bool:
    """Does nobody wait for the agent? Those whom they have parked do, unless the agent may not come back."""
    waited_for = bool(world.parked.get(agent.id)) and agent.id not in world.directory.inactive
    return agent.occupation is Occupation.IDLE and not waited_for


def _check_seat(world: World, command: StartLogin) -> None:
    """Refuse where the seat is taken or belongs to somebody else."""
    directory = world.directory
    name = directory.user_name(command.user_name).lower()
    if command.seat != LOCAL_SEAT and directory.user_name(command.seat).lower() != name:
        raise Refusal(Reason.LOGIN_REFUSED, "this seat belongs to another user; use your own seat's address")
    if any(each.seat == command.seat for each in world.logins.values()):
        raise Refusal(Reason.LOGIN_IN_PROGRESS, "a login at this seat is under way; wait for its outcome")
    holder = world.agents.get(world.seats.get(command.seat, AgentId(0)))
    if holder is not None and not (command.force and holder.name.lower() == name):
        raise Refusal(Reason.ALREADY_LOGGED_IN, "somebody is logged in at this seat; log out first")


def _check_station(world: World, command: StartLogin) -> None:
    """Refuse where there is no such station. Who has it is told only to those who know a password."""
    if command.station_type is StationType.SOFTPHONE:
        return  # whose it is, and whether it is attached, is told only to those who know a password
    if command.station_type is StationType.PSTN:
        country = world.directory.options.country
        if numbers.is_emergency(command.station, country):
            raise Refusal(Reason.INVALID_NUMBER, "nobody sits at an emergency number; use your own number")
        numbers.dialable(command.station, country)
        return
    if not world.directory.is_station(world.directory.station_id(command.station)):
        raise Refusal(
            Reason.STATION_UNKNOWN,
            f"there is no station {command.station!r} in this center; use one of the center file's",
        )


def _station(world: World, command: StartLogin) -> StationId:
    """The station that is meant: an outside number as E.164, a phone by its id, the user's own softphone."""
    if command.station_type is StationType.SOFTPHONE:
        return softphone_of(world.directory.user_name(command.user_name))
    if command.station_type is StationType.PSTN:
        return StationId(numbers.dialable(command.station, world.directory.options.country))
    return world.directory.station_id(command.station)


def _unconfirmed(world: World, command: ConfirmLogin) -> LoginStarted | None:
    """The attempt that still waits for this word."""
    attempt = world.logins.get(command.login)
    if attempt is None or attempt.seat != command.seat or connecting(world, attempt) is not None:
        return None
    return attempt


def _known_user(world: World, attempt: LoginStarted) -> User | None:
    user = world.directory.user(attempt.user_name)
    return user if user is not None and user.active else None


def _in_the_way(world: World, attempt: LoginStarted, user: User) -> tuple[Agent, ...]:
    """This user elsewhere, and whoever sits at this station."""
    return tuple(
        agent for agent in world.agents.values() if agent.id == user.id or agent.station == attempt.station
    )


def _obstacle(world: World, attempt: LoginStarted, user: User) -> tuple[Reason, str] | None:
    """Why this login cannot go on; with force only a conversation is in its way."""
    for agent in _in_the_way(world, attempt, user):
        mine = agent.id == user.id
        if not attempt.force and mine:
            text = f"the user {user.name} is logged in at another seat; log out there, or log in with force"
            return Reason.DUPLICATE_LOGIN, text
        if not attempt.force:
            return Reason.STATION_BUSY, f"station {attempt.station} is in use by another agent"
        if agent.occupation is Occupation.ON_CALL:
            return Reason.ON_CALL, f"{agent.name} is on a call, which no login ends; end the call first"
    return None


def _displace(work: Work, agent: Agent, attempt: LoginStarted) -> None:
    """End the agent's session, or the login that is about to become one, for the sake of `attempt`."""
    assert agent.seat is not None
    rival = None if agent.login is None else work.world.logins.get(agent.login)
    if rival is not None:
        fail(work, rival, Reason.DUPLICATE_LOGIN, "another login has taken over; log in again if need be")
        return
    after = _left(work, work.world.agents[agent.id])
    successor = Successor(
        user_name=attempt.user_name,
        station_type=attempt.station_type,
        station=attempt.station,
        station_shown=attempt.station_shown,
    )
    work.record(LoggedOut(seat=agent.seat, agent=after, reason=NO_REASON, forced=True, successor=successor))


def _left(work: Work, agent: Agent) -> Agent:
    """The agent after their session; nothing about their station is asked any more."""
    work.cancel_timer(RESTART_TIMER, str(agent.id))
    work.settle_about(agent.station, ProbeStation)
    let_go(work, agent)
    return vacated(in_session(agent, SessionEvent.LOGGED_OUT, work.at))


def _waiting_for(world: World, station: StationId) -> list[tuple[LoginStarted, Agent]]:
    pairs = ((attempt, connecting(world, attempt)) for attempt in world.logins.values())
    return [(attempt, agent) for attempt, agent in pairs if agent is not None and agent.station == station]


def _miss(work: Work, station: StationId, cause: str) -> None:
    for attempt, agent in _waiting_for(work.world, station):
        if agent.station_type is StationType.SOFTPHONE:
            fail(work, attempt, Reason.NO_SOFTPHONE, NOT_ATTACHED)
            continue
        text = f"station {station} cannot be reached ({cause}); check that the phone is on and registered"
        fail(work, attempt, Reason.STATION_UNREACHABLE, text)
