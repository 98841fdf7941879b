"""How somebody else comes into a chat: asked, and with time to answer."""

from __future__ import annotations

from msgspec.structs import replace

from ..agents import require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import AgentId, ChatId
from ..work import Work
from .commands import AnswerInvitation, InviteUser
from .facts import (
    ChatEnded,
    ChatJoined,
    InvitationWithdrawn,
    UserDeclined,
    UserDidNotRespond,
    UserInvited,
    UserJoined,
)
from .model import Chat, ChatState, Invitation, InvitationState
from .opening import HELP_TIMER
from .policy import (
    MOST_MEMBERS,
    ONE_READER,
    chat_with,
    invitation_to,
    meant,
    paced,
    people,
    person,
    require_place,
    seats_of,
)
from .states import CHAT, INVITATION, ChatEvent, InvitationEvent

INVITATION_TIMER = "chat_invitation"


def invite(work: Work, command: InviteUser) -> None:
    """Ask a user to join; any member may who may open chats."""
    world = work.world
    agent = world.agent_at(command.seat)
    require(world.directory.users[agent.id], Permission.CREATE_CHAT)
    chat = chat_with(world, agent.id, command.chat)
    other = meant(world, command.whom)
    assert other.seat is not None
    after = _with_invitation(chat, Invitation(other.id, agent.id))
    pace = paced(world, agent.id, ONE_READER, work.now)
    by = person(world.directory, agent.id)
    work.record(UserInvited(seat=other.seat, chat=after, by=by, pace=pace))
    timeout = world.directory.options.chat_invitation_timeout
    work.set_timer(INVITATION_TIMER, subject_of(chat.id, other.id), timeout)


def answer(work: Work, command: AnswerInvitation) -> None:
    """Join the chat, or decline."""
    agent = work.world.agent_at(command.seat)
    chat = invitation_to(work.world, agent.id, command.chat)
    if command.accept:
        require_place(work.world, agent.id)
        _join(work, chat, agent.id)
    else:
        decline(work, chat, agent.id)


def timed_out(work: Work, subject: str) -> None:
    """Who was invited has not answered in time."""
    name, _, user = subject.partition(":")
    chat = work.world.chats.open.get(ChatId(name))
    invited = AgentId(int(user))
    if chat is None or invited not in chat.invited:
        return
    after = without(chat, invited, InvitationEvent.EXPIRED)
    who = person(work.world.directory, invited)
    work.record(InvitationWithdrawn(seats=seats_of(work.world, (invited,)), chat=after))
    work.record(UserDidNotRespond(seats=seats_of(work.world, chat.members), chat=after, user=who))


def not_helped(work: Work, subject: str) -> None:
    """No supervisor has answered in time."""
    chat = work.world.chats.open.get(ChatId(subject))
    if chat is not None and chat.state is ChatState.ASKING:
        unanswered(work, chat)


def decline(work: Work, chat: Chat, user: AgentId) -> None:
    """The user does not come, or has logged out. Help that nobody is left to give is over."""
    work.cancel_timer(INVITATION_TIMER, subject_of(chat.id, user))
    after = without(chat, user, InvitationEvent.DECLINED)
    who = person(work.world.directory, user)
    work.record(UserDeclined(seats=seats_of(work.world, chat.members), chat=after, user=who))
    if after.state is ChatState.ASKING and not after.invitations:
        unanswered(work, after)


def unanswered(work: Work, chat: Chat) -> None:
    """The chat ends in which an agent has waited for help."""
    work.cancel_timer(HELP_TIMER, chat.id)
    asking = withdraw(work, chat)
    owner = seats_of(work.world, asking.members)
    work.record(UserDidNotRespond(seats=owner, chat=asking))
    after = replace(asking, state=CHAT.after(asking.state, ChatEvent.UNANSWERED))
    work.record(ChatEnded(seats=owner, chat=after))


def withdraw(work: Work, chat: Chat) -> Chat:
    """Nobody who is still invited need answer. Answer: the chat without invitations."""
    after = chat
    for invited in chat.invited:
        work.cancel_timer(INVITATION_TIMER, subject_of(chat.id, invited))
        after = without(after, invited, InvitationEvent.WITHDRAWN)
    if chat.invitations:
        work.record(InvitationWithdrawn(seats=seats_of(work.world, chat.invited), chat=after))
    return after


def without(chat: Chat, user: AgentId, event: InvitationEvent) -> Chat:
    """The chat after `event` of the user's invitation."""
    assert INVITATION.after(InvitationState.PENDING, event) is not InvitationState.PENDING
    return replace(chat, invitations=tuple(each for each in chat.invitations if each.user != user))


def subject_of(chat: ChatId, user: AgentId) -> str:
    """The name of an invitation."""
    return f"{chat}:{user}"


def _with_invitation(chat: Chat, invitation: Invitation) -> Chat:
    """Raises Refusal WRONG_STATE where that user need not be asked, or the chat is full."""
    state = CHAT.after(chat.state, ChatEvent.INVITED)
    if invitation.user in (*chat.members, *chat.invited):
        raise Refusal(Reason.WRONG_STATE, "this user is in the chat, or asked to be; wait for the answer")
    if len(chat.members) + len(chat.invitations) >= MOST_MEMBERS:
        raise Refusal(Reason.WRONG_STATE, f"a chat has {MOST_MEMBERS} members at most; open another one")
    return replace(chat, state=state, invitations=(*chat.invitations, invitation))


def _join(work: Work, chat: Chat, user: AgentId) -> None:
    """The user comes in. Who helps is the only one to come: the other supervisors need not."""
    world = work.world
    by = next(each.by for each in chat.invitations if each.user == user)
    work.cancel_timer(INVITATION_TIMER, subject_of(chat.id, user))
    work.cancel_timer(HELP_TIMER, chat.id)
    helped = chat.state is ChatState.ASKING
    chat = without(chat, user, InvitationEvent.ACCEPTED)
    state = CHAT.after(chat.state, ChatEvent.ANSWERED if helped else ChatEvent.JOINED)
    chat = replace(chat, state=state, members=(*chat.members, user))
    seat = world.agents[user].seat
    assert seat is not None
    work.record(ChatJoined(seat=seat, chat=chat, by=person(world.directory, by)))
    chat = withdraw(work, chat) if helped else chat
    everybody = seats_of(world, chat.members)
    who, there = person(world.directory, user), people(world, chat.members)
    work.record(UserJoined(seats=everybody, chat=chat, user=who, people=there))
