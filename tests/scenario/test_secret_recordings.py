"""Stories of recordings that begin by rule: who may stop them, and where agents do not hear of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cordboard.vcc.calls import DisconnectCall, PickUp, RecordCall
from cordboard.vcc.ids import CampaignId, SeatId
from cordboard.vcc.queries import GetCampaign, GetSelf, ListAllCampaigns
from cordboard.vcc.telephony import StartRecording, StopRecording

ANNA, BOB, CARA = (SeatId(f"{name}@demo") for name in ("anna", "bob", "cara"))
SUPPORT_LINE, SUPPORT_NUMBER = CampaignId(300000000000011), "+12025550101"
START, STOP = RecordCall(seat=ANNA, on=True), RecordCall(seat=ANNA, on=False)


@pytest.fixture
def secret(new_floor: Callable[..., Any]) -> Any:
    """A center that does not show what is recorded by rule; Anna talks, and is recorded so."""
    floor = new_floor(show_automatic_recording=False)
    recorded(floor)
    return floor


def recorded(floor: Any) -> None:
    floor.ready("anna")
    floor.calls_in(SUPPORT_NUMBER)
    floor.hear_greeting_end()
    floor.decide(PickUp(seat=ANNA))
    floor.answers(floor.station_leg("anna"))


def test_who_may_not_make_recordings_stops_none_either(floor):
    # given Bob, who may not, in a call that is recorded all the same
    floor.talks("bob")
    assert floor.refused(RecordCall(seat=BOB, on=False)) == "NO_PERMISSION"
    assert floor.refused(RecordCall(seat=BOB, on=True)) == "NO_PERMISSION"


def test_a_recording_by_rule_is_shown_and_stopped_by_those_who_may(floor):
    recorded(floor)
    assert floor.read()[-1].call.recording_secret is False

    floor.decide(STOP)

    assert floor.names() == ["RecordingStopped"]
    assert len(floor.outstanding(StopRecording)) == 1


def test_where_it_is_secret_it_cannot_be_stopped(secret):
    # given
    assert len(secret.outstanding(StartRecording)) == 1
    assert secret.call("anna").recording_secret is True

    # then to the agent it is not there
    assert secret.refused(STOP) == "WRONG_STATE"
    assert secret.outstanding(StopRecording) == []


def test_an_agent_who_asks_for_a_recording_claims_the_secret_one(secret):
    before = secret.call("anna").recording
    secret.read()

    # when the agent begins a recording, and stops it
    secret.decide(START)
    assert secret.refused(START) == "WRONG_STATE"
    secret.decide(STOP)
    assert secret.refused(STOP) == "WRONG_STATE"

    # then the one that runs has gone on, and there is no second one
    assert secret.names() == ["RecordingClaimed", "RecordingClaimed"]
    assert secret.call("anna").recording == before
    assert len(secret.outstanding(StartRecording)) == 1
    assert secret.outstanding(StopRecording) == []

    # until the call is over
    secret.decide(DisconnectCall(seat=ANNA))
    assert secret.names() == ["RecordingStopped", "CallEnded"]


def test_what_agents_begin_is_theirs_also_there(new_floor):
    floor = new_floor(show_automatic_recording=False)
    floor.talks("anna")

    floor.decide(START)
    assert floor.call("anna").recording_secret is False
    floor.decide(STOP)

    assert len(floor.outstanding(StopRecording)) == 1


def test_nothing_else_gives_it_away(new_floor):
    # given Cara, who is always recorded, and a campaign that is
    shown, hidden = new_floor(), new_floor(show_automatic_recording=False)
    for floor in (shown, hidden):
        floor.login("cara")

    # then both are told only where it is shown
    for floor, told in ((shown, True), (hidden, False)):
        assert floor.core.answer(GetSelf(seat=CARA)).user.always_recorded is told
        assert floor.core.answer(GetCampaign(seat=CARA, campaign=SUPPORT_LINE)).auto_record is told
        campaigns = floor.core.answer(ListAllCampaigns(seat=CARA))
        assert any(each.auto_record for each in campaigns) is told
