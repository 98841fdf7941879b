"""What may stand in a center file: one record a kind of thing, one line of explanation a field.

The reader, the check for unknown keys, the JSON Schema for editors and the reference page all come
from these declarations.
"""

from .announcements import (
    MaintenanceEntry,
    NoticeEntry,
)
from .base import (
    DERIVED,
    NO_SECRET,
    NOWHERE,
    Duration,
    Entry,
    Id,
    Secret,
    Word,
    about,
    bare,
    fields_of,
)
from .connectors import (
    ConnectorEntry,
)
from .contacts import (
    ContactFieldEntry,
)
from .desk import (
    ClickToDialEntry,
    DeskEntry,
    LayoutEntry,
    OwnTileEntry,
    StripEntry,
    ThemeEntry,
    ToolbarEntry,
)
from .groups import (
    AgentGroupEntry,
    CallbacksEntry,
)
from .lines import (
    SpeedDialEntry,
    StationEntry,
    TrunkEntry,
)
from .menus import (
    CallerCallbackEntry,
    CollectEntry,
    MenuEntry,
    OverflowEntry,
    QueueEntry,
)
from .options import (
    OptionsEntry,
)
from .outbound import (
    ConditionEntry,
    DialingEntry,
    ListUseEntry,
    PreviewEntry,
    SortKeyEntry,
)
from .people import (
    SkillEntry,
    SkillPromptEntry,
    UserEntry,
)
from .routing import (
    RoutingEntry,
    StepEntry,
)
from .scripts import (
    ScriptEntry,
)
from .variables import (
    MOST_DIGITS,
    CallVariableEntry,
    RestrictionsEntry,
)
from .voicemail import (
    CampaignVoicemailEntry,
    SkillVoicemailEntry,
    UserVoicemailEntry,
    VoicemailEntry,
)
from .whole import (
    CenterEntry,
)
from .work import (
    CallingHoursEntry,
    CampaignEntry,
    DispositionEntry,
    HoursEntry,
    ReasonEntry,
    WrapUpEntry,
)
from .worksheets import (
    QuestionEntry,
    WorksheetEntry,
)

__all__ = [
    "DERIVED",
    "MOST_DIGITS",
    "NOWHERE",
    "NO_SECRET",
    "AgentGroupEntry",
    "CallVariableEntry",
    "CallbacksEntry",
    "CallerCallbackEntry",
    "CallingHoursEntry",
    "CampaignEntry",
    "CampaignVoicemailEntry",
    "CenterEntry",
    "ClickToDialEntry",
    "CollectEntry",
    "ConditionEntry",
    "ConnectorEntry",
    "ContactFieldEntry",
    "DeskEntry",
    "DialingEntry",
    "DispositionEntry",
    "Duration",
    "Entry",
    "HoursEntry",
    "Id",
    "LayoutEntry",
    "ListUseEntry",
    "MaintenanceEntry",
    "MenuEntry",
    "NoticeEntry",
    "OptionsEntry",
    "OverflowEntry",
    "OwnTileEntry",
    "PreviewEntry",
    "QuestionEntry",
    "QueueEntry",
    "ReasonEntry",
    "RestrictionsEntry",
    "RoutingEntry",
    "ScriptEntry",
    "Secret",
    "SkillEntry",
    "SkillPromptEntry",
    "SkillVoicemailEntry",
    "SortKeyEntry",
    "SpeedDialEntry",
    "StationEntry",
    "StepEntry",
    "StripEntry",
    "ThemeEntry",
    "ToolbarEntry",
    "TrunkEntry",
    "UserEntry",
    "UserVoicemailEntry",
    "VoicemailEntry",
    "Word",
    "WorksheetEntry",
    "WrapUpEntry",
    "about",
    "bare",
    "fields_of",
]
