"""What users write: to those in a chat, to one user, to everybody, to a skill.

One's own words are not told back to one's own seat. Nothing waits for who is not logged in.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..agents import Agent, Presence, require
from ..center import Permission
from ..errors import Reason, Refusal
from ..ids import AgentId, Milliseconds, SeatId, SkillId
from ..work import Work
from .commands import WriteInChat, WriteToAll, WriteToSkill, WriteToUser
from .facts import BroadcastWritten, ChatMessageWritten, UserMessageWritten
from .model import Pace
from .policy import (
    LONGEST,
    MANY_READERS,
    ONE_READER,
    chat_with,
    logged_in,
    meant,
    paced,
    person,
    readable,
    seats_of,
    skill_meant,
)
from .states import CHAT, ChatEvent


def write_in_chat(work: Work, command: WriteInChat) -> None:
    """Write to the others in a chat."""
    world = work.world
    agent = _writer(work, command.seat)
    chat = chat_with(world, agent.id, command.chat)
    CHAT.after(chat.state, ChatEvent.WRITTEN)
    others = _readers(work, (each for each in chat.members if each != agent.id))
    text = readable(command.text)
    pace = paced(world, agent.id, ONE_READER, work.now)
    sender = person(world.directory, agent.id)
    work.record(ChatMessageWritten(seats=others, chat=chat.id, sender=sender, text=text, pace=pace))


def write_to_user(work: Work, command: WriteToUser) -> None:
    """Write to one user."""
    world = work.world
    agent = _writer(work, command.seat)
    other = meant(world, command.whom)
    text = readable(command.text)
    pace = paced(world, agent.id, ONE_READER, work.now)
    assert other.seat is not None
    sender = person(world.directory, agent.id)
    work.record(
        UserMessageWritten(
            seat=other.seat, receiver=other.id, at=work.at, sender=sender, text=text, pace=pace
        )
    )


def tell_users(work: Work, by: AgentId, users: Iterable[AgentId], text: str) -> None:
    """Let those of the users who are logged in read what follows from something that `by` has done.

    The center wants it so: it costs the agent nothing of what they may write, and needs no permission.
    """
    world = work.world
    sender = person(world.directory, by)
    pace = Pace(by, world.chats.paces.get(by, Milliseconds(0)))
    for user in users:
        reader = world.agents.get(user)
        if reader is not None and reader.seat is not None and reader.presence is Presence.LOGGED_IN:
            work.record(
                UserMessageWritten(
                    seat=reader.seat,
                    receiver=user,
                    at=work.at,
                    sender=sender,
                    text=text[:LONGEST],
                    pace=pace,
                )
            )


def write_to_all(work: Work, command: WriteToAll) -> None:
    """Write to everybody else."""
    agent = _writer(work, command.seat)
    everybody = (each.id for each in logged_in(work.world))
    _broadcast(work, agent, everybody, command.text, None)


def write_to_skill(work: Work, command: WriteToSkill) -> None:
    """Write to everybody else who has a skill, whether or not they work in it now."""
    directory = work.world.directory
    agent = _writer(work, command.seat)
    skill = skill_meant(directory, command.skill, command.name)
    members = (each.id for each in logged_in(work.world) if skill.id in directory.levels(each.id))
    _broadcast(work, agent, members, command.text, skill.id)


def _broadcast(work: Work, agent: Agent, to: Iterable[AgentId], text: str, skill: SkillId | None) -> None:
    readers = _readers(work, (each for each in to if each != agent.id))
    text = readable(text)
    pace = paced(work.world, agent.id, MANY_READERS, work.now)
    sender = person(work.world.directory, agent.id)
    work.record(BroadcastWritten(seats=readers, skill=skill, sender=sender, text=text, pace=pace))


def _writer(work: Work, seat: SeatId) -> Agent:
    agent = work.world.agent_at(seat)
    require(work.world.directory.users[agent.id], Permission.SEND_MESSAGES)
    return agent


def _readers(work: Work, users: Iterable[AgentId]) -> tuple[SeatId, ...]:
    """Where they sit. Raises Refusal AGENT_NOT_LOGGED_IN where nobody would read it."""
    seats = seats_of(work.world, users)
    if not seats:
        raise Refusal(Reason.AGENT_NOT_LOGGED_IN, "nobody is there who could read this; wait for somebody")
    return seats
