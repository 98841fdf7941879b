"""Stories of chats: who comes in, who writes, who is put out, and how a chat ends."""

from __future__ import annotations

from typing import Any

import pytest
from small_center import ANNA, BOB, CARA, SUE, small_center

from cordboard import contract
from cordboard.seat.views import user_info
from cordboard.vcc.agents import Logout
from cordboard.vcc.ids import NO_REASON
from cordboard.vcc.messages import (
    CHAT,
    INVITATION,
    AnswerInvitation,
    ChatEvent,
    ChatState,
    EndChat,
    InviteUser,
    KickUser,
    LeaveChat,
    OpenChat,
    RequestHelp,
    Whom,
    WriteInChat,
)

USERS = {user.id: user_info(user) for user in small_center().users}
A_MINUTE = 60_000


@pytest.fixture
def office(floor: Any) -> Any:
    """Everybody is logged in."""
    for name in floor.STATIONS:
        floor.login(name)
    floor.forget()
    return floor


def chat_of(floor: Any) -> Any:
    (chat,) = floor.core._world.chats.open.values()
    return chat


def invites(floor: Any, name: str, chat: Any, user: Any) -> None:
    floor.asks(name, InviteUser, chat=chat, whom=Whom(id=user))


def joins(floor: Any, name: str, chat: Any) -> None:
    floor.asks(name, AnswerInvitation, chat=chat, accept=True)


@pytest.fixture
def chat(office: Any) -> Any:
    """Anna has a chat with Bob and Cara."""
    opened = office.asks("anna", OpenChat)
    invites(office, "anna", opened, BOB)
    invites(office, "anna", opened, CARA)
    joins(office, "bob", opened)
    joins(office, "cara", opened)
    office.forget()
    return opened


def test_a_chat_begins_with_its_owner_and_grows_by_invitation(office):
    # when Anna opens a chat and asks Bob in
    opened = office.asks("anna", OpenChat)
    invites(office, "anna", opened, BOB)

    # then Bob hears who asks; nobody else does
    (invite,) = office.events("bob")
    assert invite == contract.ChatInvite(
        timestamp=invite.timestamp, chatId=opened, request=False, requestor=USERS[ANNA]
    )
    assert office.hears("anna") == ["chatParticipantStarted"]
    assert office.hears("cara") == []

    # when he comes
    joins(office, "bob", opened)

    # then all in the chat know who is there
    assert office.hears("bob") == ["chatParticipantStarted", "chatUserJoined", "chatParticipantUpdated"]
    joined, there = office.events("anna")
    assert (joined.chatId, joined.userInfo) == (opened, USERS[BOB])
    assert there.participants == (USERS[ANNA], USERS[BOB])
    assert chat_of(office).owner == ANNA
    assert not any(timer.kind == "chat_invitation" for timer in office.core.timers)


def test_what_one_writes_the_others_read(office, chat):
    office.asks("anna", WriteInChat, chat=chat, text="Lunch?")

    for name in ("bob", "cara"):
        (event,) = office.events(name)
        assert event == contract.ChatMessageReceived(
            timestamp=event.timestamp, chatId=chat, from_=USERS[ANNA], message="Lunch?"
        )
    assert office.hears("anna") == []
    assert office.names() == ["ChatMessageWritten"]  # one fact, however many read it


def test_who_declines_is_told_to_those_inside(office):
    opened = office.asks("anna", OpenChat)
    invites(office, "anna", opened, BOB)
    office.forget()

    office.asks("bob", AnswerInvitation, chat=opened, accept=False)

    (declined,) = office.events("anna")
    assert isinstance(declined, contract.ChatUserDeclined)
    assert declined.userInfo == USERS[BOB]
    assert office.hears("bob") == []
    assert office.refused(AnswerInvitation(seat=office.seat("bob"), chat=opened, accept=True)) == (
        "UNKNOWN_CHAT"
    )


