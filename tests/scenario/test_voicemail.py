"""Stories of voicemails: what lies in an agent's own box, and what is offered to the agents of a skill."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from small_center import ANNA, BOB, CUSTOMER, SALES, SUPPORT
from voicemail_box import LONG, is_ready, leaves

from cordboard import contract
from cordboard.contract import codes
from cordboard.vcc.agents import AgentState, Logout, Occupation, ReadyState, SetReady, state_of
from cordboard.vcc.calls import PickUp
from cordboard.vcc.center import Center, Permission, SkillVoicemail, VoicemailRules
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.contacts import Contact, ListUnmatchedCalls, TellContacts
from cordboard.vcc.ids import (
    LOCAL_SEAT,
    ContactId,
    Milliseconds,
    PlayId,
    ReasonId,
    SkillId,
    VoicemailId,
)
from cordboard.vcc.player import PausePlayer, SeekPlayer, StopPlayer
from cordboard.vcc.reconnection import Reconnect
from cordboard.vcc.telephony import (
    By,
    EngineLost,
    HangUp,
    HangupCause,
    Originate,
    PausePlay,
    Play,
    PlayFinished,
    PlayStarted,
    Prompt,
    Recorded,
    RecordingFinished,
    RecordLeg,
    StopPlay,
    VerbFailed,
)
from cordboard.vcc.voicemail import (
    AcceptVoicemail,
    ChooseGreeting,
    DeleteVoicemail,
    ForgetVoicemails,
    GetVoicemail,
    PlayRecording,
    PlayVoicemail,
    ProcessVoicemail,
    RejectVoicemail,
    RemoveRecording,
    RequestRecordings,
    ResetGreeting,
    TransferVoicemail,
    Voicemail,
    VoicemailLeftBehind,
    VoicemailsForgotten,
    VoicemailState,
)

FIRST = VoicemailId(320_000_000_000_001)


def alive(floor: Any) -> dict[VoicemailId, Voicemail]:
    return floor.core._world.voicemails.alive  # type: ignore[no-any-return]


def with_box(floor: Any, **changes: Any) -> None:
    """The center's Sales skill has another box from now on."""
    center: Center = floor.core.center
    skills = tuple(
        replace(each, voicemail=SkillVoicemail(**changes)) if each.id == SALES else each
        for each in center.skills
    )
    floor.decide(ReplaceCenter(seat=floor.seat("anna"), center=replace(center, skills=skills)))


def grant(floor: Any, user: Any, *permissions: Permission) -> None:
    center: Center = floor.core.center
    users = tuple(
        replace(each, permissions=each.permissions | frozenset(permissions)) if each.id == user else each
        for each in center.users
    )
    floor.decide(ReplaceCenter(seat=floor.seat("anna"), center=replace(center, users=users)))


@pytest.fixture
def floor(new_floor: Any) -> Any:
    """Sue is there, so that people can be sent to boxes."""
    floor = new_floor()
    floor.login("sue")
    return floor


# -- an agent's own box ---------------------------------------------------------------------------------


def test_who_is_here_hears_of_a_voicemail_at_once(floor: Any) -> None:
    # given
    floor.login("bob")
    floor.forget()
    # when
    voicemail = leaves(floor, "voicemail:1002")
    # then
    (told,) = floor.events("bob")
    assert type(told) is contract.VoicemailAdded
    assert (told.value.id, told.value.number, told.value.length) == (voicemail, CUSTOMER, LONG)
    assert told.value.flags == codes.RecordingFlag.VOICEMAIL | codes.RecordingFlag.UNREAD
    assert told.value.created == floor.now


def test_who_logs_in_hears_of_their_box(floor: Any) -> None:
    # given
    voicemail = leaves(floor, "voicemail:1002")
    # when
    floor.login("bob")
    # then
    (told,) = [event for event in floor.events("bob") if isinstance(event, contract.RecordingsChanged)]
    assert [each.id for each in told.recordings] == [voicemail]
    # when a program has lost the thread
    floor.forget()
    floor.asks("bob", Reconnect)
    # then
    assert "recordingsChanged" in floor.hears("bob")


