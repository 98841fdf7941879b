"""A call: one conversation with the outside, from its first sign to its disposition."""

from __future__ import annotations

from enum import IntEnum, StrEnum, unique

import msgspec

from ..ids import (
    AgentId,
    BridgeId,
    CallId,
    CampaignId,
    DispositionId,
    LegId,
    Milliseconds,
    PlayId,
    RecordingId,
    SkillId,
    TrunkId,
)
from ..stations import StationLegState
from ..telephony import HangupCause
from ..variables import Value


@unique
class CallType(StrEnum):
    """Where a call came from."""

    INBOUND = "INBOUND"
    MANUAL = "MANUAL"


@unique
class CallState(StrEnum):
    """How far a call has come; the table is in `states.py`."""

    ARRIVING = "ARRIVING"
    """Inbound: being answered and greeted."""
    QUEUED = "QUEUED"
    OFFERED = "OFFERED"
    PICKING_UP = "PICKING_UP"
    """The agent said yes; their station leg is on its way."""
    DIALING_STATION = "DIALING_STATION"
    """Manual: the agent's station leg is on its way."""
    DIALING = "DIALING"
    """Manual: the customer leg is on its way."""
    TALKING = "TALKING"
    ON_HOLD = "ON_HOLD"
    WRAP_UP = "WRAP_UP"
    FINISHED = "FINISHED"


@unique
class Party(IntEnum):
    """Who ended a call."""

    SYSTEM = 0
    AGENT = 1
    REMOTE = 2
    FAILED_TO_CONNECT = 3


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call's live record. Times are moments; 0 = not yet. `number` is the outside party's."""

    id: CallId
    type: CallType
    state: CallState
    number: str
    typed_number: str = ""
    """What the agent typed, or what the trunk sent."""
    ani: str = ""
    dnis: str = ""
    caller_name: str = ""
    trunk: TrunkId | None = None
    campaign: CampaignId | None = None
    skill: SkillId | None = None
    agent: AgentId | None = None
    first_agent: AgentId | None = None
    priority: int = 60
    auto_record: bool = False
    comments: str = ""
    disposition: DispositionId | None = None
    customer_leg: LegId | None = None
    station_leg: LegId | None = None
    station_leg_state: StationLegState = StationLegState.ABSENT
    bridge: BridgeId | None = None
    play: PlayId | None = None
    """The greeting, music or ringback that runs now."""
    recording: RecordingId | None = None
    """The recording that runs now."""
    recordings: int = 0
    """How many were begun: part of each one's file name."""
    created_at: Milliseconds
    queued_at: Milliseconds = Milliseconds(0)
    offered_at: Milliseconds = Milliseconds(0)
    connected_at: Milliseconds = Milliseconds(0)
    held_at: Milliseconds = Milliseconds(0)
    hold_time: Milliseconds = Milliseconds(0)
    ended_at: Milliseconds = Milliseconds(0)
    ended_by: Party = Party.SYSTEM
    end_cause: HangupCause = HangupCause.NORMAL
    finished_at: Milliseconds = Milliseconds(0)
    redial_at: Milliseconds = Milliseconds(0)
    """From when on the number can be dialed again, where the disposition says so."""
    muted: bool = False
    """The others do not hear the agent."""
    closed: bool = False
    """It came outside the campaign's hours."""
    passed_by: tuple[AgentId, ...] = ()
    """Who let it ring or refused it of late, and is not offered it."""
    variables: tuple[Value, ...] = ()
    """What is known of it by the center's own variables, where that is not the default."""
