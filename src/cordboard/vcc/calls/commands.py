"""What an agent can ask of a call."""

from __future__ import annotations

from ..ids import CampaignId, DispositionId, Milliseconds, VariableId
from ..kernel import Command


class MakeCall(Command, frozen=True, kw_only=True):
    """Dial `number` by hand, for a campaign or for none.

    A number on the do-not-call list ends in ManualCallFailed: with DNC_CONFIRM where the agent may
    insist (`check_dnc` False), with DNC_REFUSED where not.
    """

    number: str
    campaign: CampaignId | None
    check_dnc: bool


class PickUp(Command, frozen=True, kw_only=True):
    """Take the offered call."""


class RejectCall(Command, frozen=True, kw_only=True):
    """Refuse the offered call; somebody else gets it."""


class DisconnectCall(Command, frozen=True, kw_only=True):
    """End the conversation; the disposition comes later."""


class FinishCall(Command, frozen=True, kw_only=True):
    """Set the disposition; ends the conversation first where it still goes on."""

    disposition: DispositionId
    comments: str
    redial_after: Milliseconds | None = None
    """When the number can be dialed again; None: as the disposition says."""


class HoldCall(Command, frozen=True, kw_only=True):
    """Put the outside party on hold, or take them off."""

    on: bool


class MuteCall(Command, frozen=True, kw_only=True):
    """Let the others not hear the agent, or hear them again."""

    on: bool


class SetCallVariable(Command, frozen=True, kw_only=True):
    """Give one of the center's own variables a value."""

    variable: VariableId
    value: str


class RecordCall(Command, frozen=True, kw_only=True):
    """Start or stop the recording."""

    on: bool


class SendDtmf(Command, frozen=True, kw_only=True):
    """Send digits to the outside party."""

    digits: str


class HangUpStation(Command, frozen=True, kw_only=True):
    """End the agent's station leg; on demand, the call ends with it."""
