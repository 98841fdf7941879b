"""Who decides on what softphones tell, and answers who has their audio."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..work import Work
from ..world import World
from . import commands, handlers, queries

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    commands.TellLevel: handlers.tell_level,
    commands.TellTrouble: handlers.tell_trouble,
}

QUERIES: dict[type, Callable[[World, Any], Any]] = {queries.GetAudioHolder: handlers.get_holder}
