"""Skills: groups of agents who can take the same calls, and which of theirs an agent works in now."""

from .commands import SetActiveSkills
from .facts import ActiveSkillsChanged
from .policy import active, of_user, switched

__all__ = ["ActiveSkillsChanged", "SetActiveSkills", "active", "of_user", "switched"]
