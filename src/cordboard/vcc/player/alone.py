"""What an agent hears alone, on their own phone: a voicemail.

A held line hears it at once; another phone is called for it, and hung up when it is over. Any call ends it:
the phone is needed for that.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import Agent, Occupation, Presence, can_be_reached
from ..errors import Reason, Refusal
from ..ids import LegId, PlayId, SeatId, VoicemailId
from ..stations import StationLegState
from ..telephony import (
    EngineLost,
    EngineUp,
    LegAnswered,
    LegEnded,
    Originate,
    Play,
    Recorded,
    ToStation,
)
from ..work import Work
from ..world import World
from .facts import PlaybackChanged, PlaybackEnd, PlaybackStarted
from .model import Playback
from .over import end, over, volume_of

_FREE = frozenset({Occupation.IDLE, Occupation.WRAP_UP})


def require_phone(world: World, seat: SeatId) -> Agent:
    """The agent, whose phone is free. Raises Refusal where it is not, or cannot be reached."""
    agent = world.agent_at(seat)
    if agent.occupation not in _FREE:
        raise Refusal(Reason.WRONG_STATE, "the agent's phone is needed for a call; listen when that is over")
    if not world.engine_up:
        raise Refusal(Reason.ENGINE_UNAVAILABLE, "the telephony engine is away; try again in a moment")
    if not can_be_reached(agent, world.reachable):
        raise Refusal(
            Reason.STATION_UNREACHABLE, "the agent's phone is not connected; check it, or call restartStation"
        )
    return agent


def listen(work: Work, agent: Agent, file: str, voicemail: VoicemailId, caller: str) -> None:
    """Let the agent, whose phone is free, hear a voicemail, on the phone that they hear one on already."""
    assert agent.seat is not None
    before = work.world.playbacks.get(agent.id)
    phone = before if before is not None and before.called and not before.ringing else None
    playback = Playback(
        id=PlayId(work.fresh()),
        seat=agent.seat,
        agent=agent.id,
        leg=_leg(work, agent, phone),
        called=not agent.held,
        ringing=not agent.held and phone is None,
        voicemail=voicemail,
        file=file,
    )
    if before is not None:
        end(work, replace(before, called=before.called and phone is None), PlaybackEnd.STOPPED)
    work.record(PlaybackStarted(seat=agent.seat, playback=playback))
    if playback.ringing:
        _call(work, agent, playback, caller)
    else:
        _play(work, playback)


def answered(work: Work, signal: LegAnswered) -> None:
    """The phone is up: play."""
    running = _on(work.world, signal.leg)
    if running is not None and running.ringing:
        up = replace(running, ringing=False)
        work.record(PlaybackChanged(seat=running.seat, playback=up))
        _play(work, up)


def left(work: Work, signal: LegEnded) -> None:
    """The agent has hung up, or the phone was not reached."""
    running = _on(work.world, signal.leg)
    if running is not None and running.called:
        cause = PlaybackEnd.NOT_REACHED if running.ringing else PlaybackEnd.INTERRUPTED
        over(work, replace(running, called=False), cause)


def engine_up(work: Work, signal: EngineUp) -> None:
    """Phones that are not there any more hear nothing."""
    living = {each.leg for each in signal.legs}
    for running in tuple(work.world.playbacks.values()):
        gone = running.called and running.leg is not None and running.leg not in living
        if gone and not (running.leg and work.wishes_for(running.leg, Originate)):
            over(work, replace(running, called=False), PlaybackEnd.INTERRUPTED)


def engine_lost(work: Work, _signal: EngineLost) -> None:
    """Nothing is heard any more."""
    for running in tuple(work.world.playbacks.values()):
        if running.leg is not None:
            over(work, running, PlaybackEnd.INTERRUPTED)


def is_heard(world: World, playback: Playback) -> bool:
    """Is the agent's phone still there for it?"""
    agent = world.agents.get(playback.agent)
    if agent is None or agent.presence is not Presence.LOGGED_IN or agent.occupation not in _FREE:
        return False
    return playback.called or (
        agent.station_leg == playback.leg and agent.station_leg_state is StationLegState.UP
    )


def _on(world: World, leg: LegId) -> Playback | None:
    return next((each for each in world.playbacks.values() if each.leg == leg), None)


def _leg(work: Work, agent: Agent, phone: Playback | None) -> LegId:
    if phone is not None and phone.leg is not None:
        return phone.leg
    return agent.station_leg or LegId(work.fresh())


def _call(work: Work, agent: Agent, playback: Playback, caller: str) -> None:
    assert playback.leg is not None
    work.wish(
        Originate(
            id=work.fresh_wish(),
            leg=playback.leg,
            to=ToStation(agent.station, auto_answer=True),
            caller=caller,
            ring_timeout=work.world.directory.options.offer_timeout,
        )
    )


def _play(work: Work, playback: Playback) -> None:
    volume = volume_of(work.world, playback.agent)
    work.wish(
        Play(
            id=work.fresh_wish(),
            play=playback.id,
            leg=playback.leg,
            source=Recorded(playback.file),
            volume=volume,
        )
    )
