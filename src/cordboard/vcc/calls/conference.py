"""Conferences: more than two people in one call, each participant a call of their own.

The first conversation is the main call; whoever is added is a further call of the same agent in the same
bridge. When the agent leaves, a colleague in the conference has it from then on; without one those outside
go on by themselves.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..addresses import AddressType, may_confer_with
from ..agents import Agent, WorkEvent, idle
from ..center import ConferenceDispositioning
from ..errors import Reason, Refusal
from ..ids import CallId, Milliseconds
from ..telephony import HangupCause
from ..work import Work
from ..world import World
from . import colleague, donotcall, further, park, recording
from .commands import (
    AddToConference,
    CancelConference,
    CompleteConference,
    ConferenceIn,
    LeaveConference,
    ParkParticipant,
    RemoveParticipant,
)
from .facts_consult import ConferenceLeft, FurtherCallMoved
from .holding import bring_back
from .media import hang_up, join, let_go, require_engine, stop_play
from .model import Call, HandOver, Party, Purpose
from .parties import CONVERSATION, far_leg, members_of, peer_of, pending_of
from .people import apply_pending, call_of
from .policy import accounted_for, fetched, moved, on_its_way, part_of
from .states import CallEvent
from .targets import dnc_obstacle, name_of, obstacle, target_of, way_out
from .transfer import take_over
from .word import agents_word

NOT_ANSWERED = "the participant has not answered yet; wait, or cancelConference"
NO_CONFERENCE = "this is no conference; disconnect or transfer the call instead"


def confer(work: Work, command: ConferenceIn) -> None:
    """Have somebody called to join the conversation."""
    agent, call = call_of(work.world, command.seat)
    user = work.world.directory.users[agent.id]
    target = target_of(work.world, user, command.target or command.number, may_confer_with)
    require_engine(work)
    outside = target.type is AddressType.EXTERNAL
    if outside:
        way_out(work)
        in_the_way = dnc_obstacle(work.world, user, target.number, insists=not command.check_dnc)
    else:
        in_the_way = obstacle(work, target, at_once=True)
    if in_the_way is not None:
        number = name_of(work.world, target)
        further.not_called(work, agent, call.id, in_the_way, purpose=Purpose.CONFERENCE, number=number)
    elif command.warm:
        further.consult(work, call, target, Purpose.CONFERENCE)
    else:
        further.start(work, call, agent, target, Purpose.CONFERENCE, warm=False)


def complete(work: Work, command: CompleteConference) -> None:
    """Let the party consulted join."""
    _, call = call_of(work.world, command.seat)
    further.joined(work, call, _pending(work, call), consulted=True)
    further.back_to_customer(work, call)


def cancel(work: Work, command: CancelConference) -> None:
    """Give up whom the agent is having called, or speaks with first."""
    _, call = call_of(work.world, command.seat)
    further.drop(work, _pending(work, call), Party.AGENT, HangupCause.NORMAL)


def add_parked(work: Work, command: AddToConference) -> None:
    """Let a parked call join the conversation."""
    agent, call = call_of(work.world, command.seat)
    waiting = park.parked_call(work, agent, command.call)
    assert call.bridge is not None
    after = fetched(
        waiting,
        CallEvent.CONNECTED,
        work.at,
        main=call.id,
        purpose=Purpose.CONFERENCE,
        bridge=call.bridge,
        play=None,
        joined_at=work.at,
    )
    work.cancel_timer(park.PARK_TIMER, waiting.id)
    park.moved_on(work, agent, after)
    further.participates(work, call, after, consulted=False)
    stop_play(work, waiting)
    colleague.moves(work, after, call.bridge)
    if waiting.customer_leg is not None:
        join(work, call.bridge, waiting.customer_leg)


def remove(work: Work, command: RemoveParticipant) -> None:
    """Hang up one participant, or give up one who is being called."""
    _, call = call_of(work.world, command.seat)
    if command.call == call.id:
        hang_up(work, far_leg(work.world, call))
        return
    further.drop(work, _participant(work, call, command.call), Party.AGENT, HangupCause.NORMAL)


def park_participant(work: Work, command: ParkParticipant) -> None:
    """Let one participant wait with music instead; the original one stays."""
    agent, call = call_of(work.world, command.seat)
    member = _participant(work, call, command.call)
    if member not in members_of(work.world, call):
        raise Refusal(Reason.WRONG_STATE, "only somebody who has joined can be parked")
    if park.no_slot_left(work, agent, member.id, "parkConferenceParticipant"):
        return
    park.put_participant(work, member, agent)


def leave_it(work: Work, command: LeaveConference) -> None:
    """The agent leaves and the others go on, with a colleague who is there, or by themselves."""
    agent, call = call_of(work.world, command.seat)
    members = members_of(work.world, call)
    heir = next((each for each in members if peer_of(work.world, each) is not None), None)
    _require_heir(work, command, heir)
    part = _part(work, call, agent, command)
    call = recording.stop(work, call, agent)
    own_peer = peer_of(work.world, call)
    if own_peer is not None:
        after = _to_peer(work, call, own_peer, members)
    elif heir is not None:
        after = _by_rule(work, _to_colleague(work, call, heir, members), part)
    else:
        after = _to_themselves(work, call, agent, members, part)
    assert agent.seat is not None
    free = idle(work.world.agents[agent.id], WorkEvent.LET_GO, work.at)
    work.record(ConferenceLeft(seat=agent.seat, call=after, agent=free, part=part))
    donotcall.heed(work, agent.seat, after, part.disposition)
    bring_back(work, call)
    let_go(work, call, call.station_leg)
    apply_pending(work, free)


def _require_heir(work: Work, command: LeaveConference, heir: Call | None) -> None:
    """Raises Refusal WRONG_STATE where nobody can, or may, say how it turned out instead of the agent."""
    if not command.hands_over:
        return
    if work.world.directory.options.conference_dispositioning is ConferenceDispositioning.INITIATOR:
        raise Refusal(
            Reason.WRONG_STATE,
            "in this center whoever began a conference says how it turned out; leave with a disposition",
        )
    if heir is None:
        raise Refusal(
            Reason.WRONG_STATE,
            "no colleague is there who could say how it turned out; leave with a disposition",
        )


def _by_rule(work: Work, call: Call, part: HandOver) -> Call:
    """The call that a colleague has now; they are not asked where the word of who left is the last one."""
    rule = work.world.directory.options.conference_dispositioning
    last_word = part.disposition is not None and rule is not ConferenceDispositioning.LAST_AGENT
    return replace(accounted_for(call, part), accounted=True) if last_word else call


def _to_peer(work: Work, call: Call, peer: Call, members: tuple[Call, ...]) -> Call:
    """An internal call: the colleague on the other side has the participants now."""
    assert peer.agent is not None
    for each in members:
        further.passes_to(work, each, peer.agent, peer.id)
    work.record(FurtherCallMoved(call=replace(peer, peer=None)))
    return moved(
        on_its_way(call, CallEvent.LEFT, work.at), CallEvent.DROPPED, ended_at=work.at, finished_at=work.at
    )


def _to_colleague(work: Work, call: Call, heir: Call, members: tuple[Call, ...]) -> Call:
    """A colleague among the participants has the call now."""
    theirs = peer_of(work.world, heir)
    assert theirs is not None
    after = take_over(work, call, heir, theirs)
    assert after.agent is not None
    for each in members:
        if each.id != heir.id:
            further.passes_to(work, each, after.agent, after.id)
    return after


def _to_themselves(work: Work, call: Call, agent: Agent, members: tuple[Call, ...], part: HandOver) -> Call:
    """Everybody else is outside."""
    for each in members:
        outside = moved(each, CallEvent.HANDED_OVER, agent=None, last_agent=agent.id)
        work.record(FurtherCallMoved(call=outside))
    return replace(
        accounted_for(on_its_way(call, CallEvent.HANDED_OVER, work.at), part),
        agent=None,
        last_agent=agent.id,
        bridge=call.bridge,
    )


def _part(work: Work, call: Call, agent: Agent, command: LeaveConference) -> HandOver:
    if not command.disposition:
        return part_of(call, agent.id, work.at, None, Milliseconds(0))
    disposition, redial = agents_word(
        work.world, call, command.disposition, command.redial_after, onward=True
    )
    return part_of(call, agent.id, work.at, disposition.id, redial)


def others(world: World, call: Call) -> int:
    """How many would be left without the agent."""
    return len(members_of(world, call)) + (far_leg(world, call) is not None)


def calls_somebody(world: World, _agent: Agent, call: Call) -> bool:
    """Is somebody being called, or spoken to alone, for a conference?"""
    found = pending_of(world, call)
    return found is not None and found.purpose is Purpose.CONFERENCE


def has_answered(world: World, _agent: Agent, call: Call) -> bool:
    """Is whoever is being called for a conference there?"""
    found = pending_of(world, call)
    return found is not None and found.state in CONVERSATION


def _pending(work: Work, call: Call) -> Call:
    found = pending_of(work.world, call)
    assert found is not None
    return found


def _participant(work: Work, call: Call, asked: CallId) -> Call:
    """The participant of that id. Raises Refusal UNKNOWN_CALL."""
    found = work.world.calls.get(asked)
    if found is None or found.main != call.id:
        raise Refusal(
            Reason.UNKNOWN_CALL,
            "the conference has no such participant; use an id of conferenceParticipantAdded",
        )
    return found
