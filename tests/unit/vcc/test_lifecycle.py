"""Every life cycle of the center is whole: no state out of reach, no dead end, nothing undecided."""

from __future__ import annotations

from enum import Enum
from typing import Any

import pytest

from cordboard.vcc.agents import OCCUPATION, SESSION, Occupation, Presence
from cordboard.vcc.agents.states import SessionEvent, WorkEvent
from cordboard.vcc.calls import CALL, CallEvent, CallState
from cordboard.vcc.calls.states import MANUAL_FIRST
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.lifecycle import LifeCycle
from cordboard.vcc.stations import STATION_LEG, StationLegEvent, StationLegState

TABLES = [
    pytest.param(SESSION, Presence, SessionEvent, {Presence.LOGGED_OUT}, {Presence.LOGGED_OUT}, id="session"),
    pytest.param(OCCUPATION, Occupation, WorkEvent, {Occupation.IDLE}, {Occupation.IDLE}, id="occupation"),
    pytest.param(
        CALL, CallState, CallEvent, {CallState.ARRIVING, MANUAL_FIRST}, {CallState.FINISHED}, id="call"
    ),
    pytest.param(
        STATION_LEG,
        StationLegState,
        StationLegEvent,
        {StationLegState.ABSENT},
        {StationLegState.ABSENT},
        id="station leg",
    ),
]
whole = pytest.mark.parametrize(("table", "states", "events", "first", "last"), TABLES)


def reached_from(rows: Any, start: set[Enum]) -> set[Enum]:
    """Every state that can be reached from `start`."""
    reached, edge = set(start), set(start)
    while edge:
        edge = {after for state in edge for after in rows[state].values()} - reached
        reached |= edge
    return reached


@whole
def test_every_state_has_its_rows(table, states, events, first, last):
    assert table.rows.keys() == set(states)


@whole
def test_every_state_can_be_reached(table, states, events, first, last):
    assert table.first in first
    assert reached_from(table.rows, first) == set(states)


@whole
def test_no_state_is_a_dead_end(table, states, events, first, last):
    stuck = [state for state in states if not last & reached_from(table.rows, {state})]
    assert stuck == []


@whole
def test_every_event_happens_somewhere(table, states, events, first, last):
    assert {event for row in table.rows.values() for event in row} == set(events)


@whole
def test_an_event_without_a_row_is_refused(table, states, events, first, last):
    absent = [(state, event) for state in states for event in events if event not in table.rows[state]]
    assert absent
    for state, event in absent:
        with pytest.raises(Refusal, match=event.name) as caught:
            table.after(state, event)
        assert caught.value.reason is Reason.WRONG_STATE


@whole
def test_what_is_allowed_is_what_has_a_row(table, states, events, first, last):
    for state in states:
        assert table.allowed(state) == table.rows[state].keys()


class Light(Enum):
    RED = "red"
    GREEN = "green"


class Press(Enum):
    GO = "go"


def test_a_refusal_says_what_would_be_possible():
    light = LifeCycle("the light", Light.RED, {Light.RED: {Press.GO: Light.GREEN}, Light.GREEN: {}})
    assert light.after(Light.RED, Press.GO) is Light.GREEN
    with pytest.raises(Refusal, match="the light in state GREEN: GO is not possible now, only nothing"):
        light.after(Light.GREEN, Press.GO)
