"""What operators ask of a running center from its own machine, through a socket in the data folder.

Whoever may open the folder may ask: that is its owner, who could as well change the center file. One line of
JSON asks, one answers.
"""

from .asking import ask
from .door import AdminDoor
from .wire import (
    AdminAnswer,
    AdminRequest,
    Campaigns,
    CampaignShown,
    Refused,
    Reset,
    Show,
    Start,
    Stop,
)

__all__ = [
    "AdminAnswer",
    "AdminDoor",
    "AdminRequest",
    "CampaignShown",
    "Campaigns",
    "Refused",
    "Reset",
    "Show",
    "Start",
    "Stop",
    "ask",
]
