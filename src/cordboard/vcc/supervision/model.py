"""A supervisor's ear on one agent: whom they follow, in what manner, and where they are now."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..agents import AgentState, ReadyState
from ..calls import CallType
from ..ids import AgentId, BridgeId, CallId, LegId, Milliseconds, MonitoringId, ReasonId, SkillId
from ..telephony import Role


@unique
class Manner(StrEnum):
    """What a supervisor is in the agent's conversations."""

    LISTEN = "LISTEN"
    """Heard by nobody."""
    WHISPER = "WHISPER"
    """Heard by the agent alone."""
    BARGE_IN = "BARGE_IN"
    """Heard by all; the agent's programs see a participant."""


@unique
class MonitoringState(StrEnum):
    """How far a supervisor has come; the table is in `states.py`."""

    CALLING = "CALLING"
    """Their own phone is on its way."""
    WAITING = "WAITING"
    """Their phone is up; the agent speaks with nobody now."""
    PRESENT = "PRESENT"
    """They are in the agent's conversation."""
    ENDED = "ENDED"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a supervisor is: with which leg, in which conversation, and heard by whom."""

    call: CallId
    """The agent's main call."""
    bridge: BridgeId
    leg: LegId
    role: Role
    ear: LegId | None = None
    """Who alone hears them."""

    @property
    def is_seen(self) -> bool:
        """True where the others know of them."""
        return self.role is Role.MEMBER


class Monitoring(msgspec.Struct, frozen=True, kw_only=True):
    """One supervisor who follows one agent from call to call, until the supervisor ends it."""

    id: MonitoringId
    supervisor: AgentId
    name: str
    """The supervisor's, as others see it."""
    agent: AgentId
    manner: Manner
    state: MonitoringState
    leg: LegId | None = None
    """The supervisor's phone, where it was called for this; None: their held leg."""
    place: Place | None = None
    started_at: Milliseconds


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """One agent as supervisors see them; who is not logged in has a name and nothing else."""

    agent: AgentId
    name: str
    full_name: str
    state: AgentState
    since: Milliseconds = Milliseconds(0)
    """When their readiness, or what they are busy with, last changed."""
    ready: ReadyState = ReadyState.NOT_READY
    reason: ReasonId = ReasonId(0)
    """Why they are not ready."""
    skills: tuple[SkillId, ...] = ()
    """Those in which they work now."""
    call: CallId | None = None
    call_type: CallType | None = None
    number: str = ""
    """Of the other party."""
