"""What becomes of a colleague whose other party sends them on, parks them, or brings them elsewhere.

They keep their own call and stay in their own bridge, with music while nobody is there. Whoever takes the
call comes to them. Somebody outside comes as a participant of theirs, since an internal call has no line to
the outside.
"""

from __future__ import annotations

from msgspec.structs import replace

from ..errors import Reason, Refusal
from ..ids import BridgeId
from ..work import Work
from ..world import World
from .facts_consult import ColleagueChanged, FurtherCallMoved, ParticipantJoined
from .media import bring_together, close_bridge, join, leave, stop_play
from .model import Call, CallState, HandOver, Purpose
from .parties import ear_in, peer_of
from .people import agent_of
from .policy import moved, on_its_way
from .states import CallEvent


def require_outside(call: Call) -> None:
    """Raises Refusal WRONG_STATE where a colleague would be sent to a voicemail box."""
    if call.customer_leg is None:
        raise Refusal(
            Reason.WRONG_STATE,
            "only somebody outside can be sent to a voicemail box; a colleague dials it themselves",
        )


def shown(world: World, call: Call) -> Call:
    """The call as whoever gets it sees it: with the name of the colleague who waits on it, if one does."""
    peer = peer_of(world, call)
    if peer is None or peer.agent is None:
        return call
    user = world.directory.users[peer.agent]
    extension = user.extension or user.name
    return replace(call, number=extension, ani=extension, caller_name=user.full_name, called=True)


def taken(work: Work, call: Call) -> None:
    """The colleague of `call` has another one at the far end now, and sees whom."""
    peer = peer_of(work.world, call)
    if peer is None:
        return
    agent = agent_of(work.world, peer)
    assert agent.seat is not None
    assert call.agent is not None
    user = work.world.directory.users[call.agent]
    after = replace(peer, number=user.extension or user.name, caller_name=user.full_name)
    work.record(ColleagueChanged(seat=agent.seat, call=after, agent=agent))


def meets(work: Work, call: Call, peer: Call) -> BridgeId:
    """The agent of `call`, whose phone is up, comes to the colleague who waits. Answer: where they speak."""
    assert peer.bridge is not None
    assert call.station_leg is not None
    stop_play(work, call)
    join(work, peer.bridge, call.station_leg)
    return peer.bridge


def goes_outside(work: Work, call: Call, new: Call, part: HandOver) -> Call:
    """The colleague of `call` goes on with the outside party of `new`, who is up. Answer: the call, over."""
    peer = peer_of(work.world, call)
    assert peer is not None
    assert peer.bridge is not None
    assert new.customer_leg is not None
    agent = agent_of(work.world, peer)
    assert agent.seat is not None
    stop_play(work, call)
    work.record(FurtherCallMoved(call=replace(peer, peer=None)))
    member = replace(
        new,
        main=peer.id,
        agent=peer.agent,
        last_agent=part.by,
        purpose=Purpose.CONFERENCE,
        warm=False,
        bridge=peer.bridge,
        joined_at=work.at,
    )
    work.record(ParticipantJoined(seat=agent.seat, call=member, agent=agent, main=peer.id, consulted=False))
    join(work, peer.bridge, new.customer_leg)
    left = on_its_way(call, CallEvent.LEFT, work.at) if call.state is not CallState.TRANSFERRING else call
    return moved(
        left,
        CallEvent.DROPPED,
        agent=None,
        peer=None,
        play=None,
        bridge=None,
        last_agent=part.by,
        transferred_by=part.by,
        hand_over=None,
        ended_at=work.at,
        finished_at=work.at,
    )


def moves(work: Work, call: Call, bridge: BridgeId) -> None:
    """Take the colleague of `call`, if it is one, along into another bridge."""
    peer = peer_of(work.world, call)
    if peer is None:
        return
    ear = ear_in(work.world, peer)
    leave(work, peer.bridge, ear)
    work.record(FurtherCallMoved(call=replace(peer, bridge=bridge)))
    if ear is not None:
        join(work, bridge, ear)
    close_bridge(work, peer.bridge)


def stays_alone(work: Work, call: Call) -> None:
    """The colleague of `call` waits in a bridge of their own from now on."""
    peer = peer_of(work.world, call)
    if peer is None:
        return
    ear = ear_in(work.world, peer)
    room = BridgeId(work.fresh())
    leave(work, peer.bridge, ear)
    work.record(FurtherCallMoved(call=replace(peer, bridge=room)))
    bring_together(work, room, *(() if ear is None else (ear,)))
