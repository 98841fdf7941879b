"""Users of one center write to each other."""

from cordboard.contract.record import Answered
from cordboard.contract.types.agents import UserInfo


class CreateChat(Answered[str]):
    """Opens a chat between users of the center and answers its id."""


class CreateChatSession(Answered[str]):
    """Opens a chat session and answers its id; how it differs from `createChat` is not published."""


class AcceptChatRequest(Answered[None]):
    """Accepts a request for a chat.

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
    """Puts a user out of a chat.

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
    """Asks the supervisors for help.

    They get `chatHelpRequested`.
    """


class EndChat(Answered[None]):
    """Ends a chat for everybody.

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
    """Sends a message to one user.

    user: whom, from `getLoggedUsers`.
    message: the text.
    """

    user: UserInfo | None = None
    message: str | None = None


class SendBroadcastMessage(Answered[None]):
    """Sends a message to everybody in the center.

    message: the text.
    Causes `chatBroadcastMessageReceived`.
    """

    message: str | None = None


class SendSkillBroadcastMessage(Answered[None]):
    """Sends a message to everybody in a skill.

    skill: the skill's id and name in the shape of a user, as published.
    message: the text.
    """

    skill: UserInfo | None = None
    message: str | None = None


class SendHttpServerMessage(Answered[None]):
    """Sends a message to the local web server; its use is not published.

    message: the text.
    """

    message: str | None = None


class GetLoggedUsers(Answered[tuple[UserInfo, ...]]):
    """The users that are logged in now."""
