"""What the listeners hear of chats and messages.

Choices that the contract leaves open:

- Whoever comes into a chat, its opener too, hears `chatParticipantStarted` first; everybody in it hears
  `chatUserJoined` and then, in `chatParticipantUpdated`, who is there now.
- One's own words are not told back. A message to one user is told twice, and to be shown once: `chatMessage`
  has the sender's id for programs, `chatMessageDialog` what a window shows.
- Help is asked by `chatHelpRequested` with a `chatInvite` whose `request` is true. Where no supervisor comes,
  `chatUserDidNotRespond` names nobody, and `chatEnded` follows.
- A supervisor who ends somebody else's chat has killed it: `chatKilled`, then `chatEnded`.
- Who is put out hears `chatKickedFrom`, the others `chatUserLeft`.
- `chatLoggedUsersUpdated` goes to those in a chat, for all their chats at once and without a chatId, at most
  every five seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cordboard import contract
from cordboard.contract import codes
from cordboard.seat import views
from cordboard.vcc import messages
from cordboard.vcc.kernel import Fact

from .rows import Row, row


def _chat(fact: Any) -> str:
    return str(fact.chat.id)


def _user(fact: Any) -> contract.UserInfo:
    return views.user_info(fact.user)


def _by(fact: Any) -> contract.UserInfo:
    return views.user_info(fact.by)


def _sender(fact: messages.ChatMessageWritten) -> contract.UserInfo:
    return views.user_info(fact.sender)


def _infos(people: Iterable[messages.Person]) -> tuple[contract.UserInfo, ...]:
    return tuple(views.user_info(each) for each in people)


def _who_did_not_respond(fact: messages.UserDidNotRespond) -> contract.UserInfo | None:
    return None if fact.user is None else views.user_info(fact.user)


def _is_killed(fact: messages.ChatEnded) -> bool:
    return fact.killed_by is not None


def _killer(fact: messages.ChatEnded) -> contract.UserInfo:
    assert fact.killed_by is not None
    return views.user_info(fact.killed_by)


def _to_whom(fact: messages.BroadcastWritten) -> codes.MessageType:
    return codes.MessageType.ALL if fact.skill is None else codes.MessageType.SKILL


_WHO_IS_THERE: Final = row(
    contract.ChatParticipantUpdated, chatId=_chat, participants=lambda fact: _infos(fact.people)
)

MESSAGES: Final[Mapping[type[Fact], tuple[Row, ...]]] = {
    messages.ChatOpened: (
        row(
            contract.ChatParticipantStarted,
            chatId=_chat,
            requestor=lambda fact: views.user_info(fact.owner),
        ),
    ),
    messages.HelpRequested: (
        row(contract.ChatHelpRequested, who=_by),
        row(contract.ChatInvite, chatId=_chat, request=lambda _fact: True, requestor=_by),
    ),
    messages.UserInvited: (
        row(contract.ChatInvite, chatId=_chat, request=lambda _fact: False, requestor=_by),
    ),
    messages.InvitationWithdrawn: (row(contract.ChatInviteCancelled, chatId=_chat),),
    messages.UserDeclined: (row(contract.ChatUserDeclined, chatId=_chat, userInfo=_user),),
    messages.UserDidNotRespond: (
        row(contract.ChatUserDidNotRespond, chatId=_chat, userInfo=_who_did_not_respond),
    ),
    messages.ChatJoined: (row(contract.ChatParticipantStarted, chatId=_chat, requestor=_by),),
    messages.UserJoined: (row(contract.ChatUserJoined, chatId=_chat, userInfo=_user), _WHO_IS_THERE),
    messages.UserLeft: (row(contract.ChatUserLeft, chatId=_chat, userInfo=_user), _WHO_IS_THERE),
    messages.UserKicked: (row(contract.ChatKickedFrom, chatId=_chat, userInfo=_user),),
    messages.ChatEnded: (
        row(contract.ChatKilled, when=_is_killed, chatId=_chat, userInfo=_killer),
        row(contract.ChatEnded, chatId=_chat),
    ),
    messages.ChatMessageWritten: (
        row(
            contract.ChatMessageReceived,
            chatId=lambda fact: fact.chat,
            from_=_sender,
            message=lambda fact: fact.text,
        ),
    ),
    messages.UserMessageWritten: (
        row(
            contract.ChatMessage,
            message=lambda fact: fact.text,
            senderId=lambda fact: fact.sender.id,
            senderRole=lambda fact: codes.Role(fact.sender.role.value).value,
        ),
        row(
            contract.ChatMessageDialog,
            from_=lambda fact: fact.sender.name,
            msg=lambda fact: fact.text,
            sent=lambda fact: views.timestamp(fact.at),
            type=lambda _fact: codes.MessageType.USER.value,
        ),
    ),
    messages.BroadcastWritten: (
        row(
            contract.ChatBroadcastMessageReceived,
            from_=lambda fact: fact.sender.name,
            type=lambda fact: _to_whom(fact).value,
            message=lambda fact: fact.text,
        ),
    ),
    messages.LoggedUsersChanged: (
        row(contract.ChatLoggedUsersUpdated, users=lambda fact: _infos(fact.people)),
    ),
}
"""Fact -> the events that its seats hear, in order."""
