"""What can happen to calls that hang together: consultations, conferences, transfers, parked calls.

`agent` is the after-state of the agent it happened with; `call` that of the call it happened to.
"""

from __future__ import annotations

from ..agents import Agent
from ..ids import CallId, Milliseconds, SeatId
from ..kernel import Fact
from .facts import DialFailure
from .model import Call, HandOver, Purpose


class FurtherCallStarted(Fact, frozen=True, kw_only=True, tag="further.started"):
    """The agent has somebody else called in the middle of a call."""

    seat: SeatId
    call: Call
    agent: Agent


class ConsultationStarted(Fact, frozen=True, kw_only=True, tag="consultation.started"):
    """The customer hears music until the agent has spoken with somebody else."""

    seat: SeatId
    call: Call
    agent: Agent
    purpose: Purpose


class FurtherCallConnected(Fact, frozen=True, kw_only=True, tag="further.connected"):
    """The agent speaks with the party of a further call: alone where it is `warm`, else in the conference."""

    seat: SeatId
    call: Call
    agent: Agent


class FurtherCallFailed(Fact, frozen=True, kw_only=True, tag="further.failed"):
    """Nobody could be called in the middle of call `main`; `call` is None where nobody was tried."""

    seat: SeatId
    agent: Agent
    main: CallId
    purpose: Purpose
    failure: DialFailure
    cause: str
    number: str
    call: Call | None = None


class FurtherCallEnded(Fact, frozen=True, kw_only=True, tag="further.ended"):
    """The party of a further call is gone, by itself or because the agent wanted it."""

    seat: SeatId
    call: Call
    agent: Agent
    joined: bool
    """They were in the conference."""


class ConsultationEnded(Fact, frozen=True, kw_only=True, tag="consultation.ended"):
    """The agent is back with the customer."""

    seat: SeatId
    call: Call
    agent: Agent
    customer_waited: bool = True
    """False: the agent's phone had gone back to them before."""


class ParticipantJoined(Fact, frozen=True, kw_only=True, tag="conference.joined"):
    """The party of `call` is in the conference of call `main` now."""

    seat: SeatId
    call: Call
    agent: Agent
    main: CallId
    consulted: bool
    """The agent had spoken with them first."""


class ConferenceFailed(Fact, frozen=True, kw_only=True, tag="conference.failed"):
    """The engine could not do what `operation` wanted of the conference of call `call_id`."""

    seat: SeatId
    agent: Agent
    call_id: CallId
    operation: str
    cause: str


class ConferenceLeft(Fact, frozen=True, kw_only=True, tag="conference.left"):
    """The agent has left; the others go on."""

    seat: SeatId
    call: Call
    agent: Agent
    part: HandOver


class CallSentOn(Fact, frozen=True, kw_only=True, tag="transfer.sent_on"):
    """The call is on its way to somebody else; the agent is out of it."""

    seat: SeatId
    call: Call
    agent: Agent
    consulted: bool = False
    """The agent had begun to consult whom it goes to, so that the transfer is no news."""


class TransferFailed(Fact, frozen=True, kw_only=True, tag="transfer.failed"):
    """Nobody took the call."""

    seat: SeatId
    agent: Agent
    call_id: CallId
    failure: DialFailure
    cause: str


class TransferCompleted(Fact, frozen=True, kw_only=True, tag="transfer.completed"):
    """The call is with its new party; `agent` is who had it before. `seat`: None where they are gone."""

    seat: SeatId | None
    call: Call
    agent: Agent
    part: HandOver


class CallTakenOver(Fact, frozen=True, kw_only=True, tag="transfer.taken_over"):
    """An agent who was spoken to first has the call now."""

    seat: SeatId
    call: Call
    agent: Agent


class CallMerged(Fact, frozen=True, kw_only=True, tag="further.merged"):
    """A further call, or a colleague's side of it, is over because its people speak on another call now."""

    call: Call
    seat: SeatId | None = None
    """Where the colleague sits whose side it was."""


class FurtherCallMoved(Fact, frozen=True, kw_only=True, tag="further.moved"):
    """A participant stays in a conference whose agent has changed, or in which there is no agent any more."""

    call: Call
    part: HandOver | None = None
    """The part in it of an agent who has it no longer; None: it was nobody's, or still is theirs."""


class ColleagueChanged(Fact, frozen=True, kw_only=True, tag="internal.colleague_changed"):
    """The agent, whose colleague has sent them on, speaks with another one."""

    seat: SeatId
    call: Call
    agent: Agent


class OutsideCallEnded(Fact, frozen=True, kw_only=True, tag="transfer.outside_ended"):
    """Somebody outside has left a call that had no agent any more."""

    call: Call


class SentCallLost(Fact, frozen=True, kw_only=True, tag="transfer.customer_left"):
    """The customer left while the call was on its way. `seat`: None where its sender has gone home."""

    seat: SeatId | None
    call: Call
    agent: Agent
    part: HandOver


class CallParked(Fact, frozen=True, kw_only=True, tag="park.parked"):
    """The customer waits with music, the agent is free. `parked` are all calls that the agent has parked."""

    seat: SeatId
    call: Call
    agent: Agent
    parked: tuple[Call, ...]


class CallReparked(Fact, frozen=True, kw_only=True, tag="park.reparked"):
    """A call that nobody took waits parked with the agent who had sent it, or fetched it."""

    seat: SeatId
    call: Call
    agent: Agent
    parked: tuple[Call, ...]


class ParticipantParked(Fact, frozen=True, kw_only=True, tag="park.participant"):
    """A participant has left the conference of call `main` and waits parked."""

    seat: SeatId
    call: Call
    agent: Agent
    main: CallId
    parked: tuple[Call, ...]


class ParkedCallTaken(Fact, frozen=True, kw_only=True, tag="park.taken"):
    """The agent fetches a parked call; their phone is being called."""

    seat: SeatId
    call: Call
    agent: Agent
    parked: tuple[Call, ...]


class ParkedCallMoved(Fact, frozen=True, kw_only=True, tag="park.moved"):
    """A parked call is not parked with this agent any more: sent on, in a conference, or in the queue."""

    seat: SeatId
    call: Call
    agent: Agent
    parked: tuple[Call, ...]


class ParkedCallLeft(Fact, frozen=True, kw_only=True, tag="park.left"):
    """A parked call is over; the agent may have to give a disposition (`call.state`)."""

    seat: SeatId
    call: Call
    agent: Agent
    parked: tuple[Call, ...]
    wrap_up_limit: Milliseconds = Milliseconds(0)


class ParkFailed(Fact, frozen=True, kw_only=True, tag="park.failed"):
    """A call could not be parked."""

    seat: SeatId
    agent: Agent
    call_id: CallId
    operation: str
    cause: str
