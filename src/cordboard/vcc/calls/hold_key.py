"""The hold key of an agent's own phone does what the application's hold does, with the agent's rights.

A phone that consults on a second line of its own goes to and fro by it (`swapping`). On its only line it
cannot tell the customer from whom the agent consults; there the key counts once the consultation is over.
Customers who press theirs are left alone.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Refusal
from ..ids import CallId, LegId
from ..telephony import LegHeld, LegUnheld
from ..work import Work
from . import holding, rules, swapping
from .commands import HoldCall
from .facts import PhoneHeld
from .model import Call, CallState
from .parties import main_of
from .people import agent_of


def held(work: Work, signal: LegHeld) -> None:
    """The phone has put a line on hold."""
    _pressed(work, signal.leg, on=True)


def unheld(work: Work, signal: LegUnheld) -> None:
    """The phone has taken a line off hold."""
    _pressed(work, signal.leg, on=False)


def consultation_over(work: Work, main: CallId) -> None:
    """The agent is back with the customer, if nothing else has come of it, and may have them on hold."""
    call = work.world.calls.get(main)
    if call is not None and call.state is CallState.TALKING and call.phone_holds:
        _toggle(work, call, on=True)


def _pressed(work: Work, leg: LegId, *, on: bool) -> None:
    call = work.world.call_of_leg(leg)
    if call is None or call.station_leg != leg or call.agent is None or call.phone_holds == on:
        return
    after = replace(call, phone_holds=on)
    work.record(PhoneHeld(call=after))
    main = main_of(work.world, after) or after
    if main.state is CallState.CONSULTING:
        swapping.follow(work, main)
    elif after is main:
        _toggle(work, main, on=on)


def _toggle(work: Work, main: Call, *, on: bool) -> None:
    """Hold, or not, where the agent may; what is so already stays so."""
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    command = HoldCall(seat=agent.seat, on=on)
    try:
        rules.admit(work.world, command)
    except Refusal:
        return
    holding.hold(work, command)
