"""What there is to do, and why people stop."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import (
    CampaignId,
    ConnectorId,
    DispositionId,
    Milliseconds,
    ReasonId,
    ScriptId,
    SkillId,
    WorksheetId,
)
from .hours import CallingHours, Hours
from .menus import USUAL_MANNERS, QueueManners
from .outbound import Outbound
from .routing import Routing
from .voicemail import CampaignVoicemail


@unique
class ReasonKind(StrEnum):
    """What a reason code is for."""

    NOT_READY = "NotReady"
    LOGOUT = "Logout"


class ReasonCode(msgspec.Struct, frozen=True, kw_only=True):
    """Why an agent is not ready, or logs out."""

    id: ReasonId
    name: str
    kind: ReasonKind
    selectable: bool = True


@unique
class CampaignType(StrEnum):
    """Where a campaign's calls come from. Manual calls may belong to either."""

    INBOUND = "INBOUND"
    OUTBOUND = "OUTBOUND"
    AUTODIAL = "AUTODIAL"


@unique
class CampaignState(StrEnum):
    """Whether a campaign works now; the order is the contract's numbering."""

    NOT_RUNNING = "NOT_RUNNING"
    RUNNING = "RUNNING"
    STOPPING = "STOPPING"
    STARTING = "STARTING"
    RESETTING = "RESETTING"


class WrapUp(msgspec.Struct, frozen=True, kw_only=True):
    """How long the agent has for a disposition, and what the system does then."""

    timeout: Milliseconds
    disposition: DispositionId
    not_ready: ReasonId | None = None
    """The agent becomes Not Ready for this reason; None: stays as ready as before."""


class Campaign(msgspec.Struct, frozen=True, kw_only=True):
    """A piece of work: its numbers, its skill, its dispositions, its manners."""

    id: CampaignId
    name: str
    type: CampaignType = CampaignType.INBOUND
    state: CampaignState = CampaignState.RUNNING
    description: str = ""
    extension: str = ""
    numbers: tuple[str, ...] = ()
    """Our numbers (E.164) whose calls belong to this campaign."""
    skills: tuple[SkillId, ...] = ()
    """The first one receives inbound calls; members of any may dial manually for it."""
    dispositions: tuple[DispositionId, ...] = ()
    caller_number: str = ""
    """Shown to those we call."""
    greeting: str = ""
    """A prompt's name; empty: none."""
    auto_record: bool = False
    priority: int = 60
    menu: str = ""
    """The menu that callers come to after the greeting; empty: none."""
    queue: QueueManners = USUAL_MANNERS
    routing: Routing | None = None
    """None: as its skill's calls."""
    hours: Hours | None = None
    """None: always open."""
    wrap_up: WrapUp | None = None
    """None: without limit."""
    voicemail: CampaignVoicemail = CampaignVoicemail()
    connectors: tuple[ConnectorId, ...] = ()
    dialing_timeout: Milliseconds | None = None
    """How long those we call may let it ring; None: as the center says."""
    calling_hours: CallingHours | None = None
    """When they may be called; None: always."""
    outbound: Outbound | None = None
    """How it calls out by itself; None: only by hand."""
    worksheet: WorksheetId | None = None
    script: ScriptId | None = None
