"""Stories of voicemails that are left: who comes to a box and how, what they hear, and what is kept of it."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA, BOB, CUSTOMER, DAY_NUMBER, SALES, SOLD

from cordboard.vcc.addresses import Address, AddressType
from cordboard.vcc.agents import Occupation
from cordboard.vcc.calls import (
    CallAbandoned,
    CallLeftBox,
    CallState,
    CallType,
    ConferenceIn,
    Deposit,
    DepositCut,
    DepositSettled,
    DisconnectCall,
    HangUpStation,
    ParkCall,
    RejectCall,
    TellDeposit,
    TransferCall,
)
from cordboard.vcc.center import Unanswered, VoicemailRules
from cordboard.vcc.ids import LegId, Milliseconds, RecordingId
from cordboard.vcc.telephony import (
    EngineLost,
    HangUp,
    Play,
    PlayFinished,
    Prompt,
    RecordingEnd,
    RecordingFinished,
    RecordLeg,
    StopRecording,
    Tone,
    ToneSource,
    VerbFailed,
)

BOBS_BOX = Address(AddressType.VOICEMAIL, id=BOB)
SALES_BOX = Address(AddressType.VOICEMAIL, id=SALES)
BOBS_NUMBER = "+12025550155"
ALWAYS = tuple(Unanswered)
GENEROUS = VoicemailRules(after_transfer=True, internal=ALWAYS)


def at_the_tone(floor: Any) -> RecordLeg:
    """Greeting and tone are over. Answer: what is recorded now."""
    greeting, tone = floor.outstanding(Play)[-2:]
    assert (greeting.source, tone.source) == (Prompt("voicemail"), ToneSource(Tone.RECORDING_BEEP))
    assert greeting.leg == tone.leg
    floor.hear(PlayFinished(at=floor.now, play=greeting.play, complete=True))
    assert floor.outstanding(RecordLeg) == []
    floor.hear(PlayFinished(at=floor.now, play=tone.play, complete=True))
    (recording,) = floor.outstanding(RecordLeg)
    return recording  # type: ignore[no-any-return]


def file_is_whole(
    floor: Any, recording: RecordingId, end: RecordingEnd = RecordingEnd.STOPPED, spoken: int = 4_000
) -> None:
    floor.hear(
        RecordingFinished(
            at=floor.now,
            recording=recording,
            name=f"{recording}.wav",
            length=Milliseconds(5_000),
            sha256="abc",
            end=end,
            spoken=Milliseconds(spoken),
        )
    )


def settled(floor: Any) -> DepositSettled:
    """What became of the message that was settled last."""
    return next(each.fact for each in reversed(floor.journal) if isinstance(each.fact, DepositSettled))


def deposits(floor: Any) -> list[Deposit]:
    return list(floor.core._world.voicemails.deposits.values())


def transferred(floor: Any, target: str = "voicemail:1002") -> LegId:
    """Anna sends her caller to a box. Answer: the caller's leg."""
    leg: LegId = floor.talks("anna")
    floor.forget()
    floor.transfers("anna", target, disposition=SOLD)
    return leg


# -- by a transfer ----------------------------------------------------------------------------------


def test_a_caller_is_transferred_to_a_colleague_s_box_and_hangs_up(floor: Any) -> None:
    # given a caller whom Anna sends to Bob's box, who is not even here
    leg = transferred(floor)
    # then she is free at once
    assert floor.hears("anna") == [
        "transferStarted",
        "updateStatus",
        "transferCompleted",
        "callFinished",
        "updateStatus",
    ]
    assert floor.agent("anna").occupation is Occupation.IDLE
    # when the caller speaks after the tone and hangs up
    recording = at_the_tone(floor)
    assert (recording.leg, recording.keys) == (leg, "#")
    assert (recording.silence, recording.longest) == (5_000, 180_000)
    floor.ends(leg)
    # then the call is over, and the message is settled once its file is whole
    assert isinstance(floor.read()[-1], CallLeftBox)
    assert len(deposits(floor)) == 1
    file_is_whole(floor, recording.recording)
    told = settled(floor)
    assert (told.kept, told.length, told.sha256) == (True, 5_000, "abc")
    assert (told.deposit.box, told.deposit.type, told.deposit.number) == (
        BOBS_BOX,
        CallType.INBOUND_VM,
        CUSTOMER,
    )
    assert told.deposit.transferred_by == ANNA
    assert deposits(floor) == []


