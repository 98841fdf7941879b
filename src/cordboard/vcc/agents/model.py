"""An agent as the floor sees them: logged in where, ready for what, busy with which call."""

from __future__ import annotations

from enum import IntEnum, StrEnum, unique

import msgspec

from ..ids import (
    AgentId,
    CallId,
    LegId,
    LoginId,
    Milliseconds,
    ReasonId,
    SeatId,
    SkillId,
    StationId,
    VoicemailId,
)
from ..stations import StationLegState


@unique
class Presence(StrEnum):
    """How far an agent's session has come."""

    LOGGED_OUT = "LOGGED_OUT"
    CONNECTING = "CONNECTING"
    """The password was right; the station is being reached."""
    LOGGED_IN = "LOGGED_IN"


@unique
class Occupation(StrEnum):
    """What a logged-in agent is busy with."""

    IDLE = "IDLE"
    OFFERED = "OFFERED"
    ON_CALL = "ON_CALL"
    """From the start of a manual call, or from picking up, to the end of the call."""
    WRAP_UP = "WRAP_UP"
    PREVIEW = "PREVIEW"
    """Looking at a contact before dialing; they have no call."""
    MONITORING = "MONITORING"
    """A supervisor who hears an agent's conversations, or waits for the next one; they have no call."""


@unique
class AgentState(StrEnum):
    """What colleagues and supervisors see of an agent: presence, readiness and occupation in one word."""

    LOGGED_OUT = "LOGGED_OUT"
    NOT_READY = "NOT_READY"
    READY = "READY"
    RINGING = "RINGING"
    ON_CALL = "ON_CALL"
    ACW = "ACW"
    VM_IN_PROGRESS = "VM_IN_PROGRESS"
    """Works on a voicemail."""
    PREVIEW = "PREVIEW"


UNBOUND = frozenset({Occupation.IDLE, Occupation.PREVIEW})
"""Whose next step is their own: they may dial, stop or leave at once."""


@unique
class ReadyState(IntEnum):
    """For which channels an agent is ready."""

    NOT_READY = 0
    READY = 1
    READY_FOR_CALLS = 2
    READY_FOR_VOICEMAIL = 3

    @property
    def takes_voicemail(self) -> bool:
        """True where voicemails may be offered."""
        return self in {ReadyState.READY, ReadyState.READY_FOR_VOICEMAIL}

    @property
    def takes_calls(self) -> bool:
        """True where calls may be offered."""
        return self in {ReadyState.READY, ReadyState.READY_FOR_CALLS}


@unique
class StationType(StrEnum):
    """The kinds of station that an agent may log in with, spelled as the contract spells them."""

    SOFTPHONE = "SOFTPHONE"
    VOIP = "VoIP"
    PSTN = "PSTN"


@unique
class WhoForced(IntEnum):
    """Who changed an agent's readiness, if not the agent."""

    NOBODY = 0
    SUPERVISOR = 1
    SYSTEM = 2


class Readiness(msgspec.Struct, frozen=True, kw_only=True):
    """Ready for what, or not ready and why."""

    state: ReadyState = ReadyState.NOT_READY
    reason: ReasonId = ReasonId(0)


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """One agent's live record. `call` is the call they are busy with."""

    id: AgentId
    name: str
    presence: Presence = Presence.LOGGED_OUT
    seat: SeatId | None = None
    login: LoginId | None = None
    station_type: StationType = StationType.VOIP
    station: StationId = StationId("")
    station_shown: str = ""
    """How a softphone's station is called at login; empty: by its id."""
    held: bool = False
    """The station leg is up from login to logout."""
    station_leg: LegId | None = None
    """The held leg, while there is one."""
    station_leg_state: StationLegState = StationLegState.ABSENT
    rebuilding: bool = False
    """The held leg was lost, and is called once more."""
    restarting: bool = False
    """The phone is being looked for again, at the agent's wish."""
    integration: str = ""
    """The program that the agent works with, as it named itself at login."""
    readiness: Readiness = Readiness()
    pending: Readiness | None = None
    """Asked for while busy; takes effect when the call is finished."""
    pending_by: AgentId | None = None
    """The supervisor who asked for `pending`, where it was not the agent."""
    occupation: Occupation = Occupation.IDLE
    call: CallId | None = None
    unsaid: CallId | None = None
    """The call that ended last without their own word on it; they may still write about it."""
    since: Milliseconds = Milliseconds(0)
    """When `readiness` or `occupation` last changed; "longest ready" counts from here.

    An offer leaves it as it is, so that a caller who hangs up costs the agent no place.
    """
    ready_but_for_manual: Milliseconds = Milliseconds(0)
    """The `since` that they would have, had they made no calls by hand of late; 0: the same."""
    missed: int = 0
    """How many offers they have let ring, one after the other."""
    voicemail: VoicemailId | None = None
    """The voicemail of a skill that the agent works on, also while a call interrupts them."""
    undisturbed: bool = False
    """No calls of skills are offered meanwhile."""
    skills_off: tuple[SkillId, ...] = ()
    """Skills of theirs that the agent does not work in now."""

    @property
    def is_for_voicemail(self) -> bool:
        """True where the agent is ready for voicemails and idle."""
        logged_in = self.presence is Presence.LOGGED_IN
        return logged_in and self.occupation is Occupation.IDLE and self.readiness.state.takes_voicemail


class SkillRef(msgspec.Struct, frozen=True):
    """A skill by id and name, as login shows it."""

    id: SkillId
    name: str
