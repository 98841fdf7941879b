"""Stories of what agents leave out of recordings."""

from __future__ import annotations

from typing import Any

import pytest

from cordboard.vcc.calls import DisconnectCall, PauseRecord, RecordCall, TransferCall
from cordboard.vcc.calls.model import LeftOut
from cordboard.vcc.ids import SeatId
from cordboard.vcc.telephony import PauseRecording, ResumeRecording, StopRecording

ANNA = SeatId("anna@demo")
PAUSE, RESUME = PauseRecord(seat=ANNA, on=True), PauseRecord(seat=ANNA, on=False)


@pytest.fixture
def recorded(floor: Any) -> Any:
    """Anna talks with a customer, and records."""
    floor.talks("anna")
    floor.decide(RecordCall(seat=ANNA, on=True))
    floor.read()
    return floor


def test_something_is_left_out(recorded):
    # given
    recorded.decide(PAUSE)
    since = recorded.call("anna").recording_paused_at
    assert len(recorded.outstanding(PauseRecording)) == 1

    # when
    recorded.decide(RESUME)

    # then the call knows the gap, and the engine ends it
    assert recorded.names() == ["RecordingPaused", "RecordingResumed"]
    after = recorded.call("anna")
    assert (after.recording_paused_at, len(after.recording_gaps)) == (0, 1)
    assert after.recording_gaps[0].since == since <= after.recording_gaps[0].until
    assert len(recorded.outstanding(ResumeRecording)) == 1


def test_what_cannot_be_paused_or_resumed(floor):
    floor.talks("anna")
    assert floor.refused(PAUSE) == "WRONG_STATE"
    floor.decide(RecordCall(seat=ANNA, on=True))
    assert floor.refused(RESUME) == "WRONG_STATE"
    floor.decide(PAUSE)
    assert floor.refused(PAUSE) == "WRONG_STATE"


def test_a_pause_ends_with_its_recording(recorded):
    recorded.decide(PAUSE)
    recorded.read()
    recorded.decide(DisconnectCall(seat=ANNA))
    assert recorded.names()[:2] == ["RecordingResumed", "RecordingStopped"]
    assert isinstance(recorded.call("anna").recording_gaps[0], LeftOut)
    assert len(recorded.outstanding(StopRecording)) == 1


def test_a_new_recording_is_not_paused(recorded):
    recorded.decide(PAUSE)
    recorded.decide(RecordCall(seat=ANNA, on=False))
    recorded.decide(RecordCall(seat=ANNA, on=True))
    assert recorded.call("anna").recording_paused_at == 0
    assert len(recorded.call("anna").recording_gaps) == 1


def test_a_consultation_in_a_pause_does_not_end_it(recorded):
    # given a pause, in which Anna consults somebody
    recorded.decide(PAUSE)
    paused = len(recorded.outstanding(PauseRecording))
    recorded.decide(TransferCall(seat=ANNA, call=None, number="+12025550177", warm=True, check_dnc=False))
    assert len(recorded.outstanding(PauseRecording)) == paused

    # when nobody answers there
    recorded.ends(recorded.customer_leg())

    # then it goes on
    assert recorded.outstanding(ResumeRecording) == []
    assert recorded.call("anna").recording_paused_at
