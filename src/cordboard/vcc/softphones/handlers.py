"""What the engine tells of softphones, and what they tell of themselves.

A softphone whose audio flows can be reached, as a desk phone that has registered. Who takes the audio over
follows at once whoever had it: in between nobody believes that it is gone.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import Agent
from ..errors import Reason, Refusal
from ..ids import LOCAL_SEAT, AgentId, AttachmentId, SeatId, StationId
from ..stations import ReachabilityChanged
from ..telephony import (
    DetachCause,
    EngineLost,
    EngineUp,
    SoftphoneAttached,
    SoftphoneDetached,
    softphone_of,
)
from ..work import Work
from ..world import World
from .commands import TellLevel, TellTrouble
from .facts import AudioAttached, AudioDetached, SoftphoneLevelChanged, SoftphoneTroubled
from .model import FOLLOWED, Attachment, user_of
from .queries import GetAudioHolder

MOST = 100
"""A level is in percent."""


def attached(work: Work, signal: SoftphoneAttached) -> None:
    """Its audio flows."""
    _attach(work, signal.station, signal.attachment, signal.holder)


def detached(work: Work, signal: SoftphoneDetached) -> None:
    """Its audio is over; one that never flowed was none."""
    known = work.world.softphones.attached.get(signal.station)
    if known is not None and known.id == signal.attachment:
        _detach(work, known, signal.cause)


def take_inventory(work: Work, signal: EngineUp) -> None:
    """Whatever we believed: these softphones have audio, and no others."""
    living = {each.attachment for each in signal.softphones}
    for known in tuple(work.world.softphones.attached.values()):
        if known.id not in living:
            _detach(work, known, DetachCause.FAILED)
    for each in signal.softphones:
        _attach(work, each.station, each.attachment, each.holder)


def engine_lost(work: Work, _signal: EngineLost) -> None:
    """All audio is over with the engine."""
    for known in tuple(work.world.softphones.attached.values()):
        _detach(work, known, DetachCause.FAILED)


def tell_level(work: Work, command: TellLevel) -> None:
    """All who listen where the agent sits hear of it, unless they know."""
    if not 0 <= command.value <= MOST:
        raise Refusal(Reason.BAD_VALUE, f"{command.value} is no level; use 0 to {MOST}")
    known = _attached(work.world, command)
    levels = dict(known.levels)
    if levels.get(command.level) != command.value:
        after = replace(known, levels=tuple({**levels, command.level: command.value}.items()))
        seat = _seat_of(work.world, known.station)
        work.record(
            SoftphoneLevelChanged(seat=seat, attachment=after, level=command.level, value=command.value)
        )


def tell_trouble(work: Work, command: TellTrouble) -> None:
    """All who listen where the agent sits hear of it, unless they know."""
    known = _attached(work.world, command)
    if known.trouble != command.text:
        after = replace(known, trouble=command.text)
        work.record(SoftphoneTroubled(seat=_seat_of(work.world, known.station), attachment=after))


def _attached(world: World, command: TellLevel | TellTrouble) -> Attachment:
    """Raises Refusal NO_SOFTPHONE where there is none (any more)."""
    known = get_holder(world, GetAudioHolder(seat=command.seat, user=command.user))
    if known is None:
        raise Refusal(Reason.NO_SOFTPHONE, "no softphone is attached; attach its audio first")
    return known


def get_holder(world: World, query: GetAudioHolder) -> Attachment | None:
    """Who has the audio."""
    user = query.user or _user_at(world, query.seat)
    return world.softphones.attached.get(softphone_of(user)) if user else None


def _user_at(world: World, seat: SeatId) -> str:
    if seat != LOCAL_SEAT:
        return world.directory.user_name(seat)
    agent = world.agents.get(world.seats.get(seat, AgentId(0)))
    return "" if agent is None else agent.name


def _attach(work: Work, station: StationId, attachment: AttachmentId, holder: str) -> None:
    before = work.world.softphones.attached.get(station)
    if before is not None and before.id == attachment:
        return
    new = Attachment(id=attachment, station=station, holder=holder, since=work.at)
    seat = _seat_of(work.world, station)
    work.record(AudioAttached(attachment=new, seat=seat, taken_from="" if before is None else before.holder))
    if station not in work.world.reachable:
        work.record(ReachabilityChanged(station=station, reachable=True, seat=seat))


def _detach(work: Work, known: Attachment, cause: DetachCause) -> None:
    seat = _seat_of(work.world, known.station)
    awaited = work.world.engine_up and _has_leg(work.world, known.station)
    work.record(AudioDetached(attachment=known, cause=cause, seat=seat, awaited=awaited))
    if cause not in FOLLOWED and known.station in work.world.reachable:
        work.record(ReachabilityChanged(station=known.station, reachable=False, seat=seat))


def _seat_of(world: World, station: StationId) -> SeatId:
    """Where its user is logged in, else their hosted seat."""
    agent = _user_of(world, station)
    return SeatId(user_of(station)) if agent is None or agent.seat is None else agent.seat


def _has_leg(world: World, station: StationId) -> bool:
    agent = _user_of(world, station)
    if agent is None or agent.station != station:
        return False
    call = None if agent.call is None else world.calls[agent.call]
    return agent.station_leg is not None or (call is not None and call.station_leg is not None)


def _user_of(world: World, station: StationId) -> Agent | None:
    """The user whose softphone it is, where they are logged in."""
    user = world.directory.user(user_of(station))
    return None if user is None else world.agents.get(user.id)
