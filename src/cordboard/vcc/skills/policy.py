"""Who has which skill, read from the described center, and which of them are on."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from ..agents import Agent
from ..center import Skill, User
from ..directory import Directory
from ..errors import Reason, Refusal
from ..ids import SkillId


def of_user(directory: Directory, user: User) -> tuple[Skill, ...]:
    """The user's skills, best level first, then by name."""
    levels = sorted(user.skills, key=lambda each: (each.level, each.skill))
    return tuple(directory.skills[each.skill] for each in levels if each.skill in directory.skills)


def active(directory: Directory, agent: Agent) -> tuple[SkillId, ...]:
    """The skills that the agent works in now, in the order of `of_user`."""
    assigned = of_user(directory, directory.users[agent.id])
    return tuple(skill.id for skill in assigned if skill.id not in agent.skills_off)


def switched(directory: Directory, agent: Agent, wanted: Collection[SkillId]) -> Agent:
    """The agent who works in `wanted` and nothing else. Raises Refusal UNKNOWN_SKILL."""
    assigned = [skill.id for skill in of_user(directory, directory.users[agent.id])]
    strange = next((skill for skill in wanted if skill not in assigned), None)
    if strange is not None:
        raise Refusal(
            Reason.UNKNOWN_SKILL, f"{strange} is none of this agent's skills; choose from the available ones"
        )
    return replace(agent, skills_off=tuple(skill for skill in assigned if skill not in wanted))