def test_an_empty_box_is_shown_when_asked_for(floor: Any) -> None:
    floor.login("bob")
    floor.forget()
    floor.asks("bob", RequestRecordings)
    (told,) = floor.events("bob")
    assert told.recordings == ()


def test_a_voicemail_is_heard_on_the_phone_and_is_read_then(floor: Any) -> None:
    # given
    voicemail = leaves(floor, "voicemail:1002")
    floor.login("bob")
    floor.forget()
    # when
    floor.asks("bob", PlayRecording, voicemail=voicemail)
    # then the phone is called, and lifts by itself
    leg = floor.station_leg("bob")
    (changed,) = floor.events("bob")
    assert changed.recordings[0].flags == codes.RecordingFlag.VOICEMAIL
    assert [verb.to.auto_answer for verb in floor.outstanding(Originate)] == [True]
    floor.answers(leg)
    (play,) = floor.outstanding(Play)
    assert (play.leg, play.source) == (leg, Recorded(alive(floor)[voicemail].file))
    # when it has been heard
    floor.hear(PlayStarted(at=floor.now, play=play.play, length=LONG))
    floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    # then
    (over,) = floor.events("bob")
    assert (type(over), over.duration) == (contract.RecordingPlayFinished, LONG)
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]
    floor.ends(leg, by=By.US)
    assert floor.hears("bob") == []


def listens(floor: Any, name: str = "bob") -> tuple[VoicemailId, PlayId]:
    """An agent hears a voicemail of their own. Answer: it, and the play."""
    voicemail = leaves(floor, f"voicemail:{name}")
    floor.login(name)
    floor.asks(name, PlayRecording, voicemail=voicemail)
    floor.answers(floor.station_leg(name))
    floor.forget()
    return voicemail, floor.outstanding(Play)[-1].play


def test_the_player_stands_still_and_moves_as_for_any_sound(floor: Any) -> None:
    # given
    _, play = listens(floor)
    # when
    floor.asks("bob", PausePlayer)
    floor.asks("bob", SeekPlayer, position=Milliseconds(1_000))
    # then
    assert [verb.play for verb in floor.outstanding(PausePlay)] == [play]
    # when
    floor.asks("bob", StopPlayer)
    # then the phone is hung up
    assert [verb.play for verb in floor.outstanding(StopPlay)] == [play]
    assert len(floor.outstanding(HangUp)) == 1


def test_nothing_moves_while_the_phone_rings(floor: Any) -> None:
    # given
    voicemail = leaves(floor, "voicemail:1002")
    floor.login("bob")
    floor.asks("bob", PlayRecording, voicemail=voicemail)
    # then
    for command in (PausePlayer(seat=floor.seat("bob")), SeekPlayer(seat=floor.seat("bob"), position=LONG)):
        assert floor.refused(command) == "WRONG_STATE"
    # when the phone is not answered
    floor.forget()
    floor.ends(floor.station_leg("bob"), HangupCause.NO_ANSWER)
    # then
    assert floor.hears("bob") == ["recordingPlayFinished", "softphoneError"]


def test_the_next_one_is_heard_on_the_same_phone(floor: Any) -> None:
    # given
    _, play = listens(floor)
    another = leaves(floor, "voicemail:1002")
    floor.forget()
    # when
    floor.asks("bob", PlayRecording, voicemail=another)
    # then
    assert [verb.play for verb in floor.outstanding(StopPlay)] == [play]
    assert floor.outstanding(HangUp) == []
    assert floor.outstanding(Play)[-1].source == Recorded(alive(floor)[another].file)


