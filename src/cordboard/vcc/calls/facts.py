"""What can happen to a call. `agent` is the after-state of the agent it happened with."""

from __future__ import annotations

from enum import IntEnum, StrEnum, unique

from ..agents import Agent
from ..ids import CallbackId, CallId, CampaignId, Milliseconds, RecordingId, SeatId, VariableId
from ..kernel import Fact
from ..routing import Choice
from ..telephony import Gap
from .model import Call


@unique
class OfferEnd(StrEnum):
    """Why an offer went back to the queue, or nowhere."""

    NOT_ANSWERED = "NOT_ANSWERED"
    REJECTED = "REJECTED"
    CALLER_GONE = "CALLER_GONE"
    STATION_FAILED = "STATION_FAILED"
    AGENT_LEFT = "AGENT_LEFT"
    """The agent's session was ended by force."""
    WITHDRAWN = "WITHDRAWN"
    """The time is over that the call's sender gave for it."""


@unique
class DialFailure(IntEnum):
    """Why a manual call came to nothing, in the contract's `errorCode` numbers."""

    DNC_CONFIRM = 1001
    INVALID_NUMBER = 10001
    NO_PERMISSION = 10002
    BUSY = 10003
    NO_ANSWER = 10004
    WRONG_STATE = 10005
    DNC_REFUSED = 10006
    CAMPAIGN_NOT_RUNNING = 10007
    DIALING_RULE = 10008
    UNAVAILABLE = 10009


class CallArrived(Fact, frozen=True, kw_only=True, tag="call.arrived"):
    """Somebody called one of our numbers, and we answer."""

    call: Call


class CallGreeted(Fact, frozen=True, kw_only=True, tag="call.greeted"):
    """The caller is answered and hears the campaign's greeting."""

    call: Call


class CallAtMenu(Fact, frozen=True, kw_only=True, tag="call.at_menu"):
    """The caller is greeted and comes to the campaign's menu."""

    call: Call
    menu: str


class CallForwarded(Fact, frozen=True, kw_only=True, tag="call.forwarded"):
    """The center lets a caller go on outside; told of their call, and of the one that is made for them."""

    call: Call


class CallQueued(Fact, frozen=True, kw_only=True, tag="call.queued"):
    """The call waits for an agent (again)."""

    call: Call


class CallTurnedAway(Fact, frozen=True, kw_only=True, tag="call.turned_away"):
    """The caller came outside the hours and was told so, or was led nowhere by a menu."""

    call: Call


class CallOpenToAll(Fact, frozen=True, kw_only=True, tag="call.open_to_all"):
    """Those who let the call ring, or refused it, can be offered it again."""

    call: Call


class CallOffered(Fact, frozen=True, kw_only=True, tag="call.offered"):
    """The call is shown to an agent."""

    seat: SeatId
    call: Call
    agent: Agent
    must_answer: bool
    """True: the application picks up; False: the agent lifts the ringing phone."""
    why: Choice | None = None
    """Who was considered, and what decided."""


class CallPickedUp(Fact, frozen=True, kw_only=True, tag="call.picked_up"):
    """The agent said yes; their phone is being called."""

    seat: SeatId
    call: Call
    agent: Agent


class OfferEnded(Fact, frozen=True, kw_only=True, tag="call.offer_ended"):
    """The offer is over without a conversation."""

    seat: SeatId
    call: Call
    agent: Agent
    cause: OfferEnd


class PhoneHeld(Fact, frozen=True, kw_only=True, tag="call.phone_held"):
    """The agent's phone has put its line on hold, or taken it off (`call.phone_holds`)."""

    call: Call


class StationLegParted(Fact, frozen=True, kw_only=True, tag="call.station_leg_parted"):
    """The agent's held leg is gone in the middle of the conversation; the customer stays."""

    seat: SeatId
    call: Call
    agent: Agent


class StationLegRejoined(Fact, frozen=True, kw_only=True, tag="call.station_leg_rejoined"):
    """The agent is back in the conversation."""

    seat: SeatId
    call: Call
    agent: Agent


class CallAbandoned(Fact, frozen=True, kw_only=True, tag="call.abandoned"):
    """The caller left before any agent had picked up."""

    call: Call


class PartyLeft(Fact, frozen=True, kw_only=True, tag="call.party_left"):
    """The other party left a call that goes on without them: a consultation, or a conference."""

    seat: SeatId
    call: Call
    agent: Agent


class CallDropped(Fact, frozen=True, kw_only=True, tag="call.dropped"):
    """A call that wants no disposition is over (`call.ended_by`); the agent is free."""

    seat: SeatId
    call: Call
    agent: Agent


class ManualCallStarted(Fact, frozen=True, kw_only=True, tag="call.manual_started"):
    """An agent dials; their own phone comes first."""

    seat: SeatId
    call: Call
    agent: Agent


