"""Transfers: a call goes on to somebody else, at once (cold) or after a word between the two (warm).

Cold, inside: the call waits for the colleague or the skill as any other, with its agent out of it. Cold,
outside: the customer hears the ringing, and then the new party. Warm: the agent consults first, and joins
the two by completing. What nobody takes within the time comes back: parked, with whoever sent it.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..addresses import Address, AddressType, may_transfer_to
from ..agents import Agent, Presence, WorkEvent, idle
from ..center import User
from ..dispositions import chosen, redial_time
from ..errors import Reason, Refusal
from ..ids import CallId, DispositionId, Milliseconds, PlayId
from ..telephony import HangupCause, Music, Tone, ToneSource
from ..work import Work
from . import further, park, recording
from .arrival import caller_left
from .commands import CancelTransfer, CompleteTransfer, TransferCall
from .facts import CallQueued, DialFailure
from .facts_consult import (
    CallMerged,
    CallSentOn,
    CallTakenOver,
    FurtherCallMoved,
    TransferCompleted,
    TransferFailed,
)
from .media import (
    NOTHING_GONE,
    bring_together,
    close_bridge,
    hang_up,
    join,
    leave,
    let_go,
    play,
    require_engine,
    stop_play,
    unhold,
)
from .model import Call, CallState, CallType, HandOver, Party, Purpose
from .parties import further_of, peer_of, pending_of
from .people import agent_of, apply_pending, call_of
from .policy import fetched, moved, on_its_way, part_of
from .recording import start_automatically
from .states import CallEvent
from .targets import dnc_obstacle, obstacle, queueing, target_of, way_out

TRANSFER_TIMER = "transfer"
_WITHOUT_LIMIT = Milliseconds(0)

_SENDABLE = frozenset({CallState.TALKING, CallState.ON_HOLD, CallState.PARKED})


def transfer(work: Work, command: TransferCall) -> None:
    """Send a call on, or begin to speak with whom it shall go to."""
    world = work.world
    agent = world.agent_at(command.seat)
    user = world.directory.users[agent.id]
    call = _asked_for(work, agent, command)
    target = target_of(world, user, command.number, may_transfer_to)
    require_engine(work)
    if target.type is AddressType.EXTERNAL:
        way_out(work)
    part = _part(work, call, agent, command)
    in_the_way = _obstacle(work, user, target, command)
    if in_the_way is not None:
        _failed(work, agent, call.id, *in_the_way)
    elif command.warm:
        further.consult(work, call, target, Purpose.TRANSFER)
    else:
        _send(work, call, target, part, command.timeout)


def complete(work: Work, command: CompleteTransfer) -> None:
    """Join the customer and the party consulted; one who has not answered yet gets the call when they do."""
    agent, call = call_of(work.world, command.seat)
    consulted = _consulted(work, call)
    if call.customer_leg is None:
        raise Refusal(Reason.WRONG_STATE, "the customer has left; end the consultation instead")
    part = part_of(call, agent.id, work.at, None, Milliseconds(0))
    if consulted.state is not CallState.TALKING:
        _send_while_ringing(work, call, agent, consulted, part)
        return
    peer = peer_of(work.world, consulted)
    if peer is None:
        _hand_outside(work, call, agent, consulted, part)
    else:
        call = recording.stop(work, call, agent, NOTHING_GONE)
        after = take_over(work, call, consulted, peer)
        _released(work, after, agent, part)
        let_go(work, call, call.station_leg)


def cancel(work: Work, command: CancelTransfer) -> None:
    """Back to the customer."""
    _, call = call_of(work.world, command.seat)
    further.drop(work, _consulted(work, call), Party.AGENT, HangupCause.NORMAL)


def taken(work: Work, call: Call, part: HandOver) -> None:
    """A colleague has the call: tell whoever had sent it."""
    work.cancel_timer(TRANSFER_TIMER, call.id)
    sender = work.world.agents.get(part.by)
    if sender is not None and sender.seat is not None:
        work.record(TransferCompleted(seat=sender.seat, call=call, agent=sender, part=part))


def reached(work: Work, call: Call, new: Call) -> None:
    """The outside party has answered a call that was sent to them."""
    assert call.customer_leg is not None
    assert call.hand_over is not None
    part = call.hand_over
    bridge = further.bridge_for(work, new)
    stop_play(work, call)
    stop_play(work, new)
    connected = moved(
        new, CallEvent.HANDED_OVER, bridge=bridge, play=None, connected_at=work.at, joined_at=work.at
    )
    after = moved(
        call,
        CallEvent.HANDED_OVER,
        agent=None,
        last_agent=part.by,
        bridge=bridge,
        play=None,
        hand_over=None,
        disposition=part.disposition,
        redial_at=Milliseconds(part.at + part.redial) if part.redial else Milliseconds(0),
    )
    work.record(FurtherCallMoved(call=connected))
    work.record(FurtherCallMoved(call=after))
    taken(work, after, part)
    assert connected.customer_leg is not None
    bring_together(work, bridge, call.customer_leg, connected.customer_leg)


def timed_out(work: Work, subject: str) -> None:
    """Nobody has taken the call in time."""
    call = work.world.calls.get(CallId(subject))
    if call is not None and call.hand_over is not None:
        work.cancel_timer(TRANSFER_TIMER, call.id)
        not_taken(work, call, (DialFailure.NO_ANSWER, "NO_ANSWER"))


def not_taken(work: Work, call: Call, told: tuple[DialFailure, str]) -> None:
    """A call that was sent on has found nobody: back to the sender's slots, or to the agents of its skill."""
    assert call.hand_over is not None
    work.cancel_timer(TRANSFER_TIMER, call.id)
    sender = work.world.agents.get(call.hand_over.by)
    if sender is None or sender.presence is not Presence.LOGGED_IN:
        _to_anybody(work, call)
        return
    for new in further_of(work.world, call):
        further.drop(work, new, Party.SYSTEM, HangupCause.NO_ANSWER)
    _failed(work, sender, call.id, *told)
    park.return_to(work, call, sender)


