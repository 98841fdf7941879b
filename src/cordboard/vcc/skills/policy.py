"""Who has which skill, read from the described center."""

from __future__ import annotations

from ..center import Skill, User
from ..directory import Directory


def of_user(directory: Directory, user: User) -> tuple[Skill, ...]:
    """The user's skills, best level first, then by name."""
    levels = sorted(user.skills, key=lambda each: (each.level, each.skill))
    return tuple(directory.skills[each.skill] for each in levels if each.skill in directory.skills)
