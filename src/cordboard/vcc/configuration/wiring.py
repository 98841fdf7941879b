"""Who decides on what operators ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..campaigns import ResetCampaign, StartCampaign, StopCampaign
from ..queries import ListCampaignsInForce
from ..work import Work
from ..world import World
from . import switching

COMMANDS: Mapping[type, Callable[[Work, Any], Any]] = {
    StartCampaign: switching.start,
    StopCampaign: switching.stop,
    ResetCampaign: switching.reset,
}

QUERIES: Mapping[type, Callable[[World, Any], Any]] = {ListCampaignsInForce: switching.list_in_force}
