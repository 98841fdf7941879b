"""Who decides on connectors. `ProcessConnector` needs the calls and has its line in the core's wiring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..work import Work
from ..world import World
from . import commands, handlers, outcomes, queries, triggers

COMMANDS: Mapping[type, Callable[[Work, Any], Any]] = {
    commands.OpenPage: triggers.open_page,
    commands.OfferForm: outcomes.offer,
    commands.TakeForm: outcomes.take,
    commands.TellOutcome: outcomes.tell_outcome,
}

TIMERS: Mapping[str, Callable[[Work, str], None]] = {outcomes.FORM_TIMER: outcomes.expire}

QUERIES: Mapping[type, Callable[[World, Any], Any]] = {
    queries.ListConnectors: handlers.list_connectors,
    queries.ListErrands: outcomes.list_errands,
}
