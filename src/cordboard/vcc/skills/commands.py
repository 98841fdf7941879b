"""What an agent can ask about their skills."""

from __future__ import annotations

from ..ids import SkillId
from ..kernel import Command


class SetActiveSkills(Command, frozen=True, kw_only=True):
    """Work in exactly these of one's skills; none at all turns every one off."""

    skills: tuple[SkillId, ...]
