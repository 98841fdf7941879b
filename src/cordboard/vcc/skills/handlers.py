"""How agents choose among their skills, and questions about skills."""

from __future__ import annotations

from ..agents import require
from ..center import Permission, Skill
from ..ids import AgentId
from ..queries import ListAllSkills, ListSkillGroups, ListSkills, SkillMembers
from ..work import Work
from ..world import World
from .commands import SetActiveSkills
from .facts import ActiveSkillsChanged
from .policy import active, of_user, switched


def set_active_skills(work: Work, command: SetActiveSkills) -> None:
    """Work in these skills only; calls that wait for them are offered at once."""
    directory = work.world.directory
    agent = work.world.agent_at(command.seat)
    require(directory.users[agent.id], Permission.MANAGE_SKILL_AVAILABILITY)
    after = switched(directory, agent, command.skills)
    if after != agent:
        work.record(ActiveSkillsChanged(seat=command.seat, agent=after, active=active(directory, after)))


def list_skills(world: World, query: ListSkills) -> tuple[Skill, ...]:
    """The skills of the agent at this seat."""
    agent = world.agent_at(query.seat)
    return of_user(world.directory, world.directory.users[agent.id])


def list_all_skills(world: World, query: ListAllSkills) -> tuple[Skill, ...]:
    """Every skill of the center."""
    world.agent_at(query.seat)
    return world.directory.center.skills


def list_skill_groups(world: World, query: ListSkillGroups) -> tuple[SkillMembers, ...]:
    """Every skill with the users who have it, whether they are logged in or not."""
    world.agent_at(query.seat)
    members: dict[int, list[AgentId]] = {skill.id: [] for skill in world.directory.center.skills}
    for user in world.directory.center.users:
        for each in user.skills:
            members[each.skill].append(user.id)
    return tuple(
        SkillMembers(skill=skill, users=tuple(members[skill.id])) for skill in world.directory.center.skills
    )
