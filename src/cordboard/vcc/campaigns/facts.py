"""What can happen to campaigns while the center runs."""

from __future__ import annotations

from typing import TypeAlias

from ..center import CampaignState
from ..ids import CampaignId, DispositionId, ListId
from ..kernel import Fact
from .commands import Afresh


class CampaignSwitched(Fact, frozen=True, kw_only=True, tag="campaign.switched"):
    """The campaign is in this state, whatever the center file says, until that says something else."""

    campaign: CampaignId
    state: CampaignState
    described: CampaignState
    """What the center file says."""


class CampaignReset(Fact, frozen=True, kw_only=True, tag="campaign.reset"):
    """The lists of the campaign begin anew."""

    campaign: CampaignId
    lists: tuple[ListId, ...]
    what: Afresh
    dispositions: tuple[DispositionId, ...] = ()
    """Only of those whose last call turned out so; none: of everybody."""


AnyCampaignsFact: TypeAlias = CampaignSwitched | CampaignReset
