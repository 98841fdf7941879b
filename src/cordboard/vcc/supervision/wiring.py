"""Who decides on what supervisors ask, and answers what they want to know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..work import Work
from ..world import World
from . import commands, forcing, monitoring, queries, watching

COMMANDS: dict[type, Callable[[Work, Any], Any]] = {
    commands.Monitor: monitoring.monitor,
    commands.StopMonitoring: monitoring.stop,
    commands.ForceReadiness: forcing.force_readiness,
    commands.WatchAgents: watching.watch,
}

QUERIES: dict[type, Callable[[World, Any], Any]] = {
    queries.GetMonitoring: watching.get_monitoring,
    queries.ListSights: watching.list_sights,
}
