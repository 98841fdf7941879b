"""Questions about scripts."""

from __future__ import annotations

from ..ids import CampaignId
from ..kernel import Query


class GetScript(Query, frozen=True, kw_only=True):
    """The script of a campaign of the agent's, or of their call's. Answer: Script | None.

    Refused with UNKNOWN_CAMPAIGN.
    """

    campaign: CampaignId