class CallInitiated(Fact, frozen=True, kw_only=True, tag="call.initiated"):
    """The outside party's leg starts."""

    seat: SeatId
    call: Call
    agent: Agent


class CallRinging(Fact, frozen=True, kw_only=True, tag="call.ringing"):
    """The outside party's phone rings; the agent hears it."""

    seat: SeatId
    call: Call
    agent: Agent


class ManualCallFailed(Fact, frozen=True, kw_only=True, tag="call.manual_failed"):
    """A manual call came to nothing; `call` is None where it never began (DNC)."""

    seat: SeatId
    agent: Agent
    failure: DialFailure
    cause: str
    number: str
    campaign: CampaignId | None
    call: Call | None = None
    callback: CallbackId | None = None
    """The callback that it was to be made for."""


class CallConnected(Fact, frozen=True, kw_only=True, tag="call.connected"):
    """Agent and outside party hear each other."""

    seat: SeatId
    call: Call
    agent: Agent


class CallHeld(Fact, frozen=True, kw_only=True, tag="call.held"):
    """The outside party hears music."""

    seat: SeatId
    call: Call
    agent: Agent


class CallResumed(Fact, frozen=True, kw_only=True, tag="call.resumed"):
    """The outside party is back from hold."""

    seat: SeatId
    call: Call
    agent: Agent


class MuteChanged(Fact, frozen=True, kw_only=True, tag="call.mute_changed"):
    """The others hear the agent no longer, or again (`call.muted`)."""

    seat: SeatId
    call: Call
    agent: Agent


class CallVariableSet(Fact, frozen=True, kw_only=True, tag="call.variable_set"):
    """The agent gave `variable` a value (`call.variables`)."""

    seat: SeatId
    call: Call
    agent: Agent
    variable: VariableId


class CallNoted(Fact, frozen=True, kw_only=True, tag="call.noted"):
    """The agent has written something about a call."""

    seat: SeatId
    call_id: CallId
    comments: str
    agent: Agent
    call: Call | None = None
    """None where it is over, and ended without their word on it."""


class RecordingStarted(Fact, frozen=True, kw_only=True, tag="recording.started"):
    """The call is recorded from here on."""

    seat: SeatId
    call: Call
    agent: Agent
    recording: RecordingId
    automatic: bool


class RecordingClaimed(Fact, frozen=True, kw_only=True, tag="recording.claimed"):
    """The agent takes a secret recording for theirs, or does so no longer (`call.recording_claimed`)."""

    seat: SeatId
    call: Call
    agent: Agent


class RecordingPaused(Fact, frozen=True, kw_only=True, tag="recording.paused"):
    """The agent leaves something out of the recording from here on."""

    seat: SeatId
    call: Call
    agent: Agent
    recording: RecordingId


class RecordingResumed(Fact, frozen=True, kw_only=True, tag="recording.resumed"):
    """The recording goes on, or has ended in a pause; the pause is the last of `call.recording_gaps`."""

    seat: SeatId
    call: Call
    agent: Agent
    recording: RecordingId


class RecordingStopped(Fact, frozen=True, kw_only=True, tag="recording.stopped"):
    """The recording ends here; its file is being finished."""

    seat: SeatId
    call: Call
    agent: Agent
    recording: RecordingId
    failed: bool = False
    """True where it could not be made: no file follows."""


class RecordingMissing(Fact, frozen=True, kw_only=True, tag="recording.missing"):
    """A recording that was stopped could not even begin: no file follows."""

    call_id: CallId
    recording: RecordingId


class RecordingSaved(Fact, frozen=True, kw_only=True, tag="recording.saved"):
    """A recording's file is whole."""

    call_id: CallId
    recording: RecordingId
    name: str
    length: Milliseconds
    gaps: tuple[Gap, ...]
    sha256: str


class PhoneMeasured(Fact, frozen=True, kw_only=True, tag="call.phone_measured"):
    """What the measurement of the agent's phone has found: the comments of the call."""

    seat: SeatId
    call: Call
    agent: Agent
    is_well: bool


class CallEnded(Fact, frozen=True, kw_only=True, tag="call.ended"):
    """The conversation is over (`call.ended_by`, `call.ended_at`); the disposition is still to come."""

    seat: SeatId
    call: Call
    agent: Agent
    wrap_up_limit: Milliseconds = Milliseconds(0)
    """How long the agent has for it; 0: without limit."""


class CallFinished(Fact, frozen=True, kw_only=True, tag="call.finished"):
    """The disposition is set; the agent is free."""

    seat: SeatId
    call: Call
    agent: Agent
    wrap_up_limit: Milliseconds = Milliseconds(0)
    """The limit that ran out, so that the campaign's disposition was set; 0: the agent's own word."""
