"""Every life cycle of the center is whole: no state out of reach, no dead end, nothing undecided."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from typing import Any

import pytest

import cordboard.vcc
from cordboard.vcc.agents import OCCUPATION, SESSION, Occupation, Presence
from cordboard.vcc.agents.states import SessionEvent, WorkEvent
from cordboard.vcc.callbacks.model import CallbackState
from cordboard.vcc.callbacks.states import CALLBACK, CallbackEvent
from cordboard.vcc.calls import CALL, CallEvent, CallState
from cordboard.vcc.calls.states import MANUAL_FIRST
from cordboard.vcc.campaigns.states import CAMPAIGN, CampaignEvent
from cordboard.vcc.center import CampaignState
from cordboard.vcc.connectors.model import ErrandState
from cordboard.vcc.connectors.states import ERRAND, ErrandEvent
from cordboard.vcc.errors import Reason, Refusal
from cordboard.vcc.lifecycle import LifeCycle
from cordboard.vcc.maintenance.model import Stage
from cordboard.vcc.maintenance.states import MAINTENANCE, MaintenanceEvent
from cordboard.vcc.menus.model import VisitState
from cordboard.vcc.menus.states import VISIT, VisitEvent
from cordboard.vcc.messages.model import ChatState, InvitationState
from cordboard.vcc.messages.states import CHAT, INVITATION, ChatEvent, InvitationEvent
from cordboard.vcc.previews import PREVIEW, PreviewEvent, PreviewState
from cordboard.vcc.queue.announced import ASKING, AskingEvent
from cordboard.vcc.queue.model import AskingState
from cordboard.vcc.stations import STATION_LEG, StationLegEvent, StationLegState
from cordboard.vcc.supervision import MonitoringState
from cordboard.vcc.supervision.states import MONITORING, MonitoringEvent
from cordboard.vcc.voicemail.model import VoicemailState
from cordboard.vcc.voicemail.states import VOICEMAIL, VoicemailEvent

Rows = tuple[LifeCycle[Any, Any], type[Enum], type[Enum], set[Any], set[Any]]
LEG = StationLegState.ABSENT
OVER = {CallbackState.COMPLETED, CallbackState.REMOVED}
TOLD = set(InvitationState) - {InvitationState.PENDING}

WHOLE: list[Rows] = [
    (SESSION, Presence, SessionEvent, {Presence.LOGGED_OUT}, {Presence.LOGGED_OUT}),
    (OCCUPATION, Occupation, WorkEvent, {Occupation.IDLE}, {Occupation.IDLE}),
    (CALL, CallState, CallEvent, {CallState.ARRIVING, MANUAL_FIRST}, {CallState.FINISHED}),
    (STATION_LEG, StationLegState, StationLegEvent, {LEG}, {LEG}),
    (VISIT, VisitState, VisitEvent, {VisitState.HEARING}, {VisitState.LEFT}),
    (ASKING, AskingState, AskingEvent, {AskingState.CONFIRMING}, {AskingState.LEAVING}),
    (MONITORING, MonitoringState, MonitoringEvent, {MonitoringState.CALLING}, {MonitoringState.ENDED}),
    (PREVIEW, PreviewState, PreviewEvent, {PreviewState.PREVIEW}, {PreviewState.FINISHED}),
    (CALLBACK, CallbackState, CallbackEvent, {CallbackState.WAITING}, OVER),
    (VOICEMAIL, VoicemailState, VoicemailEvent, {VoicemailState.NEW}, {VoicemailState.PROCESSED}),
    (ERRAND, ErrandState, ErrandEvent, {ErrandState.WAITING}, {ErrandState.DONE, ErrandState.FAILED}),
    (CHAT, ChatState, ChatEvent, {ChatState.OPEN, ChatState.ASKING}, {ChatState.ENDED}),
    (INVITATION, InvitationState, InvitationEvent, {InvitationState.PENDING}, TOLD),
    (MAINTENANCE, Stage, MaintenanceEvent, {Stage.NONE}, {Stage.NONE}),
    # a center file may say of a campaign that it begins in any of its states
    (CAMPAIGN, CampaignState, CampaignEvent, set(CampaignState), {CampaignState.NOT_RUNNING}),
]
"""Each table with its states and events, where its things begin, and where they come to rest."""
TABLES = [pytest.param(*rows, id=rows[0].thing) for rows in WHOLE]
whole = pytest.mark.parametrize(("table", "states", "events", "first", "last"), TABLES)


def reached_from(rows: Any, start: set[Enum]) -> set[Enum]:
    """Every state that can be reached from `start`."""
    reached, edge = set(start), set(start)
    while edge:
        edge = {after for state in edge for after in rows[state].values()} - reached
        reached |= edge
    return reached


def all_tables() -> Iterator[LifeCycle[Any, Any]]:
    """Every life cycle that any module of the core has."""
    for module in pkgutil.walk_packages(cordboard.vcc.__path__, "cordboard.vcc."):
        yield from (one for one in vars(import_module(module.name)).values() if isinstance(one, LifeCycle))


def test_no_table_is_left_out():
    assert {id(table): table.thing for table in all_tables()} == {
        id(rows[0]): rows[0].thing for rows in WHOLE
    }


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
