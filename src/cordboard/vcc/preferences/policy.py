"""Which settings hold for a user: those they made, and the defaults for the rest."""

from __future__ import annotations

from collections.abc import Iterable

from .model import Preference, Setting

DEFAULTS = {
    Preference.SHOW_SELECT_SKILLS: True,
    Preference.AUTO_ANSWER: False,
    Preference.PLAY_RINGER: True,
    Preference.CALL_LOGGING: True,
    Preference.PREVIEW_WINDOW: True,
    Preference.AUTO_HANG_UP: False,
}


def complete(made: Iterable[Setting]) -> tuple[Setting, ...]:
    """Every preference once, in the order of declaration."""
    values = DEFAULTS | {each.preference: each.on for each in made}
    return tuple(Setting(preference, values[preference]) for preference in Preference)


def is_on(made: Iterable[Setting], preference: Preference) -> bool:
    """Does `preference` hold for who made these settings?"""
    return Setting(preference, on=True) in complete(made)


def with_setting(made: Iterable[Setting], preference: Preference, *, on: bool) -> tuple[Setting, ...]:
    """The settings after one more is made."""
    return complete((*made, Setting(preference, on)))
