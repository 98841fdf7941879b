"""Further calls: whom an agent has called in the middle of a call, to consult them or for a conference.

Warm: the customer hears music while the agent speaks with the new party alone. Cold: the new party joins as
soon as they answer. A further call is over when its party leaves, when the agent gives it up, or with its
main call; it wants no disposition.
"""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from ..addresses import Address, AddressType
from ..agents import Agent
from ..ids import AgentId, BridgeId, CallId, LegId, Milliseconds
from ..telephony import Answer, HangupCause, Mute, PauseRecording, ResumeRecording
from ..work import Work
from .dialing import rings
from .facts_consult import (
    ConsultationEnded,
    ConsultationStarted,
    FurtherCallConnected,
    FurtherCallEnded,
    FurtherCallFailed,
    FurtherCallMoved,
    FurtherCallStarted,
    OutsideCallEnded,
    ParticipantJoined,
)
from .holding import bring_back, come_back, leave_waiting, resumed, step_out
from .internal import place
from .media import (
    AS_USUAL,
    NOTHING_GONE,
    TRANSFER_TIMER,
    bring_together,
    call_number,
    close_bridge,
    join,
    leave,
    stop_play,
    take_down,
)
from .model import Call, CallState, CallType, HandOver, Party, Purpose
from .parties import agent_leg, ear_in, far_leg, main_of, members_of, peer_of
from .people import agent_of
from .policy import ended, failed, moved, part_of, station_answered, with_station_leg
from .states import FURTHER_FIRST, CallEvent
from .targets import Obstacle, name_of, way_out


def consult(
    work: Work,
    main: Call,
    target: Address,
    purpose: Purpose,
    *,
    part: HandOver | None = None,
    ear: LegId | None = None,
    patience: Milliseconds = AS_USUAL,
) -> None:
    """Let the customer hear music, and call somebody whom the agent speaks with first.

    `part` is what the agent has said of their own part, where the call shall go to that party; `ear` the
    second leg of a phone that has dialed by itself; `patience` as for `start`.
    """
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    consulting = moved(main, CallEvent.CONSULTED, held_at=main.held_at or work.at, hand_over=part)
    after = step_out(work, main, consulting)
    work.record(ConsultationStarted(seat=agent.seat, call=after, agent=agent, purpose=purpose))
    leave_waiting(work, main, after)
    if not after.stepped_out:
        leave(work, main.bridge, agent_leg(work.world, main))
    if main.recording is not None and not main.recording_paused_at:
        work.wish(PauseRecording(id=work.fresh_wish(), recording=main.recording))
    start(work, after, agent, target, purpose, warm=True, ear=ear, patience=patience)


def start(
    work: Work,
    main: Call,
    agent: Agent,
    target: Address,
    purpose: Purpose,
    *,
    warm: bool,
    ear: LegId | None = None,
    patience: Milliseconds = AS_USUAL,
) -> Call:
    """Call somebody else in the middle of `main`. `way_out` must be there for an outside number, which rings
    for `patience` at least."""
    assert agent.seat is not None
    outside = target.type is AddressType.EXTERNAL
    number = name_of(work.world, target)
    campaign = None if main.campaign is None else work.world.directory.campaigns.get(main.campaign)
    call = Call(
        id=CallId(work.fresh()),
        type=CallType.MANUAL if outside else CallType.INTERNAL,
        state=FURTHER_FIRST,
        number=number,
        ani="" if campaign is None else campaign.caller_number,
        dnis=number,
        trunk=way_out(work).id if outside else None,
        campaign=main.campaign if outside else None,
        target=target,
        agent=main.agent,
        main=main.id,
        purpose=purpose,
        warm=warm,
        customer_leg=LegId(work.fresh()) if outside else None,
        peer=None if outside else CallId(work.fresh()),
        created_at=work.at,
    )
    if ear is not None:
        call = with_station_leg(call, ear)
    work.record(FurtherCallStarted(seat=agent.seat, call=call, agent=agent))
    if ear is not None:
        work.wish(Answer(id=work.fresh_wish(), leg=ear))
    if call.peer is not None:
        place(work, call, call.peer, target)
        rings(work, call)
    else:
        call_number(work, call, patience)
    return call


def ear_up(work: Work, call: Call) -> None:
    """The phone that has dialed by itself is connected: it rings, or they hear each other already."""
    after = station_answered(call)
    work.record(FurtherCallMoved(call=after))
    main = main_of(work.world, call)
    if main is not None and main.muted and call.station_leg is not None:
        work.wish(Mute(id=work.fresh_wish(), leg=call.station_leg, muted=True))
    if call.bridge is not None and call.station_leg is not None:
        join(work, call.bridge, call.station_leg)
    elif call.state is CallState.DIALING:
        rings(work, after)


def bridge_for(work: Work, call: Call) -> BridgeId:
    """The bridge in which the party of a further call will be: the conference's, or one of their own."""
    main = main_of(work.world, call)
    if call.warm or main is None or main.bridge is None:
        return BridgeId(work.fresh())
    return main.bridge