def test_an_invitation_that_nobody_answers_is_over(office):
    # given
    opened = office.asks("anna", OpenChat)
    invites(office, "anna", opened, BOB)
    office.forget()

    # when time passes
    office.wait(A_MINUTE)

    # then both hear so, and it is too late
    (silent,) = office.events("anna")
    assert isinstance(silent, contract.ChatUserDidNotRespond)
    assert silent.userInfo == USERS[BOB]
    assert office.hears("bob") == ["chatInviteCancelled"]
    assert office.refused(AnswerInvitation(seat=office.seat("bob"), chat=opened, accept=True)) == (
        "UNKNOWN_CHAT"
    )


def test_the_center_file_says_how_long_an_invitation_waits(new_floor):
    floor = new_floor(chat_invitation_timeout=5_000)
    floor.login("anna")
    floor.login("bob")
    opened = floor.asks("anna", OpenChat)
    invites(floor, "anna", opened, BOB)
    floor.forget()

    floor.wait(5_000)

    assert floor.hears("bob") == ["chatInviteCancelled"]


def test_who_leaves_is_gone_and_the_one_longest_there_owns_the_chat(office, chat):
    office.asks("anna", LeaveChat, chat=chat)

    assert office.hears("anna") == ["chatUserLeft", "chatParticipantUpdated"]
    left, there = office.events("bob")
    assert left.userInfo == USERS[ANNA]
    assert there.participants == (USERS[BOB], USERS[CARA])
    assert chat_of(office).owner == BOB


def test_the_last_one_to_leave_ends_the_chat(office, chat):
    invites(office, "cara", chat, SUE)
    for name in ("anna", "bob"):
        office.asks(name, LeaveChat, chat=chat)
    office.forget()

    office.asks("cara", LeaveChat, chat=chat)

    assert office.hears("cara") == ["chatEnded"]
    assert office.hears("sue") == ["chatInviteCancelled"]
    assert office.core._world.chats.open == {}


def test_the_owner_puts_a_member_out(office, chat):
    office.asks("anna", KickUser, chat=chat, whom=Whom(name="cara"))

    (kicked,) = office.events("cara")
    assert isinstance(kicked, contract.ChatKickedFrom)
    assert (kicked.chatId, kicked.userInfo) == (chat, USERS[CARA])
    assert office.hears("bob") == ["chatUserLeft", "chatParticipantUpdated"]
    assert office.refused(WriteInChat(seat=office.seat("cara"), chat=chat, text="Hm")) == "UNKNOWN_CHAT"


def test_the_owner_ends_the_chat_for_everybody(office, chat):
    office.asks("anna", EndChat, chat=chat)

    for name in ("anna", "bob", "cara"):
        assert office.hears(name) == ["chatEnded"]
    assert office.refused(WriteInChat(seat=office.seat("cara"), chat=chat, text="Hm")) == "UNKNOWN_CHAT"


def test_a_supervisor_in_a_chat_may_kill_it(office, chat):
    invites(office, "anna", chat, SUE)
    joins(office, "sue", chat)
    office.forget()

    office.asks("sue", EndChat, chat=chat)

    killed, ended = office.events("bob")
    assert isinstance(killed, contract.ChatKilled)
    assert killed.userInfo == USERS[SUE]
    assert isinstance(ended, contract.ChatEnded)


@pytest.mark.parametrize(
    "command", [lambda seat, chat: EndChat(seat=seat, chat=chat), lambda seat, chat: kick(seat, chat, ANNA)]
)
def test_other_members_can_neither_end_it_nor_put_anybody_out(office, chat, command):
    assert office.refused(command(office.seat("cara"), chat)) == "NO_PERMISSION"


def kick(seat: Any, chat: Any, user: Any) -> KickUser:
    return KickUser(seat=seat, chat=chat, whom=Whom(id=user))


