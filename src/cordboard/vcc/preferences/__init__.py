"""Preferences: what each user has set for the applications that they work with, kept from login to login."""

from .commands import SetPreference
from .facts import PreferencesChanged
from .model import Preference, Setting
from .policy import DEFAULTS, complete, is_on, with_setting

__all__ = [
    "DEFAULTS",
    "Preference",
    "PreferencesChanged",
    "SetPreference",
    "Setting",
    "complete",
    "is_on",
    "with_setting",
]
