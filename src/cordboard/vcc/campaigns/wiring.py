"""Who answers questions about campaigns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..queries import GetCampaign, ListAllCampaigns, ListCampaigns
from ..world import World
from . import handlers

QUERIES: Mapping[type, Callable[[World, Any], Any]] = {
    ListCampaigns: handlers.list_campaigns,
    ListAllCampaigns: handlers.list_all_campaigns,
    GetCampaign: handlers.get_campaign,
}
