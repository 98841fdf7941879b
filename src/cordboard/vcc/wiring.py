"""Who decides on what: every command, signal, timer and query with its handler, in one table.

Signals may concern several capabilities; they act in the order written here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .listeners import AddListener, RemoveListener
from .listeners import handlers as listeners
from .work import Work
from .world import World

Handler = Callable[[Work, Any], Any]

COMMANDS: dict[type, Handler] = {
    AddListener: listeners.add,
    RemoveListener: listeners.remove,
}

SIGNALS: dict[type, tuple[Handler, ...]] = {}

TIMERS: dict[str, Handler] = {}

QUERIES: dict[type, Callable[[World, Any], Any]] = {}


def match_queue(work: Work) -> None:
    """Bring waiting calls and free agents together."""