@pytest.mark.parametrize("end", [RecordingEnd.KEY, RecordingEnd.SILENCE, RecordingEnd.LONGEST])
def test_who_has_said_what_they_had_to_say_is_hung_up(floor: Any, end: RecordingEnd) -> None:
    # given
    leg = transferred(floor, "voicemail:Sales")
    recording = at_the_tone(floor)
    # when
    file_is_whole(floor, recording.recording, end)
    # then
    assert settled(floor).deposit.box == SALES_BOX
    assert [verb.leg for verb in floor.outstanding(HangUp)][-1] == leg
    (over,) = [fact for fact in floor.read() if isinstance(fact, CallLeftBox)]
    assert (over.call.state, over.call.disposition) == (CallState.FINISHED, SOLD)


def test_a_parked_call_is_sent_to_a_box(floor: Any) -> None:
    # given
    leg = floor.talks("anna")
    call = floor.call("anna").id
    floor.asks("anna", ParkCall)
    floor.forget()
    # when
    floor.transfers("anna", "voicemail:1002", call=call)
    # then
    assert floor.hears("anna") == [
        "transferStarted",
        "updateStatus",
        "parkedCallsChanged",
        "transferCompleted",
        "callFinished",
        "updateStatus",
    ]
    assert at_the_tone(floor).leg == leg


def test_who_leaves_during_the_greeting_has_abandoned_the_call(floor: Any) -> None:
    # given
    leg = transferred(floor)
    # when
    floor.ends(leg)
    # then
    assert isinstance(floor.read()[-1], CallAbandoned)
    assert deposits(floor) == []


def test_where_too_little_is_said_nothing_is_kept(floor: Any) -> None:
    # given
    leg = transferred(floor)
    recording = at_the_tone(floor)
    floor.ends(leg)
    # when
    file_is_whole(floor, recording.recording, spoken=999)
    # then
    assert not settled(floor).kept
    assert deposits(floor) == []


def test_a_greeting_that_cannot_be_played_keeps_nobody_from_speaking(floor: Any) -> None:
    # given
    transferred(floor)
    greeting, tone = floor.outstanding(Play)[-2:]
    # when
    for verb in (greeting, tone):
        floor.hear(VerbFailed(at=floor.now, settles=verb.id, code="NO_SUCH_PROMPT", text="gone"))
    # then
    assert len(floor.outstanding(RecordLeg)) == 1


def test_a_caller_who_cannot_be_recorded_is_not_left_speaking(floor: Any) -> None:
    # given
    leg = transferred(floor)
    recording = at_the_tone(floor)
    # when
    floor.hear(VerbFailed(at=floor.now, settles=recording.id, code="RECORDING_FAILED", text="disk full"))
    # then
    assert not settled(floor).kept
    assert [verb.leg for verb in floor.outstanding(HangUp)][-1] == leg


def test_a_tone_that_ends_with_its_leg_records_nobody(floor: Any) -> None:
    # given
    leg = transferred(floor)
    tone = floor.outstanding(Play)[-1]
    # when
    floor.hear(PlayFinished(at=floor.now, play=tone.play, complete=False))
    floor.ends(leg)
    # then
    assert floor.outstanding(RecordLeg) == []
    assert deposits(floor) == []


def test_a_full_box_takes_no_more(new_floor: Any) -> None:
    # given a box that holds one message, and somebody who speaks there
    floor = new_floor(voicemail=VoicemailRules(messages=1))
    transferred(floor)
    at_the_tone(floor)
    # when the next one is sent there
    floor.calls_in()
    floor.takes("anna")
    floor.forget()
    floor.transfers("anna", "voicemail:1002")
    # then
    (failed,) = floor.events("anna")
    assert (type(failed).__name__, failed.errorCode) == ("TransferError", 10009)
    assert floor.call("anna").state is CallState.TALKING


def test_nobody_can_be_consulted_in_a_box(floor: Any) -> None:
    floor.talks("anna")
    warm = TransferCall(
        seat=floor.seat("anna"), call=None, number="voicemail:1002", warm=True, check_dnc=True
    )
    assert floor.refused(warm) == "TARGET_NOT_ALIVE"
    called_in = ConferenceIn(seat=floor.seat("anna"), number="voicemail:1002", warm=False, check_dnc=True)
    assert floor.refused(called_in) == "TARGET_NOT_ALIVE"


# -- when a transfer's time runs out ------------------------------------------------------------------


