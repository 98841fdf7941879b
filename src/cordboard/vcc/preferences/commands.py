"""What a user can ask about their settings."""

from __future__ import annotations

from ..kernel import Command
from .model import Preference


class SetPreference(Command, frozen=True, kw_only=True):
    """Turn `preference` on or off."""

    preference: Preference
    on: bool
