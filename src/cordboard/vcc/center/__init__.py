"""The described center: who works here, on which phones, for which campaigns, by which rules.

Frozen records, valid once constructed by the loader of the center file. What a file leaves out has
its default here. Ids are stable: given in the file, or derived from the name.
"""

from .contacts import MAPPED_TYPES, SYSTEM_FIELDS, ContactField, Display, MapTo
from .dispositions import Disposition, DispositionKind, SystemWord
from .hours import ClockChange, Hours, TimeZone, Window
from .lines import Delivery, SpeedDial, Station, Transfer, Trunk
from .people import SUPERVISION, Permission, Role, Skill, SkillLevel, SkillPrompt, User
from .phones import AddressPattern, PhoneAddress, is_allowed, read_address, read_pattern
from .variables import CallVariable, DataType, Restrictions
from .voicemail import (
    STANDARD_GREETING,
    CampaignVoicemail,
    SkillVoicemail,
    Unanswered,
    UserVoicemail,
    VoicemailRules,
)
from .whole import Center, ConferenceDispositioning, Options, PasswordRules
from .work import (
    Campaign,
    CampaignState,
    CampaignType,
    ReasonCode,
    ReasonKind,
    WrapUp,
)

__all__ = [
    "MAPPED_TYPES",
    "STANDARD_GREETING",
    "SUPERVISION",
    "SYSTEM_FIELDS",
    "AddressPattern",
    "CallVariable",
    "Campaign",
    "CampaignState",
    "CampaignType",
    "CampaignVoicemail",
    "Center",
    "ClockChange",
    "ConferenceDispositioning",
    "ContactField",
    "DataType",
    "Delivery",
    "Display",
    "Disposition",
    "DispositionKind",
    "Hours",
    "MapTo",
    "Options",
    "PasswordRules",
    "Permission",
    "PhoneAddress",
    "ReasonCode",
    "ReasonKind",
    "Restrictions",
    "Role",
    "Skill",
    "SkillLevel",
    "SkillPrompt",
    "SkillVoicemail",
    "SpeedDial",
    "Station",
    "SystemWord",
    "TimeZone",
    "Transfer",
    "Trunk",
    "Unanswered",
    "User",
    "UserVoicemail",
    "VoicemailRules",
    "Window",
    "WrapUp",
    "is_allowed",
    "read_address",
    "read_pattern",
]
