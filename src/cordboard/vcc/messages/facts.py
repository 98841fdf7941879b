"""What can happen between users who write to each other: one fact a message, however many read it."""

from __future__ import annotations

from typing import TypeAlias

from ..ids import AgentId, ChatId, Milliseconds, SeatId, SkillId
from ..kernel import Fact
from .model import Chat, Pace, Person


class ChatOpened(Fact, frozen=True, kw_only=True, tag="chat.opened"):
    """A user has opened a chat, or asked for help, and is alone in it so far."""

    seat: SeatId
    chat: Chat
    owner: Person
    pace: Pace


class HelpRequested(Fact, frozen=True, kw_only=True, tag="chat.help_requested"):
    """An agent asks these supervisors for help."""

    seats: tuple[SeatId, ...]
    chat: Chat
    by: Person


class UserInvited(Fact, frozen=True, kw_only=True, tag="chat.user_invited"):
    """A user is asked to join."""

    seat: SeatId
    chat: Chat
    by: Person
    pace: Pace


class InvitationWithdrawn(Fact, frozen=True, kw_only=True, tag="chat.invitation_withdrawn"):
    """These users need not answer any more: too late, the chat is over, or another has come to help."""

    seats: tuple[SeatId, ...]
    chat: Chat


class UserDeclined(Fact, frozen=True, kw_only=True, tag="chat.user_declined"):
    """Somebody does not want to join."""

    seats: tuple[SeatId, ...]
    chat: Chat
    user: Person


class UserDidNotRespond(Fact, frozen=True, kw_only=True, tag="chat.user_did_not_respond"):
    """Somebody did not answer in time; `user` is None where no supervisor did."""

    seats: tuple[SeatId, ...]
    chat: Chat
    user: Person | None = None


class ChatJoined(Fact, frozen=True, kw_only=True, tag="chat.joined"):
    """The user at this seat is in the chat now, as `by` has asked."""

    seat: SeatId
    chat: Chat
    by: Person


class UserJoined(Fact, frozen=True, kw_only=True, tag="chat.user_joined"):
    """Somebody is in the chat now; `people` is everybody in it."""

    seats: tuple[SeatId, ...]
    chat: Chat
    user: Person
    people: tuple[Person, ...]


class UserLeft(Fact, frozen=True, kw_only=True, tag="chat.user_left"):
    """Somebody is not in the chat any more; `people` is everybody who stays."""

    seats: tuple[SeatId, ...]
    chat: Chat
    user: Person
    people: tuple[Person, ...]


class UserKicked(Fact, frozen=True, kw_only=True, tag="chat.user_kicked"):
    """The user at this seat was put out of the chat."""

    seat: SeatId
    chat: Chat
    user: Person
    by: Person


class ChatEnded(Fact, frozen=True, kw_only=True, tag="chat.ended"):
    """The chat is over. `killed_by`: a supervisor who ended a chat that was not theirs."""

    seats: tuple[SeatId, ...]
    chat: Chat
    killed_by: Person | None = None


class ChatMessageWritten(Fact, frozen=True, kw_only=True, tag="chat.message_written"):
    """Somebody has written to the others in a chat."""

    seats: tuple[SeatId, ...]
    chat: ChatId
    sender: Person
    text: str
    pace: Pace


class UserMessageWritten(Fact, frozen=True, kw_only=True, tag="message.user"):
    """Somebody has written to the user at this seat."""

    seat: SeatId
    receiver: AgentId
    at: Milliseconds
    sender: Person
    text: str
    pace: Pace


class BroadcastWritten(Fact, frozen=True, kw_only=True, tag="message.broadcast"):
    """Somebody has written to everybody else, or to those of a skill."""

    seats: tuple[SeatId, ...]
    skill: SkillId | None = None
    sender: Person
    text: str
    pace: Pace


class LoggedUsersChanged(Fact, frozen=True, kw_only=True, tag="chat.logged_users_changed"):
    """Others are logged in than a moment ago: told to those who are in a chat and may want to ask them."""

    seats: tuple[SeatId, ...]
    people: tuple[Person, ...]


AnyMessagesFact: TypeAlias = (
    ChatOpened
    | HelpRequested
    | UserInvited
    | InvitationWithdrawn
    | UserDeclined
    | UserDidNotRespond
    | ChatJoined
    | UserJoined
    | UserLeft
    | UserKicked
    | ChatEnded
    | ChatMessageWritten
    | UserMessageWritten
    | BroadcastWritten
    | LoggedUsersChanged
)