def test_a_transfer_that_nobody_takes_goes_to_the_box_where_the_center_wants_that(new_floor: Any) -> None:
    # given a caller sent to Bob, who is at work and does not answer
    floor = new_floor(voicemail=GENEROUS)
    floor.login("bob")
    leg = floor.talks("anna")
    floor.forget()
    floor.transfers("anna", "1002", timeout=Milliseconds(10_000), disposition=SOLD)
    assert floor.hears("bob")[0] == "incomingCall"
    # when
    floor.wait(10_000)
    # then Bob is free again, Anna's part is over, and the caller is at Bob's box
    assert floor.hears("bob") == ["callAbandoned", "updateStatus"]
    assert floor.hears("anna") == [
        "transferStarted",
        "updateStatus",
        "transferCompleted",
        "callFinished",
        "updateStatus",
    ]
    recording = at_the_tone(floor)
    assert recording.leg == leg
    assert [each.box for each in deposits(floor)] == [BOBS_BOX]


def test_a_transfer_to_a_skill_that_nobody_takes_goes_to_its_box(new_floor: Any) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.talks("anna")
    floor.transfers("anna", "Support", timeout=Milliseconds(10_000))
    # when
    floor.wait(10_000)
    # then
    at_the_tone(floor)
    assert [each.type for each in deposits(floor)] == [CallType.INBOUND_VM]


def test_else_it_comes_back_as_a_parked_call(floor: Any) -> None:
    # given a center that says nothing of voicemail
    floor.login("bob")
    floor.talks("anna")
    floor.transfers("anna", "1002", timeout=Milliseconds(10_000))
    floor.forget()
    # when
    floor.wait(10_000)
    # then
    assert floor.hears("anna") == ["transferError", "callReparked", "parkedCallsChanged", "updateStatus"]


def test_a_refused_transfer_comes_back_all_the_same(new_floor: Any) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.ready("cara")
    floor.talks("anna")
    floor.transfers("anna", "1003", timeout=Milliseconds(10_000))
    floor.forget()
    # when
    floor.asks("cara", RejectCall)
    # then
    assert "callReparked" in floor.hears("anna")


# -- calls between colleagues -------------------------------------------------------------------------


def anna_dials(floor: Any, number: str = "1002") -> LegId:
    """Anna calls a colleague; her own phone is up. Answer: its leg."""
    floor.dials("anna", number)
    leg: LegId = floor.station_leg("anna")
    floor.answers(leg)
    return leg


def test_who_calls_a_colleague_who_is_not_here_leaves_a_message(new_floor: Any) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.login("anna")
    floor.forget()
    # when
    leg = anna_dials(floor)
    # then
    assert floor.hears("anna") == ["updateStatus", "callStarted", "updateStatus"]
    assert floor.call("anna").number == "voicemail:1002"
    recording = at_the_tone(floor)
    assert recording.leg == leg
    # when she presses the key
    file_is_whole(floor, recording.recording, RecordingEnd.KEY)
    # then
    assert floor.hears("anna") == ["callEnded", "callFinished", "updateStatus"]
    told = settled(floor)
    assert (told.kept, told.deposit.type, told.deposit.number) == (True, CallType.INTERNAL_VM, "1001")
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]


def test_who_is_busy_has_a_box(new_floor: Any) -> None:
    # given Bob, who talks
    floor = new_floor(voicemail=GENEROUS)
    floor.talks("bob")
    floor.login("anna")
    # when
    anna_dials(floor)
    # then
    assert at_the_tone(floor)


@pytest.mark.parametrize("rejects", [False, True], ids=["lets it ring", "rejects"])
def test_who_does_not_answer_has_a_box(new_floor: Any, rejects: bool) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.login("cara")
    floor.login("anna")
    leg = anna_dials(floor, "1003")
    floor.forget()
    # when
    wishes = {True: lambda: floor.asks("cara", RejectCall), False: lambda: floor.wait(20_000)}
    wishes[rejects]()
    # then
    assert floor.hears("anna") == ["callStarted", "updateStatus"]
    assert floor.agent("cara").occupation is Occupation.IDLE
    assert at_the_tone(floor).leg == leg


@pytest.mark.parametrize("how", [DisconnectCall, HangUpStation])
def test_who_speaks_to_a_box_hangs_up(new_floor: Any, how: type) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.login("anna")
    anna_dials(floor)
    recording = at_the_tone(floor)
    floor.forget()
    # when
    floor.asks("anna", how)
    # then
    assert floor.hears("anna") == ["callEnded", "callFinished", "updateStatus"]
    assert [verb.recording for verb in floor.outstanding(StopRecording)] == [recording.recording]
    # and what was said is kept
    file_is_whole(floor, recording.recording)
    assert settled(floor).kept
    assert floor.outstanding(StopRecording) == []


