"""Users of one center write to each other."""

import msgspec

from cordboard.contract.record import Event
from cordboard.contract.scalars import Id
from cordboard.contract.types.agents import UserInfo


class ChatInvite(Event):
    """Somebody invites the agent to a chat.

    request: it is a request rather than an invitation; our reading.
    requestor: who.
    """

    chatId: str | None = None
    request: bool | None = None
    requestor: UserInfo | None = None


class ChatInviteCancelled(Event):
    """The invitation is taken back."""

    chatId: str | None = None


class ChatParticipantStarted(Event):
    """The chat has begun."""

    chatId: str | None = None
    requestor: UserInfo | None = None


class ChatParticipantUpdated(Event):
    """Who is in the chat has changed."""

    chatId: str | None = None
    participants: tuple[UserInfo, ...] = ()


class ChatLoggedUsersUpdated(Event):
    """Who is logged in has changed."""

    chatId: str | None = None
    users: tuple[UserInfo, ...] = ()


class ChatUserJoined(Event):
    """Somebody joined the chat."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatUserLeft(Event):
    """Somebody left the chat."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatUserDeclined(Event):
    """Somebody declined the invitation."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatUserDidNotRespond(Event):
    """Somebody did not answer the invitation."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatKickedFrom(Event):
    """Somebody was put out of the chat."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatKilled(Event):
    """The chat was ended by somebody with the right to."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatEnded(Event):
    """The chat is over."""

    chatId: str | None = None


class ChatHelpRequested(Event):
    """An agent asks for help."""

    who: UserInfo | None = None


class ChatMessage(Event):
    """A message, by the sender's id and role."""

    message: str | None = None
    senderId: Id | None = None
    senderRole: str | None = None


class ChatMessageDialog(Event):
    """A message to show in a window of its own.

    sent: when, as text.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    msg: str | None = None
    sent: str | None = None
    type: str | None = None


class ChatMessageReceived(Event):
    """A message in a chat."""

    chatId: str | None = None
    from_: UserInfo | None = msgspec.field(name="from", default=None)
    message: str | None = None


class ChatBroadcastMessageReceived(Event):
    """A message to everybody or to a skill.

    type: which of them; its words are not published.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    type: str | None = None
    message: str | None = None
