"""What the engine tells of phones: there, or not there. Only changes are recorded.

An answer about a phone answers every question about it.
"""

from __future__ import annotations

from ..ids import SeatId, StationId
from ..telephony import (
    EngineUp,
    ProbeStation,
    StationLost,
    StationReachable,
    StationRegistered,
    StationUnreachable,
)
from ..work import Work
from .facts import ReachabilityChanged


def registered(work: Work, signal: StationRegistered) -> None:
    """The phone has come by itself."""
    _set(work, signal.station, reachable=True)


def lost(work: Work, signal: StationLost) -> None:
    """The phone has gone by itself."""
    _set(work, signal.station, reachable=False)


def found(work: Work, signal: StationReachable) -> None:
    """A probe found the phone."""
    work.settle_about(signal.station, ProbeStation)
    _set(work, signal.station, reachable=True)


def missed(work: Work, signal: StationUnreachable) -> None:
    """A probe did not find the phone."""
    work.settle_about(signal.station, ProbeStation)
    _set(work, signal.station, reachable=False)


def take_inventory(work: Work, signal: EngineUp) -> None:
    """Whatever we believed: these phones are registered, and no others."""
    there = set(signal.stations)
    for station in work.world.directory.stations.values():
        if not station.address:  # of those that do not register only a probe can tell
            _set(work, station.id, reachable=station.id in there)


def _set(work: Work, station: StationId, *, reachable: bool) -> None:
    world = work.world
    known = world.directory.is_station(station) or station in world.softphones.attached
    if known and reachable != (station in world.reachable):
        work.record(ReachabilityChanged(station=station, reachable=reachable, seat=_seat_of(work, station)))


def _seat_of(work: Work, station: StationId) -> SeatId | None:
    agents = work.world.agents.values()
    return next((agent.seat for agent in agents if agent.station == station), None)
