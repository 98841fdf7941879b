"""Who decides on what is asked of callbacks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..work import Work
from ..world import World
from . import answers, commands, due, handlers, queries

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    commands.AddCallback: handlers.add,
    commands.UpdateCallback: handlers.update,
    commands.SnoozeCallback: handlers.snooze,
    commands.DismissCallback: handlers.dismiss,
    commands.DismissCallbacksFor: handlers.dismiss_those_for,
    commands.ShowCallback: handlers.show,
    commands.RemoveCallback: handlers.remove,
}

TIMERS: dict[str, Callable[[Work, str], None]] = {due.DUE_TIMER: due.came}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    queries.ListCallbacks: answers.list_callbacks,
    queries.GetCallback: answers.get_callback,
}
