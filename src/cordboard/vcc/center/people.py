"""Who works here: users, their rights and skills."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import AgentId, Milliseconds, PromptId, SkillId
from .routing import USUAL, Routing
from .voicemail import SkillVoicemail, UserVoicemail


@unique
class Permission(StrEnum):
    """What a user may do; the contract's `agentPermission` shows each right of agents as a flag of like name.

    Those of `SUPERVISION` count for supervisors and administrators alone, and the contract shows none.
    """

    ADD_DNC = "ADD_DNC"
    CHANGE_PASSWORD = "CHANGE_PASSWORD"  # noqa: S105 - a permission's name
    CREATE_CALLBACKS = "CREATE_CALLBACKS"
    CREATE_CHAT = "CREATE_CHAT"
    CREATE_CONFERENCE = "CREATE_CONFERENCE"
    DELETE_VOICEMAIL = "DELETE_VOICEMAIL"
    DIAL_DNC = "DIAL_DNC"
    EDIT_CRM = "EDIT_CRM"
    MAKE_CALLS = "MAKE_CALLS"
    MAKE_INTERNAL_CALLS = "MAKE_INTERNAL_CALLS"
    MAKE_RECORDINGS = "MAKE_RECORDINGS"
    MAKE_TEST_CALLS = "MAKE_TEST_CALLS"
    MANAGE_SKILL_AVAILABILITY = "MANAGE_SKILL_AVAILABILITY"
    PLAY_PROMPTS = "PLAY_PROMPTS"
    PROCESS_VOICEMAIL = "PROCESS_VOICEMAIL"
    REJECT_CALLS = "REJECT_CALLS"
    REMOVE_CRM = "REMOVE_CRM"
    SEND_MESSAGES = "SEND_MESSAGES"
    SKIP_PREVIEW = "SKIP_PREVIEW"
    TRANSFER = "TRANSFER"
    TRANSFER_VOICEMAIL = "TRANSFER_VOICEMAIL"
    USE_CONNECTORS = "USE_CONNECTORS"
    HOLD = "HOLD"
    WRAP_UP = "WRAP_UP"
    PARK = "PARK"
    PICK_SALESFORCE_OBJECT = "PICK_SALESFORCE_OBJECT"
    TRANSFER_TO_AGENTS = "TRANSFER_TO_AGENTS"
    TRANSFER_TO_SKILLS = "TRANSFER_TO_SKILLS"
    CONFERENCE_WITH_AGENTS = "CONFERENCE_WITH_AGENTS"
    CONFERENCE_WITH_SKILLS = "CONFERENCE_WITH_SKILLS"
    CONFIGURE_AUTO_ANSWER = "CONFIGURE_AUTO_ANSWER"
    SELECT_RECYCLE_DISPOSITION = "SELECT_RECYCLE_DISPOSITION"
    MONITOR_CALLS = "MONITOR_CALLS"
    """Listen to agents' conversations."""
    WHISPER_TO_AGENTS = "WHISPER_TO_AGENTS"
    BARGE_IN = "BARGE_IN"
    FORCE_AGENTS = "FORCE_AGENTS"
    """Change agents' readiness, and log them out."""


SUPERVISION = frozenset(
    {
        Permission.MONITOR_CALLS,
        Permission.WHISPER_TO_AGENTS,
        Permission.BARGE_IN,
        Permission.FORCE_AGENTS,
    }
)
"""What supervisors may do to agents."""


@unique
class Role(StrEnum):
    """A user's main role."""

    AGENT = "Agent"
    SUPERVISOR = "Supervisor"
    ADMIN = "DomainAdmin"
    REPORTING = "Reporting"

    @property
    def supervises(self) -> bool:
        """True where the permissions of `SUPERVISION` count."""
        return self in {Role.SUPERVISOR, Role.ADMIN}


class SkillLevel(msgspec.Struct, frozen=True):
    """An agent's place in a skill: level 1 is the highest, 10 the lowest."""

    skill: SkillId
    level: int = 1


class SkillPrompt(msgspec.Struct, frozen=True, kw_only=True):
    """A sound that the agents of a skill may play to those they speak with."""

    id: PromptId
    name: str
    file: str
    """Its name in the prompt library."""
    description: str = ""
    length: Milliseconds | None = None
    """None: the library has no such file yet."""


class Skill(msgspec.Struct, frozen=True, kw_only=True):
    """A group of agents who can take the same calls."""

    id: SkillId
    name: str
    description: str = ""
    prompts: tuple[SkillPrompt, ...] = ()
    routing: Routing = USUAL
    voicemail: SkillVoicemail = SkillVoicemail()


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who may log in. `password` is an argon2 hash."""

    id: AgentId
    name: str
    """Always `name@domain`."""
    full_name: str = ""
    extension: str = ""
    role: Role = Role.AGENT
    password: str
    must_change_password: bool = False
    active: bool = True
    always_recorded: bool = False
    permissions: frozenset[Permission] = frozenset()
    skills: tuple[SkillLevel, ...] = ()
    voicemail: UserVoicemail = UserVoicemail()
