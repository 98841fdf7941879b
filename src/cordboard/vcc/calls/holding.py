"""Who waits meanwhile: a customer on hold or during a consultation, or those whose agent has stepped out.

A customer who is alone with the agent is put on hold: they hear music and nobody hears them. In every other
company (a conference, a colleague) the agent steps out of the bridge instead, so that the others go on; one
who is left there alone hears music.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..ids import Milliseconds, PlayId
from ..telephony import Music
from ..work import Work
from ..world import World
from .commands import HoldCall
from .facts import CallHeld, CallResumed
from .facts_consult import FurtherCallMoved
from .media import hold as put_on_hold
from .media import join, leave, play_to_all, stop_play, unhold
from .model import Call, CallState
from .parties import agent_leg, heard_in
from .people import call_of
from .policy import hold_time_at, moved
from .states import CallEvent


def hold(work: Work, command: HoldCall) -> None:
    """Put the other party on hold, or take them off."""
    agent, call = call_of(work.world, command.seat)
    assert agent.seat is not None
    if command.on:
        held = step_out(work, call, moved(call, CallEvent.HELD, held_at=work.at))
        work.record(CallHeld(seat=agent.seat, call=held, agent=agent))
        leave_waiting(work, call, held)
        return
    work.record(CallResumed(seat=agent.seat, call=resumed(call, work.at), agent=agent))
    bring_back(work, call)
    come_back(work, call)


def step_out(work: Work, before: Call, after: Call) -> Call:
    """`after` with how its other party will wait: on hold, or without the agent, with music if alone."""
    if before.state is CallState.ON_HOLD:
        return after
    out = not _is_alone_outside(work.world, before)
    return replace(after, stepped_out=out, play=_music(work, before) if out else None)


def leave_waiting(work: Work, before: Call, after: Call) -> None:
    """Let the other party wait as `after`, which is recorded, says; `before` is how the call was."""
    if before.state is CallState.ON_HOLD:
        return
    if not after.stepped_out:
        put_on_hold(work, after.customer_leg)
        return
    leave(work, after.bridge, agent_leg(work.world, after))
    _play_music(work, after)


def resumed(call: Call, at: Milliseconds) -> Call:
    """The call when nobody waits any more."""
    return moved(
        call,
        CallEvent.RESUMED,
        hold_time=hold_time_at(call, at),
        held_at=Milliseconds(0),
        stepped_out=False,
        swapped=False,
        play=None,
    )


def bring_back(work: Work, call: Call) -> None:
    """The other party of `call`, as it was, waits no longer."""
    if call.state is not CallState.ON_HOLD and not call.consults:
        return
    if call.stepped_out:
        stop_play(work, call)
    else:
        unhold(work, call.customer_leg)


def come_back(work: Work, call: Call) -> None:
    """The agent takes part in `call` again."""
    ear = agent_leg(work.world, call)
    if call.bridge is not None and ear is not None:
        join(work, call.bridge, ear)


def company_changed(work: Work, call: Call) -> None:
    """Somebody has come or gone while the agent of `call` is out: whoever is alone now hears music."""
    if not call.stepped_out or call.bridge is None:
        return
    lonely = len(heard_in(work.world, call.bridge)) == 1
    if lonely == (call.play is not None):
        return
    if lonely:
        after = replace(call, play=PlayId(work.fresh()))
        work.record(FurtherCallMoved(call=after))
        _play_music(work, after)
    else:
        stop_play(work, call)
        work.record(FurtherCallMoved(call=replace(call, play=None)))


def _is_alone_outside(world: World, call: Call) -> bool:
    """Is the customer the only one with whom the agent speaks?"""
    return call.customer_leg is not None and call.bridge is not None and len(world.bridges[call.bridge]) == 1


def _music(work: Work, call: Call) -> PlayId | None:
    """The music for whoever is alone once the agent has stepped out, if somebody is."""
    others = heard_in(work.world, call.bridge) - {agent_leg(work.world, call)}
    return PlayId(work.fresh()) if len(others) == 1 else None


def _play_music(work: Work, call: Call) -> None:
    if call.play is not None and call.bridge is not None:
        play_to_all(work, call.bridge, call.play, Music())