@pytest.mark.parametrize("user", [ANNA, SUE])
def test_only_others_who_are_in_it_are_put_out(office, chat, user):
    assert office.refused(kick(office.seat("anna"), chat, user)) == "BAD_VALUE"


def test_nobody_is_asked_twice_nor_asks_himself(office, chat):
    invites(office, "anna", chat, SUE)

    for user in (SUE, BOB, ANNA):
        asked = InviteUser(seat=office.seat("anna"), chat=chat, whom=Whom(id=user))
        assert office.refused(asked) == "WRONG_STATE"


def test_who_is_not_logged_in_cannot_be_asked(floor):
    floor.login("anna")
    opened = floor.asks("anna", OpenChat)

    for whom in (Whom(id=BOB), Whom(id=17), Whom(name="nobody"), Whom()):
        asked = InviteUser(seat=floor.seat("anna"), chat=opened, whom=whom)
        assert floor.refused(asked) == "AGENT_NOT_LOGGED_IN"


def test_chats_are_for_those_who_may(office, chat):
    bob = office.seat("bob")

    assert office.refused(OpenChat(seat=bob)) == "NO_PERMISSION"
    assert office.refused(InviteUser(seat=bob, chat=chat, whom=Whom(id=SUE))) == "NO_PERMISSION"
    assert office.refused(WriteInChat(seat=bob, chat=chat, text="Hm")) == "NO_PERMISSION"
    assert office.refused(RequestHelp(seat=bob)) == "NO_PERMISSION"


def test_who_logs_out_leaves_all_chats(office, chat):
    invites(office, "anna", chat, SUE)
    office.forget()

    office.asks("anna", Logout, reason=NO_REASON)
    office.asks("sue", Logout, reason=NO_REASON)

    assert office.hears("bob")[:3] == ["chatUserLeft", "chatParticipantUpdated", "chatUserDeclined"]
    assert chat_of(office).members == (BOB, CARA)
    assert chat_of(office).invitations == ()


def test_those_in_a_chat_learn_who_is_logged_in_once_for_many(office, chat):
    # given that two leave the center
    office.asks("sue", Logout, reason=NO_REASON)
    office.asks("cara", Logout, reason=NO_REASON)
    office.forget()

    # when a moment has passed
    office.wait(5_000)

    # then there is one list for both
    (updated,) = office.events("bob")
    assert isinstance(updated, contract.ChatLoggedUsersUpdated)
    assert updated.users == (USERS[ANNA], USERS[BOB])


def test_who_goes_and_comes_back_at_once_changes_no_list(office, chat):
    office.asks("sue", Logout, reason=NO_REASON)
    office.wait(5_000)
    office.forget()

    office.login("sue")
    office.asks("sue", Logout, reason=NO_REASON)
    office.wait(5_000)

    assert office.hears("bob") == []


def test_a_list_is_told_to_nobody_once_the_chats_are_over(office, chat):
    office.asks("sue", Logout, reason=NO_REASON)
    office.asks("anna", EndChat, chat=chat)
    office.forget()

    office.wait(5_000)

    assert office.names() == []


def test_an_agent_asks_for_help_and_the_first_supervisor_to_accept_gives_it(two_supervisors):
    floor = two_supervisors

    # when Anna asks for help
    asked = floor.asks("anna", RequestHelp)

    # then both supervisors hear of it
    for name in ("sue", "cara"):
        wanted, invite = floor.events(name)
        assert isinstance(wanted, contract.ChatHelpRequested)
        assert wanted.who == USERS[ANNA]
        assert (invite.chatId, invite.request, invite.requestor) == (asked, True, USERS[ANNA])
    assert floor.hears("bob") == []

    # when Sue comes first
    joins(floor, "sue", asked)

    # then Cara need not, and Anna and Sue can write
    assert floor.hears("cara") == ["chatInviteCancelled"]
    assert floor.hears("sue") == ["chatParticipantStarted", "chatUserJoined", "chatParticipantUpdated"]
    assert floor.refused(AnswerInvitation(seat=floor.seat("cara"), chat=asked, accept=True)) == (
        "UNKNOWN_CHAT"
    )
    floor.asks("sue", WriteInChat, chat=asked, text="What is it?")
    assert floor.hears("anna") == [
        "chatParticipantStarted", "chatUserJoined", "chatParticipantUpdated", "chatMessageReceived"
    ]  # fmt: skip


