"""What can happen to agents whom no program serves any more."""

from __future__ import annotations

from ..agents import Agent
from ..ids import SeatId
from ..kernel import Fact


class SessionGivenUp(Fact, frozen=True, kw_only=True, tag="agent.given_up"):
    """No program has come back to the seat: its agent is logged out as soon as they have no call."""

    seat: SeatId
    agent: Agent