def test_who_hangs_up_hears_no_more(floor: Any) -> None:
    # given
    listens(floor)
    leg = floor.core._world.playbacks[BOB].leg
    # when
    floor.ends(leg)
    # then
    assert floor.hears("bob") == ["recordingPlayFinished"]
    assert floor.outstanding(HangUp) == []


def test_a_call_needs_the_phone(floor: Any) -> None:
    # given Bob, who listens and is ready
    _, play = listens(floor)
    floor.asks("bob", SetReady, state=ReadyState.READY_FOR_CALLS)
    leg = floor.core._world.playbacks[BOB].leg
    floor.forget()
    # when
    floor.calls_in()
    # then
    assert floor.hears("bob") == [
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
        "recordingPlayFinished",
    ]
    assert [verb.leg for verb in floor.outstanding(HangUp)] == [leg]
    assert [verb.play for verb in floor.outstanding(StopPlay)] == [play]


def test_what_cannot_be_played_is_told(floor: Any) -> None:
    # given
    listens(floor)
    (play,) = floor.outstanding(Play)
    # when
    floor.hear(VerbFailed(at=floor.now, settles=play.id, code="NO_SUCH_PROMPT", text="gone"))
    # then
    assert floor.hears("bob") == ["recordingPlayFinished", "softphoneError"]
    assert len(floor.outstanding(HangUp)) == 1


def test_the_engine_s_death_ends_what_is_heard(floor: Any) -> None:
    # given
    listens(floor)
    # when
    floor.hear(EngineLost(at=floor.now))
    # then
    assert floor.hears("bob") == ["recordingPlayFinished"]
    assert floor.core._world.playbacks == {}


def test_a_leg_that_only_listens_is_known_after_a_restart(floor: Any) -> None:
    # given
    listens(floor)
    leg = floor.core._world.playbacks[BOB].leg
    # when the VCC comes back, and the engine has this leg
    floor.restart()
    floor.inventory(leg)
    # then
    assert floor.outstanding(HangUp) == []
    # when the leg is gone
    floor.inventory()
    assert floor.hears("bob") == ["recordingPlayFinished"]


def test_who_talks_cannot_listen(floor: Any) -> None:
    voicemail = leaves(floor, "voicemail:1002")
    floor.talks("bob")
    assert floor.refused(PlayRecording(seat=floor.seat("bob"), voicemail=voicemail)) == "WRONG_STATE"


def test_a_voicemail_is_thrown_away(floor: Any) -> None:
    # given
    voicemail = leaves(floor, "voicemail:1002")
    floor.login("bob")
    floor.forget()
    # when
    floor.asks("bob", RemoveRecording, voicemail=voicemail)
    # then
    (told,) = floor.events("bob")
    assert told.recordings == ()
    assert alive(floor) == {}
    assert floor.refused(RemoveRecording(seat=floor.seat("bob"), voicemail=voicemail)) == "UNKNOWN_VOICEMAIL"


def test_nobody_hears_what_is_somebody_else_s(floor: Any) -> None:
    voicemail = leaves(floor, "voicemail:1002")
    floor.login("cara")
    cara = floor.seat("cara")
    assert floor.refused(PlayRecording(seat=cara, voicemail=voicemail)) == "UNKNOWN_VOICEMAIL"
    assert floor.refused(RemoveRecording(seat=cara, voicemail=voicemail)) == "UNKNOWN_VOICEMAIL"
    with pytest.raises(Exception, match="UNKNOWN_VOICEMAIL"):
        floor.core.answer(GetVoicemail(seat=cara, voicemail=voicemail))
    floor.login("bob")
    assert floor.core.answer(GetVoicemail(seat=floor.seat("bob"), voicemail=voicemail)).id == voicemail


