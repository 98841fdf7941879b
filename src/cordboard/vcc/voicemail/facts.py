"""What can happen to voicemails. `voicemail` and `agent` are after-states."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TypeAlias

from ..agents import Agent
from ..contacts import Contact
from ..ids import AgentId, Milliseconds, RecordingId, SeatId, VoicemailId
from ..kernel import Fact
from .model import Mail, Voicemail


@unique
class OfferOver(StrEnum):
    """Why an agent is not offered a voicemail any more."""

    REJECTED = "REJECTED"
    TIMED_OUT = "TIMED_OUT"
    BUSY = "BUSY"
    """They have begun something else."""
    LEFT = "LEFT"


class VoicemailArrived(Fact, frozen=True, kw_only=True, tag="voicemail.arrived"):
    """A voicemail lies in a box; `seats`: where its owner is logged in, if they have one and are."""

    seats: tuple[SeatId, ...]
    voicemail: Voicemail


class MailDue(Fact, frozen=True, kw_only=True, tag="voicemail.mail_due"):
    """The owner of a box wants to hear of a voicemail by e-mail."""

    mail: Mail


class MailSettled(Fact, frozen=True, kw_only=True, tag="voicemail.mail_settled"):
    """The e-mail is with the mail server; or nobody tries any more (`sent` False)."""

    voicemail: VoicemailId
    sent: bool
    cause: str = ""
    """Why it was not sent, for the log."""


class CallerRecognised(Fact, frozen=True, kw_only=True, tag="voicemail.caller_recognised"):
    """Who speaks at a box is a customer that we know."""

    recording: RecordingId
    contact: Contact


class RecordingsListed(Fact, frozen=True, kw_only=True, tag="voicemail.listed"):
    """What lies in the agent's own box, and the greeting that they have chosen; empty: none."""

    seat: SeatId
    agent: Agent
    recordings: tuple[Voicemail, ...]
    greeting: str = ""


class RecordingHeard(Fact, frozen=True, kw_only=True, tag="voicemail.heard"):
    """The agent hears a voicemail of their own for the first time."""

    seat: SeatId
    voicemail: Voicemail
    recordings: tuple[Voicemail, ...]
    greeting: str = ""


class RecordingRemoved(Fact, frozen=True, kw_only=True, tag="voicemail.removed"):
    """The agent has thrown away a voicemail of their own: its file goes."""

    seat: SeatId
    voicemail: Voicemail
    recordings: tuple[Voicemail, ...]
    greeting: str = ""


class GreetingChosen(Fact, frozen=True, kw_only=True, tag="voicemail.greeting_chosen"):
    """The agent's box has another greeting; empty: that of the center file."""

    seat: SeatId
    user: AgentId
    greeting: str
    recordings: tuple[Voicemail, ...]


class VoicemailOffered(Fact, frozen=True, kw_only=True, tag="voicemail.offered"):
    """An agent may take it."""

    seat: SeatId
    voicemail: Voicemail
    at: Milliseconds = Milliseconds(0)
    """When; 0 where the journal is older than that."""


class VoicemailWithdrawn(Fact, frozen=True, kw_only=True, tag="voicemail.withdrawn"):
    """The offer is over, and it waits for somebody else."""

    seat: SeatId
    voicemail: Voicemail
    by: AgentId
    cause: OfferOver


class VoicemailOpenToAll(Fact, frozen=True, kw_only=True, tag="voicemail.open_to_all"):
    """Those who let it pass, or refused it, can be offered it again."""

    voicemail: Voicemail


class VoicemailAccepted(Fact, frozen=True, kw_only=True, tag="voicemail.accepted"):
    """An agent works on it."""

    seat: SeatId
    voicemail: Voicemail
    agent: Agent


class VoicemailPostponed(Fact, frozen=True, kw_only=True, tag="voicemail.postponed"):
    """A call interrupts the work on it."""

    seat: SeatId
    voicemail: Voicemail


class VoicemailResumed(Fact, frozen=True, kw_only=True, tag="voicemail.resumed"):
    """The work on it goes on."""

    seat: SeatId
    voicemail: Voicemail


class VoicemailReturned(Fact, frozen=True, kw_only=True, tag="voicemail.returned"):
    """Its agent has gone home: it waits for another one."""

    seat: SeatId
    voicemail: Voicemail
    by: AgentId


class VoicemailSentOn(Fact, frozen=True, kw_only=True, tag="voicemail.sent_on"):
    """Its agent has put it into another box, where it arrives as a new one."""

    seat: SeatId
    voicemail: Voicemail
    agent: Agent


class VoicemailProcessed(Fact, frozen=True, kw_only=True, tag="voicemail.processed"):
    """Its agent is done with it."""

    seat: SeatId
    voicemail: Voicemail
    agent: Agent


class VoicemailDeleted(Fact, frozen=True, kw_only=True, tag="voicemail.deleted"):
    """Its agent has thrown it away: its file goes."""

    seat: SeatId
    voicemail: Voicemail
    agent: Agent


class VoicemailLeftBehind(Fact, frozen=True, kw_only=True, tag="voicemail.left_behind"):
    """The box is gone, and nobody inherits what lay in it: it is done with, and its file stays a while."""

    voicemail: Voicemail


class VoicemailsForgotten(Fact, frozen=True, kw_only=True, tag="voicemail.forgotten"):
    """These have been done with for as long as the center keeps their files: those go."""

    voicemails: tuple[VoicemailId, ...]


AnyVoicemailFact: TypeAlias = (
    VoicemailArrived
    | MailDue
    | MailSettled
    | CallerRecognised
    | RecordingsListed
    | RecordingHeard
    | RecordingRemoved
    | GreetingChosen
    | VoicemailOffered
    | VoicemailWithdrawn
    | VoicemailOpenToAll
    | VoicemailAccepted
    | VoicemailPostponed
    | VoicemailResumed
    | VoicemailReturned
    | VoicemailSentOn
    | VoicemailProcessed
    | VoicemailDeleted
    | VoicemailLeftBehind
    | VoicemailsForgotten
)
