"""How the center notices that nobody sits at a seat any more.

An agent's programs are gone when the last listener of the seat is: it has said so, has not polled for too
long, or has fallen behind. A seat where nobody ever listened is left alone, as its program may do without.
"""

from __future__ import annotations

from ..agents import Agent, LoggedOut, Presence, ReadyState, resting
from ..ids import AgentId, Milliseconds, SeatId
from ..listeners import ListenerAdded, ListenerRemoved
from ..work import Work
from ..world import World
from .facts import SessionGivenUp

REST_TIMER = "absent_rest"
LEAVE_TIMER = "absent_leave"


def follow(work: Work) -> None:
    """Count the time from when the last listener of a seat has gone."""
    for fact in tuple(work.facts):
        if isinstance(fact, ListenerRemoved):
            _gone(work, fact.listener.seat)
        elif isinstance(fact, ListenerAdded):
            _forget(work, fact.listener.seat)
        elif isinstance(fact, LoggedOut):
            _forget(work, fact.seat)


def rest(work: Work, subject: str) -> None:
    """The agent is not to be offered calls that nobody sees."""
    agent = _at(work.world, SeatId(subject))
    if agent is not None and agent.readiness.state is not ReadyState.NOT_READY:
        work.record(resting(agent, work.at))


def leave(work: Work, subject: str) -> None:
    """The session is over, once there is no call."""
    agent = _at(work.world, SeatId(subject))
    if agent is not None:
        work.record(SessionGivenUp(seat=SeatId(subject), agent=agent))


def _gone(work: Work, seat: SeatId) -> None:
    world = work.world
    listened_to = any(each.seat == seat for each in world.listeners.values())
    if listened_to or _at(world, seat) is None:
        return
    options = world.directory.options
    for kind, after in ((REST_TIMER, options.absent_rest), (LEAVE_TIMER, options.absent_leave)):
        if after:
            work.set_timer(kind, seat, Milliseconds(after))


def _forget(work: Work, seat: SeatId) -> None:
    for kind in (REST_TIMER, LEAVE_TIMER):
        work.cancel_timer(kind, seat)


def _at(world: World, seat: SeatId) -> Agent | None:
    """Who is logged in there."""
    agent = world.agents.get(world.seats.get(seat, AgentId(0)))
    return agent if agent is not None and agent.presence is Presence.LOGGED_IN else None
