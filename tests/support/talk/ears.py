"""Who should hear whom and what, by what the calls' states say: the engine must agree.

An agent who talks is in their call's bridge; on hold either the other party is, or the agent has stepped out
and the others go on. While an agent consults, the customer waits, and the agent is with whom they consult.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cordboard.telephony.memory import Hearing
from cordboard.vcc.calls import Call, CallState, CallType
from cordboard.vcc.calls.parties import CONVERSATION, agent_leg, lines_of, pending_of
from cordboard.vcc.ids import BridgeId, LegId, PlayId
from cordboard.vcc.player import FULL_VOLUME
from cordboard.vcc.stations import StationLegState
from cordboard.vcc.supervision import Place
from cordboard.vcc.telephony import Music, Prompt, Recorded, Role, Source, Tone, ToneSource
from cordboard.vcc.world import World

MUSIC, RINGBACK = Music(), ToneSource(Tone.RINGBACK)
WITH_MUSIC = frozenset({CallState.QUEUED, CallState.OFFERED, CallState.PICKING_UP, CallState.PARKED})


def expected(world: World, silent: set[PlayId]) -> dict[LegId, Hearing]:
    """What everyone who is in a call should hear; a play of `silent` is not heard."""
    rooms, held, muted = _rooms(world)
    sounds = _sounds(world, silent)
    testing = {call.station_leg for call in world.calls.values() if _hears_themselves(call)}
    heard = {}
    watching = {each.leg for each in world.monitorings.values() if each.leg is not None}
    places = {each.place.leg: each.place for each in world.monitorings.values() if each.place is not None}
    rooms |= {leg: place.bridge for leg, place in places.items()}
    listening = {each.leg for each in world.playbacks.values() if each.called}
    for leg in world.legs.keys() | world.station_legs.keys() | watching | listening:
        room = rooms.get(leg)
        together = {each for each, where in rooms.items() if where == room and each != leg}
        others = {each for each in together if each not in places or _is_heard(places[each], leg)}
        people = frozenset(others - held - muted) if room is not None and leg not in held else frozenset()
        people |= {leg} & testing - muted
        music = (MUSIC,) if leg in held else ()
        there = sounds.get(room, ()) if room is not None and leg not in held else ()
        heard[leg] = Hearing(people, music + sounds.get(leg, ()) + there)
    return heard


def _rooms(world: World) -> tuple[dict[LegId, BridgeId], set[LegId], set[LegId]]:
    """In which bridge everybody is, who is on hold there, and who is muted."""
    rooms: dict[LegId, BridgeId] = {}
    held, muted = set(), set()
    for call in world.calls.values():
        if call.muted:
            muted |= set(lines_of(world, call))
        if call.bridge is None:
            continue
        if call.customer_leg is not None:
            rooms[call.customer_leg] = call.bridge
            if _waits(call):
                held.add(call.customer_leg)
        ear = call.station_leg if call.station_leg_state is StationLegState.UP else None
        room = _second_line_s_room(world, call) if call.main is not None else _agents_room(world, call)
        if ear is not None and room is not None:
            rooms[ear] = room
    return rooms, held, muted


def _is_heard(place: Place, leg: LegId) -> bool:
    """Does a supervisor there let this leg hear them?"""
    return place.role is Role.MEMBER or place.ear == leg


def _hears_themselves(call: Call) -> bool:
    return call.type is CallType.TEST and call.state is CallState.TALKING and not call.measures


def _waits(call: Call) -> bool:
    """Is the other party of a call, if outside, on hold?"""
    alone = call.state is CallState.ON_HOLD and not call.stepped_out
    return alone or (call.state is CallState.CONSULTING and not call.swapped)


def _agents_room(world: World, call: Call) -> BridgeId | None:
    """Where the phone's first line is: with whom the agent consults, unless that has a line of its own."""
    if call.state is CallState.CONSULTING and not call.swapped:
        consulted = pending_of(world, call)
        return None if consulted is None or consulted.station_leg is not None else consulted.bridge
    stepped_out = call.state is CallState.ON_HOLD and call.stepped_out
    return call.bridge if call.state in CONVERSATION and not stepped_out else None


def _second_line_s_room(world: World, call: Call) -> BridgeId | None:
    """Where a line is on which the phone has dialed by itself; it is left where a colleague waits alone."""
    main = world.calls.get(call.main)
    away = main is None or call.bridge == main.bridge or call.stepped_out
    return None if away or (main.swapped and call.state is CallState.TALKING) else call.bridge


def _sounds(world: World, silent: set[PlayId]) -> dict[LegId | BridgeId | None, tuple[Source, ...]]:
    """What is played to whom: at each place what began first, and the rest waits for that."""
    plays = [*_of_calls(world), *_of_players(world)]
    first: dict[LegId | BridgeId | None, tuple[PlayId, tuple[Source, ...]]] = {}
    for play, place, *heard in sorted(plays, key=lambda each: each[0]):
        if play not in silent:
            first.setdefault(place, (play, tuple(heard)))
    return {place: heard for place, (_, heard) in first.items()}


def _of_calls(world: World) -> Iterator[tuple[Any, ...]]:
    """What those hear who wait: the play, its place, and what it sounds like."""
    for call in world.calls.values():
        if call.play is None:
            continue
        if call.state in WITH_MUSIC:
            yield call.play, _where_they_wait(world, call), MUSIC
        elif call.state is CallState.TRANSFERRING:
            yield call.play, _where_they_wait(world, call), RINGBACK
        elif call.state is CallState.DIALING:
            yield call.play, agent_leg(world, call), RINGBACK
        elif call.state in CONVERSATION:
            yield call.play, call.bridge, MUSIC


def _of_players(world: World) -> Iterator[tuple[Any, ...]]:
    """What agents play to their conversations, or to themselves; one that stands still is silent."""
    for each in world.playbacks.values():
        source = Prompt(each.file) if each.leg is None else Recorded(each.file)
        audible = not each.paused and world.volumes.get(each.agent, FULL_VOLUME) > 0
        if not each.ringing:
            yield each.id, each.leg or each.bridge, *((source,) if audible else ())


def _where_they_wait(world: World, call: Call) -> LegId | BridgeId | None:
    """Where the other party of a call is: on their leg, or as a colleague in the bridge of their own call."""
    return call.customer_leg or (None if call.peer is None else world.calls[call.peer].bridge)
