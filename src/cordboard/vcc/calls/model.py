"""A call: one conversation with the outside, from its first sign to its disposition."""

from __future__ import annotations

from enum import IntEnum, StrEnum, unique

import msgspec

from ..addresses import Address
from ..ids import (
    AgentId,
    BridgeId,
    CallbackId,
    CallId,
    CampaignId,
    ContactId,
    DispositionId,
    LegId,
    Milliseconds,
    PlayId,
    RecordingId,
    ReferId,
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
    PREVIEW = "PREVIEW"
    """An agent has looked at a contact of a list, and dialed it."""
    QUEUE_CALLBACK = "QUEUE_CALLBACK"
    """A caller who has kept their place in the queue, and is called back."""
    INTERNAL = "INTERNAL"
    """Between two agents; each of them has a call of their own, and the two are peers."""
    TEST = "TEST"
    """An agent tries out their phone and hears themselves."""
    INBOUND_VM = "INBOUND_VM"
    """A voicemail, from a caller; it has a row in the call log as a call has, but is none."""
    OUTBOUND_VM = "OUTBOUND_VM"
    """From somebody whom an agent had called."""
    INTERNAL_VM = "INTERNAL_VM"
    """From a colleague."""


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
    CONSULTING = "CONSULTING"
    """The customer hears music while the agent has a word with somebody else."""
    PARKED = "PARKED"
    """The customer hears music; the agent is free for other calls and fetches this one later."""
    TRANSFERRING = "TRANSFERRING"
    """On its way to an outside number; the agent is out of it already."""
    TRANSFERRED = "TRANSFERRED"
    """The agent is out of it; those outside go on without one."""
    DEPOSITING = "DEPOSITING"
    """At a voicemail box: the greeting, and what is left there after the tone."""
    WRAP_UP = "WRAP_UP"
    FINISHED = "FINISHED"


@unique
class Party(IntEnum):
    """Who ended a call."""

    SYSTEM = 0
    AGENT = 1
    REMOTE = 2
    FAILED_TO_CONNECT = 3


@unique
class Purpose(StrEnum):
    """What somebody else is called for in the middle of a call."""

    TRANSFER = "TRANSFER"
    CONFERENCE = "CONFERENCE"


class HandOver(msgspec.Struct, frozen=True, kw_only=True):
    """What the part of an agent was who sends a call on."""

    by: AgentId
    started: Milliseconds
    """When that agent's part began."""
    at: Milliseconds
    disposition: DispositionId | None = None
    redial: Milliseconds = Milliseconds(0)
    """How long the number rests then."""
    campaign: CampaignId | None = None
    """Whose call it was; it is again where nobody takes it."""
    skill: SkillId | None = None
    refer: ReferId | None = None
    """The request of the agent's own phone that this follows, which hears how it goes."""


class LeftOut(msgspec.Struct, frozen=True):
    """What an agent has left out of a recording: from when to when."""

    since: Milliseconds
    until: Milliseconds


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One call's live record. Times are moments; 0 = not yet. `number` is the other party's.

    An agent who speaks with several parties has a call with each: one is the *main* call, the others
    (whom they consult, or who have joined a conference) are *further* calls and name it in `main`. Whoever
    is in one bridge hears each other.
    """

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
    step: int = 0
    """How far the search for an agent has widened, see `Routing.steps`."""
    risen: int = 0
    """How often its priority has risen while it waited."""
    urgent: bool = False
    """It has waited so long that it comes before all others."""
    overflowed: bool = False
    """It has gone on from the queue in which it waited too long, and does so only once."""
    callback_number: str = ""
    """Where the caller wants to be called back: once they hang up, their place is kept."""
    offer: int = 0
    """The number of the offer to call back that an agent has now."""
    attempts: int = 0
    """How often the caller has been called back in vain."""
    resting: bool = False
    """It waits, but is offered to nobody for a while."""
    preferred: AgentId | None = None
    """Who spoke with the caller last, and is asked first where they are free."""
    auto_record: bool = False
    measures: bool = False
    """A test call that measures the agent's phone, and then ends."""
    accounted: bool = False
    """Its disposition has been given by an agent who left it to others: nobody else is asked."""
    comments: str = ""
    disposition: DispositionId | None = None
    customer_leg: LegId | None = None
    station_leg: LegId | None = None
    station_leg_state: StationLegState = StationLegState.ABSENT
    bridge: BridgeId | None = None
    play: PlayId | None = None
    """The greeting, music or ringback that runs now."""
    words: PlayId | None = None
    """The greeting of a voicemail box, for which the tone (`play`) waits."""
    recording: RecordingId | None = None
    """The recording that runs now."""
    recording_paused_at: Milliseconds = Milliseconds(0)
    """Since when the agent leaves something out of the recording; 0: they do not."""
    recording_gaps: tuple[LeftOut, ...] = ()
    """What the agent has left out of the recordings of this call so far."""
    recording_secret: bool = False
    """The newest recording began by rule, and the agent is not to know of it."""
    recording_claimed: bool = False
    """The agent has asked for a recording while a secret one runs, and takes that one for theirs."""
    deposit: RecordingId | None = None
    """What is being said into a voicemail box now."""
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
    phone_holds: bool = False
    """The agent's phone has put this line of its own on hold."""
    swapped: bool = False
    """Consulting: the agent's phone has gone back to the customer, and whom they consult waits."""
    stepped_out: bool = False
    """On hold and consulting: the others go on without the agent; False: the customer is on hold."""
    muted: bool = False
    """The others do not hear the agent."""
    closed: bool = False
    """It came outside the campaign's hours."""
    passed_by: tuple[AgentId, ...] = ()
    """Who let it ring or refused it of late, and is not offered it."""
    callback: CallbackId | None = None
    """The callback that the agent makes it for."""
    target: Address | None = None
    """Whom the agent calls, where that is inside the center."""
    peer: CallId | None = None
    """Internal: the colleague's call of the same conversation."""
    called: bool = False
    """Internal: the colleague called this agent, not the other way round."""
    main: CallId | None = None
    """The call in whose course this one was made, or which it has joined."""
    purpose: Purpose | None = None
    """What a further call is for."""
    warm: bool = False
    """A further call: the agent speaks with that party alone first."""
    for_agent: AgentId | None = None
    """Who alone is offered it; None: the agents of its skill."""
    hand_over: HandOver | None = None
    """Its agent sends it on, and nobody has taken it yet. CONSULTING: what a completed transfer will say."""
    transferred_by: AgentId | None = None
    """Who sent it to whom it is with now."""
    last_agent: AgentId | None = None
    """Who had it last, where nobody has it now."""
    joined_at: Milliseconds = Milliseconds(0)
    """When the present agent's part began."""
    parked_at: Milliseconds = Milliseconds(0)
    park_time: Milliseconds = Milliseconds(0)
    worksheet_complete: bool = False
    """Its worksheet was complete when it was last written to."""
    variables: tuple[Value, ...] = ()
    """What is known of it by the center's own variables, where that is not the default."""
    contact: ContactId | None = None
    """Whose number it is; NO_CONTACT: nobody's we know; None: it has not been looked up."""
    customer: str = ""
    """The words under which that customer is shown, where we know some."""

    @property
    def consults(self) -> bool:
        """Does the agent speak with somebody else now, while the customer waits?"""
        return self.state is CallState.CONSULTING and not self.swapped

    @property
    def keeps_place(self) -> bool:
        """Is nobody on the line, as the caller has hung up and is to be called back?"""
        return self.type is CallType.QUEUE_CALLBACK and self.customer_leg is None

    @property
    def not_for(self) -> tuple[AgentId, ...]:
        """Who is not offered it: those who passed it by, and whoever is just sending it on."""
        return self.passed_by if self.hand_over is None else (*self.passed_by, self.hand_over.by)


class Deposit(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody says into a voicemail box, until its file is whole; the call may be over before."""

    recording: RecordingId
    file: str
    """Its name in the folder of voicemails."""
    box: Address
    call: CallId
    type: CallType
    """That of a voicemail from such a call."""
    number: str
    """Who says it."""
    caller_name: str = ""
    our_number: str = ""
    campaign: CampaignId | None = None
    skill: SkillId | None = None
    transferred_by: AgentId | None = None
    hold_time: Milliseconds = Milliseconds(0)
    began: Milliseconds


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """Where an agent speaks now."""

    call: CallId
    """Their main call."""
    bridge: BridgeId
    ear: LegId | None
    """The agent's own leg, while it is up."""
