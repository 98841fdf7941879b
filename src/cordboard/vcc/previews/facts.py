"""What can happen to the records of outbound campaigns, and to the previews of agents."""

from __future__ import annotations

from typing import TypeAlias

from ..agents import Agent
from ..calls import Party
from ..ids import CallId, CampaignId, DispositionId, ListId, Milliseconds, SeatId
from ..kernel import Fact
from .model import ListRecord, Preview, Try


class RecordsOffered(Fact, frozen=True, kw_only=True, tag="preview.records_offered"):
    """The records of a campaign that are due next, in place of those offered before.

    They show all that had happened before `as_of`.
    """

    campaign: CampaignId
    records: tuple[ListRecord, ...]
    as_of: Milliseconds


class RecordMarked(Fact, frozen=True, kw_only=True, tag="preview.record_marked"):
    """What became of a record: its after-state. `call_id` is None where nobody called (a skip)."""

    campaign: CampaignId
    record: ListRecord
    at: Milliseconds
    call_id: CallId | None = None
    number: str = ""
    """The number that was dialed."""
    disposition: DispositionId | None = None
    redial_at: Milliseconds = Milliseconds(0)
    final_in: tuple[CampaignId, ...] = ()
    """In these other campaigns, too, nobody calls the contact again."""


class PreviewStarted(Fact, frozen=True, kw_only=True, tag="preview.started"):
    """An agent is shown a contact."""

    seat: SeatId
    agent: Agent
    preview: Preview
    turns: tuple[tuple[ListId, int], ...] = ()
    """How far the campaign's lists have come, where they have shares."""


class PreviewDialed(Fact, frozen=True, kw_only=True, tag="preview.dialed"):
    """One of the contact's numbers is being dialed; the facts of the call follow."""

    seat: SeatId
    preview: Preview
    attempt: Try


class PreviewTried(Fact, frozen=True, kw_only=True, tag="preview.tried"):
    """The call is over, and the contact may be tried once more."""

    seat: SeatId
    agent: Agent
    preview: Preview


class PreviewRenewed(Fact, frozen=True, kw_only=True, tag="preview.renewed"):
    """The same contact is shown again."""

    seat: SeatId
    agent: Agent
    preview: Preview


class PreviewPostponed(Fact, frozen=True, kw_only=True, tag="preview.postponed"):
    """The agent does something else first."""

    seat: SeatId
    preview: Preview


class RestrictionsChanged(Fact, frozen=True, kw_only=True, tag="preview.restrictions_changed"):
    """Other numbers of the contact may be dialed than before."""

    seat: SeatId
    preview: Preview


class PreviewContactChanged(Fact, frozen=True, kw_only=True, tag="preview.contact_changed"):
    """Somebody has learned more about the contact."""

    seat: SeatId
    preview: Preview


class PreviewEnded(Fact, frozen=True, kw_only=True, tag="preview.ended"):
    """The agent is done with the contact; `agent` is None where they have left meanwhile."""

    seat: SeatId
    agent: Agent | None
    preview: Preview
    by: Party


class EndOfPreviewFailed(Fact, frozen=True, kw_only=True, tag="preview.end_failed"):
    """The preview cannot be skipped any more: its number is being dialed."""

    seat: SeatId
    preview: Preview


PreviewFact: TypeAlias = (
    RecordsOffered
    | RecordMarked
    | PreviewStarted
    | PreviewDialed
    | PreviewTried
    | PreviewRenewed
    | PreviewPostponed
    | RestrictionsChanged
    | PreviewContactChanged
    | PreviewEnded
    | EndOfPreviewFailed
)
