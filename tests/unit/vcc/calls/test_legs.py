"""What legs do to calls: every state that can have a leg knows what its end means."""

from __future__ import annotations

from cordboard.vcc.calls import CALL, CallEvent, CallState, adoption, legs
from cordboard.vcc.stations import STATION_LEG, StationLegEvent

WITH_CUSTOMER = set(CallState) - {CallState.DIALING_STATION, CallState.WRAP_UP, CallState.FINISHED}
WITH_STATION = set(CallState) - {
    CallState.ARRIVING,
    CallState.QUEUED,
    CallState.PARKED,
    CallState.TRANSFERRING,
    CallState.TRANSFERRED,
    CallState.WRAP_UP,
    CallState.FINISHED,
}


def test_the_end_of_a_customers_leg_means_something_in_each_state_that_has_one():
    assert legs._CUSTOMER_ENDED.keys() == WITH_CUSTOMER


def test_the_end_of_a_station_leg_means_something_in_each_state_that_has_one():
    assert legs._STATION_ENDED.keys() == WITH_STATION


def test_the_loss_of_the_engine_means_something_in_each_state_with_legs():
    assert adoption._LOSS.keys() == WITH_CUSTOMER | WITH_STATION


def test_a_conversation_begins_only_where_both_legs_can_be_up():
    connecting = {state for state in CallState if CallEvent.CONNECTED in CALL.allowed(state)}
    assert connecting <= WITH_CUSTOMER & WITH_STATION | {CallState.PARKED}


def test_a_station_leg_can_end_whenever_it_is_there():
    there = {state for state in STATION_LEG.rows if state is not STATION_LEG.first}
    assert all(StationLegEvent.ENDED in STATION_LEG.allowed(state) for state in there)
