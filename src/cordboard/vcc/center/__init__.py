"""The described center: who works here, on which phones, for which campaigns, by which rules.

Frozen records, valid once constructed by the loader of the center file. What a file leaves out has
its default here. Ids are stable: given in the file, or derived from the name.
"""

from .announcements import Notice, PlannedMaintenance
from .connectors import Connector, Method, Opens, Parameter, Trigger
from .contacts import MAPPED_TYPES, SYSTEM_FIELDS, ContactField, Display, MapTo
from .dispositions import Disposition, DispositionKind, SystemWord
from .groups import AgentGroup, CallbackRules
from .hours import CallingHours, ClockChange, Hours, TimeZone, Window, wall_clock
from .lines import Delivery, SpeedDial, Station, Transfer, Trunk
from .menus import (
    USUAL_MANNERS,
    Announcements,
    CallerCallback,
    Collect,
    Menu,
    Overflow,
    QueueManners,
    Route,
    Way,
)
from .outbound import (
    Comparison,
    Condition,
    DialingMode,
    ListDialing,
    ListUse,
    OnTimeout,
    Outbound,
    Sorting,
    SortKey,
)
from .people import SUPERVISION, Permission, Role, Skill, SkillLevel, SkillPrompt, User
from .phones import AddressPattern, PhoneAddress, is_allowed, read_address, read_pattern
from .routing import (
    HIGHEST_PRIORITY,
    LOWEST_LEVEL,
    USUAL,
    Algorithm,
    Period,
    Rise,
    Routing,
    Step,
)
from .scripts import Script
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
from .worksheets import FieldView, Jump, Question, Worksheet

__all__ = [
    "HIGHEST_PRIORITY",
    "LOWEST_LEVEL",
    "MAPPED_TYPES",
    "STANDARD_GREETING",
    "SUPERVISION",
    "SYSTEM_FIELDS",
    "USUAL",
    "USUAL_MANNERS",
    "AddressPattern",
    "AgentGroup",
    "Algorithm",
    "Announcements",
    "CallVariable",
    "CallbackRules",
    "CallerCallback",
    "CallingHours",
    "Campaign",
    "CampaignState",
    "CampaignType",
    "CampaignVoicemail",
    "Center",
    "ClockChange",
    "Collect",
    "Comparison",
    "Condition",
    "ConferenceDispositioning",
    "Connector",
    "ContactField",
    "DataType",
    "Delivery",
    "DialingMode",
    "Display",
    "Disposition",
    "DispositionKind",
    "FieldView",
    "Hours",
    "Jump",
    "ListDialing",
    "ListUse",
    "MapTo",
    "Menu",
    "Method",
    "Notice",
    "OnTimeout",
    "Opens",
    "Options",
    "Outbound",
    "Overflow",
    "Parameter",
    "PasswordRules",
    "Period",
    "Permission",
    "PhoneAddress",
    "PlannedMaintenance",
    "Question",
    "QueueManners",
    "ReasonCode",
    "ReasonKind",
    "Restrictions",
    "Rise",
    "Role",
    "Route",
    "Routing",
    "Script",
    "Skill",
    "SkillLevel",
    "SkillPrompt",
    "SkillVoicemail",
    "SortKey",
    "Sorting",
    "SpeedDial",
    "Station",
    "Step",
    "SystemWord",
    "TimeZone",
    "Transfer",
    "Trigger",
    "Trunk",
    "Unanswered",
    "User",
    "UserVoicemail",
    "VoicemailRules",
    "Way",
    "Window",
    "Worksheet",
    "WrapUp",
    "is_allowed",
    "read_address",
    "read_pattern",
    "wall_clock",
]
