"""Transfers: a call goes on to somebody else, at once (cold) or after a word between the two (warm).

Cold: the call is on its way (`onward`), with its agent out of it. Warm: the agent consults first, and joins
the two by completing; who has not answered by then gets the call as if it had been sent cold.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..addresses import Address, AddressType, may_transfer_to
from ..agents import Agent, WorkEvent, idle
from ..center import User
from ..errors import Reason, Refusal
from ..ids import LegId, Milliseconds, ReferId
from ..telephony import HangupCause
from ..work import Work
from ..world import World
from . import colleague, donotcall, further, onward, park, recording, swapping
from .commands import CancelTransfer, CompleteTransfer, TransferCall
from .facts import DialFailure
from .facts_consult import (
    CallMerged,
    CallTakenOver,
    FurtherCallMoved,
    TransferCompleted,
    TransferFailed,
)
from .holding import bring_back
from .media import (
    TRANSFER_TIMER,
    close_bridge,
    hang_up,
    join,
    leave,
    let_go,
    require_engine,
)
from .model import Call, CallState, CallType, HandOver, Party, Purpose
from .parties import peer_of, pending_of
from .people import agent_of, apply_pending, call_of
from .policy import accounted_for, moved, on_its_way, part_of, without_station_leg
from .recording import start_automatically
from .states import CallEvent
from .targets import Obstacle, dnc_obstacle, nobody_there, obstacle, target_of, way_out
from .word import agents_word


def transfer(work: Work, command: TransferCall) -> None:
    """Send a call on, or begin to speak with whom it shall go to."""
    begin(work, command)


def begin(
    work: Work, command: TransferCall, refer: ReferId | None = None, ear: LegId | None = None
) -> Obstacle | None:
    """The same; `refer`, `ear`: the agent's phone wants it, or has begun to speak with them by itself.

    Answer: why it cannot be, where that has been told by event.
    """
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    call = _asked_for(work, agent, command)
    target = target_of(world, user, command.target or command.number, may_transfer_to)
    if target.type is AddressType.VOICEMAIL:
        colleague.require_outside(call)
        if command.warm:
            raise nobody_there()
    require_engine(work)
    if target.type is AddressType.EXTERNAL:
        way_out(work)
    part = replace(_part(work, call, agent, command), refer=refer)
    in_the_way = _obstacle(work, user, target, command, call)
    if in_the_way is not None:
        failure, cause = in_the_way
        work.record(
            TransferFailed(seat=command.seat, agent=agent, call_id=call.id, failure=failure, cause=cause)
        )
    elif command.warm:
        patience = command.timeout
        further.consult(work, call, target, Purpose.TRANSFER, part=part, ear=ear, patience=patience)
        if command.timeout:
            work.set_timer(TRANSFER_TIMER, call.id, command.timeout)
    else:
        onward.send(work, call, target, part, command.timeout)
    return in_the_way


def complete(work: Work, command: CompleteTransfer, refer: ReferId | None = None) -> None:
    """Join the customer and the party consulted; one who has not answered yet gets the call when they do."""
    agent, call = call_of(work.world, command.seat)
    call = swapping.to_consulted(work, call)
    consulted = _consulted(work, call)
    assert call.hand_over is not None
    part = replace(call.hand_over, at=work.at, refer=refer)
    if consulted.state is not CallState.TALKING:
        onward.send_while_ringing(work, call, consulted, part)
        return
    work.cancel_timer(TRANSFER_TIMER, call.id)
    call = recording.stop(work, call, agent)
    peer = peer_of(work.world, consulted)
    if peer is not None:
        after = take_over(work, call, consulted, peer)
        colleague.taken(work, after)
    elif call.customer_leg is None:
        after = _colleague_outside(work, call, consulted, part)
    else:
        after = _outside(work, call, agent, consulted, part)
    _released(work, after, agent, part)
    if after.state is CallState.TRANSFERRED:
        bring_back(work, call)
        onward.ask_carrier(work, call, consulted)
    let_go(work, call, call.station_leg)


def cancel(work: Work, command: CancelTransfer) -> None:
    """Back to the customer."""
    _, call = call_of(work.world, command.seat)
    further.drop(work, _consulted(work, call), Party.AGENT, HangupCause.NORMAL)


def take_over(work: Work, call: Call, consulted: Call, peer: Call) -> Call:
    """The colleague with whom the agent spoke has `call` now. Answer: the call after.

    `consulted` is the agent's call with them, `peer` theirs; both are over.
    """
    taker = agent_of(work.world, peer)
    assert taker.seat is not None
    assert call.bridge is not None
    together = peer.bridge == call.bridge
    if not together:
        leave(work, peer.bridge, peer.station_leg)
    _merge(work, consulted, None)
    hang_up(work, consulted.station_leg)
    _merge(work, peer, taker)
    after = _with_colleague(work, call, taker, peer)
    busy = replace(taker, call=call.id)
    work.record(CallTakenOver(seat=taker.seat, call=after, agent=busy))
    if not together:
        close_bridge(work, peer.bridge)
    if after.station_leg is not None:
        join(work, call.bridge, after.station_leg)
    for each in (call, peer):
        bring_back(work, each)
    start_automatically(work, after, busy)
    return work.world.calls[call.id]


def _merge(work: Work, call: Call, taker: Agent | None) -> None:
    """`call` is over, as its people speak on another one; `taker` had it as their own."""
    merged = moved(
        call,
        CallEvent.DROPPED,
        station_leg=None,
        bridge=None,
        play=None,
        ended_at=work.at,
        finished_at=work.at,
    )
    seat = None if taker is None else taker.seat
    work.record(CallMerged(seat=seat, call=merged))


def _with_colleague(work: Work, call: Call, agent: Agent, peer: Call) -> Call:
    off_hold = on_its_way(colleague.shown(work.world, call), CallEvent.TAKEN_OVER, work.at)
    return replace(
        off_hold,
        agent=agent.id,
        last_agent=call.agent,
        transferred_by=call.agent,
        bridge=call.bridge,
        hand_over=None,
        station_leg=peer.station_leg,
        station_leg_state=peer.station_leg_state,
        muted=peer.muted,
        joined_at=work.at,
    )


def _asked_for(work: Work, agent: Agent, command: TransferCall) -> Call:
    """The call to send: the current one or a parked one. Raises Refusal UNKNOWN_CALL or WRONG_STATE."""
    if command.call is None or command.call == agent.call:
        return call_of(work.world, command.seat)[1]
    call = park.parked_call(work, agent, command.call)
    if command.warm:
        raise Refusal(Reason.WRONG_STATE, "a parked call cannot be transferred warm; retrieve it first")
    return call


def _part(work: Work, call: Call, agent: Agent, command: TransferCall) -> HandOver:
    """The agent's part. Raises Refusal where the disposition is none of the call's."""
    if not command.disposition or call.type is CallType.INTERNAL:
        return part_of(call, agent.id, work.at, None, Milliseconds(0))
    disposition, redial = agents_word(
        work.world, call, command.disposition, command.redial_after, onward=True
    )
    return part_of(call, agent.id, work.at, disposition.id, redial)


def _obstacle(work: Work, user: User, target: Address, command: TransferCall, call: Call) -> Obstacle | None:
    peer = peer_of(work.world, call)
    if peer is not None and (target.type, target.id) == (AddressType.AGENT, peer.agent):
        return DialFailure.BUSY, "BUSY"
    if target.type is AddressType.EXTERNAL:
        return dnc_obstacle(work.world, user, target.number, insists=not command.check_dnc)
    return obstacle(work, target, at_once=command.warm)


def is_consulting(world: World, _agent: Agent, call: Call) -> bool:
    """Does the agent speak with somebody, or have them called, to whom the call shall go?"""
    found = pending_of(world, call)
    return found is not None and found.purpose is Purpose.TRANSFER


def _consulted(work: Work, call: Call) -> Call:
    """The consultation for a transfer."""
    found = pending_of(work.world, call)
    assert found is not None
    return found


def _outside(work: Work, call: Call, agent: Agent, consulted: Call, part: HandOver) -> Call:
    """Both are outside: they go on without an agent. Answer: the call after."""
    assert call.bridge is not None
    further.move_party(work, consulted, call.bridge)
    with_them = moved(
        without_station_leg(work.world.calls[consulted.id]),
        CallEvent.HANDED_OVER,
        agent=None,
        last_agent=agent.id,
    )
    work.record(FurtherCallMoved(call=with_them))
    hang_up(work, consulted.station_leg)
    after = accounted_for(on_its_way(call, CallEvent.HANDED_OVER, work.at), part)
    return replace(
        after,
        agent=None,
        last_agent=agent.id,
        transferred_by=agent.id,
        bridge=call.bridge,
        hand_over=None,
    )


def _colleague_outside(work: Work, call: Call, consulted: Call, part: HandOver) -> Call:
    """A colleague goes on with the party outside who has been consulted. Answer: the call, over."""
    leave(work, consulted.bridge, consulted.customer_leg)
    hang_up(work, consulted.station_leg)
    alone = without_station_leg(consulted)
    over = part_of(consulted, part.by, work.at, None, Milliseconds(0))
    work.record(FurtherCallMoved(call=alone, part=over))
    after = colleague.goes_outside(work, call, alone, part)
    close_bridge(work, consulted.bridge)
    return after


def _released(work: Work, after: Call, agent: Agent, part: HandOver) -> None:
    """The agent is out of the call, which is with its new party."""
    assert agent.seat is not None
    free = idle(agent, WorkEvent.LET_GO, work.at)
    work.record(TransferCompleted(seat=agent.seat, call=after, agent=free, part=part))
    donotcall.heed(work, agent.seat, after, part.disposition)
    onward.report(work, part, onward.DONE)
    apply_pending(work, free)