def take_over(work: Work, call: Call, consulted: Call, peer: Call) -> Call:
    """The colleague with whom the agent spoke has `call` now. Answer: the call after.

    `consulted` is the agent's call with them, `peer` theirs; both are over.
    """
    colleague = agent_of(work.world, peer)
    assert colleague.seat is not None
    assert peer.station_leg is not None
    assert call.bridge is not None
    together = peer.bridge == call.bridge
    if not together:
        leave(work, peer.bridge, peer.station_leg)
    for each in (consulted, peer):
        merged = moved(
            each,
            CallEvent.DROPPED,
            station_leg=None,
            bridge=None,
            play=None,
            ended_at=work.at,
            finished_at=work.at,
        )
        work.record(CallMerged(call=merged))
    after = _with_colleague(work, call, colleague, peer)
    busy = replace(colleague, call=call.id)
    work.record(CallTakenOver(seat=colleague.seat, call=after, agent=busy))
    if not together:
        close_bridge(work, peer.bridge)
        join(work, call.bridge, peer.station_leg)
    if call.state is not CallState.TALKING:
        unhold(work, call.customer_leg)
    start_automatically(work, after, busy)
    return after


def _with_colleague(work: Work, call: Call, colleague: Agent, peer: Call) -> Call:
    off_hold = on_its_way(call, CallEvent.TAKEN_OVER, work.at)
    return replace(
        off_hold,
        agent=colleague.id,
        last_agent=call.agent,
        transferred_by=call.agent,
        bridge=call.bridge,
        station_leg=peer.station_leg,
        station_leg_state=peer.station_leg_state,
        muted=peer.muted,
        joined_at=work.at,
    )


