"""The configuration: another center file comes into force while people work."""

from .commands import ReplaceCenter
from .facts import (
    CampaignChanged,
    CenterReplaced,
    PermissionsChanged,
    ReadyStatesChanged,
    ReasonCodesSwitched,
    SkillsChanged,
    UserChanged,
)

__all__ = [
    "CampaignChanged",
    "CenterReplaced",
    "PermissionsChanged",
    "ReadyStatesChanged",
    "ReasonCodesSwitched",
    "ReplaceCenter",
    "SkillsChanged",
    "UserChanged",
]
