"""Calls on their way: their agent has sent them on, and is out of them, until somebody takes them.

Inside, the call waits for the colleague or the skill as any other. Outside, the customer hears the ringing,
and then the new party. What nobody takes comes back: parked, with whoever sent it.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..addresses import Address, AddressType
from ..agents import Agent, Presence, WorkEvent, idle
from ..center import Transfer
from ..ids import Milliseconds, PlayId
from ..telephony import HangupCause, Music, Refer, ReportRefer, Tone, ToneSource
from ..work import Work
from . import colleague, deposit, donotcall, further, park, recording
from .boxes import after_transfer, greeting_of
from .facts import CallQueued, DialFailure
from .facts_consult import (
    CallSentOn,
    FurtherCallMoved,
    TransferCompleted,
    TransferFailed,
)
from .holding import bring_back
from .leaving import caller_left
from .media import (
    TRANSFER_TIMER,
    bring_together,
    close_bridge,
    entertain,
    hang_up,
    let_go,
    stop_play,
)
from .model import Call, CallState, CallType, HandOver, Party, Purpose
from .parties import further_of
from .people import agent_of, apply_pending, sender_of
from .policy import accounted_for, dial_failure, fetched, moved, on_its_way, without_station_leg
from .states import CallEvent
from .targets import Obstacle, queueing

RINGING, DONE = 180, 200
_STATUS = {
    DialFailure.BUSY: 486,
    DialFailure.INVALID_NUMBER: 404,
    DialFailure.DNC_CONFIRM: 403,
    DialFailure.DNC_REFUSED: 403,
}
_UNAVAILABLE = 480


def status_of(told: Obstacle) -> int:
    """What a phone is told of a transfer that came to nothing, as a SIP status."""
    return _STATUS.get(told[0], _UNAVAILABLE)


def send(work: Work, call: Call, target: Address, part: HandOver, timeout: Milliseconds) -> None:
    """Let go of the call, which waits for its new party from now on; for ever where `timeout` is 0."""
    agent = agent_of(work.world, call)
    assert agent.seat is not None
    if call.state is CallState.PARKED:
        sent = _from_slot(work, call, agent, target, part)
    else:
        sent = _from_conversation(work, call, agent, target, part)
    if target.type is AddressType.VOICEMAIL:
        taken(work, sent, part)
        return
    if timeout:
        work.set_timer(TRANSFER_TIMER, call.id, timeout)
    if target.type is AddressType.EXTERNAL:
        sender = work.world.agents[agent.id]
        further.start(work, sent, sender, target, Purpose.TRANSFER, warm=False, patience=timeout)


def send_while_ringing(work: Work, call: Call, consulted: Call, part: HandOver) -> None:
    """The agent does not wait for the answer of whom they wanted to consult."""
    agent = agent_of(work.world, call)
    assert consulted.target is not None
    if consulted.type is CallType.INTERNAL:
        further.drop(work, consulted, Party.AGENT, HangupCause.NORMAL)
    else:
        stop_play(work, consulted)
        alone = replace(without_station_leg(consulted), agent=None, play=None, warm=False)
        work.record(FurtherCallMoved(call=alone))
        hang_up(work, consulted.station_leg)
    _from_conversation(work, call, agent, consulted.target, part)


def taken(work: Work, call: Call, part: HandOver) -> None:
    """Somebody has the call: whoever had sent it hears so. What they have said of it counts from now on, and
    would where they have gone home meanwhile."""
    work.cancel_timer(TRANSFER_TIMER, call.id)
    report(work, part, DONE)
    sender = sender_of(work.world, part)
    work.record(TransferCompleted(seat=sender.seat, call=call, agent=sender, part=part))
    donotcall.heed(work, sender.seat, call, part.disposition)


def reached(work: Work, call: Call, new: Call) -> None:
    """The outside party has answered a call that was sent to them."""
    assert new.customer_leg is not None
    part = call.hand_over
    if call.customer_leg is None:
        assert part is not None
        stop_play(work, new)
        connected = moved(new, CallEvent.CONNECTED, play=None, connected_at=work.at)
        taken(work, colleague.goes_outside(work, call, connected, part), part)
        return
    bridge = further.bridge_for(work, new)
    stop_play(work, call)
    stop_play(work, new)
    connected = moved(
        new, CallEvent.HANDED_OVER, bridge=bridge, play=None, connected_at=work.at, joined_at=work.at
    )
    after = moved(
        call if part is None else accounted_for(call, part),
        CallEvent.HANDED_OVER,
        transferred_by=call.transferred_by if part is None else part.by,
        bridge=bridge,
        play=None,
        hand_over=None,
    )
    work.record(FurtherCallMoved(call=connected))
    work.record(FurtherCallMoved(call=after))
    if part is not None:
        taken(work, after, part)
    bring_together(work, bridge, call.customer_leg, new.customer_leg)
    ask_carrier(work, call, new)


def ask_carrier(work: Work, call: Call, new: Call) -> None:
    """Ask the carrier to connect the two by itself, where both are on a trunk that wants this.

    They hear each other over our bridge until it has, and on where it does not.
    """
    trunk = next((each for each in work.world.directory.center.trunks if each.id == call.trunk), None)
    if trunk is None or new.trunk != trunk.id or trunk.transfer is not Transfer.REFER:
        return
    assert call.customer_leg is not None
    work.wish(Refer(id=work.fresh_wish(), leg=call.customer_leg, replaces=new.customer_leg))


def ringing(work: Work, new: Call) -> None:
    """The phone of whom a call was sent to rings."""
    sent = None if new.main is None else work.world.calls.get(new.main)
    if sent is not None and sent.hand_over is not None:
        report(work, sent.hand_over, RINGING)


def report(work: Work, part: HandOver, status: int) -> None:
    """Tell the agent's phone how the transfer goes that it has asked for, by a SIP status."""
    if part.refer is not None:
        work.wish(ReportRefer(id=work.fresh_wish(), refer=part.refer, status=status))