def _asked_for(work: Work, agent: Agent, command: TransferCall) -> Call:
    """The call to send: the current one or a parked one.

    Raises Refusal NO_CALL, UNKNOWN_CALL or WRONG_STATE.
    """
    if command.call is None or command.call == agent.call:
        call = call_of(work.world, command.seat)[1]
    else:
        call = park.parked_call(work, agent, command.call)
    if call.state not in _SENDABLE or call.customer_leg is None or call.type is CallType.INTERNAL:
        raise Refusal(
            Reason.WRONG_STATE,
            "only a parked call or a conversation with somebody outside can be transferred; connect it first",
        )
    if further_of(work.world, call):
        raise Refusal(Reason.WRONG_STATE, "a conference cannot be transferred; leave it instead")
    if command.warm and call.state is CallState.PARKED:
        raise Refusal(Reason.WRONG_STATE, "a parked call cannot be transferred warm; retrieve it first")
    return call


def _part(work: Work, call: Call, agent: Agent, command: TransferCall) -> HandOver:
    """The agent's part. Raises Refusal where the disposition is none of the call's."""
    if not command.disposition:
        return part_of(call, agent.id, work.at, None, Milliseconds(0))
    disposition = chosen(work.world.directory, call.campaign, command.disposition)
    redial = redial_time(disposition, command.redial_after)
    return part_of(call, agent.id, work.at, DispositionId(disposition.id), redial)


def _obstacle(
    work: Work, user: User, target: Address, command: TransferCall
) -> tuple[DialFailure, str] | None:
    if target.type is AddressType.EXTERNAL:
        return dnc_obstacle(work.world, user, target.number, insists=not command.check_dnc)
    return obstacle(work, target, at_once=command.warm)


def _consulted(work: Work, call: Call) -> Call:
    """The consultation for a transfer. Raises Refusal WRONG_STATE where there is none."""
    found = pending_of(work.world, call)
    if found is None or found.purpose is not Purpose.TRANSFER or call.state is not CallState.CONSULTING:
        raise Refusal(Reason.WRONG_STATE, "no transfer is under way; begin one with transferCall, warm")
    return found


def _send(
    work: Work, call: Call, target: Address, part: HandOver, timeout: Milliseconds = _WITHOUT_LIMIT
) -> None:
    """Let go of the call, which waits for its new party from now on."""
    agent = agent_of(work.world, call)
    if call.state is not CallState.PARKED:
        call = recording.stop(work, call, agent, NOTHING_GONE)
    outside = target.type is AddressType.EXTERNAL
    sent = _sent(work, call, agent, target, part)
    free = agent if call.state is CallState.PARKED else idle(agent, WorkEvent.LET_GO, work.at)
    assert agent.seat is not None
    work.record(CallSentOn(seat=agent.seat, call=sent, agent=free))
    _entertain(work, call, sent)
    if call.state is CallState.PARKED:
        work.cancel_timer(park.PARK_TIMER, call.id)
        park.moved_on(work, free, sent)
    if timeout:
        work.set_timer(TRANSFER_TIMER, call.id, timeout)
    if outside:
        further.start(work, sent, free, target, Purpose.TRANSFER, warm=False)
    if call.state is not CallState.PARKED:
        apply_pending(work, free)


def _sent(work: Work, call: Call, agent: Agent, target: Address, part: HandOver) -> Call:
    common = {
        "target": target,
        "transferred_by": agent.id,
        "last_agent": agent.id,
        "agent": None,
        "hand_over": part,
    }
    if call.state is CallState.PARKED:
        base = replace(fetched(call, CallEvent.SENT_ON, work.at), play=None)
    else:
        base = on_its_way(call, CallEvent.SENT_ON, work.at)
    base = replace(base, play=PlayId(work.fresh()))
    if target.type is AddressType.EXTERNAL:
        return replace(base, state=moved(call, CallEvent.SENT_OUT).state, **common)
    waits = queueing(work.world, target)
    return replace(
        base,
        for_agent=waits.for_agent,
        skill=waits.skill or call.skill,
        campaign=waits.campaign or call.campaign,
        queued_at=work.at,
        passed_by=(),
        **common,
    )


