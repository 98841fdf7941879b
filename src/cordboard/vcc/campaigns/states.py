"""The life cycle of a campaign's work, as operators switch it.

A campaign is *started* and *stopped*: then it begins nothing new, and is NOT_RUNNING once all that it has
begun is *worked off*. *Forced*, it stops at once. It is *reset* while it does not run. STARTING and RESETTING
stand in the contract; here both are over at once, and only a center file can say that a campaign is in them.
"""

from __future__ import annotations

from enum import StrEnum, unique

from ..center import CampaignState
from ..lifecycle import LifeCycle


@unique
class CampaignEvent(StrEnum):
    """What can happen to a campaign's work."""

    STARTED = "STARTED"
    STOPPED = "STOPPED"
    FORCED = "FORCED"
    WORKED_OFF = "WORKED_OFF"
    RESET = "RESET"


_AT_REST = {
    CampaignEvent.STARTED: CampaignState.RUNNING,
    CampaignEvent.RESET: CampaignState.NOT_RUNNING,
}

CAMPAIGN: LifeCycle[CampaignState, CampaignEvent] = LifeCycle(
    "the campaign",
    CampaignState.NOT_RUNNING,
    {
        CampaignState.NOT_RUNNING: _AT_REST,
        CampaignState.RUNNING: {
            CampaignEvent.STOPPED: CampaignState.STOPPING,
            CampaignEvent.FORCED: CampaignState.NOT_RUNNING,
        },
        CampaignState.STOPPING: {
            CampaignEvent.STARTED: CampaignState.RUNNING,
            CampaignEvent.FORCED: CampaignState.NOT_RUNNING,
            CampaignEvent.WORKED_OFF: CampaignState.NOT_RUNNING,
        },
        CampaignState.STARTING: {**_AT_REST, CampaignEvent.FORCED: CampaignState.NOT_RUNNING},
        CampaignState.RESETTING: {**_AT_REST, CampaignEvent.FORCED: CampaignState.NOT_RUNNING},
    },
)
