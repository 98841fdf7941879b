"""What an agent can ask of a call."""

from __future__ import annotations

from ..addresses import Target
from ..ids import CallbackId, CallId, CampaignId, DispositionId, Milliseconds, RecordingId, VariableId
from ..kernel import Command


class TellDeposit(Command, frozen=True, kw_only=True):
    """What there is of a message that was cut off: how long its file is; 0: nothing."""

    recording: RecordingId
    length: Milliseconds
    sha256: str = ""


class MakeCall(Command, frozen=True, kw_only=True):
    """Dial `number` by hand, for a campaign or for none.

    A number on the do-not-call list ends in ManualCallFailed: with DNC_CONFIRM where the agent may
    insist (`check_dnc` False), with DNC_REFUSED where not.
    """

    number: str
    campaign: CampaignId | None
    check_dnc: bool
    callback: CallbackId | None = None
    """The callback that the call is made for."""
    target: Target | None = None
    """Whom to call, where that is not the one whom `number` designates."""


class MakeTestCall(Command, frozen=True, kw_only=True):
    """Call the agent's own phone, and let them hear themselves, or measure how well it is heard."""

    measure: bool = False


class PickUp(Command, frozen=True, kw_only=True):
    """Take the offered call."""


class AnswerHungUp(Command, frozen=True, kw_only=True):
    """Take the offered call although the agent's phone may be hung up."""


class AnswerCallback(Command, frozen=True, kw_only=True):
    """Call back whom one is asked to call."""


class RejectCallback(Command, frozen=True, kw_only=True):
    """Leave an offered callback to the next agent."""


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


class NoteCall(Command, frozen=True, kw_only=True):
    """What the agent has written about one of their calls so far, or about the one that ended last."""

    call: CallId
    comments: str


class RecordCall(Command, frozen=True, kw_only=True):
    """Start or stop the recording."""

    on: bool


class PauseRecord(Command, frozen=True, kw_only=True):
    """Leave something out of the recording (`on`), or record on."""

    on: bool


class SendDtmf(Command, frozen=True, kw_only=True):
    """Send digits to the outside party."""

    digits: str


class HangUpStation(Command, frozen=True, kw_only=True):
    """End the agent's station leg; on demand, the call ends with it."""


class ParkCall(Command, frozen=True, kw_only=True):
    """Let the customer wait with music, and be free for other calls."""


class RetrieveCall(Command, frozen=True, kw_only=True):
    """Fetch a parked call; None: the one that waits longest."""

    call: CallId | None


class DisconnectParkedCalls(Command, frozen=True, kw_only=True):
    """End a parked call; None: all of them. `silent`: no disposition is asked for."""

    call: CallId | None
    silent: bool


class TransferCall(Command, frozen=True, kw_only=True):
    """Send the current call (`call` None), or a parked one, to somebody else.

    `warm`: speak with them first. `timeout`: how long they have to take it, ms; 0 without limit.
    `disposition` is the agent's word on their part, where they have one.
    """

    call: CallId | None
    number: str
    warm: bool
    check_dnc: bool
    target: Target | None = None
    """To whom, where that is not the one whom `number` designates."""
    timeout: Milliseconds = Milliseconds(0)
    disposition: DispositionId | None = None
    redial_after: Milliseconds | None = None


class CompleteTransfer(Command, frozen=True, kw_only=True):
    """Join the customer and whom the agent has spoken with."""


class CancelTransfer(Command, frozen=True, kw_only=True):
    """Give up a warm transfer: back to the customer."""


class ConferenceIn(Command, frozen=True, kw_only=True):
    """Add somebody to the call; `warm`: speak with them first."""

    number: str
    warm: bool
    check_dnc: bool
    target: Target | None = None
    """Whom, where that is not the one whom `number` designates."""


class CompleteConference(Command, frozen=True, kw_only=True):
    """Let whom the agent has spoken with join."""


class CancelConference(Command, frozen=True, kw_only=True):
    """Give up whom the agent is having called, or speaks with first."""


class AddToConference(Command, frozen=True, kw_only=True):
    """Add a parked call to the conference."""

    call: CallId


class RemoveParticipant(Command, frozen=True, kw_only=True):
    """Hang up one participant."""

    call: CallId


class ParkParticipant(Command, frozen=True, kw_only=True):
    """Park one participant, but for the original one."""

    call: CallId


class LeaveConference(Command, frozen=True, kw_only=True):
    """Leave; the others go on. `disposition` None: no word on how it turned out.

    `hands_over`: a colleague in the conference says that, whatever the center's rule for it.
    """

    hands_over: bool = False
    disposition: DispositionId | None = None
    redial_after: Milliseconds | None = None
