"""How calls turn out: the center's own words for it, and the system's where no agent says anything."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec

from ..ids import AgentId, CampaignId, DispositionId, Milliseconds


@unique
class DispositionKind(StrEnum):
    """What a disposition does to the number or the contact."""

    FINAL = "FINAL"
    """The contact is done in this campaign."""
    FINAL_IN_CAMPAIGNS = "FINAL_IN_CAMPAIGNS"
    """The contact is done in several campaigns."""
    REDIAL = "REDIAL"
    """The number is dialed again later."""
    DO_NOT_DIAL = "DND"
    """The campaign leaves the number alone, for a while or for good."""
    DO_NOT_CALL = "DNC"
    """The number goes to the do-not-call list; the contact's other numbers may be dialed."""
    DO_NOT_CALL_FINAL = "DNC_FINAL"
    """The number goes to the do-not-call list, and the contact is done."""
    DO_NOT_CALL_ALL = "DNC_ALL"
    """All numbers of the contact go to the do-not-call list."""


@unique
class SystemWord(StrEnum):
    """The dispositions that the system gives where no agent does, by name.

    A center that describes a disposition of such a name has its own in its place.
    """

    NO_DISPOSITION = "No Disposition"
    ABANDON = "Abandon"
    """The caller left before anybody spoke with them."""
    BUSY = "Busy"
    NO_ANSWER = "No Answer"
    OPERATOR_INTERCEPT = "Operator Intercept"
    """The carrier knows no such number."""
    DIAL_ERROR = "Dial Error"
    RESOURCE_UNAVAILABLE = "Resource Unavailable"
    CALLER_DISCONNECTED = "Caller Disconnected"
    """The other party hung up, and nobody is asked."""
    TRANSFERRED = "Transferred To 3rd Party"
    SENT_TO_VOICEMAIL = "Sent To Voicemail"
    SYSTEM_SHUTDOWN = "System Shutdown"
    """The telephony engine died with the call."""


class Disposition(msgspec.Struct, frozen=True, kw_only=True):
    """How a call turned out."""

    id: DispositionId
    name: str
    description: str = ""
    kind: DispositionKind = DispositionKind.FINAL
    must_confirm: bool = False
    """The application asks the agent once more."""
    must_complete_worksheet: bool = False
    """It is taken only once the call's worksheet is complete."""
    system: bool = False
    """Every center has it, and calls without a campaign can end with it."""
    automatic: bool = False
    """The system gives it; agents only where a campaign lists it."""
    recycles: bool = False
    """The system's word for: as if nobody had called. With it ends any campaign's call, of agents who may."""
    redial_after: Milliseconds = Milliseconds(0)
    """How long the number rests, where nobody says otherwise; 0: as the campaign says, of DND for good."""
    may_change_redial: bool = False
    """Agents may say when the number can be dialed again (REDIAL, DND)."""
    attempts: int = 0
    """REDIAL: a number that was dialed so often is not dialed again; 0: as the campaign says."""
    reset_attempts: bool = False
    """The contact's attempts are counted from the beginning again."""
    only_onward: bool = False
    """For calls that go on to somebody else: with a transfer, or by who leaves a conference."""
    email_to: tuple[str, ...] = ()
    """These addresses hear of each call that turns out so."""
    message_to: tuple[AgentId, ...] = ()
    """These users read of it, where they are logged in."""
    first_call_resolution: bool = False
    """Reports count it as solved by the first call."""
    campaigns: tuple[CampaignId, ...] = ()
    """FINAL_IN_CAMPAIGNS: in which ones, besides the call's own; none: in all of them."""
