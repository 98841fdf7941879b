"""Questions about worksheets."""

from __future__ import annotations

from ..ids import CampaignId
from ..kernel import Query


class GetWorksheet(Query, frozen=True, kw_only=True):
    """The worksheet of a campaign of the agent's, or of their call's. Answer: Worksheet | None.

    Refused with UNKNOWN_CAMPAIGN.
    """

    campaign: CampaignId


class GetAnswers(Query, frozen=True, kw_only=True):
    """What has been answered about the current call. Answer: tuple[Answer, ...]; refused with NO_CALL."""


class IsComplete(Query, frozen=True, kw_only=True):
    """Is the current call's worksheet complete, or has it none? Answer: bool; refused with NO_CALL."""
