"""What can be asked about previews: by agents, and by the shell that reads the lists."""

from __future__ import annotations

from ..ids import CampaignId, DispositionId, Milliseconds
from ..kernel import Command
from .model import ListRecord


class OfferRecords(Command, frozen=True, kw_only=True):
    """The records of a campaign that are due next, in place of those offered before.

    They were read from tables that show all that had happened before `as_of`; what has changed since, and
    what an agent has already, is left out.
    """

    campaign: CampaignId
    records: tuple[ListRecord, ...]
    as_of: Milliseconds


class MakePreviewCall(Command, frozen=True, kw_only=True):
    """Dial one of the contact's numbers; empty: the first that may be dialed."""

    number: str = ""


class SkipPreview(Command, frozen=True, kw_only=True):
    """Leave the contact to a later time, or to nobody, as the disposition says; None: to a later time."""

    disposition: DispositionId | None = None
    redial_after: Milliseconds | None = None


class RenewPreview(Command, frozen=True, kw_only=True):
    """Show the same contact again, for another number. `disposition`: a better word for the last try."""

    disposition: DispositionId | None = None


class EndPreview(Command, frozen=True, kw_only=True):
    """Be done with the contact. `disposition`: of its call, or a better word for the try that is over."""

    disposition: DispositionId | None = None
