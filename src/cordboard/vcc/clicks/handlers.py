"""How a click reaches the agent's programs: checked, and told. Whoever wants the call dials it."""

from __future__ import annotations

from ..addresses import resolve
from ..errors import Reason, Refusal
from ..work import Work
from .commands import ClickNumber
from .facts import NumberClicked

LONGEST = 64
"""Letters: no number, extension or name that can be dialed is longer."""


def click(work: Work, command: ClickNumber) -> None:
    """Tell of a number that could be dialed. The agent's rights are looked at when it is dialed."""
    world = work.world
    agent = world.agent_at(command.seat)
    number = command.number.strip()
    if len(number) > LONGEST:
        raise Refusal(Reason.INVALID_NUMBER, f"no number is longer than {LONGEST} letters; click another")
    resolve(world.directory, number)
    work.record(NumberClicked(seat=command.seat, agent=agent, number=number))