def test_a_box_can_be_called_by_its_own_name(floor: Any) -> None:
    # given
    floor.login("anna")
    # when
    anna_dials(floor, "voicemail:Sales")
    # then
    at_the_tone(floor)
    assert [each.box for each in deposits(floor)] == [SALES_BOX]


def test_without_a_word_of_the_center_a_colleague_who_is_away_is_away(floor: Any) -> None:
    # given
    floor.login("anna")
    floor.forget()
    # when
    floor.dials("anna", "1002")
    # then
    assert floor.hears("anna") == ["makeCallFailed", "updateStatus"]


def test_a_consultation_never_ends_in_a_box(new_floor: Any) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.login("bob")
    floor.talks("anna")
    floor.transfers("anna", "1002", warm=True)
    floor.forget()
    # when Bob does not answer
    floor.wait(20_000)
    # then
    assert "transferError" in floor.hears("anna")
    assert floor.call("anna").state is CallState.TALKING


# -- callers who come to a box by themselves ----------------------------------------------------------


def test_the_number_of_a_user_leads_to_their_box(new_floor: Any) -> None:
    # given
    floor = new_floor(box_number=BOBS_NUMBER)
    # when
    leg = floor.calls_in(BOBS_NUMBER)
    # then
    assert at_the_tone(floor).leg == leg
    (said,) = deposits(floor)
    assert (said.box, said.our_number, said.campaign) == (BOBS_BOX, BOBS_NUMBER, None)


def test_outside_the_hours_callers_come_to_the_skill_s_box(new_floor: Any) -> None:
    # given a Sunday, and a campaign that wants it so
    floor = new_floor(closed_voicemail=True)
    floor.now = Milliseconds(1_700_000_000_000 + 5 * 86_400_000)
    leg = floor.calls_in(DAY_NUMBER)
    # when the words for that time are over
    floor.hear_greeting_end()
    # then
    recording = at_the_tone(floor)
    floor.ends(leg)
    file_is_whole(floor, recording.recording)
    assert settled(floor).deposit.box == SALES_BOX


# -- when something dies ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "kept"), [(Milliseconds(3_000), True), (Milliseconds(500), False), (Milliseconds(0), False)]
)
def test_what_the_engine_s_death_cuts_off_is_looked_at(floor: Any, length: Milliseconds, kept: bool) -> None:
    # given somebody in mid-message
    transferred(floor)
    recording = at_the_tone(floor).recording
    floor.forget()
    # when the engine dies
    floor.hear(EngineLost(at=floor.now))
    # then the call is over, and the message waits for somebody to look
    assert [type(fact) for fact in floor.read()][-1] is DepositCut
    assert len(deposits(floor)) == 1
    # when somebody has looked, and looks again
    look = TellDeposit(seat=floor.seat("anna"), recording=recording, length=length, sha256="abc")
    floor.decide(look)
    floor.decide(look)
    # then
    assert [fact.kept for fact in floor.read() if isinstance(fact, DepositSettled)] == [kept]
    assert deposits(floor) == []


def test_a_message_that_goes_on_cannot_be_looked_at(floor: Any) -> None:
    # given
    transferred(floor)
    recording = at_the_tone(floor).recording
    # when
    floor.decide(TellDeposit(seat=floor.seat("anna"), recording=recording, length=Milliseconds(9_000)))
    # then
    assert len(deposits(floor)) == 1


def test_a_restart_in_mid_message_changes_nothing(floor: Any) -> None:
    # given
    leg = transferred(floor)
    recording = at_the_tone(floor)
    # when the VCC is killed, and the caller hangs up meanwhile
    floor.restart_from_snapshot(3)
    floor.ends(leg)
    file_is_whole(floor, recording.recording)
    # then
    assert settled(floor).kept


def test_an_agent_who_speaks_to_a_box_is_free_when_the_engine_dies(new_floor: Any) -> None:
    # given
    floor = new_floor(voicemail=GENEROUS)
    floor.login("anna")
    anna_dials(floor)
    at_the_tone(floor)
    # when
    floor.hear(EngineLost(at=floor.now))
    # then
    assert floor.agent("anna").occupation is Occupation.IDLE
