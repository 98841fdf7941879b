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
    """The invitation has lost its meaning: too late, the chat is over, or another has come to help."""

    chatId: str | None = None


class ChatParticipantStarted(Event):
    """The agent at this seat is in the chat now.

    requestor: who opened it, or asked the agent in.
    """

    chatId: str | None = None
    requestor: UserInfo | None = None


class ChatParticipantUpdated(Event):
    """Who is in the chat has changed."""

    chatId: str | None = None
    participants: tuple[UserInfo, ...] = ()


class ChatLoggedUsersUpdated(Event):
    """Who is logged in has changed; told to those who are in a chat.

    chatId: absent, the list is for all their chats.
    """

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
    """Somebody did not answer the invitation in time.

    userInfo: absent where no supervisor answered a call for help.
    """

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatKickedFrom(Event):
    """The agent at this seat was put out of the chat.

    userInfo: who was put out.
    """

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatKilled(Event):
    """A supervisor has ended a chat that was not theirs; `chatEnded` follows.

    userInfo: who did.
    """

    chatId: str | None = None
    userInfo: UserInfo | None = None


class ChatEnded(Event):
    """The chat is over."""

    chatId: str | None = None


class ChatHelpRequested(Event):
    """An agent asks for help."""

    who: UserInfo | None = None


class ChatMessage(Event):
    """A message to the agent at this seat alone, by the sender's id and role, for programs.

    The same message follows as `chatMessageDialog`; show one of the two.
    """

    message: str | None = None
    senderId: Id | None = None
    senderRole: str | None = None


class ChatMessageDialog(Event):
    """A message to the agent at this seat alone, to show in a window of its own.

    from: the sender's user name.
    sent: when, as text.
    type: see MessageType in the codes.
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

    from: the sender's user name.
    type: which of them, see MessageType in the codes.
    """

    from_: str | None = msgspec.field(name="from", default=None)
    type: str | None = None
    message: str | None = None
