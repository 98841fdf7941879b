"""To and fro in a consultation: the agent goes back to the customer for a while, whom they consult waits.

Only a phone that has two lines can do so, one for each; no operation of the contract asks for it. It changes
nothing of what the consultation is for.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..ids import Milliseconds
from ..telephony import PauseRecording, ResumeRecording
from ..work import Work
from .facts import CallHeld, CallResumed
from .holding import bring_back, come_back, leave_waiting, resumed, step_out
from .media import leave
from .model import Call, CallState
from .parties import agent_leg, main_of, pending_of
from .people import agent_of
from .policy import hold_time_at, moved
from .states import CallEvent


def second_line(work: Work, main: Call) -> Call | None:
    """Whom the agent consults on a line of their phone's own; None: nobody, or over the only one."""
    consulted = pending_of(work.world, main) if main.state is CallState.CONSULTING else None
    return None if consulted is None or consulted.station_leg is None else consulted


def follow(work: Work, main: Call) -> None:
    """Let the agent be on that line which their phone has not put on hold.

    Where it holds both, or none, they are with whom they consult.
    """
    second = second_line(work, main)
    if second is None:
        return
    if not second.phone_holds or main.phone_holds:
        to_consulted(work, main)
        return
    if second.state is CallState.TALKING:
        _leave_consulted(work, second)
    if not main.swapped:
        _to_customer(work, main)


def connected(work: Work, call: Call) -> None:
    """Somebody consulted is there: on a line that the phone has on hold they wait at once."""
    main = main_of(work.world, call)
    if main is not None:
        follow(work, main)


def to_consulted(work: Work, main: Call) -> Call:
    """Go on consulting, if the agent has gone back to the customer. Answer: the customer's call after."""
    if not main.swapped:
        return main
    _from_customer(work, main)
    second = pending_of(work.world, main)
    if second is not None and second.state is CallState.ON_HOLD:
        agent = agent_of(work.world, second)
        assert agent.seat is not None
        work.record(CallResumed(seat=agent.seat, call=resumed(second, work.at), agent=agent))
        bring_back(work, second)
        come_back(work, second)
    return work.world.calls[main.id]


def _leave_consulted(work: Work, second: Call) -> None:
    agent = agent_of(work.world, second)
    assert agent.seat is not None
    after = step_out(work, second, moved(second, CallEvent.HELD, held_at=work.at))
    work.record(CallHeld(seat=agent.seat, call=after, agent=agent))
    leave_waiting(work, second, after)


def _to_customer(work: Work, main: Call) -> None:
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    after = replace(
        main,
        swapped=True,
        hold_time=hold_time_at(main, work.at),
        held_at=Milliseconds(0),
        stepped_out=False,
        play=None,
    )
    work.record(CallResumed(seat=agent.seat, call=after, agent=agent))
    bring_back(work, main)
    come_back(work, after)
    if main.recording is not None:
        work.wish(ResumeRecording(id=work.fresh_wish(), recording=main.recording))


def _from_customer(work: Work, main: Call) -> None:
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    after = step_out(work, main, replace(main, swapped=False, held_at=work.at))
    work.record(CallHeld(seat=agent.seat, call=after, agent=agent))
    leave_waiting(work, main, after)
    if not after.stepped_out:
        leave(work, after.bridge, agent_leg(work.world, after))
    if main.recording is not None:
        work.wish(PauseRecording(id=work.fresh_wish(), recording=main.recording))
