"""What calls ask of the engine, in the words of calls."""

from __future__ import annotations

from collections.abc import Container

from ..errors import Reason, Refusal
from ..ids import LegId, PlayId
from ..telephony import DestroyBridge, HangUp, HangupCause, Mute, Play, Source, StopPlay
from ..work import Work
from .model import Call

OFFER_AGAIN_TIMER = "offer_again"

NOTHING_GONE: frozenset[LegId] = frozenset()


def require_engine(work: Work) -> None:
    """Raises Refusal ENGINE_UNAVAILABLE while there is no engine to dial with."""
    if not work.world.engine_up:
        raise Refusal(Reason.ENGINE_UNAVAILABLE, "the telephony engine is away; try again in a moment")


def play(work: Work, leg: LegId, play_id: PlayId, source: Source, *, loop: bool) -> None:
    """Play `source` to the person on `leg`."""
    work.wish(Play(id=work.fresh_wish(), play=play_id, leg=leg, source=source, loop=loop))


def stop_play(work: Work, call: Call) -> None:
    """End what the call's person hears now, if anything."""
    if call.play is not None:
        work.wish(StopPlay(id=work.fresh_wish(), play=call.play))


def hang_up(work: Work, leg: LegId | None, cause: HangupCause = HangupCause.NORMAL) -> None:
    """End `leg`, if there is one."""
    if leg is not None:
        work.wish(HangUp(id=work.fresh_wish(), leg=leg, cause=cause))


def release(work: Work, leg: LegId) -> None:
    """End a leg of a call; an agent's held leg stays up for the next one."""
    if leg not in work.world.station_legs:
        hang_up(work, leg)


def _quieten(work: Work, call: Call, leg: LegId) -> None:
    """Leave a held leg as it was before the call: nothing plays on it, and it is not muted."""
    stop_play(work, call)
    if call.muted:
        work.wish(Mute(id=work.fresh_wish(), leg=leg, muted=False))


def take_down(work: Work, call: Call, gone: Container[LegId]) -> None:
    """End every leg that is not `gone` already, and the bridge between them."""
    alive = [leg for leg in (call.customer_leg, call.station_leg) if leg is not None and leg not in gone]
    for leg in alive:
        release(work, leg)
    if call.station_leg in alive and call.station_leg in work.world.station_legs:
        _quieten(work, call, call.station_leg)
    if alive and call.bridge is not None:
        work.wish(DestroyBridge(id=work.fresh_wish(), bridge=call.bridge))
