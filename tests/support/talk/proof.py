"""What is proved after each step, whenever nothing is on its way, and when the day is over."""

from __future__ import annotations

import order
import sqlalchemy as sa

from cordboard.store.calllog import CallLog
from cordboard.store.parts import SAYS, Ending
from cordboard.store.tables import calls as call_log
from cordboard.store.tables import metadata
from cordboard.telephony.memory import Hearing
from cordboard.vcc.calls import Call, CallState
from cordboard.vcc.ids import LegId
from cordboard.vcc.previews import PreviewDialed, RecordMarked
from cordboard.vcc.telephony import Answer, MeasureLeg, Originate, Refer

from .ears import expected
from .rig import Rig

_DATABASE = sa.create_engine("sqlite://")
metadata.create_all(_DATABASE)


def at_any_moment(rig: Rig) -> None:
    """The replayed world is the live one, and in order."""
    world = rig.core._world
    assert world == rig.shadow._world, "the facts do not lead to this world"
    order.prove(world)


def when_settled(rig: Rig) -> None:
    """Core and engine agree on all that lives, and everyone hears whom they should."""
    engine, world = rig.engine, rig.core._world
    if engine is None:
        return
    watching = {each.leg for each in world.monitorings.values() if each.leg is not None}
    listening = {each.leg for each in world.playbacks.values() if each.called}
    owned = world.legs.keys() | world.station_legs.keys() | watching | listening
    assert set(engine.legs) == owned, f"legs: {set(engine.legs) ^ owned}"
    assert engine.bridges == world.bridges.keys(), f"bridges: {engine.bridges ^ world.bridges.keys()}"
    words = {call.words for call in world.calls.values()}
    playbacks = {each.id for each in world.playbacks.values()}
    said = {play for plays in world.announced.plays.values() for play in plays}
    said |= {play for visit in world.visits.living.values() for play in visit.plays}
    loose = engine.plays - world.plays.keys() - words - playbacks - said
    assert not loose, f"plays that are nobody's: {loose}"
    running = {each for call in world.calls.values() for each in (call.recording, call.deposit) if each}
    assert engine.recordings == running, f"recordings: {engine.recordings ^ running}"
    _prove_wishes(rig)
    should = expected(world, rig.silent)
    greeted = {_ear(call) for call in world.calls.values() if call.state in _GREETED}
    greeted |= {world.calls[call].customer_leg for call in world.announced.plays}
    greeted |= {call.station_leg for call in world.calls.values() if call.measures}
    deaf = {leg for leg in engine.up if engine.is_deaf(leg)}
    for leg in engine.up:
        if leg not in greeted and not engine.is_held_by_them(leg):
            hears, due = engine.world.hears(leg), _without(should[leg], deaf, hears=leg not in deaf)
            assert hears == due, f"{leg} hears {hears}, and should hear {due}"


def _without(heard: Hearing, deaf: set[LegId], *, hears: bool) -> Hearing:
    """What is left where softphones have no audio."""
    return Hearing(heard.people - deaf, heard.sounds) if hears else Hearing(frozenset(), ())


_GREETED = frozenset({CallState.ARRIVING, CallState.DEPOSITING})


def _ear(call: Call) -> LegId | None:
    return call.customer_leg or call.station_leg


def _prove_wishes(rig: Rig) -> None:
    """Only who is being called is still waited for, and what takes its time."""
    assert rig.engine is not None
    coming = set(rig.engine.legs) - set(rig.engine.up)
    for verb in rig.core.outstanding:
        if isinstance(verb, Refer | MeasureLeg) and verb.leg in rig.engine.up:
            continue
        assert isinstance(verb, Originate | Answer), f"nobody does {verb}"
        assert verb.leg in coming, f"nobody is called by {verb}"


def when_over(rig: Rig) -> None:
    """Everybody has gone: nothing is left, and the call log has each call once, finished."""
    world = rig.core._world
    left = {
        "calls": world.calls,
        "legs": world.legs,
        "held legs": world.station_legs,
        "plays": world.plays,
        "bridges": world.bridges,
        "further": world.further,
        "parked": world.parked,
        "recordings": world.recordings,
        "wishes": world.wishes,
        "timers": world.timers,
        "monitorings": world.monitorings,
        "previews": world.previews.shown,
        "tries": world.previews.tries,
        "agents": world.agents,
        "logins": world.logins,
        "playbacks": world.playbacks,
        "messages being left": world.voicemails.deposits,
        "agents at voicemails": world.voicemails.with_agents,
        "callbacks on a call": [each for each in world.callbacks.all.values() if each.call is not None],
    }
    assert not any(left.values()), {name: each for name, each in left.items() if each}
    assert rig.engine is not None
    assert not rig.engine.legs
    assert not rig.engine.next_timer()
    _prove_tries(rig)
    _prove_call_log(rig)
    _prove_parts(rig)


def _prove_tries(rig: Rig) -> None:
    """Of each record that was dialed it has been written down what became of it, and of no other."""
    facts = [each.fact for each in rig.journal]
    dialed = {each.preview.id for each in facts if type(each) is PreviewDialed}
    marked = {each.call_id for each in facts if type(each) is RecordMarked and each.call_id is not None}
    assert dialed == marked, f"marks of other tries: {dialed ^ marked}"


def _prove_call_log(rig: Rig) -> None:
    last = {each.fact.call.id: each.fact.call for each in rig.journal if _is_about_a_call(each.fact)}
    with _DATABASE.begin() as connection:
        CallLog(rig.center).apply(connection, rig.journal)
        mine = sa.select(call_log).where(call_log.c.domain == rig.domain)
        rows = [row for row in connection.execute(mine).mappings() if not row["id"].startswith("attempt-")]
        connection.execute(sa.delete(call_log))
    assert sorted(row["id"] for row in rows) == sorted(last), "the call log has other calls"
    for row in rows:
        assert row["state"] == CallState.FINISHED.value, row
        assert row["finished_at"], row
        assert row["finished_at"] >= row["ended_at"] >= row["created_at"], row


def _prove_parts(rig: Rig) -> None:
    """Every agent's part in a call is over, after it began, and once; a parked one may end anew."""
    parts: dict[tuple[object, ...], dict[str, object]] = {}
    for recorded in rig.journal:
        say = SAYS.get(type(recorded.fact))
        for said in () if say is None else say(recorded):
            key = said["call_id"], said["agent_id"], said["started_at"]
            begins = said["started_at"] == recorded.at and "transferred_by_id" in said
            before = {} if begins else parts.get(key, {})
            after = parts[key] = {**before, **said}
            is_over = before.get("ending") not in {None, Ending.PARKED}
            assert not is_over or after["ending"] == before["ending"], f"ended again: {said}"
            assert not before.get("ending") or after["ending"], f"not over any more: {said}"
    for part in parts.values():
        assert part.get("ending"), f"not over: {part}"
        assert part["ended_at"] >= part["started_at"], part


def _is_about_a_call(fact: object) -> bool:
    return type(getattr(fact, "call", None)) is Call
