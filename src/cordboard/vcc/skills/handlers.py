"""Questions about skills."""

from __future__ import annotations

from ..center import Skill
from ..queries import ListSkills
from ..world import World
from .policy import of_user


def list_skills(world: World, query: ListSkills) -> tuple[Skill, ...]:
    """The skills of the agent at this seat."""
    agent = world.agent_at(query.seat)
    return of_user(world.directory, world.directory.users[agent.id])
