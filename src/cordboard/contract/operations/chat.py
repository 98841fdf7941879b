"""Users of one center write to each other."""

from typing import ClassVar

from cordboard.contract.record import Answered
from cordboard.contract.types.agents import UserInfo


class CreateChat(Answered[str]):
    """Opens a chat between users of the center and answers its id.

    Causes `chatParticipantStarted`.
    """

    ACTS: ClassVar[bool] = True


class CreateChatSession(Answered[str]):
    """Opens a chat, as `createChat` does: how the two differ is not published.

    Causes `chatParticipantStarted`.
    """

    ACTS: ClassVar[bool] = True


class AcceptChatRequest(Answered[None]):
    """Accepts an invitation to a chat, or a call for help.

    chatId: from `chatInvite`.
    Causes `chatParticipantStarted`.
    """

    chatId: str | None = None


class ProcessChatInvite(Answered[None]):
    """Answers an invitation to a chat.

    chatId: from `chatInvite`.
    accept: true joins.
    Causes `chatUserJoined` or `chatUserDeclined`.
    """

    chatId: str | None = None
    accept: bool | None = None


class InviteUserToChat(Answered[None]):
    """Invites a user to a chat.

    chatId: the chat.
    userInfo: whom, from `getLoggedUsers`. The user gets `chatInvite`.
    """

    chatId: str | None = None
    userInfo: UserInfo | None = None


class KickUserFromChat(Answered[None]):
    """Puts a user out of a chat; for its owner and for supervisors in it.

    chatId: the chat.
    userInfo: whom. The user gets `chatKickedFrom`.
    """

    chatId: str | None = None
    userInfo: UserInfo | None = None


class SendChatMessage(Answered[None]):
    """Writes into a chat.

    chatId: the chat.
    message: the text. The others get `chatMessageReceived`.
    """

    chatId: str | None = None
    message: str | None = None


class RequestHelpChat(Answered[None]):
    """Asks the supervisors who are logged in for help; the first to accept gets the chat.

    They get `chatHelpRequested` and `chatInvite`.
    """


class EndChat(Answered[None]):
    """Ends a chat for everybody; for its owner and for supervisors in it.

    chatId: the chat.
    Causes `chatEnded`.
    """

    chatId: str | None = None


class ExitChat(Answered[None]):
    """Leaves a chat; the others go on.

    chatId: the chat.
    Causes `chatUserLeft`.
    """

    chatId: str | None = None


class SendUserMessage(Answered[None]):
    """Sends a message to one user who is logged in.

    user: whom, from `getLoggedUsers`. The user gets `chatMessage` and `chatMessageDialog`.
    message: the text, at most 4,000 characters.
    """

    user: UserInfo | None = None
    message: str | None = None


class SendBroadcastMessage(Answered[None]):
    """Sends a message to everybody else who is logged in.

    message: the text.
    Causes `chatBroadcastMessageReceived`.
    """

    message: str | None = None


class SendSkillBroadcastMessage(Answered[None]):
    """Sends a message to everybody else in a skill who is logged in.

    skill: the skill's id and name in the shape of a user, as published.
    message: the text.
    """

    skill: UserInfo | None = None
    message: str | None = None


class SendHttpServerMessage(Answered[None]):
    """Sends a message to the local web server; its use is not published, so that nothing is done.

    message: the text.
    """

    message: str | None = None


class GetLoggedUsers(Answered[tuple[UserInfo, ...]]):
    """The users that are logged in now."""
