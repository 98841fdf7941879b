"""What calls ask of the engine, in the words of calls."""

from __future__ import annotations

from collections.abc import Container

from ..agents import Agent
from ..center import Options
from ..errors import Reason, Refusal
from ..ids import BridgeId, LegId, Milliseconds, PlayId
from ..telephony import (
    AddToBridge,
    CreateBridge,
    DestroyBridge,
    HangUp,
    HangupCause,
    Hold,
    Mute,
    Originate,
    Play,
    RemoveFromBridge,
    Source,
    StopEcho,
    StopPlay,
    StopRecording,
    ToNumber,
    ToStation,
    Unhold,
)
from ..work import Work
from .model import Call, CallType
from .parties import room_of

OFFER_TIMER = "offer_timeout"
OFFER_AGAIN_TIMER = "offer_again"
TRANSFER_TIMER = "transfer"

AS_USUAL = Milliseconds(0)
"""It may ring for as long as the center or the campaign says, and no longer."""
NOTHING_GONE: frozenset[LegId] = frozenset()


def require_engine(work: Work) -> None:
    """Raises Refusal ENGINE_UNAVAILABLE while there is no engine to dial with."""
    if not work.world.engine_up:
        raise Refusal(Reason.ENGINE_UNAVAILABLE, "the telephony engine is away; try again in a moment")


def play(work: Work, leg: LegId, play_id: PlayId, source: Source, *, loop: bool) -> None:
    """Play `source` to the person on `leg`."""
    work.wish(Play(id=work.fresh_wish(), play=play_id, leg=leg, source=source, loop=loop))


def play_to_all(work: Work, bridge: BridgeId, play_id: PlayId, source: Source) -> None:
    """Play `source` to all in `bridge`, again and again."""
    work.wish(Play(id=work.fresh_wish(), play=play_id, bridge=bridge, source=source, loop=True))


def entertain(work: Work, call: Call, source: Source) -> None:
    """Let who waits on `call` hear `source`: somebody outside, or a colleague in their own bridge."""
    assert call.play is not None
    room = room_of(work.world, call)
    if call.customer_leg is not None:
        play(work, call.customer_leg, call.play, source, loop=True)
    elif room is not None:
        play_to_all(work, room, call.play, source)


def stop_play(work: Work, call: Call) -> None:
    """End what the call's person hears now, if anything."""
    for each in (call.play, call.words):
        if each is not None:
            work.wish(StopPlay(id=work.fresh_wish(), play=each))


def hang_up(work: Work, leg: LegId | None, cause: HangupCause = HangupCause.NORMAL) -> None:
    """End `leg`, if there is one."""
    if leg is not None:
        work.wish(HangUp(id=work.fresh_wish(), leg=leg, cause=cause))


def release(work: Work, leg: LegId) -> None:
    """End a leg of a call; an agent's held leg stays up for the next one."""
    if leg not in work.world.station_legs:
        hang_up(work, leg)


def join(work: Work, bridge: BridgeId, leg: LegId) -> None:
    """Let the person on `leg` speak with those in `bridge`."""
    work.wish(AddToBridge(id=work.fresh_wish(), bridge=bridge, leg=leg))


def leave(work: Work, bridge: BridgeId | None, leg: LegId | None) -> None:
    """Take `leg` out of `bridge`; it stays up."""
    if bridge is not None and leg is not None:
        work.wish(RemoveFromBridge(id=work.fresh_wish(), bridge=bridge, leg=leg))


def bring_together(work: Work, bridge: BridgeId, *legs: LegId) -> None:
    """Let these people hear each other."""
    work.wish(CreateBridge(id=work.fresh_wish(), bridge=bridge, legs=legs))


def hold(work: Work, leg: LegId | None) -> None:
    """Let the person on `leg` hear music, and nobody hear them."""
    if leg is not None:
        work.wish(Hold(id=work.fresh_wish(), leg=leg))


def unhold(work: Work, leg: LegId | None) -> None:
    """Let the person on `leg` take part again."""
    if leg is not None:
        work.wish(Unhold(id=work.fresh_wish(), leg=leg))


def close_bridge(work: Work, bridge: BridgeId | None) -> None:
    """End `bridge` once nobody's call needs it any more."""
    if bridge is not None and bridge not in work.world.bridges:
        work.wish(DestroyBridge(id=work.fresh_wish(), bridge=bridge))


def let_go(work: Work, call: Call, leg: LegId | None) -> None:
    """Take an agent's phone off `call`: hang up, or leave a held leg as it was before the call."""
    if leg is None:
        return
    if leg not in work.world.station_legs:
        hang_up(work, leg)
        return
    leave(work, call.bridge, leg)
    if call.type is CallType.TEST and not call.measures:
        work.wish(StopEcho(id=work.fresh_wish(), leg=leg))
    if call.muted:
        work.wish(Mute(id=work.fresh_wish(), leg=leg, muted=False))


def call_station(work: Work, call: Call, agent: Agent, leg: LegId, *, auto_answer: bool) -> None:
    """Call the agent's phone for `call`; `auto_answer` asks it to lift by itself."""
    work.wish(
        Originate(
            id=work.fresh_wish(),
            leg=leg,
            to=ToStation(agent.station, auto_answer=auto_answer),
            caller=call.number,
            caller_name=call.caller_name,
            ring_timeout=ring_time(work.world.directory.options, call),
        )
    )


def ring_time(options: Options, call: Call) -> Milliseconds:
    """How long an agent is rung for `call`."""
    return options.internal_call_timeout if call.type is CallType.INTERNAL else options.offer_timeout


def call_number(work: Work, call: Call, at_least: Milliseconds = AS_USUAL) -> None:
    """Call the other party of `call`, who is outside, and let it ring for as long as is usual, or longer."""
    assert call.customer_leg is not None
    assert call.trunk is not None
    work.wish(
        Originate(
            id=work.fresh_wish(),
            leg=call.customer_leg,
            to=ToNumber(call.number, call.trunk),
            caller=call.ani,
            ring_timeout=max(at_least, _patience(work, call)),
        )
    )


def _patience(work: Work, call: Call) -> Milliseconds:
    """How long whom we call may let it ring."""
    directory = work.world.directory
    campaign = None if call.campaign is None else directory.campaigns.get(call.campaign)
    asked = None if campaign is None else campaign.dialing_timeout
    return directory.options.dialing_timeout if asked is None else asked


def take_down(work: Work, call: Call, gone: Container[LegId]) -> None:
    """End what `call`, which is over in the world, had: every leg that is not `gone`, and its bridge.

    A bridge in which others still speak stays, without the music for who was alone in it.
    """
    if call.customer_leg is not None and call.customer_leg not in gone:
        hang_up(work, call.customer_leg)
    if call.deposit is not None:
        work.wish(StopRecording(id=work.fresh_wish(), recording=call.deposit))
    if call.stepped_out:
        stop_play(work, call)
    if call.station_leg is not None and call.station_leg not in gone:
        if call.station_leg in work.world.station_legs:
            stop_play(work, call)
        let_go(work, call, call.station_leg)
    close_bridge(work, call.bridge)
