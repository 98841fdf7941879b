"""Users of one center write to each other."""

import msgspec

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id
from cordboard.contract.types.agents import UserInfo


class ChatInvite(Event):
    """chatInvite"""

    chatId: str | None = None
    request: bool | None = None
    requestor: UserInfo | None = None


class ChatInviteCancelled(Event):
    """chatInviteCancelled"""

    chatId: str | None = None


class ChatParticipantStarted(Event):
    """chatParticipantStarted"""

    chatId: str | None = None
    requestor: UserInfo | None = None


class ChatParticipantUpdated(Event):
    """chatParticipantUpdated"""

    chatId: str | None = None
    participants: tuple[UserInfo, ...] = ()


class ChatLoggedUsersUpdated(Event):
    """chatLoggedUsersUpdated"""

    chatId: str | None = None
    users: tuple[UserInfo, ...] = ()


class ChatUserJoined(Event):
    """chatUserJoined"""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatUserLeft(Event):
    """chatUserLeft"""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatUserDeclined(Event):
    """chatUserDeclined"""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatUserDidNotRespond(Event):
    """chatUserDidNotRespond"""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatKickedFrom(Event):
    """chatKickedFrom"""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatKilled(Event):
    """chatKilled"""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatEnded(Event):
    """chatEnded"""

    chatId: str | None = None


class ChatHelpRequested(Event):
    """chatHelpRequested"""

    who: UserInfo | None = None


class ChatMessage(Event):
    """chatMessage"""

    message: str | None = None
    senderId: Id | None = None
    senderRole: str | None = None


class ChatMessageDialog(Event):
    """chatMessageDialog"""

    from_: str | None = msgspec.field(name="from", default=None)
    msg: str | None = None
    sent: str | None = None
    type: str | None = None


class ChatMessageReceived(Event):
    """chatMessageReceived"""

    chatId: str | None = None
    from_: UserInfo | None = msgspec.field(name="from", default=None)
    message: str | None = None


class ChatBroadcastMessageReceived(Event):
    """chatBroadcastMessageReceived"""

    from_: str | None = msgspec.field(name="from", default=None)
    type: str | None = None
    message: str | None = None