def _entertain(work: Work, before: Call, sent: Call) -> None:
    """What the customer hears from now on: ringing on the way out, music on the way to a colleague."""
    assert sent.customer_leg is not None
    assert sent.play is not None
    if before.state in {CallState.ON_HOLD, CallState.CONSULTING}:
        unhold(work, sent.customer_leg)
    if before.state is CallState.PARKED:
        stop_play(work, before)
    else:
        let_go(work, before, before.station_leg)
        close_bridge(work, before.bridge)
    out = sent.state is CallState.TRANSFERRING
    play(work, sent.customer_leg, sent.play, ToneSource(Tone.RINGBACK) if out else Music(), loop=True)


def _send_while_ringing(work: Work, call: Call, agent: Agent, consulted: Call, part: HandOver) -> None:
    """The agent does not wait for the answer."""
    assert agent.seat is not None
    assert consulted.target is not None
    if consulted.type is CallType.INTERNAL:
        further.drop(work, consulted, Party.AGENT, HangupCause.NORMAL)
        _send(work, call, consulted.target, part)
        return
    call = recording.stop(work, call, agent, NOTHING_GONE)
    sent = _sent(work, call, agent, consulted.target, part)
    free = idle(agent, WorkEvent.LET_GO, work.at)
    stop_play(work, consulted)
    work.record(FurtherCallMoved(call=replace(consulted, agent=None, play=None, warm=False)))
    work.record(CallSentOn(seat=agent.seat, call=sent, agent=free))
    _entertain(work, call, sent)
    apply_pending(work, free)


def _hand_outside(work: Work, call: Call, agent: Agent, consulted: Call, part: HandOver) -> None:
    """Both are outside: they go on without an agent."""
    assert call.bridge is not None
    assert consulted.customer_leg is not None
    bridge = call.bridge
    call = recording.stop(work, call, agent, NOTHING_GONE)
    further.move_party(work, consulted, bridge)
    consulted = work.world.calls[consulted.id]
    outside = moved(consulted, CallEvent.HANDED_OVER, agent=None, last_agent=agent.id)
    after = replace(
        on_its_way(call, CallEvent.HANDED_OVER, work.at),
        agent=None,
        last_agent=agent.id,
        bridge=bridge,
    )
    work.record(FurtherCallMoved(call=outside))
    _released(work, after, agent, part)
    unhold(work, call.customer_leg)
    let_go(work, call, call.station_leg)


def _released(work: Work, after: Call, agent: Agent, part: HandOver) -> None:
    """The agent is out of the call, which is with its new party."""
    assert agent.seat is not None
    free = idle(agent, WorkEvent.LET_GO, work.at)
    work.record(TransferCompleted(seat=agent.seat, call=after, agent=free, part=part))
    apply_pending(work, free)


def _to_anybody(work: Work, call: Call) -> None:
    """The sender has gone home: the next agent of the call's skill has it, if it has a skill."""
    if call.skill is None:
        caller_left(work, call, Party.SYSTEM, HangupCause.NO_ANSWER)
        hang_up(work, call.customer_leg)
        return
    music = call.play if call.state is CallState.QUEUED else PlayId(work.fresh())
    if call.state is CallState.QUEUED:
        after = replace(call, for_agent=None, hand_over=None)
    else:
        stop_play(work, call)
        after = moved(call, CallEvent.SENT_ON, play=music, hand_over=None, queued_at=work.at)
        assert call.customer_leg is not None
        assert music is not None
        play(work, call.customer_leg, music, Music(), loop=True)
    work.record(CallQueued(call=after))


def _failed(work: Work, agent: Agent, call: CallId, failure: DialFailure, cause: str) -> None:
    if agent.seat is not None:
        work.record(TransferFailed(seat=agent.seat, agent=agent, call_id=call, failure=failure, cause=cause))
