"""Stories of what happens during a conversation: hold, digits, recordings."""

from __future__ import annotations

import pytest

from cordboard.vcc import telephony
from cordboard.vcc.calls import CallState, DisconnectCall, HoldCall, PickUp, RecordCall, SendDtmf
from cordboard.vcc.kernel import SignalHeard
from cordboard.vcc.telephony import (
    Hold,
    Play,
    PlayFinished,
    RecordingFinished,
    StartRecording,
    StopRecording,
    Unhold,
    VerbDone,
    VerbFailed,
)


def automatically_recorded(floor) -> None:
    """Cara, who is always recorded, talks to a customer."""
    floor.ready("cara")
    floor.calls_in("+12025550101")
    floor.hear(PlayFinished(at=floor.now, play=floor.outstanding(Play)[0].play, complete=True))
    floor.answers(floor.station_leg("cara"))


def finished(floor, recording) -> RecordingFinished:
    """What the engine says when a file is whole."""
    return RecordingFinished(at=floor.now, recording=recording, name="x.wav", length=1_000, sha256="00")


def test_hold_and_resume_are_counted(floor):
    # given a conversation
    leg = floor.talks("anna")
    floor.read()

    # when the customer is put on hold for three seconds
    floor.decide(HoldCall(seat=floor.seat("anna"), on=True))
    assert floor.outstanding(Hold)[0].leg == leg
    floor.wait(3_000)
    floor.decide(HoldCall(seat=floor.seat("anna"), on=False))

    # then both talk again, and the time is known
    assert floor.names() == ["CallHeld", "CallResumed"]
    assert floor.outstanding(Unhold)[0].leg == leg
    assert floor.call("anna").hold_time == 3_000


def test_a_customer_who_leaves_on_hold_was_on_hold_until_then(floor):
    leg = floor.talks("anna")
    floor.decide(HoldCall(seat=floor.seat("anna"), on=True))
    floor.wait(2_000)
    floor.ends(leg)
    assert floor.call("anna").hold_time == 2_000


@pytest.mark.parametrize("on", [True, False])
def test_hold_fits_only_its_state(floor, on):
    floor.talks("anna")
    floor.decide(HoldCall(seat=floor.seat("anna"), on=True))
    floor.decide(HoldCall(seat=floor.seat("anna"), on=False))
    floor.decide(HoldCall(seat=floor.seat("anna"), on=True))
    floor.refused(HoldCall(seat=floor.seat("anna"), on=True))
    floor.decide(HoldCall(seat=floor.seat("anna"), on=False))
    floor.refused(HoldCall(seat=floor.seat("anna"), on=False))
    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    assert floor.refused(HoldCall(seat=floor.seat("anna"), on=on)) == "WRONG_STATE"


def test_digits_go_to_the_customer(floor):
    leg = floor.talks("anna")
    floor.decide(SendDtmf(seat=floor.seat("anna"), digits="12*#A"))
    (sent,) = floor.passing
    assert (sent.leg, sent.digits) == (leg, "12*#A")


def test_digits_are_written_down_nowhere(floor):
    floor.talks("anna")
    written = len(floor.journal)
    floor.decide(SendDtmf(seat=floor.seat("anna"), digits="4111111111111111"))
    floor.hear(VerbDone(at=floor.now, settles=floor.passing[0].id))
    assert floor.outstanding(telephony.SendDtmf) == []
    assert [type(each.fact) for each in floor.journal[written:]] == [SignalHeard]


@pytest.mark.parametrize("digits", ["", "E", "1 2", "1" * 33])
def test_what_is_no_key_is_refused(floor, digits):
    floor.talks("anna")
    assert floor.refused(SendDtmf(seat=floor.seat("anna"), digits=digits)) == "BAD_VALUE"


def test_no_digits_on_hold(floor):
    floor.talks("anna")
    floor.decide(HoldCall(seat=floor.seat("anna"), on=True))
    assert floor.refused(SendDtmf(seat=floor.seat("anna"), digits="1")) == "WRONG_STATE"


