"""How conversations end; what follows is the wrap-up, for as long as the campaign allows."""

from __future__ import annotations

from collections.abc import Container

from ..agents import WorkEvent, busy, idle, require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import LegId, Milliseconds
from ..telephony import Echo, HangupCause, VerbFailed
from ..work import Work
from . import recording
from .commands import DisconnectCall, HangUpStation
from .facts import CallDropped, CallEnded, OfferEnd
from .media import NOTHING_GONE, hang_up, take_down
from .model import Call, CallType, Party
from .offer import give_back
from .parties import CONVERSATION
from .people import agent_of, apply_pending, call_of
from .policy import allows, asks_for_disposition, ended
from .states import CallEvent
from .wrapup import WRAP_UP_TIMER, wrap_up_of


def disconnect(work: Work, command: DisconnectCall) -> None:
    """The agent ends the conversation, or gives up dialing.

    Who may not wrap up calls ends them only by their disposition.
    """
    _, call = call_of(work.world, command.seat)
    _require_wrap_up(work, call)
    end(work, call, Party.AGENT, HangupCause.NORMAL)


def hang_up_station(work: Work, command: HangUpStation) -> None:
    """The agent puts the receiver down; a call that was not yet theirs goes back to the queue.

    A held leg ends alone: a conversation on it stays, until the agent calls `restartStation` or ends it.
    """
    agent = work.world.agent_at(command.seat)
    if agent.held:
        if agent.station_leg is None:
            raise Refusal(Reason.WRONG_STATE, "the agent's phone is on the hook")
        hang_up(work, agent.station_leg)
        return
    _, call = call_of(work.world, command.seat)
    if allows(call, CallEvent.RETURNED):
        give_back(work, call, OfferEnd.STATION_FAILED)
    else:
        _require_wrap_up(work, call)
        end(work, call, Party.AGENT, HangupCause.NORMAL)


def _require_wrap_up(work: Work, call: Call) -> None:
    """Raises Refusal NO_PERMISSION where the call wants a disposition and its agent may not put that off."""
    if asks_for_disposition(call):
        require(work.world.directory.users[agent_of(work.world, call).id], Permission.WRAP_UP)


def end(
    work: Work,
    call: Call,
    by: Party,
    cause: HangupCause,
    gone: Container[LegId] = NOTHING_GONE,
    *,
    limited: bool = True,
) -> Call:
    """End the conversation: recording, call, then every leg that is not `gone`. Answer: the call after.

    The wrap-up has its campaign's limit, unless the disposition is there already (`limited` False).
    """
    if not asks_for_disposition(call):
        return _drop(work, call, by, cause, gone)
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    call = recording.stop(work, call, agent)
    after = ended(call, by, cause, work.at, CallEvent.ENDED)
    wrapping_up = busy(agent, WorkEvent.CALL_ENDED, call.id, work.at)
    wrap_up = wrap_up_of(work.world, call) if limited else None
    limit = Milliseconds(0) if wrap_up is None else wrap_up.timeout
    work.record(CallEnded(seat=agent.seat, call=after, agent=wrapping_up, wrap_up_limit=limit))
    if limit:
        work.set_timer(WRAP_UP_TIMER, call.id, limit)
    take_down(work, call, gone)
    return after


def _drop(work: Work, call: Call, by: Party, cause: HangupCause, gone: Container[LegId]) -> Call:
    """End a conversation that nobody has to account for."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    call = recording.stop(work, call, agent)
    after = ended(call, by, cause, work.at, CallEvent.DROPPED)
    free = idle(agent, WorkEvent.DROPPED, work.at)
    work.record(CallDropped(seat=agent.seat, call=after, agent=free))
    take_down(work, call, gone)
    apply_pending(work, free)
    return after


def echo_failed(work: Work, verb: Echo, _signal: VerbFailed) -> None:
    """Agents who do not hear themselves are not to wait for it."""
    call = work.world.call_of_leg(verb.leg)
    if call is not None and call.type is CallType.TEST and call.state in CONVERSATION:
        end(work, call, Party.SYSTEM, HangupCause.FAILED)
