"""The configuration: another center file comes into force while people work."""

from .commands import ReplaceCenter
from .facts import (
    CampaignChanged,
    CenterReplaced,
    PermissionsChanged,
    PromptPermissionChanged,
    ReadyStatesChanged,
    ReasonCodesSwitched,
    SkillGained,
    SkillPromptsChanged,
    SkillsChanged,
    UserChanged,
)

__all__ = [
    "CampaignChanged",
    "CenterReplaced",
    "PermissionsChanged",
    "PromptPermissionChanged",
    "ReadyStatesChanged",
    "ReasonCodesSwitched",
    "ReplaceCenter",
    "SkillGained",
    "SkillPromptsChanged",
    "SkillsChanged",
    "UserChanged",
]
