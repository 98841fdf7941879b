"""Who may write to whom, how much and how fast: pure decisions.

Whoever sends is charged a time for it, more where more people are disturbed; a user may be `AHEAD` of the
clock by so much, and is refused beyond that until the time has passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ..agents import Agent, Presence
from ..center import Skill
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import AgentId, ChatId, Milliseconds, SeatId, SkillId
from ..world import World
from .model import Chat, Pace, Person, Whom

LONGEST: Final = 4000
"""Characters of a message: two pages."""
MOST_MEMBERS: Final = 50
MOST_CHATS: Final = 20
"""Chats that one user can be in at a time."""
AHEAD: Final = 20_000
ONE_READER: Final = 1_000
"""What it costs to write in a chat, to a user, or to open a chat and to ask somebody in."""
MANY_READERS: Final = 10_000
"""What it costs to write to everybody, or to call for help."""


def person(directory: Directory, user: AgentId) -> Person:
    """A user as others see them."""
    found = directory.users[user]
    return Person(found.id, found.name, found.role)


def people(world: World, users: Iterable[AgentId]) -> tuple[Person, ...]:
    """Users as others see them."""
    return tuple(person(world.directory, each) for each in users)


def seats_of(world: World, users: Iterable[AgentId]) -> tuple[SeatId, ...]:
    """Where those users sit who are logged in."""
    agents = (world.agents.get(each) for each in users)
    return tuple(each.seat for each in agents if each is not None and each.seat is not None)


def logged_in(world: World) -> tuple[Agent, ...]:
    """Everybody who is logged in."""
    return tuple(each for each in world.agents.values() if each.presence is Presence.LOGGED_IN)


def supervisors(world: World, but: AgentId) -> tuple[AgentId, ...]:
    """The supervisors who are logged in, but for one."""
    users = world.directory.users
    return tuple(each.id for each in logged_in(world) if each.id != but and users[each.id].role.supervises)


def meant(world: World, whom: Whom) -> Agent:
    """Whom the command means, who is logged in. Raises Refusal AGENT_NOT_LOGGED_IN."""
    named = None if whom.id else world.directory.user(whom.name)
    agent = world.agents.get(whom.id if named is None else named.id)
    if agent is None or agent.presence is not Presence.LOGGED_IN:
        raise Refusal(
            Reason.AGENT_NOT_LOGGED_IN, "this user is not logged in; choose one whom getLoggedUsers answers"
        )
    return agent


def skill_meant(directory: Directory, skill: SkillId, name: str) -> Skill:
    """The skill that the command means. Raises Refusal UNKNOWN_SKILL."""
    found = directory.skills.get(skill) if skill else directory.skills_by_name.get(name.lower())
    if found is None:
        raise Refusal(Reason.UNKNOWN_SKILL, "there is no such skill; send its id and name as userInfo")
    return found


def chat_with(world: World, user: AgentId, chat: ChatId) -> Chat:
    """The chat, which the user is in. Raises Refusal UNKNOWN_CHAT."""
    found = world.chats.open.get(chat)
    if found is None or user not in found.members:
        raise _unknown()
    return found


def invitation_to(world: World, user: AgentId, chat: ChatId) -> Chat:
    """The chat to which the user is invited. Raises Refusal UNKNOWN_CHAT."""
    found = world.chats.open.get(chat)
    if found is None or user not in found.invited:
        raise _unknown()
    return found


def _unknown() -> Refusal:
    text = "the user is in no such chat and has no such invitation; use a chatId of an event that still holds"
    return Refusal(Reason.UNKNOWN_CHAT, text)


def rules(world: World, chat: Chat, user: AgentId) -> bool:
    """May this member put others out, and end it? Its owner may, and a supervisor."""
    return user == chat.owner or world.directory.users[user].role.supervises


def require_rule(world: World, chat: Chat, user: AgentId) -> None:
    """Raises Refusal NO_PERMISSION where the member may not put others out, or end the chat."""
    if not rules(world, chat, user):
        text = "this is for the chat's owner and for supervisors in it; leave it with exitChat"
        raise Refusal(Reason.NO_PERMISSION, text)


def require_place(world: World, user: AgentId) -> None:
    """Raises Refusal WRONG_STATE where the user is in as many chats as anybody can be."""
    if sum(user in each.members for each in world.chats.open.values()) >= MOST_CHATS:
        text = f"a user is in {MOST_CHATS} chats at most; leave one of them first"
        raise Refusal(Reason.WRONG_STATE, text)


def readable(text: str) -> str:
    """The text as it may be sent. Raises Refusal BAD_VALUE; what is wrong is said without the text."""
    if not text.strip():
        raise Refusal(Reason.BAD_VALUE, "the message is empty; write something")
    if len(text) > LONGEST:
        raise Refusal(
            Reason.BAD_VALUE, f"a message has {LONGEST} characters at most, not {len(text)}; send it in parts"
        )
    return text


def paced(world: World, user: AgentId, cost: int, now: Milliseconds) -> Pace:
    """The user's pace after something that costs so much. Raises Refusal TOO_MANY_MESSAGES."""
    free_at = max(world.chats.paces.get(user, Milliseconds(0)), now)
    until = Milliseconds(free_at + cost)
    if until - now > AHEAD:
        seconds = -(-(until - now - AHEAD) // 1000)
        raise Refusal(
            Reason.TOO_MANY_MESSAGES, f"the user writes faster than people read; try again in {seconds} s"
        )
    return Pace(user, until)