def timed_out(work: Work, call: Call) -> None:
    """Nobody inside has taken a call in time: it goes to their box, where the center wants that, or back."""
    box = None if call.customer_leg is None else after_transfer(work.world, call)
    part = call.hand_over
    if box is None or part is None:
        not_taken(work, call, dial_failure(HangupCause.NO_ANSWER))
        return
    left = replace(accounted_for(call, part), transferred_by=part.by)
    taken(work, deposit.deposit(work, left, box), part)


def not_taken(work: Work, call: Call, told: Obstacle) -> None:
    """A call that was sent on has found nobody: back to the sender's slots, or to the agents of its skill."""
    if call.hand_over is None:
        _nobody_sent_it(work, call)
        return
    work.cancel_timer(TRANSFER_TIMER, call.id)
    report(work, call.hand_over, status_of(told))
    for new in further_of(work.world, call):
        further.drop(work, new, Party.SYSTEM, HangupCause.NO_ANSWER)
    sender = work.world.agents.get(call.hand_over.by)
    if sender is None or sender.seat is None or sender.presence is not Presence.LOGGED_IN:
        _to_anybody(work, call)
        return
    failure, cause = told
    work.record(TransferFailed(seat=sender.seat, agent=sender, call_id=call.id, failure=failure, cause=cause))
    park.return_to(work, call, sender)


def _nobody_sent_it(work: Work, call: Call) -> None:
    """A caller whom the center has forwarded itself hears that nobody answers, by being hung up on."""
    caller_left(work, call, Party.FAILED_TO_CONNECT, HangupCause.NO_ANSWER)
    hang_up(work, call.customer_leg, HangupCause.NO_ANSWER)


def _from_slot(work: Work, call: Call, agent: Agent, target: Address, part: HandOver) -> Call:
    """A parked call goes on; its agent may be busy with another one, and stays so. Answer: the call after."""
    assert agent.seat is not None
    event = _event(target)
    sent = _addressed(work, fetched(call, event, work.at), target, part)
    work.cancel_timer(park.PARK_TIMER, call.id)
    work.record(CallSentOn(seat=agent.seat, call=sent, agent=agent, consulted=False))
    park.moved_on(work, agent, sent)
    stop_play(work, call)
    _entertain(work, sent)
    return sent


def _from_conversation(work: Work, call: Call, agent: Agent, target: Address, part: HandOver) -> Call:
    """The agent leaves the conversation, or the consultation before it has begun. Answer: the call after."""
    assert agent.seat is not None
    call = recording.stop(work, call, agent)
    sent = _addressed(work, on_its_way(call, _event(target), work.at), target, part)
    free = idle(agent, WorkEvent.LET_GO, work.at)
    consulted = call.state is CallState.CONSULTING
    work.record(CallSentOn(seat=agent.seat, call=sent, agent=free, consulted=consulted))
    bring_back(work, call)
    let_go(work, call, call.station_leg)
    close_bridge(work, call.bridge)
    _entertain(work, sent)
    apply_pending(work, free)
    return sent


_EVENTS = {AddressType.EXTERNAL: CallEvent.SENT_OUT, AddressType.VOICEMAIL: CallEvent.DIVERTED}


def _event(target: Address) -> CallEvent:
    return _EVENTS.get(target.type, CallEvent.SENT_ON)


def _addressed(work: Work, call: Call, target: Address, part: HandOver) -> Call:
    """The call on its way to `target`, and what its customer hears meanwhile."""
    on_the_way = replace(
        colleague.shown(work.world, call),
        play=PlayId(work.fresh()),
        target=target,
        agent=None,
        last_agent=part.by,
        hand_over=part,
    )
    if target.type is AddressType.EXTERNAL:
        return on_the_way
    if target.type is AddressType.VOICEMAIL:
        words = PlayId(work.fresh()) if greeting_of(work.world, target, call.campaign) else None
        here = accounted_for(on_the_way, part)
        return replace(here, transferred_by=part.by, hand_over=None, words=words)
    waits = queueing(work.world, target)
    return replace(
        on_the_way,
        for_agent=waits.for_agent,
        skill=waits.skill or call.skill,
        campaign=waits.campaign or call.campaign,
        queued_at=work.at,
        passed_by=(),
        step=0,
        risen=0,
        urgent=False,
        preferred=None,
    )


def _entertain(work: Work, sent: Call) -> None:
    """What the customer hears now: ringing on the way out, music on the way to a colleague, a greeting."""
    if sent.state is CallState.DEPOSITING:
        deposit.greet(work, sent)
        return
    out = sent.state is CallState.TRANSFERRING
    entertain(work, sent, ToneSource(Tone.RINGBACK) if out else Music())


def _to_anybody(work: Work, call: Call) -> None:
    """The sender has gone home: the next agent of the call's skill has it, if it has a skill."""
    if call.skill is None:
        caller_left(work, call, Party.SYSTEM, HangupCause.NO_ANSWER)
        hang_up(work, call.customer_leg)
        return
    if call.state is CallState.QUEUED:
        work.record(CallQueued(call=replace(call, for_agent=None, hand_over=None)))
        return
    stop_play(work, call)
    after = moved(call, CallEvent.SENT_ON, play=PlayId(work.fresh()), hand_over=None, queued_at=work.at)
    work.record(CallQueued(call=after))
    entertain(work, after, Music())
