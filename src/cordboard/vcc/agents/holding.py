"""Whether a softphone's leg is held, or hangs up after each call: the agent may change their mind.

A leg that is held is there before a call comes, and the microphone stays open for it. One that hangs up with
each call is called for the next, and lifts by itself: its machine may close the microphone in between.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason, Refusal
from ..stations import StationLegState
from ..work import Work
from . import held
from .facts import HoldingChanged
from .model import UNBOUND, Agent
from .outcome import let_go


def require_free(agent: Agent) -> None:
    """Raises Refusal WRONG_STATE while the leg is needed, or on its way."""
    if agent.occupation not in UNBOUND or agent.restarting:
        raise Refusal(
            Reason.WRONG_STATE, "the agent's phone is busy; change auto-hang-up when the call is finished"
        )


def hold(work: Work, agent: Agent) -> None:
    """Call the softphone, where its audio is attached, and keep the leg up from now on."""
    assert agent.seat is not None
    after = replace(agent, held=True)
    work.record(HoldingChanged(seat=agent.seat, agent=after))
    held.call(work, after)


def release(work: Work, agent: Agent) -> None:
    """Let the leg go; the next call brings its own."""
    assert agent.seat is not None
    after = replace(
        agent, held=False, station_leg=None, station_leg_state=StationLegState.ABSENT, rebuilding=False
    )
    work.record(HoldingChanged(seat=agent.seat, agent=after))
    let_go(work, agent)
