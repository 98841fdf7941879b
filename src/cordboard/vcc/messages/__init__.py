"""Messages: users write to each other, in chats, one to one, or to everybody.

A chat has an owner. Any member who may open chats can ask others in; its owner and supervisors can put
members out and end it. Help is a chat that an agent opens to all supervisors; the first to accept has it.
"""

from .chats import EFFECTS, Chats
from .commands import (
    AnswerInvitation,
    EndChat,
    InviteUser,
    KickUser,
    LeaveChat,
    OpenChat,
    RequestHelp,
    WriteInChat,
    WriteToAll,
    WriteToSkill,
    WriteToUser,
)
from .facts import (
    AnyMessagesFact,
    BroadcastWritten,
    ChatEnded,
    ChatJoined,
    ChatMessageWritten,
    ChatOpened,
    HelpRequested,
    InvitationWithdrawn,
    LoggedUsersChanged,
    UserDeclined,
    UserDidNotRespond,
    UserInvited,
    UserJoined,
    UserKicked,
    UserLeft,
    UserMessageWritten,
)
from .model import Chat, ChatState, Invitation, InvitationState, KeptChats, Pace, Person, Whom
from .states import CHAT, INVITATION, ChatEvent, InvitationEvent

__all__ = [
    "CHAT",
    "EFFECTS",
    "INVITATION",
    "AnswerInvitation",
    "AnyMessagesFact",
    "BroadcastWritten",
    "Chat",
    "ChatEnded",
    "ChatEvent",
    "ChatJoined",
    "ChatMessageWritten",
    "ChatOpened",
    "ChatState",
    "Chats",
    "EndChat",
    "HelpRequested",
    "Invitation",
    "InvitationEvent",
    "InvitationState",
    "InvitationWithdrawn",
    "InviteUser",
    "KeptChats",
    "KickUser",
    "LeaveChat",
    "LoggedUsersChanged",
    "OpenChat",
    "Pace",
    "Person",
    "RequestHelp",
    "UserDeclined",
    "UserDidNotRespond",
    "UserInvited",
    "UserJoined",
    "UserKicked",
    "UserLeft",
    "UserMessageWritten",
    "Whom",
    "WriteInChat",
    "WriteToAll",
    "WriteToSkill",
    "WriteToUser",
]
