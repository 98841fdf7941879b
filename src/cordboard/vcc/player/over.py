"""How what is played ends: in the center, in the engine, and on a phone that was called for it."""

from __future__ import annotations

from ..ids import AgentId, PlayId
from ..telephony import HangUp, StopPlay
from ..work import Work
from ..world import World
from .facts import PlaybackEnd, PlaybackEnded
from .model import FULL_VOLUME, Playback


def end(work: Work, running: Playback, cause: PlaybackEnd) -> None:
    """End it here and in the engine."""
    over(work, running, cause)
    if work.world.engine_up and not running.ringing:
        work.wish(StopPlay(id=work.fresh_wish(), play=running.id))


def over(work: Work, running: Playback, cause: PlaybackEnd) -> None:
    """It has ended; a phone that was called for it is hung up, if it is not gone already."""
    work.record(PlaybackEnded(seat=running.seat, playback=running, end=cause))
    if running.called and running.leg is not None and work.world.engine_up:
        work.wish(HangUp(id=work.fresh_wish(), leg=running.leg))


def playback_of(world: World, play: PlayId) -> Playback | None:
    """What is played under this id."""
    return next((each for each in world.playbacks.values() if each.id == play), None)


def volume_of(world: World, agent: AgentId) -> int:
    """How loud a user has set their player."""
    return world.volumes.get(agent, FULL_VOLUME)
