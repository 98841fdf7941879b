"""The life cycles of a chat and of an invitation.

Help that is asked for is a chat that waits for its second member. Where nobody comes, or the last one
leaves, a chat is over.
"""

from __future__ import annotations

from enum import Enum, unique

from ..lifecycle import LifeCycle
from .model import ChatState, InvitationState


@unique
class ChatEvent(Enum):
    """What can happen to a chat."""

    ANSWERED = "a supervisor comes to help"
    UNANSWERED = "no supervisor comes"
    INVITED = "somebody is asked to join"
    JOINED = "somebody joins"
    WRITTEN = "somebody writes"
    LEFT = "somebody leaves, and others stay"
    DESERTED = "the last one leaves"
    ENDED = "somebody with the right to it ends it"


@unique
class InvitationEvent(Enum):
    """What can happen to an invitation."""

    ACCEPTED = "the user joins"
    DECLINED = "the user does not want to"
    EXPIRED = "the user does not answer in time"
    WITHDRAWN = "the chat is over, or another has taken it"


CHAT = LifeCycle[ChatState, ChatEvent](
    "chat",
    ChatState.OPEN,
    {
        ChatState.ASKING: {
            ChatEvent.ANSWERED: ChatState.OPEN,
            ChatEvent.UNANSWERED: ChatState.ENDED,
            ChatEvent.DESERTED: ChatState.ENDED,
            ChatEvent.ENDED: ChatState.ENDED,
        },
        ChatState.OPEN: {
            ChatEvent.INVITED: ChatState.OPEN,
            ChatEvent.JOINED: ChatState.OPEN,
            ChatEvent.WRITTEN: ChatState.OPEN,
            ChatEvent.LEFT: ChatState.OPEN,
            ChatEvent.DESERTED: ChatState.ENDED,
            ChatEvent.ENDED: ChatState.ENDED,
        },
        ChatState.ENDED: {},
    },
)

INVITATION = LifeCycle[InvitationState, InvitationEvent](
    "invitation",
    InvitationState.PENDING,
    {
        InvitationState.PENDING: {
            InvitationEvent.ACCEPTED: InvitationState.ACCEPTED,
            InvitationEvent.DECLINED: InvitationState.DECLINED,
            InvitationEvent.EXPIRED: InvitationState.EXPIRED,
            InvitationEvent.WITHDRAWN: InvitationState.WITHDRAWN,
        },
        InvitationState.ACCEPTED: {},
        InvitationState.DECLINED: {},
        InvitationState.EXPIRED: {},
        InvitationState.WITHDRAWN: {},
    },
)
