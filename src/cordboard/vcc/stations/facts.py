"""What can happen to an agent's phone."""

from __future__ import annotations

from ..ids import SeatId, StationId
from ..kernel import Fact


class ReachabilityChanged(Fact, frozen=True, kw_only=True, tag="station.reachability_changed"):
    """A phone can be reached from now on, or cannot. `seat` is where its agent sits, if anybody does."""

    station: StationId
    reachable: bool
    seat: SeatId | None = None
