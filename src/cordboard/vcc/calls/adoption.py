"""Finding each other again: what the engine has and what we know are made to agree.

Every earlier signal has been heard before an inventory, so a leg of ours that is missing there is gone,
and a leg that we do not know is nobody's. Legs that we have only just asked for are neither: their wish
is sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Container

from ..ids import LegId
from ..kernel import EngineAdopted, EngineGone
from ..telephony import DestroyBridge, EngineLost, EngineUp, HangUp, HangupCause, Originate, ProbeStation
from ..work import Work
from . import further, park, settling
from .consequences import outside_ended, party_left
from .ending import end
from .facts import OfferEnd
from .leaving import caller_left
from .media import hang_up
from .model import Call, CallState, CallType, Party
from .offer import give_back
from .policy import dial_failure
from .unreached import not_reached


def engine_up(work: Work, signal: EngineUp) -> None:
    """An engine is there, with this inventory."""
    world = work.world
    if not (world.engine_up and world.engine == signal.engine):
        work.record(EngineAdopted(engine=signal.engine))
    living = {each.leg for each in signal.legs}
    asked_for = {verb.leg for verb in world.wishes.values() if type(verb) is Originate}
    _bury(work, frozenset(world.legs) - living - asked_for)
    for leg in sorted(living):
        if not world.knows(leg) and not work.wishes_for(leg, HangUp):
            hang_up(work, leg)
    for bridge in signal.bridges:
        if bridge not in world.bridges and not work.wishes_for(bridge, DestroyBridge):
            work.wish(DestroyBridge(id=work.fresh_wish(), bridge=bridge))


def engine_lost(work: Work, signal: EngineLost) -> None:
    """The engine is gone: every leg with it, and every wish but the questions about phones."""
    if not work.world.engine_up:
        return
    work.record(EngineGone())
    _bury(work, frozenset(work.world.legs))
    for wish, verb in tuple(work.world.wishes.items()):
        if type(verb) is not ProbeStation:
            work.settle(wish)


def _bury(work: Work, dead: frozenset[LegId]) -> None:
    """End what the loss of `dead` ends, call by call in a fixed order."""
    bereft = {work.world.legs[leg] for leg in dead}
    if not work.world.engine_up:  # also a conversation whose agents' legs are only being called again
        bereft |= {call for calls in work.world.bridges.values() for call in calls}
    for call_id in sorted(bereft):
        call = work.world.calls.get(call_id)
        if call is not None and call.state in _LOSS:
            _LOSS[call.state](work, call, dead)
    for leg in sorted(dead):
        work.settle_about(leg)


def _lose_caller(work: Work, call: Call, dead: Container[LegId]) -> None:
    caller_left(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST)


def _lose_offer(work: Work, call: Call, dead: Container[LegId]) -> None:
    if call.customer_leg in dead:
        returned = give_back(work, call, OfferEnd.CALLER_GONE, gone=dead)
        _LOSS[returned.state](work, returned, dead)
    else:
        give_back(work, call, OfferEnd.STATION_FAILED, gone=dead)


def _lose_parked(work: Work, call: Call, dead: Container[LegId]) -> None:
    park.over(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST)


def _lose_outside(work: Work, call: Call, dead: Container[LegId]) -> None:
    outside_ended(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST, gone=frozenset({call.customer_leg}))


def _lose_box(work: Work, call: Call, dead: Container[LegId]) -> None:
    settling.over(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST, gone=dead)


def _lose_dialing(work: Work, call: Call, dead: Container[LegId]) -> None:
    """A caller who is being called back keeps their place; another call ends."""
    if call.type is CallType.QUEUE_CALLBACK:
        not_reached(work, call, dial_failure(HangupCause.ENGINE_LOST), HangupCause.ENGINE_LOST, dead)
    else:
        _lose_conversation(work, call, dead)


def _lose_conversation(work: Work, call: Call, dead: Container[LegId]) -> None:
    if call.main is not None:
        _lose_further(work, call, dead)
        return
    if work.world.engine_up and call.station_leg not in dead and call.customer_leg in dead:
        party_left(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST, gone=frozenset({call.customer_leg}))
        return
    end(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST, gone=dead)


def _lose_further(work: Work, call: Call, dead: Container[LegId]) -> None:
    if call.state is CallState.DIALING:
        told = dial_failure(HangupCause.ENGINE_LOST)
        further.fail(work, call, told, HangupCause.ENGINE_LOST, gone=dead)
    else:
        further.drop(work, call, Party.SYSTEM, HangupCause.ENGINE_LOST, gone=dead)


_LOSS: dict[CallState, Callable[[Work, Call, Container[LegId]], object]] = {
    CallState.ARRIVING: _lose_caller,
    CallState.QUEUED: _lose_caller,
    CallState.OFFERED: _lose_offer,
    CallState.PICKING_UP: _lose_offer,
    CallState.DIALING_STATION: _lose_dialing,
    CallState.DIALING: _lose_dialing,
    CallState.TALKING: _lose_conversation,
    CallState.ON_HOLD: _lose_conversation,
    CallState.CONSULTING: _lose_conversation,
    CallState.PARKED: _lose_parked,
    CallState.TRANSFERRING: _lose_caller,
    CallState.TRANSFERRED: _lose_outside,
    CallState.DEPOSITING: _lose_box,
}
