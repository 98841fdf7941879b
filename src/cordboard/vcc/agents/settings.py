"""How agents change and read their settings."""

from __future__ import annotations

from ..center import Permission
from ..preferences import Preference, PreferencesChanged, SetPreference, Setting, complete, with_setting
from ..queries import ListPreferences
from ..work import Work
from ..world import World
from . import holding
from .model import StationType
from .policy import require


def set_preference(work: Work, command: SetPreference) -> None:
    """Turn a setting on or off; one that is so already changes nothing."""
    world = work.world
    agent = world.agent_at(command.seat)
    if command.preference is Preference.AUTO_ANSWER:
        require(world.directory.users[agent.id], Permission.CONFIGURE_AUTO_ANSWER)
    before = complete(world.preferences.get(agent.id, ()))
    after = with_setting(before, command.preference, on=command.on)
    if after == before:
        return
    switches = command.preference is Preference.AUTO_HANG_UP and agent.station_type is StationType.SOFTPHONE
    if switches:
        holding.require_free(agent)
    work.record(PreferencesChanged(seat=command.seat, user=agent.id, settings=after))
    if switches:
        (holding.release if command.on else holding.hold)(work, agent)


def list_preferences(world: World, query: ListPreferences) -> tuple[Setting, ...]:
    """Every setting of the agent at this seat."""
    agent = world.agent_at(query.seat)
    return complete(world.preferences.get(agent.id, ()))
