"""The queue: what becomes of calls while they wait for an agent."""

from .announced import EFFECTS, Announced
from .effects import SHARES
from .facts import AnnouncementOver, CallAnnounced, CallOverflowed, StandingChanged
from .queries import ExplainChoice

__all__ = [
    "EFFECTS",
    "SHARES",
    "Announced",
    "AnnouncementOver",
    "CallAnnounced",
    "CallOverflowed",
    "ExplainChoice",
    "StandingChanged",
]
