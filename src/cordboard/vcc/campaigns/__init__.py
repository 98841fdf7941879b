"""Campaigns: pieces of work, with their numbers, skills, dispositions and manners."""

from .commands import Afresh, ResetCampaign, StartCampaign, StopCampaign
from .facts import AnyCampaignsFact, CampaignReset, CampaignSwitched
from .policy import (
    calling_changes,
    closes_in,
    for_manual_call,
    is_open,
    may_be_called,
    of_user,
    require_known,
    takes_calls,
    works_for,
)
from .running import Running, Switched
from .states import CAMPAIGN, CampaignEvent

__all__ = [
    "CAMPAIGN",
    "Afresh",
    "AnyCampaignsFact",
    "CampaignEvent",
    "CampaignReset",
    "CampaignSwitched",
    "ResetCampaign",
    "Running",
    "StartCampaign",
    "StopCampaign",
    "Switched",
    "calling_changes",
    "closes_in",
    "for_manual_call",
    "is_open",
    "may_be_called",
    "of_user",
    "require_known",
    "takes_calls",
    "works_for",
]
