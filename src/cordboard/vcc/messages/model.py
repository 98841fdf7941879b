"""Chats and those in them; no text that anybody wrote is part of the live state."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..center import Role
from ..ids import AgentId, ChatId, Milliseconds


@unique
class ChatState(StrEnum):
    """How far a chat has come; the table is in `states.py`."""

    ASKING = "ASKING"
    """An agent waits for a supervisor's help."""
    OPEN = "OPEN"
    ENDED = "ENDED"


@unique
class InvitationState(StrEnum):
    """What became of an invitation; only pending ones are kept."""

    PENDING = "PENDING"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"


class Person(msgspec.Struct, frozen=True):
    """A user as others in a chat see them."""

    id: AgentId
    name: str
    role: Role


class Whom(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a command means: by id, else (0) by user name."""

    id: AgentId = AgentId(0)
    name: str = ""


class Invitation(msgspec.Struct, frozen=True):
    """Somebody who is asked into a chat and has not answered yet."""

    user: AgentId
    by: AgentId


class Chat(msgspec.Struct, frozen=True, kw_only=True):
    """One chat. Its owner opened it, or has been in it for the longest since the owner left."""

    id: ChatId
    state: ChatState
    owner: AgentId
    members: tuple[AgentId, ...]
    """In the order in which they came."""
    invitations: tuple[Invitation, ...] = ()

    @property
    def invited(self) -> tuple[AgentId, ...]:
        """Who has not answered yet."""
        return tuple(each.user for each in self.invitations)


class KeptChats(msgspec.Struct, frozen=True, kw_only=True):
    """The chats, and what goes with them, as a snapshot keeps them."""

    open: tuple[Chat, ...] = ()
    paces: tuple[tuple[AgentId, Milliseconds], ...] = ()
    listed: tuple[AgentId, ...] = ()


class Pace(msgspec.Struct, frozen=True):
    """Until when a user has used up what they may send; before now: everything is free again."""

    user: AgentId
    until: Milliseconds
