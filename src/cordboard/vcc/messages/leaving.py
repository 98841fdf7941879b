"""How somebody is in a chat no longer: they go, are put out, log out; or it ends for everybody."""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import LoggedOut, LoginFinished
from ..errors import Reason, Refusal
from ..ids import AgentId, Milliseconds
from ..work import Work
from .commands import EndChat, KickUser, LeaveChat
from .facts import ChatEnded, LoggedUsersChanged, UserKicked, UserLeft
from .inviting import decline, withdraw
from .model import Chat
from .opening import HELP_TIMER
from .policy import chat_with, logged_in, meant, people, person, require_rule, seats_of
from .states import CHAT, ChatEvent

LOGGED_USERS_TIMER = "chat_logged_users"
_EVERYBODY = "all"
_LIST_EVERY = Milliseconds(5_000)
"""A morning's logins are told as one list now and then, not as a list each."""


def leave(work: Work, command: LeaveChat) -> None:
    """Go; the others go on."""
    agent = work.world.agent_at(command.seat)
    _part(work, chat_with(work.world, agent.id, command.chat), agent.id)


def kick(work: Work, command: KickUser) -> None:
    """Put a member out."""
    world = work.world
    agent = world.agent_at(command.seat)
    chat = chat_with(world, agent.id, command.chat)
    require_rule(world, chat, agent.id)
    other = meant(world, command.whom)
    if other.id == agent.id or other.id not in chat.members:
        raise Refusal(Reason.BAD_VALUE, "this is none of the others in the chat; see chatParticipantUpdated")
    after = _without(chat, other.id)
    assert other.seat is not None
    who, by = person(world.directory, other.id), person(world.directory, agent.id)
    work.record(UserKicked(seat=other.seat, chat=after, user=who, by=by))
    _tell_left(work, after, other.id, after.members)


def end(work: Work, command: EndChat) -> None:
    """End the chat for everybody in it."""
    world = work.world
    agent = world.agent_at(command.seat)
    chat = chat_with(world, agent.id, command.chat)
    require_rule(world, chat, agent.id)
    killer = None if agent.id == chat.owner else person(world.directory, agent.id)
    work.cancel_timer(HELP_TIMER, chat.id)
    chat = withdraw(work, chat)
    after = replace(chat, state=CHAT.after(chat.state, ChatEvent.ENDED))
    work.record(ChatEnded(seats=seats_of(world, chat.members), chat=after, killed_by=killer))


def follow(work: Work) -> None:
    """Who has logged out is in no chat; and those in one learn who else could be asked in."""
    if not work.world.chats.open:
        return
    came_or_went = [fact for fact in work.facts if type(fact) in {LoggedOut, LoginFinished}]
    for fact in came_or_went:
        if type(fact) is LoggedOut:
            _log_out(work, fact.agent.id)
    timer = (LOGGED_USERS_TIMER, _EVERYBODY)
    if came_or_went and timer not in work.world.timers_about:
        work.set_timer(*timer, _LIST_EVERY)


def tell_logged_users(work: Work, _subject: str) -> None:
    """Tell those in chats who is logged in."""
    world = work.world
    members = dict.fromkeys(user for chat in world.chats.open.values() for user in chat.members)
    there = tuple(each.id for each in logged_in(world))
    if members and set(there) != set(world.chats.listed):
        seats = seats_of(world, members)
        work.record(LoggedUsersChanged(seats=seats, people=people(world, there)))


def _log_out(work: Work, user: AgentId) -> None:
    for chat in work.world.chats.with_user(user):
        if user in chat.members:
            _part(work, chat, user)
        else:
            decline(work, chat, user)


def _part(work: Work, chat: Chat, user: AgentId) -> None:
    """The user is out; the last one to go leaves nothing behind."""
    if len(chat.members) > 1:
        _tell_left(work, _without(chat, user), user, chat.members)
        return
    work.cancel_timer(HELP_TIMER, chat.id)
    chat = withdraw(work, chat)
    after = replace(chat, state=CHAT.after(chat.state, ChatEvent.DESERTED), members=())
    work.record(ChatEnded(seats=seats_of(work.world, (user,)), chat=after))


def _without(chat: Chat, user: AgentId) -> Chat:
    """The chat without a member; who has been in it for the longest owns it where its owner goes."""
    members = tuple(each for each in chat.members if each != user)
    owner = members[0] if chat.owner == user else chat.owner
    return replace(chat, state=CHAT.after(chat.state, ChatEvent.LEFT), members=members, owner=owner)


def _tell_left(work: Work, chat: Chat, user: AgentId, to: tuple[AgentId, ...]) -> None:
    world = work.world
    who, there = person(world.directory, user), people(world, chat.members)
    work.record(UserLeft(seats=seats_of(world, to), chat=chat, user=who, people=there))