def test_a_recording_from_the_key_to_the_file(floor):
    # given a conversation
    floor.talks("anna")
    floor.read()

    # when it is recorded twice
    for _ in range(2):
        floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
        floor.decide(RecordCall(seat=floor.seat("anna"), on=False))

    # then there are two files with names of their own, the call's bridge left, the agent right
    assert floor.names() == ["RecordingStarted", "RecordingStopped"] * 2
    first, second = floor.outstanding(StartRecording)
    call = floor.call("anna")
    assert (first.name, second.name) == (f"{call.id}-1.wav", f"{call.id}-2.wav")
    assert (first.bridge, first.right) == (call.bridge, call.station_leg)

    # when a file is whole, long after the call, then it is known whose it is
    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    floor.finishes("anna")
    floor.restart()
    floor.read()
    floor.hear(finished(floor, second.recording))
    saved = floor.read()[0]
    assert (saved.call_id, saved.recording) == (call.id, second.recording)
    floor.hear(finished(floor, second.recording))
    assert floor.names() == []


def test_a_recording_stops_before_the_call_ends(floor):
    floor.talks("anna")
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    floor.read()
    floor.decide(DisconnectCall(seat=floor.seat("anna")))
    assert floor.names() == ["RecordingStopped", "CallEnded"]
    assert len(floor.outstanding(StopRecording)) == 1


def test_an_automatic_recording_begins_with_the_conversation(floor):
    automatically_recorded(floor)
    started = floor.read()[-1]
    assert started.automatic
    assert floor.call("cara").auto_record


def test_a_campaign_can_want_every_call_recorded(floor):
    floor.ready("anna")
    floor.calls_in("+12025550101")
    floor.hear(PlayFinished(at=floor.now, play=floor.outstanding(Play)[0].play, complete=True))
    floor.decide(PickUp(seat=floor.seat("anna")))
    floor.answers(floor.station_leg("anna"))
    assert floor.names()[-1] == "RecordingStarted"


def test_an_agent_can_be_recorded_always_also_without_a_campaign(floor):
    floor.login("cara")
    floor.dials("cara")
    floor.answers(floor.station_leg("cara"))
    floor.answers(floor.customer_leg())
    assert floor.names()[-1] == "RecordingStarted"


def test_others_are_recorded_only_when_they_ask(floor):
    floor.talks("anna")
    assert floor.names()[-1] == "CallConnected"
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    assert floor.read()[0].automatic is False
    assert floor.call("anna").auto_record is False


def test_the_customer_who_hangs_up_ends_the_recording(floor):
    leg = floor.talks("anna")
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    recording = floor.call("anna").recording
    floor.ends(leg)
    assert [verb.recording for verb in floor.outstanding(StopRecording)] == [recording]

    # and its file answers the wish, whether it names it or not
    floor.hear(finished(floor, recording))
    assert floor.outstanding(StopRecording) == []


def test_recording_needs_the_permission_also_to_stop(floor):
    floor.talks("bob")
    assert floor.refused(RecordCall(seat=floor.seat("bob"), on=True)) == "NO_PERMISSION"
    assert floor.refused(RecordCall(seat=floor.seat("bob"), on=False)) == "NO_PERMISSION"


def test_recording_is_on_or_off(floor):
    floor.talks("anna")
    assert floor.refused(RecordCall(seat=floor.seat("anna"), on=False)) == "WRONG_STATE"
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    assert floor.refused(RecordCall(seat=floor.seat("anna"), on=True)) == "WRONG_STATE"


def test_a_recording_that_cannot_be_made_is_not_believed_in(floor):
    floor.talks("anna")
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    floor.read()
    wish = floor.outstanding(StartRecording)[0]
    floor.hear(VerbFailed(at=floor.now, settles=wish.id, code="DISK_FULL", text="no space left"))
    assert floor.read()[0].failed
    assert floor.call("anna").recording is None
    assert floor.core._world.recordings == {}


def test_a_recording_that_ends_by_itself_is_saved(floor):
    floor.talks("anna")
    floor.decide(RecordCall(seat=floor.seat("anna"), on=True))
    recording = floor.call("anna").recording
    floor.read()
    floor.hear(finished(floor, recording))
    stopped, saved = floor.read()
    assert (stopped.recording, stopped.failed, saved.recording) == (recording, False, recording)
    assert floor.call("anna").state is CallState.TALKING