def test_a_greeting_of_one_s_own_is_heard_until_it_is_reset(floor: Any) -> None:
    # given
    floor.login("bob")
    floor.forget()
    # when
    floor.decide(ChooseGreeting(seat=floor.seat("bob"), name="welcome.wav"))
    # then
    added, listed = floor.events("bob")
    assert (type(added), added.recording.flags) == (contract.RecordingAdded, codes.RecordingFlag.GREETING)
    assert listed.recordings == (added.recording,)
    greeting = sent_to_bob(floor)
    assert greeting == Prompt("welcome")
    # when
    floor.asks("bob", ResetGreeting)
    # then
    assert floor.events("bob")[-1].recordings == ()
    assert sent_to_bob(floor) == Prompt("voicemail")
    assert floor.refused(ChooseGreeting(seat=floor.seat("bob"), name="../secret")) == "UNKNOWN_PROMPT"
    assert floor.refused(ChooseGreeting(seat=floor.seat("bob"), name="nothing")) == "UNKNOWN_PROMPT"


def sent_to_bob(floor: Any) -> Any:
    """Somebody comes to Bob's box. Answer: what they hear first."""
    floor.dials("sue", "voicemail:1002")
    floor.answers(floor.station_leg("sue"))
    heard = floor.outstanding(Play)[-2].source
    floor.ends(floor.call("sue").station_leg)
    return heard


# -- a skill's box ----------------------------------------------------------------------------------------


def offered(floor: Any, state: ReadyState = ReadyState.READY) -> VoicemailId:
    """Anna is offered a voicemail of her skill."""
    is_ready(floor, "anna", state)
    return leaves(floor, "voicemail:Sales")


def accepted(floor: Any) -> VoicemailId:
    """Anna works on one."""
    voicemail = offered(floor)
    floor.asks("anna", AcceptVoicemail)
    floor.forget()
    return voicemail


def test_a_voicemail_is_offered_accepted_heard_and_done(floor: Any) -> None:
    # given
    voicemail = offered(floor)
    (delivered,) = floor.events("anna")
    assert type(delivered) is contract.VoicemailDelivered
    assert (delivered.voicemailId, delivered.remoteNumber, delivered.length) == (voicemail, CUSTOMER, LONG)
    # when
    floor.wait(2_000)
    floor.asks("anna", AcceptVoicemail)
    # then
    told, status = floor.events("anna")
    assert (type(told), type(status)) == (contract.VoicemailAccepted, contract.UpdateStatus)
    assert (told.voicemailId, told.callType, told.callSkillId) == (voicemail, 258, SALES)
    assert (told.remoteNumber, told.queueTime, told.transferUserId > 0) == (CUSTOMER, 2_000, True)
    assert state_of(floor.agent("anna")) is AgentState.VM_IN_PROGRESS
    # when she hears it
    floor.asks("anna", PlayVoicemail)
    floor.answers(floor.station_leg("anna"))
    (play,) = floor.outstanding(Play)
    assert play.source == Recorded(alive(floor)[voicemail].file)
    floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    assert floor.hears("anna") == ["recordingPlayFinished"]
    # and is done with it
    floor.asks("anna", ProcessVoicemail, comments="called back")
    # then
    assert floor.hears("anna") == ["voicemailEnded", "updateStatus"]
    assert alive(floor) == {}
    assert state_of(floor.agent("anna")) is AgentState.READY


def test_who_is_known_is_told_by_name_and_with_their_record(floor: Any) -> None:
    # given a voicemail of somebody who is known
    ada = Contact(id=ContactId(310_000_000_000_001), number1=CUSTOMER, fields=(("first_name", "Ada"),))
    is_ready(floor, "anna")
    leaves(floor, "voicemail:Sales", known=ada)
    floor.forget()
    # when an agent accepts it
    floor.asks("anna", AcceptVoicemail)
    # then their programs learn who it is
    told, changed, _status = floor.events("anna")
    assert told.customerTitle == "Ada"
    assert type(changed) is contract.VoicemailCRMRecordChanged
    assert changed.record.as_dict()["_record_id"] == str(ada.id)


