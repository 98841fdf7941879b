"""What can happen with a number on a page."""

from __future__ import annotations

from ..agents import Agent
from ..ids import SeatId
from ..kernel import Fact


class NumberClicked(Fact, frozen=True, kw_only=True, tag="click.number"):
    """The agent clicked `number`; their program asks them, and dials."""

    seat: SeatId
    agent: Agent
    number: str
