"""How calls turn out: what agents say, and what the system says where they do not."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import (
    ABANDON,
    BUSY,
    CUSTOMER,
    GONE,
    HANDED_ON,
    NO_ANSWER,
    NO_DISPOSITION,
    NO_SUCH_NUMBER,
    SOLD,
    SUPPORT_LINE,
    UNAVAILABLE,
)

from cordboard.vcc.calls import DisconnectParkedCalls, FinishCall, ParkCall
from cordboard.vcc.center import SystemWord
from cordboard.vcc.queries import ListDispositions
from cordboard.vcc.telephony import By, HangupCause


def last_call(floor: Any) -> Any:
    """The after-state of the call that something happened to last."""
    return [fact.call for fact in floor.read() if getattr(fact, "call", None) is not None][-1]


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        (HangupCause.NO_ANSWER, NO_ANSWER),
        (HangupCause.BUSY, BUSY),
        (HangupCause.INVALID_NUMBER, NO_SUCH_NUMBER),
        (HangupCause.REJECTED, GONE),
        (HangupCause.CONGESTION, UNAVAILABLE),
        (HangupCause.FAILED, None),
    ],
)
def test_who_cannot_be_reached_is_accounted_for_by_the_system(floor, cause, said):
    # given
    floor.login("anna")
    floor.dials("anna")
    floor.answers(floor.station_leg("anna"))
    # when
    floor.ends(floor.customer_leg(), cause)
    # then
    assert last_call(floor).disposition == said  # a center may lack the word: then nothing is said


def test_a_customer_who_was_never_called_is_not_said_to_be_busy(floor):
    floor.login("anna")
    floor.dials("anna")
    floor.ends(floor.station_leg("anna"), HangupCause.BUSY)
    assert last_call(floor).disposition == UNAVAILABLE


def test_a_caller_who_does_not_wait_has_abandoned_the_call(floor):
    leg = floor.calls_in()
    floor.ends(leg)
    assert last_call(floor).disposition == ABANDON


def test_callers_who_go_with_the_engine_are_none_who_abandoned(floor):
    floor.calls_in()
    floor.inventory(engine="E2")
    assert last_call(floor).disposition is None
    assert floor.center.dispositions[-1].name != SystemWord.SYSTEM_SHUTDOWN


def test_a_call_between_colleagues_wants_no_word(floor):
    floor.ready("anna", "bob")
    floor.dials("anna", "1002")
    floor.ends(floor.station_leg("anna"), HangupCause.BUSY)
    assert last_call(floor).disposition is None


@pytest.mark.parametrize(("silent", "said"), [(True, NO_DISPOSITION), (False, None)])
def test_a_parked_call_that_is_ended_silently(floor, silent, said):
    # given
    floor.talks("anna")
    floor.asks("anna", ParkCall)
    # when
    floor.asks("anna", DisconnectParkedCalls, call=None, silent=silent)
    # then
    assert last_call(floor).disposition == said


def test_a_parked_caller_who_leaves_while_the_agent_is_busy(floor):
    leg = floor.talks("anna")
    floor.asks("anna", ParkCall)
    floor.calls_in()
    floor.ends(leg)
    assert last_call(floor).disposition == GONE


def test_who_was_sent_outside_is_with_somebody_else(floor):
    # given
    leg = floor.talks("anna")
    floor.transfers("anna", "+12025550188")
    floor.answers(floor.customer_leg())
    # when
    floor.ends(leg, by=By.THEM)
    # then
    ended = [fact.call for fact in floor.read() if type(fact).__name__ == "OutsideCallEnded"]
    assert {each.disposition for each in ended if each.main is None} == {HANDED_ON}


def test_the_agent_s_word_counts_more(floor):
    leg = floor.talks("anna")
    floor.transfers("anna", "+12025550188", disposition=SOLD)
    floor.answers(floor.customer_leg())
    floor.ends(leg, by=By.THEM)
    ended = [fact.call for fact in floor.read() if type(fact).__name__ == "OutsideCallEnded"]
    assert {each.disposition for each in ended if each.main is None} == {SOLD}


def test_agents_do_not_choose_what_only_the_system_says(floor):
    # given
    floor.talks("anna")
    seat = floor.seat("anna")
    # when
    for campaign in (None, SUPPORT_LINE):
        offered = floor.core.answer(ListDispositions(seat=seat, campaign=campaign))
        # then
        assert not {each.id for each in offered} & {NO_ANSWER, BUSY, ABANDON, GONE}
    refused = floor.refused(FinishCall(seat=seat, disposition=BUSY, comments=""))
    assert refused == "UNKNOWN_DISPOSITION"
    assert CUSTOMER not in floor.core._world.dnc
