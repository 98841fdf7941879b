"""Settings and their defaults."""

from __future__ import annotations

from cordboard.vcc.preferences import DEFAULTS, Preference, Setting, complete, is_on, with_setting


def test_who_has_set_nothing_has_the_defaults():
    assert complete(()) == tuple(Setting(preference, DEFAULTS[preference]) for preference in Preference)


def test_a_setting_counts_until_it_is_made_again():
    once = with_setting((), Preference.AUTO_ANSWER, on=True)
    assert is_on(once, Preference.AUTO_ANSWER)
    assert not is_on(with_setting(once, Preference.AUTO_ANSWER, on=False), Preference.AUTO_ANSWER)
    assert is_on(once, Preference.PLAY_RINGER)