@pytest.mark.parametrize(
    ("state", "comes"),
    [
        (ReadyState.READY, ["voicemailDelivered"]),
        (ReadyState.READY_FOR_VOICEMAIL, ["voicemailDelivered"]),
        (ReadyState.READY_FOR_CALLS, []),
    ],
)
def test_only_who_is_ready_for_voicemail_is_offered_any(
    floor: Any, state: ReadyState, comes: list[str]
) -> None:
    offered(floor, state)
    assert floor.hears("anna") == comes


def test_who_may_not_process_voicemail_is_offered_none(floor: Any) -> None:
    # given Bob, who is ready and may not
    is_ready(floor, "bob")
    # when
    leaves(floor, "voicemail:Sales")
    # then
    assert floor.hears("bob") == []
    # when he may
    grant(floor, BOB, Permission.PROCESS_VOICEMAIL)
    # then
    assert "voicemailDelivered" in floor.hears("bob")


def test_whoever_works_on_it_sees_whom_it_is_from(floor: Any) -> None:
    # given a customer whom we know, and who speaks
    is_ready(floor, "anna", ReadyState.READY_FOR_VOICEMAIL)
    floor.dials("sue", CUSTOMER)
    floor.answers(floor.station_leg("sue"))
    leg = floor.customer_leg()
    floor.answers(leg)
    ((call, _),) = floor.core.answer(ListUnmatchedCalls(seat=LOCAL_SEAT))
    grace = Contact(id=ContactId(310_000_000_000_001), number1=CUSTOMER, fields=(("last_name", "Hopper"),))
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=call, contacts=(grace,)))
    floor.transfers("sue", "voicemail:Sales")
    for play in floor.outstanding(Play)[-2:]:
        floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    said = floor.outstanding(RecordLeg)[-1].recording
    floor.ends(leg)
    # when the VCC restarts before the file is whole
    floor.restart_from_snapshot(1)
    floor.hear(RecordingFinished(at=floor.now, recording=said, name="1.wav", length=LONG, spoken=LONG))
    floor.forget()
    floor.asks("anna", AcceptVoicemail)
    # then
    _, shown, _ = floor.events("anna")
    assert type(shown) is contract.VoicemailCRMRecordChanged
    assert {each.key: each.value for each in shown.record.attributes}["last_name"] == "Hopper"


def test_one_at_a_time(floor: Any) -> None:
    # given
    first = offered(floor)
    # when
    second = leaves(floor, "voicemail:Sales", "+12025550188")
    # then
    assert floor.hears("anna") == ["voicemailDelivered"]
    # when the first is done
    floor.asks("anna", AcceptVoicemail)
    floor.asks("anna", ProcessVoicemail)
    # then
    assert floor.events("anna")[-1].voicemailId == second
    assert first != second


def test_the_better_level_comes_first_and_then_the_next_agent(floor: Any) -> None:
    # given Anna, who is better at sales than Bob
    grant(floor, BOB, Permission.PROCESS_VOICEMAIL, Permission.REJECT_CALLS)
    is_ready(floor, "bob")
    voicemail = offered(floor)
    assert floor.hears("bob") == []
    # when she does not want it
    floor.asks("anna", RejectVoicemail)
    # then
    assert floor.hears("anna") == ["voicemailDelivered", "voicemailEnded"]
    assert floor.hears("bob") == ["voicemailDelivered"]
    # when he lets the time run out, then nobody is left for a while
    floor.wait(20_000)
    assert floor.hears("bob") == ["voicemailEnded"]
    assert alive(floor)[voicemail].state is VoicemailState.REJECTED
    assert floor.hears("anna") == []
    # when the while is over
    floor.wait(30_000)
    # then
    assert floor.hears("anna") == ["voicemailDelivered"]
    assert floor.agent("anna").readiness.state is ReadyState.READY


