"""How conversations end; what follows is the wrap-up, for as long as the campaign allows."""

from __future__ import annotations

from collections.abc import Container

from ..agents import WorkEvent, busy
from ..center import WrapUp
from ..errors import Reason, Refusal
from ..ids import LegId, Milliseconds
from ..telephony import CreateBridge, HangupCause, VerbFailed
from ..work import Work
from ..world import World
from . import recording
from .commands import DisconnectCall, HangUpStation
from .facts import CallEnded, OfferEnd
from .media import NOTHING_GONE, hang_up, take_down
from .model import Call, CallState, Party
from .offer import give_back
from .people import agent_of, call_of
from .policy import allows, ended
from .states import CALL, CallEvent

WRAP_UP_TIMER = "wrap_up"


def disconnect(work: Work, command: DisconnectCall) -> None:
    """The agent ends the conversation, or gives up dialing."""
    _, call = call_of(work.world, command.seat)
    CALL.after(call.state, CallEvent.ENDED)
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
    if call.station_leg is None:
        raise Refusal(Reason.WRONG_STATE, "the agent's phone is on the hook")
    if allows(call, CallEvent.RETURNED):
        give_back(work, call, OfferEnd.STATION_FAILED)
    else:
        end(work, call, Party.AGENT, HangupCause.NORMAL)


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
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    call = recording.stop(work, call, agent, gone)
    after = ended(call, by, cause, work.at)
    wrapping_up = busy(agent, WorkEvent.CALL_ENDED, call.id, work.at)
    wrap_up = wrap_up_of(work.world, call) if limited else None
    limit = Milliseconds(0) if wrap_up is None else wrap_up.timeout
    work.record(CallEnded(seat=agent.seat, call=after, agent=wrapping_up, wrap_up_limit=limit))
    if limit:
        work.set_timer(WRAP_UP_TIMER, call.id, limit)
    take_down(work, call, gone)
    return after


def wrap_up_of(world: World, call: Call) -> WrapUp | None:
    """What the call's campaign says of the wrap-up; None where it has no limit."""
    campaign = None if call.campaign is None else world.directory.campaigns.get(call.campaign)
    return None if campaign is None else campaign.wrap_up


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
