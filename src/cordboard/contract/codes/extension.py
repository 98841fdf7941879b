"""Words of the extension."""

from __future__ import annotations

from enum import StrEnum


class TargetKind(StrEnum):
    """The kinds of target of a call (`target.kind`). Ours."""

    NUMBER = "NUMBER"
    """An outside number: `number`."""
    SPEED_DIAL = "SPEED_DIAL"
    """A short code for one: `number`."""
    AGENT = "AGENT"
    SKILL = "SKILL"
    CAMPAIGN = "CAMPAIGN"
    AGENT_VOICEMAIL = "AGENT_VOICEMAIL"
    """The voicemail box of an agent."""
    SKILL_VOICEMAIL = "SKILL_VOICEMAIL"
    """The voicemail box of a skill."""