def test_calls_come_first_and_interrupt(floor: Any) -> None:
    # given Anna, who works on a voicemail and hears it
    voicemail = accepted(floor)
    floor.asks("anna", PlayVoicemail)
    floor.answers(floor.station_leg("anna"))
    floor.forget()
    # when a call comes
    customer = floor.calls_in()
    # then
    assert floor.hears("anna") == [
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
        "voicemailPostponed",
        "voicemailStateChanged",
        "recordingPlayFinished",
    ]
    assert alive(floor)[voicemail].state is VoicemailState.POSTPONED
    assert state_of(floor.agent("anna")) is AgentState.RINGING
    assert floor.refused(PlayVoicemail(seat=floor.seat("anna"))) == "WRONG_STATE"
    assert floor.refused(ProcessVoicemail(seat=floor.seat("anna"))) == "WRONG_STATE"
    # when the call is over
    floor.asks("anna", PickUp)
    floor.answers(floor.call("anna").station_leg)
    floor.wait(60_000)
    floor.ends(customer)
    floor.forget()
    floor.finishes("anna")
    # then the work goes on
    resumed = [event for event in floor.events("anna") if isinstance(event, contract.VoicemailStateChanged)]
    assert resumed[0].holdTime == 60_000
    assert state_of(floor.agent("anna")) is AgentState.VM_IN_PROGRESS
    floor.asks("anna", ProcessVoicemail)


def test_a_call_by_hand_interrupts_as_well(floor: Any) -> None:
    # given
    accepted(floor)
    # when
    floor.dials("anna", "+12025550188")
    # then
    assert floor.hears("anna") == ["updateStatus", "voicemailPostponed", "voicemailStateChanged"]
    assert floor.agent("anna").occupation is Occupation.ON_CALL


def test_an_offer_gives_way_to_a_call(floor: Any) -> None:
    # given
    voicemail = offered(floor)
    floor.forget()
    # when
    floor.calls_in()
    # then
    assert floor.hears("anna") == ["incomingCall", "answerCallIncoming", "updateStatus", "voicemailEnded"]
    assert alive(floor)[voicemail].state is VoicemailState.NEW
    assert floor.refused(AcceptVoicemail(seat=floor.seat("anna"))) == "NO_VOICEMAIL"


def test_beside_calls_nobody_interrupts(floor: Any) -> None:
    # given a skill whose voicemails are beside calls
    with_box(floor, priority=60)
    accepted(floor)
    # when
    floor.calls_in()
    # then
    assert floor.hears("anna") == []
    # when she is done
    floor.asks("anna", ProcessVoicemail)
    # then
    assert floor.hears("anna") == [
        "voicemailEnded",
        "updateStatus",
        "incomingCall",
        "answerCallIncoming",
        "updateStatus",
    ]


@pytest.mark.parametrize(
    ("priority", "first"), [(0, "incomingCall"), (60, "incomingCall"), (61, "voicemailDelivered")]
)
def test_what_comes_first_is_what_the_skill_says(floor: Any, priority: int, first: str) -> None:
    # given a call that waits, and then a voicemail
    with_box(floor, priority=priority or None)
    floor.login("anna")
    floor.calls_in()
    floor.wait(1_000)
    leaves(floor, "voicemail:Sales")
    floor.forget()
    # when
    floor.asks("anna", SetReady, state=ReadyState.READY)
    # then
    told = [name for name in floor.hears("anna") if name in {"incomingCall", "voicemailDelivered"}]
    assert told[0] == first


def test_a_voicemail_is_sent_to_a_colleague(floor: Any) -> None:
    # given
    voicemail = accepted(floor)
    floor.login("bob")
    floor.forget()
    # when
    floor.asks("anna", TransferVoicemail, number="1002")
    # then it is his own
    assert floor.hears("anna") == ["voicemailEnded", "updateStatus"]
    assert floor.hears("bob") == ["voicemailAdded"]
    there = alive(floor)[voicemail]
    assert (there.owner, there.skill, there.transferred_by) == (BOB, None, ANNA)
    assert floor.agent("anna").voicemail is None


