"""How the station of a verified login is reached: a phone is looked for, a held leg is called."""

from __future__ import annotations

from msgspec.structs import replace

from ..center import User
from ..errors import Reason
from ..ids import LegId
from ..preferences import Preference, is_on
from ..stations import STATION_LEG, StationLegEvent
from ..telephony import Originate, ProbeStation
from ..work import Work
from ..world import World
from .facts import LoginStarted, StationConnecting
from .model import Agent, StationType
from .outcome import fail
from .policy import in_session
from .states import SessionEvent
from .way import way_to


def connect(work: Work, attempt: LoginStarted, user: User) -> None:
    """Reach the station; the login is done when it is there."""
    agent = Agent(
        id=user.id,
        name=user.name,
        seat=attempt.seat,
        login=attempt.login,
        station_type=attempt.station_type,
        station=attempt.station,
        station_shown=attempt.station_shown,
        integration=attempt.integration,
    )
    agent = in_session(agent, SessionEvent.VERIFIED, work.at)
    if is_held(work.world, agent):
        _call(work, attempt, agent)
        return
    work.record(StationConnecting(seat=attempt.seat, agent=agent))
    work.wish(ProbeStation(id=work.fresh_wish(), station=attempt.station))


def is_held(world: World, agent: Agent) -> bool:
    """Whether the leg to the agent's station is up from login to logout, or only for calls."""
    if agent.station_type is StationType.SOFTPHONE:
        return not is_on(world.preferences.get(agent.id, ()), Preference.AUTO_HANG_UP)
    return agent.station_type is StationType.PSTN


def _call(work: Work, attempt: LoginStarted, agent: Agent) -> None:
    """Call the agent's held phone; the login is done when it is answered."""
    to = way_to(work.world, agent)
    if to is None:
        fail(work, attempt, *_no_way(work.world, agent))
        return
    leg = LegId(work.fresh())
    state = STATION_LEG.after(agent.station_leg_state, StationLegEvent.CALLED)
    calling = replace(agent, held=True, station_leg=leg, station_leg_state=state)
    work.record(StationConnecting(seat=attempt.seat, agent=calling))
    patience = work.world.directory.options.login_timeout
    work.wish(Originate(id=work.fresh_wish(), leg=leg, to=to, ring_timeout=patience))


def _no_way(world: World, agent: Agent) -> tuple[Reason, str]:
    if not world.engine_up:
        return Reason.ENGINE_UNAVAILABLE, "the telephony engine is away; try again in a moment"
    if agent.station_type is StationType.SOFTPHONE:
        return Reason.NO_SOFTPHONE, NOT_ATTACHED
    text = "no trunk can call the agent's number now; try again, or log in with a VoIP station"
    return Reason.ENGINE_UNAVAILABLE, text


NOT_ATTACHED = "no softphone of this user is attached; attach its audio, then log in again"