@pytest.fixture
def two_supervisors(new_floor: Any) -> Any:
    """Cara supervises as well."""
    floor = new_floor(supervisors=(CARA,))
    for name in floor.STATIONS:
        floor.login(name)
    floor.forget()
    return floor


def test_help_that_nobody_gives_in_time_is_over(two_supervisors):
    asked = two_supervisors.asks("anna", RequestHelp)
    two_supervisors.forget()

    two_supervisors.wait(A_MINUTE)

    silent, ended = two_supervisors.events("anna")
    assert isinstance(silent, contract.ChatUserDidNotRespond)
    assert (silent.chatId, silent.userInfo) == (asked, None)
    assert isinstance(ended, contract.ChatEnded)
    assert two_supervisors.hears("sue") == ["chatInviteCancelled"]
    assert two_supervisors.core._world.chats.open == {}


def test_help_that_all_decline_or_leave_is_over(two_supervisors):
    asked = two_supervisors.asks("anna", RequestHelp)
    two_supervisors.forget()

    two_supervisors.asks("sue", AnswerInvitation, chat=asked, accept=False)
    two_supervisors.asks("cara", Logout, reason=NO_REASON)

    assert two_supervisors.hears("anna") == [
        "chatUserDeclined", "chatUserDeclined", "chatUserDidNotRespond", "chatEnded"
    ]  # fmt: skip


@pytest.mark.parametrize("command", [LeaveChat, EndChat])
def test_who_asked_for_help_can_do_without(two_supervisors, command):
    asked = two_supervisors.asks("anna", RequestHelp)
    two_supervisors.forget()

    two_supervisors.asks("anna", command, chat=asked)

    assert two_supervisors.hears("sue") == ["chatInviteCancelled"]
    assert two_supervisors.hears("anna") == ["chatEnded"]


def test_help_is_asked_for_once_at_a_time_and_of_somebody(floor):
    floor.login("anna")
    assert floor.refused(RequestHelp(seat=floor.seat("anna"))) == "AGENT_NOT_LOGGED_IN"

    floor.login("sue")
    asked = floor.asks("anna", RequestHelp)

    assert floor.refused(RequestHelp(seat=floor.seat("anna"))) == "WRONG_STATE"
    write = WriteInChat(seat=floor.seat("anna"), chat=asked, text="Hello?")
    assert floor.refused(write) == "WRONG_STATE"
    assert floor.refused(InviteUser(seat=floor.seat("anna"), chat=asked, whom=Whom(id=SUE))) == (
        "WRONG_STATE"
    )


def test_chats_are_there_after_a_restart(office, chat):
    invites(office, "anna", chat, SUE)

    office.restart()
    joins(office, "sue", chat)
    office.restart_from_snapshot(back=2)

    assert chat_of(office).members == (ANNA, BOB, CARA, SUE)


def test_nobody_is_in_more_chats_than_a_person_can_follow(office):
    for _ in range(20):
        office.asks("anna", OpenChat)
        office.wait(1_000)

    assert office.refused(OpenChat(seat=office.seat("anna"))) == "WRONG_STATE"


@pytest.mark.parametrize("table", [CHAT, INVITATION])
def test_every_state_is_in_its_table(table):
    assert set(table.rows) == set(type(table.first))


@pytest.mark.parametrize("event", ChatEvent)
def test_an_ended_chat_stays_ended(event):
    assert event not in CHAT.allowed(ChatState.ENDED)