def connected(work: Work, call: Call, bridge: BridgeId) -> None:
    """The party is there: let the agent speak with them alone, or let them join the conference."""
    agent = agent_of(work.world, call)
    main = main_of(work.world, call)
    far, ear = far_leg(work.world, call), agent_leg(work.world, call)
    assert agent.seat is not None
    assert main is not None
    assert far is not None
    stop_play(work, call)
    after = moved(
        call,
        CallEvent.CONNECTED,
        bridge=bridge,
        play=None,
        connected_at=work.at,
        joined_at=work.at,
        first_agent=agent.id,
    )
    if call.warm:
        work.cancel_timer(TRANSFER_TIMER, main.id)
        work.record(FurtherCallConnected(seat=agent.seat, call=after, agent=agent))
        bring_together(work, bridge, far, *(() if ear is None else (ear,)))
    else:
        participates(work, main, after, consulted=False)
        join(work, bridge, far)


def joined(work: Work, main: Call, call: Call, *, consulted: bool) -> None:
    """Let the party of `call`, who is up, join the conversation of `main`."""
    assert main.bridge is not None
    move_party(work, call, main.bridge)
    there = work.world.calls[call.id]
    after = replace(there, warm=False, purpose=Purpose.CONFERENCE, joined_at=work.at)
    participates(work, main, after, consulted=consulted)


def participates(work: Work, main: Call, call: Call, *, consulted: bool) -> None:
    """Say that the party of `call` is in the conference of `main` now."""
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    work.record(ParticipantJoined(seat=agent.seat, call=call, agent=agent, main=main.id, consulted=consulted))


def move_party(work: Work, call: Call, bridge: BridgeId) -> None:
    """Move the party of `call`, and a colleague's own call with them, from their bridge to another."""
    peer = peer_of(work.world, call)
    far = call.customer_leg if peer is None else ear_in(work.world, peer)
    leave(work, call.bridge, far)
    if peer is not None:
        work.record(FurtherCallMoved(call=replace(peer, bridge=bridge, play=None)))
    work.record(FurtherCallMoved(call=replace(call, bridge=bridge)))
    if far is not None:
        join(work, bridge, far)
    close_bridge(work, call.bridge)


def passes_to(work: Work, call: Call, agent: AgentId, main: CallId) -> None:
    """A participant stays, and is another agent's from now on."""
    assert call.agent is not None
    part = part_of(call, call.agent, work.at, None, Milliseconds(0))
    after = replace(call, agent=agent, main=main, last_agent=call.agent, joined_at=work.at)
    work.record(FurtherCallMoved(call=after, part=part))


def fail(
    work: Work, call: Call, told: Obstacle, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE
) -> None:
    """The party could not be reached."""
    after = failed(call, cause, work.at)
    stop_play(work, call)
    _tell_failure(work, call, after, told)
    take_down(work, call, gone)


def _nobody_hears(work: Work, call: Call) -> bool:
    """Has the call no agent, or one who has been logged out in the same moment?"""
    return call.agent is None or call.agent not in work.world.agents


def _tell_failure(work: Work, call: Call, after: Call, told: Obstacle) -> None:
    if _nobody_hears(work, call):
        work.record(OutsideCallEnded(call=after))
        return
    assert call.main is not None
    agent = agent_of(work.world, call)
    purpose = call.purpose or Purpose.TRANSFER
    not_called(work, agent, call.main, told, purpose=purpose, number=call.number, call=after)


def not_called(
    work: Work,
    agent: Agent,
    main: CallId,
    told: Obstacle,
    *,
    purpose: Purpose,
    number: str,
    call: Call | None = None,
) -> None:
    """Say that nobody is added to `main`; `call` is the further call that failed, if one began."""
    assert agent.seat is not None
    failure, name = told
    work.record(
        FurtherCallFailed(
            seat=agent.seat,
            agent=agent,
            main=main,
            purpose=purpose,
            failure=failure,
            cause=name,
            number=number,
            call=call,
        )
    )


def drop(
    work: Work, call: Call, by: Party, cause: HangupCause, gone: Container[LegId] = NOTHING_GONE
) -> None:
    """The further call is over: its party left, or the agent wants them no longer."""
    main = main_of(work.world, call)
    was_joined = main is not None and call in members_of(work.world, main)
    after = ended(call, by, cause, work.at, CallEvent.DROPPED)
    if not call.stepped_out:
        stop_play(work, call)
    if _nobody_hears(work, call):
        work.record(OutsideCallEnded(call=after))
    else:
        agent = agent_of(work.world, call)
        assert agent.seat is not None
        work.record(FurtherCallEnded(seat=agent.seat, call=after, agent=agent, joined=was_joined))
    take_down(work, call, gone)


def back_to_customer(work: Work, main: Call) -> None:
    """The consultation is over: the agent speaks with the customer again."""
    agent = agent_of(work.world, main)
    assert agent.seat is not None
    after = replace(resumed(main, work.at), hand_over=None)
    work.cancel_timer(TRANSFER_TIMER, main.id)
    work.record(ConsultationEnded(seat=agent.seat, call=after, agent=agent, customer_waited=main.consults))
    if not main.consults:
        return
    bring_back(work, main)
    come_back(work, after)
    if main.recording is not None and not main.recording_paused_at:
        work.wish(ResumeRecording(id=work.fresh_wish(), recording=main.recording))
