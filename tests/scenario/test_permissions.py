"""Every right of an agent, walked through: what it guards is refused without it, and not for that with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import situations
from msgspec.structs import replace
from situations import OUTSIDE
from small_center import ANNA, CUSTOMER, LISTED, RECYCLE, SALES, SOLD

from cordboard.seat.permissions import GUARDED
from cordboard.vcc.agents import ChangePassword, ReadyState, SetReady
from cordboard.vcc.callbacks import AddCallback, RemoveCallback, UpdateCallback
from cordboard.vcc.calls import (
    ConferenceIn,
    DisconnectCall,
    FinishCall,
    HangUpStation,
    HoldCall,
    MakeCall,
    MakeTestCall,
    ManualCallFailed,
    ParkCall,
    RecordCall,
    RejectCall,
    TransferCall,
)
from cordboard.vcc.center import SUPERVISION, Permission
from cordboard.vcc.configuration import ReplaceCenter
from cordboard.vcc.contacts import Contact, ListUnmatchedCalls, SetContactField, TellContacts
from cordboard.vcc.dispositions.policy import offered
from cordboard.vcc.dnc import AddToDnc
from cordboard.vcc.errors import Refusal
from cordboard.vcc.ids import LOCAL_SEAT, CallbackId, ContactId
from cordboard.vcc.messages import InviteUser, OpenChat, Whom, WriteToAll, WriteToSkill, WriteToUser
from cordboard.vcc.player import FetchPrompt, PlayFile, PlayPrompt
from cordboard.vcc.preferences import Preference, SetPreference
from cordboard.vcc.previews import SkipPreview
from cordboard.vcc.skills import SetActiveSkills
from cordboard.vcc.telephony import Play, PlayFinished, RecordingFinished, RecordLeg
from cordboard.vcc.voicemail import AcceptVoicemail, DeleteVoicemail, TransferVoicemail

SEAT = situations.ANNA
P = Permission


def calls(number: str) -> MakeCall:
    return MakeCall(seat=SEAT, number=number, campaign=None, check_dnc=True)


def transfers(number: str, *, warm: bool = False) -> TransferCall:
    return TransferCall(seat=SEAT, call=None, number=number, warm=warm, check_dnc=True, disposition=SOLD)


def confers(number: str) -> ConferenceIn:
    return ConferenceIn(seat=SEAT, number=number, warm=False, check_dnc=True)


def with_a_customer(floor: Any) -> None:
    """A conversation with somebody who is known."""
    situations.talking(floor)
    ((call, _),) = floor.core.answer(ListUnmatchedCalls(seat=LOCAL_SEAT))
    ada = Contact(id=ContactId(310_000_000_000_001), number1=CUSTOMER, fields=(("last_name", "Ada"),))
    floor.decide(TellContacts(seat=LOCAL_SEAT, call=call, contacts=(ada,)))


def offered_a_voicemail(floor: Any) -> None:
    """Anna has sent a customer to the box of Sales, and is offered what they said there."""
    situations.talking(floor)
    floor.decide(transfers("voicemail:Sales"))
    for play in floor.outstanding(Play)[-2:]:
        floor.hear(PlayFinished(at=floor.now, play=play.play, complete=True))
    (said,) = floor.outstanding(RecordLeg)
    floor.hear(
        RecordingFinished(at=floor.now, recording=said.recording, name="1", length=5_000, spoken=5_000)
    )
    floor.decide(SetReady(seat=SEAT, state=ReadyState.READY_FOR_VOICEMAIL))


def works_on_a_voicemail(floor: Any) -> None:
    offered_a_voicemail(floor)
    floor.decide(AcceptVoicemail(seat=SEAT))


LATER = 1_700_003_600_000
TO_ANNA = Whom(id=ANNA)
GONE = CallbackId(7)

Reach = Callable[[Any], None]
ATTEMPTS: list[tuple[Permission, str, Reach, Any]] = [
    (P.ADD_DNC, "addNumberToDnc", situations.idle, AddToDnc(seat=SEAT, number=OUTSIDE)),
    (P.CHANGE_PASSWORD, "changePassword", situations.idle, ChangePassword(seat=SEAT, user=ANNA, hash="h")),
    *[
        (P.CREATE_CALLBACKS, name, situations.idle, AddCallback(seat=SEAT, number=OUTSIDE, due=LATER))
        for name in ("addCallback", "addCallback2", "addCallback3")
    ],
    (P.CREATE_CALLBACKS, "updateCallback", situations.idle,
     UpdateCallback(seat=SEAT, callback=GONE, number=OUTSIDE, due=LATER)),
    (P.CREATE_CALLBACKS, "removeCallback", situations.idle, RemoveCallback(seat=SEAT, callback=GONE)),
    *[
        (P.CREATE_CHAT, name, situations.idle, OpenChat(seat=SEAT))
        for name in ("createChat", "createChatSession")
    ],
    (P.CREATE_CHAT, "inviteUserToChat", situations.idle, InviteUser(seat=SEAT, chat="C", whom=TO_ANNA)),
    (P.CREATE_CONFERENCE, "conferenceIn", situations.talking, confers(OUTSIDE)),
    (P.CONFERENCE_WITH_AGENTS, "conferenceIn", situations.talking, confers("1002")),
    (P.CONFERENCE_WITH_SKILLS, "conferenceIn", situations.talking, confers("Support")),
    (P.EDIT_CRM, "setCallAttachedVariable", with_a_customer,
     SetContactField(seat=SEAT, field="last_name", value="Byron")),
    (P.REMOVE_CRM, "setCallAttachedVariable", with_a_customer,
     SetContactField(seat=SEAT, field="last_name", value="")),
    (P.MAKE_CALLS, "makeCall", situations.idle, calls(OUTSIDE)),
    (P.MAKE_INTERNAL_CALLS, "makeCall", situations.idle, calls("1002")),
    (P.MAKE_RECORDINGS, "recordCall", situations.talking, RecordCall(seat=SEAT, on=True)),
    (P.MAKE_TEST_CALLS, "makeTestCall", situations.idle, MakeTestCall(seat=SEAT)),
    (P.MAKE_TEST_CALLS, "runVoiceConnectivityTest", situations.idle, MakeTestCall(seat=SEAT, measure=True)),
    (P.MANAGE_SKILL_AVAILABILITY, "setActiveSkills", situations.idle,
     SetActiveSkills(seat=SEAT, skills=(SALES,))),
    (P.PLAY_PROMPTS, "playSkillPrompt", situations.talking, PlayPrompt(seat=SEAT, prompt=300000000000070)),
    (P.PLAY_PROMPTS, "playFile", situations.talking, PlayFile(seat=SEAT, name="welcome")),
    (P.PLAY_PROMPTS, "startDownloadSkillPrompt", situations.idle,
     FetchPrompt(seat=SEAT, prompt=300000000000070)),
    *[
        (P.SKIP_PREVIEW, name, situations.previewing, SkipPreview(seat=SEAT))
        for name in ("setSkipPreviewCall", "setSkipPreviewCall2", "skipPreviewCall")
    ],
    (P.REJECT_CALLS, "rejectCall", situations.offered, RejectCall(seat=SEAT)),
    (P.SEND_MESSAGES, "sendUserMessage", situations.idle, WriteToUser(seat=SEAT, whom=TO_ANNA, text="hello")),
    (P.SEND_MESSAGES, "sendBroadcastMessage", situations.idle, WriteToAll(seat=SEAT, text="hello")),
    (P.SEND_MESSAGES, "sendSkillBroadcastMessage", situations.idle,
     WriteToSkill(seat=SEAT, skill=SALES, name="", text="hello")),
    *[
        (permission, name, situations.talking, transfers(number))
        for name in ("transferCall", "transferCall2")
        for permission, number in (
            (P.TRANSFER, OUTSIDE), (P.TRANSFER_TO_AGENTS, "1002"), (P.TRANSFER_TO_SKILLS, "Support"),
        )
    ],
    *[
        (P.TRANSFER_VOICEMAIL, name, situations.talking, transfers("voicemail:Sales"))
        for name in ("transferCall", "transferCall2")
    ],
    (P.TRANSFER_VOICEMAIL, "transferVoicemail", works_on_a_voicemail,
     TransferVoicemail(seat=SEAT, number="1002")),
    (P.DELETE_VOICEMAIL, "deleteVoicemail", works_on_a_voicemail, DeleteVoicemail(seat=SEAT)),
    (P.PROCESS_VOICEMAIL, "acceptVoicemail", offered_a_voicemail, AcceptVoicemail(seat=SEAT)),
    (P.HOLD, "toggleHold", situations.talking, HoldCall(seat=SEAT, on=True)),
    (P.WRAP_UP, "disconnectCall", situations.talking, DisconnectCall(seat=SEAT)),
    (P.WRAP_UP, "softphoneHangupPhone", situations.talking, HangUpStation(seat=SEAT)),
    (P.PARK, "parkCall", situations.talking, ParkCall(seat=SEAT)),
    (P.CONFIGURE_AUTO_ANSWER, "setOption", situations.idle,
     SetPreference(seat=SEAT, preference=Preference.AUTO_ANSWER, on=True)),
    *[
        (P.SELECT_RECYCLE_DISPOSITION, name, situations.talking,
         FinishCall(seat=SEAT, disposition=RECYCLE, comments=""))
        for name in ("finishCall", "finishCall2")
    ],
]  # fmt: skip
"""The right, the operation, the situation, and what is asked there."""

IDS = [f"{permission}-{operation}" for permission, operation, _, _ in ATTEMPTS]


def without(floor: Any, permission: Permission) -> None:
    """Take one right from Anna while she works."""
    users = tuple(
        replace(each, permissions=each.permissions - {permission}) if each.id == ANNA else each
        for each in floor.center.users
    )
    floor.decide(ReplaceCenter(seat=LOCAL_SEAT, center=replace(floor.center, users=users)))


def outcome(floor: Any, asked: Any) -> str:
    """Why it is refused, if it is."""
    try:
        floor.decide(asked)
    except Refusal as refusal:
        return refusal.reason.value
    return "done"


@pytest.mark.parametrize(("permission", "operation", "reach", "asked"), ATTEMPTS, ids=IDS)
def test_who_may_not_is_refused_and_nothing_happens(floor, permission, operation, reach, asked):
    reach(floor)
    without(floor, permission)
    floor.read()
    assert floor.refused(asked) == "NO_PERMISSION"
    assert floor.names() == []


@pytest.mark.parametrize(("permission", "operation", "reach", "asked"), ATTEMPTS, ids=IDS)
def test_who_may_is_not_refused_for_that(floor, permission, operation, reach, asked):
    reach(floor)
    assert outcome(floor, asked) != "NO_PERMISSION"


def test_the_page_says_what_was_tried():
    """Each operation of each row has its attempt above, and the other way round."""
    said = {(permission, name) for permission, row in GUARDED.items() for name in row.operations}
    tried = {(permission, operation) for permission, operation, _, _ in ATTEMPTS}
    assert said == tried


def test_every_right_of_agents_has_a_row():
    assert GUARDED.keys() == frozenset(Permission) - SUPERVISION
    assert all(row.operations or row.note for row in GUARDED.values())


def test_who_may_not_insist_is_told_that_the_number_is_listed(floor):
    situations.idle(floor)
    without(floor, P.DIAL_DNC)
    floor.read()
    floor.decide(replace(calls(LISTED), check_dnc=False))
    (failed,) = (each for each in floor.read() if isinstance(each, ManualCallFailed))
    assert failed.failure == 10006


def test_only_who_may_sees_the_recycling_disposition(floor):
    floor.login("anna")
    directory = floor.core._world.directory
    anna = directory.users[ANNA]
    campaign = floor.center.campaigns[0].id
    barred = replace(anna, permissions=anna.permissions - {P.SELECT_RECYCLE_DISPOSITION})
    assert RECYCLE in {each.id for each in offered(directory, anna, campaign)}
    assert RECYCLE not in {each.id for each in offered(directory, barred, campaign)}


def test_a_call_without_a_disposition_can_be_disconnected_by_anybody(floor):
    situations.with_a_colleague(floor)
    without(floor, P.WRAP_UP)
    floor.decide(DisconnectCall(seat=SEAT))


def test_a_desk_phone_ends_a_call_whatever_its_agent_may(floor):
    situations.talking(floor)
    without(floor, P.WRAP_UP)
    floor.ends(floor.call("anna").station_leg)
    assert floor.call("anna").state == "WRAP_UP"
