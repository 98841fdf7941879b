"""How conversations end, and how the agent closes them with a disposition."""

from __future__ import annotations

from collections.abc import Container

from ..agents import WorkEvent, busy, idle
from ..dispositions import chosen, forbids_calls
from ..dnc import NumberAddedToDnc
from ..errors import Reason, Refusal
from ..ids import LegId
from ..telephony import CreateBridge, HangupCause, VerbFailed
from ..work import Work
from . import recording
from .commands import DisconnectCall, FinishCall, HangUpStation
from .facts import CallEnded, CallFinished, OfferEnd
from .media import NOTHING_GONE, take_down
from .model import Call, CallState, Party
from .offer import give_back
from .people import agent_of, apply_pending, call_of
from .policy import allows, ended, moved
from .states import CALL, CallEvent


def disconnect(work: Work, command: DisconnectCall) -> None:
    """The agent ends the conversation, or gives up dialing."""
    _, call = call_of(work.world, command.seat)
    CALL.after(call.state, CallEvent.ENDED)
    end(work, call, Party.AGENT, HangupCause.NORMAL)


def hang_up_station(work: Work, command: HangUpStation) -> None:
    """The agent puts the receiver down; a call that was not yet theirs goes back to the queue."""
    _, call = call_of(work.world, command.seat)
    if call.station_leg is None:
        raise Refusal(Reason.WRONG_STATE, "the agent's phone is on the hook")
    if allows(call, CallEvent.RETURNED):
        give_back(work, call, OfferEnd.STATION_FAILED)
    else:
        end(work, call, Party.AGENT, HangupCause.NORMAL)


def end(work: Work, call: Call, by: Party, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE) -> Call:
    """End the conversation: recording, call, then every leg that is not `gone`. Answer: the call after."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    call = recording.stop(work, call, agent, gone)
    after = ended(call, by, cause, work.at)
    wrapping_up = busy(agent, WorkEvent.CALL_ENDED, call.id, work.at)
    work.record(CallEnded(seat=agent.seat, call=after, agent=wrapping_up))
    take_down(work, call, gone)
    return after


def finish(work: Work, command: FinishCall) -> None:
    """Set the disposition and free the agent; a conversation that still goes on ends first."""
    _, call = call_of(work.world, command.seat)
    directory = work.world.directory
    disposition = chosen(directory, call.campaign, command.disposition)
    if allows(call, CallEvent.ENDED):
        call = end(work, call, Party.AGENT, HangupCause.NORMAL)
    finished = moved(
        call,
        CallEvent.FINISHED,
        disposition=disposition.id,
        comments=command.comments,
        finished_at=work.at,
    )
    free = idle(agent_of(work.world, call), WorkEvent.FINISHED, work.at)
    work.record(CallFinished(seat=command.seat, call=finished, agent=free))
    if forbids_calls(disposition) and _can_be_listed(work, call):
        work.record(NumberAddedToDnc(seat=command.seat, number=call.number, call_id=call.id))
    apply_pending(work, free)


def _can_be_listed(work: Work, call: Call) -> bool:
    """A caller who hid the number cannot be put on a list, and nobody is put there twice."""
    return call.number.startswith("+") and not work.world.on_dnc(call.number)


def bridge_failed(work: Work, verb: CreateBridge, signal: VerbFailed) -> None:
    """Two people who cannot hear each other are no conversation."""
    found = (work.world.call_of_leg(leg) for leg in verb.legs)
    call = next((each for each in found if each is not None), None)
    if (
        call is not None
        and call.bridge == verb.bridge
        and call.state in {CallState.TALKING, CallState.ON_HOLD}
    ):
        end(work, call, Party.SYSTEM, HangupCause.FAILED)
