"""Questions about connectors."""

from __future__ import annotations

from ..ids import CampaignId
from ..kernel import Query


class ListConnectors(Query, frozen=True, kw_only=True):
    """What the agent may set off by hand in a campaign. Answer: tuple[Connector, ...].

    Refused with UNKNOWN_CAMPAIGN where it is none of the agent's.
    """

    campaign: CampaignId


class ListErrands(Query, frozen=True, kw_only=True):
    """The errands that wait for the server. Answer: tuple[Errand, ...]; never refused."""