def test_a_voicemail_is_sent_to_another_skill(floor: Any) -> None:
    # given
    voicemail = accepted(floor)
    # when
    floor.asks("anna", TransferVoicemail, number="Support")
    # then she has that skill, too
    assert floor.hears("anna") == ["voicemailEnded", "updateStatus", "voicemailDelivered"]
    assert alive(floor)[voicemail].state is VoicemailState.NEW


@pytest.mark.parametrize(
    ("number", "reason"),
    [("+12025550188", "BAD_VALUE"), ("Sales Line", "INVALID_NUMBER"), ("3001", "BAD_VALUE")],
)
def test_only_who_has_a_box_can_have_it(floor: Any, number: str, reason: str) -> None:
    accepted(floor)
    assert floor.refused(TransferVoicemail(seat=floor.seat("anna"), number=number)) == reason


def test_a_full_box_takes_nothing(new_floor: Any) -> None:
    # given
    floor = new_floor(voicemail=VoicemailRules(messages=1))
    floor.login("sue")
    leaves(floor, "voicemail:1002")
    accepted(floor)
    # then
    assert floor.refused(TransferVoicemail(seat=floor.seat("anna"), number="1002")) == "WRONG_STATE"


def test_a_voicemail_is_deleted(floor: Any) -> None:
    accepted(floor)
    floor.asks("anna", DeleteVoicemail, comments="nonsense")
    assert floor.hears("anna") == ["voicemailEnded", "updateStatus"]
    assert alive(floor) == {}


def test_who_may_not_may_not(floor: Any) -> None:
    # given Bob, who may process voicemails and nothing else
    grant(floor, BOB, Permission.PROCESS_VOICEMAIL)
    is_ready(floor, "bob")
    leaves(floor, "voicemail:Sales")
    floor.asks("bob", AcceptVoicemail)
    # then
    assert floor.refused(DeleteVoicemail(seat=floor.seat("bob"))) == "NO_PERMISSION"
    assert floor.refused(TransferVoicemail(seat=floor.seat("bob"), number="1001")) == "NO_PERMISSION"


@pytest.mark.parametrize("at_work", [False, True], ids=["offered", "at work"])
def test_who_goes_home_leaves_it_to_others(floor: Any, at_work: bool) -> None:
    # given
    voicemail = {False: offered, True: accepted}[at_work](floor)
    floor.forget()
    # when
    floor.decide(Logout(seat=floor.seat("anna"), reason=ReasonId(0)))
    # then
    assert "voicemailEnded" in floor.hears("anna")
    assert (alive(floor)[voicemail].state, alive(floor)[voicemail].agent) == (VoicemailState.NEW, None)
    # and it comes to the next one
    floor.login("anna")
    floor.asks("anna", SetReady, state=ReadyState.READY)
    assert "voicemailDelivered" in floor.hears("anna")


@pytest.mark.parametrize(
    "command", [AcceptVoicemail, RejectVoicemail, PlayVoicemail, ProcessVoicemail, DeleteVoicemail]
)
def test_without_a_voicemail_there_is_nothing_to_do(floor: Any, command: type) -> None:
    floor.login("anna")
    assert floor.refused(command(seat=floor.seat("anna"))) == "NO_VOICEMAIL"


def test_what_is_accepted_cannot_be_rejected(floor: Any) -> None:
    accepted(floor)
    assert floor.refused(RejectVoicemail(seat=floor.seat("anna"))) == "WRONG_STATE"
    assert floor.refused(AcceptVoicemail(seat=floor.seat("anna"))) == "WRONG_STATE"


def test_what_is_only_offered_is_not_worked_on(floor: Any) -> None:
    offered(floor)
    assert floor.refused(ProcessVoicemail(seat=floor.seat("anna"))) == "NO_VOICEMAIL"


# -- boxes that are gone, and old voicemails -----------------------------------------------------------


