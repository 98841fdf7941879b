"""The chats that live, and how fast users have written of late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..ids import AgentId, ChatId, Milliseconds
from ..kernel import Fact
from . import facts
from .model import Chat, ChatState, KeptChats


@dataclass(slots=True)
class Chats:
    """The world's part of this capability."""

    open: dict[ChatId, Chat] = field(default_factory=dict)
    paces: dict[AgentId, Milliseconds] = field(default_factory=dict)
    """Until when each user has used up what they may send."""
    listed: tuple[AgentId, ...] = ()
    """Who was logged in when those in chats were last told."""

    @classmethod
    def of(cls, kept: KeptChats) -> Chats:
        """The chats of a snapshot."""
        return cls({each.id: each for each in kept.open}, dict(kept.paces), kept.listed)

    def kept(self) -> KeptChats:
        """All of it as one value."""
        return KeptChats(open=tuple(self.open.values()), paces=tuple(self.paces.items()), listed=self.listed)

    def with_user(self, user: AgentId) -> tuple[Chat, ...]:
        """The chats that a user is in or invited to."""
        return tuple(each for each in self.open.values() if user in each.members or user in each.invited)


def _put(chats: Chats, fact: Any) -> None:
    chat: Chat = fact.chat
    if chat.state is ChatState.ENDED:
        chats.open.pop(chat.id, None)
    else:
        chats.open[chat.id] = chat


def _pace(chats: Chats, fact: Any) -> None:
    chats.paces[fact.pace.user] = fact.pace.until


def _put_and_pace(chats: Chats, fact: Any) -> None:
    _put(chats, fact)
    _pace(chats, fact)


def _list(chats: Chats, fact: facts.LoggedUsersChanged) -> None:
    chats.listed = tuple(each.id for each in fact.people)


EFFECTS: Mapping[type[Fact], Callable[[Chats, Any], None]] = {
    facts.ChatOpened: _put_and_pace,
    facts.HelpRequested: _put,
    facts.UserInvited: _put_and_pace,
    facts.InvitationWithdrawn: _put,
    facts.UserDeclined: _put,
    facts.UserDidNotRespond: _put,
    facts.ChatJoined: _put,
    facts.UserJoined: _put,
    facts.UserLeft: _put,
    facts.UserKicked: _put,
    facts.ChatEnded: _put,
    facts.ChatMessageWritten: _pace,
    facts.UserMessageWritten: _pace,
    facts.BroadcastWritten: _pace,
    facts.LoggedUsersChanged: _list,
}
"""What each fact changes here."""
