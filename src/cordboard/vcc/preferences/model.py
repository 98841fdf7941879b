"""The settings that a user may make."""

from __future__ import annotations

from enum import StrEnum, unique

import msgspec


@unique
class Preference(StrEnum):
    """Every setting; each is on or off."""

    SHOW_SELECT_SKILLS = "SHOW_SELECT_SKILLS"
    """The application asks for the active skills after login."""
    AUTO_ANSWER = "AUTO_ANSWER"
    """Offered calls are picked up at once; a phone that rings at offer is asked to lift by itself."""
    PLAY_RINGER = "PLAY_RINGER"
    """The application rings for an offer."""
    CALL_LOGGING = "CALL_LOGGING"
    """The application writes calls into the CRM."""
    PREVIEW_WINDOW = "PREVIEW_WINDOW"
    """The application opens a window for previews."""
    AUTO_HANG_UP = "AUTO_HANG_UP"
    """A softphone hangs up when a call ends, and is called for the next; else its leg is held."""


class Setting(msgspec.Struct, frozen=True):
    """One preference and whether it is on."""

    preference: Preference
    on: bool
