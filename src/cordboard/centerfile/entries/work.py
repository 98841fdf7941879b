"""Campaigns, their hours and wrap-up, dispositions, reasons."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cordboard.vcc.center import (
    CampaignState,
    CampaignType,
    DispositionKind,
    ReasonKind,
)

from .base import DERIVED, NOWHERE, Duration, Entry, Id, Word, about
from .menus import QueueEntry
from .outbound import DialingEntry
from .routing import RoutingEntry
from .voicemail import CampaignVoicemailEntry


class ReasonEntry(Entry, kw_only=True):
    """Why an agent is not ready, or leaves."""

    name: Annotated[Word, about("Shown to agents.")]
    kind: Annotated[ReasonKind, about("For what it can be given.")] = ReasonKind.NOT_READY
    selectable: Annotated[bool, about("Agents may choose it; else only the system gives it.")] = True
    id: Id = DERIVED


class DispositionEntry(Entry, kw_only=True):
    """How a call turned out."""

    name: Annotated[Word, about("Shown to agents.")]
    description: Annotated[Word, about("When to choose it.")] = NOWHERE
    kind: Annotated[
        DispositionKind,
        about(
            "FINAL: done with the contact. FINAL_IN_CAMPAIGNS: in several campaigns. REDIAL: call again. "
            "DND: not this number for a while, or for good. DNC: the number goes to the do-not-call list; "
            "DNC_FINAL: and the contact is done; DNC_ALL: all of the contact's numbers go there."
        ),
    ] = DispositionKind.FINAL
    must_confirm: Annotated[bool, about("The application asks once more.")] = False
    must_complete_worksheet: Annotated[bool, about("Only once the call's worksheet is complete.")] = False
    redial_after: Annotated[
        Duration,
        about("REDIAL and DND: the pause; REDIAL without one: the campaign's, DND without one: for good."),
    ] = Duration(0)
    attempts: Annotated[
        int,
        msgspec.Meta(ge=0, le=100, description="REDIAL: so often the number is dialed; 0: no limit."),
    ] = 0
    reset_attempts: Annotated[bool, about("The contact's attempts are counted anew.")] = False
    only_onward: Annotated[
        bool, about("Only for calls that are transferred, or left to others in a conference.")
    ] = False
    email_to: Annotated[
        tuple[Word, ...], about("Addresses that get an e-mail about each call that turns out so.")
    ] = ()
    message_to: Annotated[
        tuple[Word, ...], about("Users who get a message about it, where they are logged in.")
    ] = ()
    first_call_resolution: Annotated[bool, about("Reports count it as solved by the first call.")] = False
    campaigns: Annotated[
        tuple[Word, ...], about("FINAL_IN_CAMPAIGNS: in which ones; in all of them if left out.")
    ] = ()
    may_change_redial: Annotated[bool, about("REDIAL and DND: agents may give another pause.")] = False
    id: Id = DERIVED


class HoursEntry(Entry, kw_only=True):
    """When callers are served. At other times they hear `closed_prompt`, or are not answered."""

    zone: Annotated[Word, about("The time zone, as in `Europe/Berlin` or `America/New_York`.")]
    week: Annotated[
        dict[Word, Word], about("Days and hours: `Mon-Fri: 09:00-12:00, 13:00-17:30`, `Sat: 10:00-14:00`.")
    ]
    holidays: Annotated[tuple[Word, ...], about("Days without hours, as in `2026-12-25`.")] = ()
    closed_prompt: Annotated[Word, about("What callers hear outside the hours.")] = NOWHERE

    @property
    def given(self) -> bool:
        """False where the file says nothing of hours."""
        return self.zone is not NOWHERE


class WrapUpEntry(Entry, kw_only=True):
    """How long the agent has for a disposition, and what follows then."""

    timeout: Annotated[Duration, about("The time, at least 1s.")]
    disposition: Annotated[Word, about("What is set when the time is up.")]
    not_ready: Annotated[Word, about("The NotReady reason for which the agent becomes Not Ready then.")] = (
        NOWHERE
    )

    @property
    def given(self) -> bool:
        """False where the file says nothing of wrap-up."""
        return self.disposition is not NOWHERE


class CallingHoursEntry(Entry, kw_only=True):
    """When people may be called, by the clock of where their number is."""

    week: Annotated[dict[Word, Word], about("Days and hours, as in `hours`.")]
    zone: Annotated[Word, about("The time zone of numbers that do not tell where they are.")]
    holidays: Annotated[tuple[Word, ...], about("Days on which nobody is called.")] = ()
    manual_calls: Annotated[bool, about("Calls that agents dial by hand keep to them as well.")] = True

    @property
    def given(self) -> bool:
        """False where the file says nothing of calling hours."""
        return self.zone is not NOWHERE


class CampaignEntry(Entry, kw_only=True):
    """A piece of work: its numbers, its people, its manners."""

    name: Annotated[Word, about("Shown to agents.")]
    type: Annotated[CampaignType, about("Where its calls come from; manual calls may belong to any.")] = (
        CampaignType.INBOUND
    )
    state: Annotated[CampaignState, about("Whether it works when the center starts.")] = CampaignState.RUNNING
    description: Annotated[Word, about("A sentence for the supervisor.")] = NOWHERE
    extension: Annotated[Word, about("2 to 6 digits under which agents reach an inbound campaign.")] = NOWHERE
    numbers: Annotated[tuple[Word, ...], about("Our numbers whose callers belong here.")] = ()
    skills: Annotated[
        tuple[Word, ...], about("The first gets inbound calls; members of any may dial for the campaign.")
    ] = ()
    dispositions: Annotated[tuple[Word, ...], about("What its calls can end as; all if left out.")] = ()
    caller_number: Annotated[Word, about("Our number that those we call see.")] = NOWHERE
    greeting: Annotated[Word, about("The prompt that a caller hears first.")] = NOWHERE
    auto_record: Annotated[bool, about("Every call is recorded.")] = False
    script: Annotated[Word, about("The script that its agents see.")] = NOWHERE
    worksheet: Annotated[Word, about("The worksheet that its agents fill in.")] = NOWHERE
    connectors: Annotated[tuple[Word, ...], about("The connectors that its calls set off.")] = ()
    priority: Annotated[int, msgspec.Meta(ge=1, le=100, description="Higher is served first.")] = 60
    menu: Annotated[Word, about("The menu that callers come to after the greeting.")] = NOWHERE
    queue: Annotated[QueueEntry | None, about("What happens to its calls while they wait.")] = None
    routing: Annotated[
        RoutingEntry | None, about("How its calls find their agents; as those of their skill if left out.")
    ] = None
    hours: Annotated[HoursEntry, about("When callers are served; always if left out.")] = msgspec.field(
        default_factory=lambda: HoursEntry(zone=NOWHERE, week={})
    )
    wrap_up: Annotated[WrapUpEntry, about("The limit of the wrap-up; none if left out.")] = msgspec.field(
        default_factory=lambda: WrapUpEntry(timeout=Duration(0), disposition=NOWHERE)
    )
    voicemail: Annotated[CampaignVoicemailEntry, about("When callers leave a voicemail.")] = msgspec.field(
        default_factory=CampaignVoicemailEntry
    )
    dialing_timeout: Annotated[
        Duration, about("Those we call may let it ring so long; the center's `dialing_timeout` if left out.")
    ] = Duration(0)
    calling_hours: Annotated[CallingHoursEntry, about("When people may be called; always if left out.")] = (
        msgspec.field(default_factory=lambda: CallingHoursEntry(zone=NOWHERE, week={}))
    )
    dialing: Annotated[
        DialingEntry, about("OUTBOUND: how it calls out by itself; only by hand if left out.")
    ] = msgspec.field(default_factory=lambda: DialingEntry(lists=()))
    id: Id = DERIVED