def without(floor: Any, gone: Any, heir: SkillId | None = None) -> None:
    """The center has that user or skill no longer."""
    center: Center = floor.core.center
    options = replace(center.options, voicemail=VoicemailRules(heir=heir))
    users = tuple(
        replace(each, skills=tuple(one for one in each.skills if one.skill != gone))
        for each in center.users
        if each.id != gone
    )
    skills = tuple(each for each in center.skills if each.id != gone)
    campaigns = tuple(
        replace(each, skills=tuple(one for one in each.skills if one != gone)) for each in center.campaigns
    )
    smaller = replace(center, options=options, users=users, skills=skills, campaigns=campaigns)
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=smaller))


@pytest.mark.parametrize(("target", "gone"), [("voicemail:1002", BOB), ("voicemail:Sales", SALES)])
def test_a_box_that_is_gone_has_an_heir(floor: Any, target: str, gone: Any) -> None:
    # given a voicemail in the box of Bob, or of Sales, and Anna who is in Support too
    voicemail = leaves(floor, target)
    # when that is gone
    without(floor, gone, heir=SUPPORT)
    # then it waits for the agents of Support, as a new one
    assert (alive(floor)[voicemail].skill, alive(floor)[voicemail].owner) == (SUPPORT, None)
    is_ready(floor, "anna")
    floor.asks("anna", AcceptVoicemail)
    floor.asks("anna", ProcessVoicemail)
    assert alive(floor) == {}


@pytest.mark.parametrize(("target", "gone"), [("voicemail:1002", BOB), ("voicemail:Sales", SALES)])
def test_without_an_heir_nothing_waits_for_ever(floor: Any, target: str, gone: Any) -> None:
    leaves(floor, target)
    floor.forget()
    without(floor, gone)
    (left,) = [fact for fact in floor.read() if isinstance(fact, VoicemailLeftBehind)]
    assert (left.voicemail.state, left.voicemail.ended_at) == (VoicemailState.PROCESSED, floor.now)
    assert alive(floor) == {}


def test_what_nobody_wanted_is_inherited_too(floor: Any) -> None:
    voicemail = offered(floor)
    floor.asks("anna", RejectVoicemail)
    without(floor, SALES, heir=SUPPORT)
    assert alive(floor)[voicemail].skill == SUPPORT
    assert "voicemailDelivered" in floor.hears("anna")


def test_who_works_on_it_keeps_it_until_they_let_go(floor: Any) -> None:
    # given Anna, who works on a voicemail of a skill that is taken out of the center
    voicemail = accepted(floor)
    without(floor, SALES, heir=SUPPORT)
    assert alive(floor)[voicemail].agent == ANNA
    # when she goes home, then the heir has it
    floor.asks("anna", Logout, reason=ReasonId(0))
    assert (alive(floor)[voicemail].skill, alive(floor)[voicemail].agent) == (SUPPORT, None)


def test_only_what_is_done_with_is_forgotten(floor: Any) -> None:
    # given one voicemail that is done with, and one that waits
    done = accepted(floor)
    floor.asks("anna", ProcessVoicemail)
    waiting = leaves(floor, "voicemail:1002")
    floor.read()
    # when the shell says that both are old
    floor.decide(ForgetVoicemails(seat=LOCAL_SEAT, voicemails=(done, waiting)))
    # then
    (forgotten,) = [fact for fact in floor.read() if isinstance(fact, VoicemailsForgotten)]
    assert forgotten.voicemails == (done,)
    floor.decide(ForgetVoicemails(seat=LOCAL_SEAT, voicemails=(waiting,)))
    assert floor.read() == []


def test_a_restart_forgets_nothing(floor: Any) -> None:
    # given one that is worked on, one that waits, one in a box of one's own
    accepted(floor)
    leaves(floor, "voicemail:Sales")
    leaves(floor, "voicemail:1002")
    # when
    floor.restart_from_snapshot(4)
    # then
    assert len(alive(floor)) == 3
    assert leaves(floor, "voicemail:1002") == FIRST + 3
