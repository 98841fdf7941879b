"""What can happen to a user's settings."""

from __future__ import annotations

from ..ids import AgentId, SeatId
from ..kernel import Fact
from .model import Setting


class PreferencesChanged(Fact, frozen=True, kw_only=True, tag="preferences.changed"):
    """The user's settings from now on, all of them."""

    seat: SeatId
    user: AgentId
    settings: tuple[Setting, ...]
