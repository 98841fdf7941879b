"""How a chat begins: somebody opens one, or an agent asks for help."""

from __future__ import annotations

from ..agents import require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import ChatId
from ..work import Work
from .commands import OpenChat, RequestHelp
from .facts import ChatOpened, HelpRequested
from .model import Chat, ChatState, Invitation
from .policy import MANY_READERS, ONE_READER, paced, person, require_place, seats_of, supervisors
from .states import CHAT

HELP_TIMER = "chat_help"


def open_chat(work: Work, command: OpenChat) -> ChatId:
    """Open a chat; others come in by invitation."""
    world = work.world
    agent = world.agent_at(command.seat)
    require(world.directory.users[agent.id], Permission.CREATE_CHAT)
    require_place(world, agent.id)
    pace = paced(world, agent.id, ONE_READER, work.now)
    chat = Chat(id=ChatId(work.fresh()), state=CHAT.first, owner=agent.id, members=(agent.id,))
    owner = person(world.directory, agent.id)
    work.record(ChatOpened(seat=command.seat, chat=chat, owner=owner, pace=pace))
    return chat.id


def request_help(work: Work, command: RequestHelp) -> ChatId:
    """Ask every supervisor who is logged in. One request at a time."""
    world = work.world
    agent = world.agent_at(command.seat)
    require(world.directory.users[agent.id], Permission.SEND_MESSAGES)
    asked = supervisors(world, but=agent.id)
    if not asked:
        raise Refusal(Reason.AGENT_NOT_LOGGED_IN, "no supervisor is logged in; ask again later")
    if any(each.state is ChatState.ASKING and each.owner == agent.id for each in world.chats.open.values()):
        raise Refusal(Reason.WRONG_STATE, "the agent has asked for help already; wait for chatUserJoined")
    require_place(world, agent.id)
    pace = paced(world, agent.id, MANY_READERS, work.now)
    chat = Chat(
        id=ChatId(work.fresh()),
        state=ChatState.ASKING,
        owner=agent.id,
        members=(agent.id,),
        invitations=tuple(Invitation(each, agent.id) for each in asked),
    )
    who = person(world.directory, agent.id)
    work.record(ChatOpened(seat=command.seat, chat=chat, owner=who, pace=pace))
    work.record(HelpRequested(seats=seats_of(world, asked), chat=chat, by=who))
    work.set_timer(HELP_TIMER, chat.id, world.directory.options.chat_invitation_timeout)
    return chat.id
