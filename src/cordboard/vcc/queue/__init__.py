"""The queue: what becomes of calls while they wait for an agent."""

from .announced import EFFECTS, Announced, AnnouncedKept
from .effects import SHARES
from .facts import (
    AnnouncementOver,
    AskingMoved,
    AskingOver,
    CallAnnounced,
    CallbackAgreed,
    CallOverflowed,
    StandingChanged,
)
from .model import Asking, AskingState
from .queries import ExplainChoice, ListWaiting, Routed, WhyRouted

__all__ = [
    "EFFECTS",
    "SHARES",
    "Announced",
    "AnnouncedKept",
    "AnnouncementOver",
    "Asking",
    "AskingMoved",
    "AskingOver",
    "AskingState",
    "CallAnnounced",
    "CallOverflowed",
    "CallbackAgreed",
    "ExplainChoice",
    "ListWaiting",
    "Routed",
    "StandingChanged",
    "WhyRouted",
]
