"""Every number and word that the contract carries but does not explain, explained.

Each table says how sure we are. *Documented*: a public source gives these values. *Inferred*: the names are
public, the numbers follow their published order. *Ours*: nobody published them, so we chose; they stay as
they are once released. Masks use bits 0 to 62.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from cordboard.contract.codes import agents, calls, campaigns, contacts, extension, messages, system
from cordboard.contract.codes.agents import (
    AgentStateCode,
    Option,
    PasswordAspect,
    ReadyState,
    Role,
    SoftphoneDevice,
    SoftphoneStatus,
    StationType,
    UserFlag,
    VoiceTrouble,
    WhoForced,
)
from cordboard.contract.codes.calls import (
    AddressType,
    CallbackFlag,
    CallType,
    ChangeOperation,
    ConferenceDispositioning,
    DialFailure,
    DncFailure,
    ErrorCode,
    ParkFailure,
    Party,
    PlayFailure,
    PreviewTimeout,
    RecordingFlag,
)
from cordboard.contract.codes.campaigns import (
    CampaignFlag,
    CampaignMode,
    CampaignState,
    ConnectorFailure,
    ConnectorFlag,
    DispositionFlag,
)
from cordboard.contract.codes.contacts import (
    DataType,
    FieldView,
    NumberField,
    RestrictionType,
    VariableView,
)
from cordboard.contract.codes.extension import (
    CallDirection,
    MissedBecause,
    MonitoringEnd,
    MonitoringManner,
    MonitoringProgress,
    RoutingDecision,
    TargetKind,
)
from cordboard.contract.codes.messages import MessageType
from cordboard.contract.codes.system import (
    Component,
    HostType,
)

NO_REASON: Final = 0
"""`reasonId` 0: no reason code given. Documented."""

NO_CAMPAIGN: Final = 0
"""`campaignId` 0: none, or the default of the center. Documented for click-to-dial."""

TABLES: Final[tuple[type[Enum], ...]] = tuple(
    table
    for theme in (calls, agents, campaigns, contacts, messages, system, extension)
    for table in vars(theme).values()
    if isinstance(table, type) and issubclass(table, Enum) and table.__module__ == theme.__name__
)
"""Every table, theme by theme, in the order of declaration."""

__all__ = [
    "NO_CAMPAIGN",
    "NO_REASON",
    "TABLES",
    "AddressType",
    "AgentStateCode",
    "CallDirection",
    "CallType",
    "CallbackFlag",
    "CampaignFlag",
    "CampaignMode",
    "CampaignState",
    "ChangeOperation",
    "Component",
    "ConferenceDispositioning",
    "ConnectorFailure",
    "ConnectorFlag",
    "DataType",
    "DialFailure",
    "DispositionFlag",
    "DncFailure",
    "ErrorCode",
    "FieldView",
    "HostType",
    "MessageType",
    "MissedBecause",
    "MonitoringEnd",
    "MonitoringManner",
    "MonitoringProgress",
    "NumberField",
    "Option",
    "ParkFailure",
    "Party",
    "PasswordAspect",
    "PlayFailure",
    "PreviewTimeout",
    "ReadyState",
    "RecordingFlag",
    "RestrictionType",
    "Role",
    "RoutingDecision",
    "SoftphoneDevice",
    "SoftphoneStatus",
    "StationType",
    "TargetKind",
    "UserFlag",
    "VariableView",
    "VoiceTrouble",
    "WhoForced",
]
