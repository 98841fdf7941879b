"""The states of campaigns that operators have switched: a part of the world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ..center import CampaignState, Center
from ..ids import CampaignId
from .facts import CampaignSwitched

Switched: TypeAlias = tuple[CampaignState, CampaignState]
"""The state, and what the center file said when it was switched."""


@dataclass(slots=True)
class Running:
    """Whoever spoke last counts: an operator, until the center file says something else than before."""

    switched: dict[CampaignId, Switched] = field(default_factory=dict)

    @classmethod
    def of(cls, kept: tuple[tuple[CampaignId, Switched], ...]) -> Running:
        """The states of a snapshot."""
        return cls(dict(kept))

    def kept(self) -> tuple[tuple[CampaignId, Switched], ...]:
        """All of them as one value."""
        return tuple(self.switched.items())

    @property
    def states(self) -> Mapping[CampaignId, CampaignState]:
        """The states that count in place of the center file's."""
        return {campaign: state for campaign, (state, _) in self.switched.items()}

    def switch(self, fact: CampaignSwitched) -> None:
        """An operator, or the end of the work, has switched a campaign."""
        self.switched[fact.campaign] = fact.state, fact.described

    def file_read(self, center: Center) -> None:
        """The center file says this now."""
        said = {campaign.id: campaign.state for campaign in center.campaigns}
        self.switched = {
            campaign: switched
            for campaign, switched in self.switched.items()
            if said.get(campaign) is switched[1]
        }
