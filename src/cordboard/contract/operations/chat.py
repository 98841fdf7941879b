"""Users of one center write to each other."""

from cordboard.contract.record import Answered
from cordboard.contract.types.agents import UserInfo


class CreateChat(Answered[str]):
    """createChat."""


class CreateChatSession(Answered[str]):
    """createChatSession."""


class AcceptChatRequest(Answered[None]):
    """acceptChatRequest."""

    chatId: str | None = None


class ProcessChatInvite(Answered[None]):
    """processChatInvite."""

    chatId: str | None = None
    accept: bool | None = None


class InviteUserToChat(Answered[None]):
    """inviteUserToChat."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class KickUserFromChat(Answered[None]):
    """kickUserFromChat."""

    chatId: str | None = None
    userInfo: UserInfo | None = None


class SendChatMessage(Answered[None]):
    """sendChatMessage."""

    chatId: str | None = None
    message: str | None = None


class RequestHelpChat(Answered[None]):
    """requestHelpChat."""


class EndChat(Answered[None]):
    """endChat."""

    chatId: str | None = None


class ExitChat(Answered[None]):
    """exitChat."""

    chatId: str | None = None


class SendUserMessage(Answered[None]):
    """sendUserMessage."""

    user: UserInfo | None = None
    message: str | None = None


class SendBroadcastMessage(Answered[None]):
    """sendBroadcastMessage."""

    message: str | None = None


class SendSkillBroadcastMessage(Answered[None]):
    """sendSkillBroadcastMessage."""

    skill: UserInfo | None = None
    message: str | None = None


class SendHttpServerMessage(Answered[None]):
    """sendHttpServerMessage."""

    message: str | None = None


class GetLoggedUsers(Answered[tuple[UserInfo, ...]]):
    """getLoggedUsers."""
